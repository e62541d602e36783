namespace SleeperLab.Lab.Experiments;

/// <summary>Keeps two processes from working on one run folder at once. The lock goes with the process, however it ends.</summary>
public sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Takes the lock.</summary>
    /// <param name="run">The run's folder; it exists.</param>
    /// <exception cref="InvalidDataException">Another process has it.</exception>
    public RunLock(string run)
    {
        string path = Path.Combine(run, ".lock");
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InvalidDataException($"{run}: another sleeper works on this run; wait for it, or give another folder with --out", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
