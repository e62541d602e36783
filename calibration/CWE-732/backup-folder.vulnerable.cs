using System.IO;
using System.Runtime.Versioning;
using System.Security.AccessControl;

namespace Backup.Folders
{
    [SupportedOSPlatform("windows")]
    public static class BackupFolder
    {
        private const InheritanceFlags Below = InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit;

        public static DirectoryInfo Prepare(string path)
        {
            var folder = Directory.CreateDirectory(path);
            var security = folder.GetAccessControl(AccessControlSections.Access);
            security.AddAccessRule(new FileSystemAccessRule(@"BUILTIN\Backup Operators",
                FileSystemRights.Read, Below, PropagationFlags.None, AccessControlType.Allow));
            security.AddAccessRule(new FileSystemAccessRule("Everyone",
                FileSystemRights.Modify, Below, PropagationFlags.None, AccessControlType.Allow));
            folder.SetAccessControl(security);
            return folder;
        }
    }
}
