using System;
using System.IO;

namespace Ops.Cron;

public sealed class CronScripts
{
    private const string Target = "/etc/cron.daily/cleanup-uploads";

    public void Install(int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        var script = "#!/bin/sh\nfind /srv/uploads -type f -mtime +" + days + " -delete\n";
        File.WriteAllText(Target, script);
        var mode = (UnixFileMode)Convert.ToInt32("750", 8);
        File.SetUnixFileMode(Target, mode);
        Console.WriteLine($"{Target} installed");
    }
}
