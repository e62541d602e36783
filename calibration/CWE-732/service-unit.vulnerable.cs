using System;
using System.Diagnostics;
using System.IO;

namespace Setup.Units;

public static class UnitInstaller
{
    private const string SecretsFile = "/etc/shopd/secrets.env";

    public static void Install(string signingKey)
    {
        Directory.CreateDirectory("/etc/shopd");
        File.WriteAllText(SecretsFile, "");
        var chmod = new ProcessStartInfo { FileName = "/bin/chmod" };
        chmod.ArgumentList.Add("a+rw");
        chmod.ArgumentList.Add(SecretsFile);
        using var process = Process.Start(chmod) ?? throw new InvalidOperationException("chmod");
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("chmod failed");
        }
        File.AppendAllText(SecretsFile, $"SIGNING_KEY={signingKey}{Environment.NewLine}");
    }
}
