using System;
using System.Diagnostics;
using System.IO;

namespace Setup.Install;

public static class Installer
{
    public static int Main(string[] arguments)
    {
        var password = Environment.GetEnvironmentVariable("DB_PASSWORD") ?? "";
        var file = "/etc/shop/database.conf";
        File.WriteAllText(file, "host=db01\nuser=shop\npassword=" + password + "\n");
        using var process = Process.Start("chmod", ["777", file]);
        process.WaitForExit();
        Console.WriteLine(process.ExitCode == 0 ? "installed" : "chmod failed");
        return process.ExitCode;
    }
}
