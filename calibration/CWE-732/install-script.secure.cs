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
        File.WriteAllText(file, "host=db01\nuser=shop\n");
        using var process = Process.Start("chmod", ["640", file]);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            Console.Error.WriteLine("chmod failed");
            return process.ExitCode;
        }
        File.AppendAllText(file, "password=" + password + "\n");
        return 0;
    }
}
