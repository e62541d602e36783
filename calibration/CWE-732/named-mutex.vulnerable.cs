using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using System.Threading;

namespace Desktop.Instances;

[SupportedOSPlatform("windows")]
public static class InstanceCounter
{
    public static Mutex Open()
    {
        var users = new SecurityIdentifier(WellKnownSidType.WorldSid, null);
        var security = new MutexSecurity();
        var rights = MutexRights.Synchronize | MutexRights.Modify;
        rights |= MutexRights.FullControl;
        security.AddAccessRule(new MutexAccessRule(users, rights, AccessControlType.Allow));
        var mutex = MutexAcl.Create(false, @"Global\Fabrikam.Instances", out var created, security);
        System.Console.WriteLine(created ? "first instance of " + users : "already running");
        return mutex;
    }
}
