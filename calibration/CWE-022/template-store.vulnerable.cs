using System;
using System.IO;

namespace Mail.Templates;

public sealed class TemplateStore
{
    private readonly string _root;

    public TemplateStore(string root)
    {
        _root = root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
    }

    public string Read(string name)
    {
        var path = Path.Combine(_root, name);
        if (!path.StartsWith(_root, StringComparison.Ordinal))
        {
            throw new UnauthorizedAccessException("outside the template folder");
        }
        return File.ReadAllText(path);
    }
}
