using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Counterpoise.Statistics;

/// <summary>
/// Weighted cross-products X'WX of a few hundred rows at a time, held in cache: one thread's scratch. Tiles of four columns by two run
/// through vectors of eight with fused multiply-adds in an order that does not depend on the machine's vector width.
/// </summary>
internal sealed class CrossProducts
{
    /// <summary>Rows that are taken at once.</summary>
    public const int Slice = 256;

    private const int Tall = 4;
    private const int Wide = 2;
    private readonly int _columns;
    private readonly int _padded;
    private readonly double[] _plain;
    private readonly double[] _weighted;

    public CrossProducts(int columns)
    {
        _columns = columns;
        _padded = (columns + Tall - 1) / Tall * Tall;
        _plain = new double[_padded * Slice];
        _weighted = new double[_padded * Slice];
    }

    /// <summary>Adds X'WX of some rows to the lower triangle of sums.</summary>
    /// <param name="design">The design.</param>
    /// <param name="start">First row.</param>
    /// <param name="weights">A weight a row, at most <see cref="Slice"/> of them.</param>
    /// <param name="sums">Row by row. Shape [columns * columns].</param>
    public void Add(Design design, int start, ReadOnlySpan<double> weights, Span<double> sums)
    {
        int rows = weights.Length;
        for (int j = 0; j < _columns; j++)
        {
            var source = design.Column(j).Slice(start, rows);
            var plain = _plain.AsSpan(j * Slice, Slice);
            var weighted = _weighted.AsSpan(j * Slice, Slice);
            source.CopyTo(plain);
            TensorPrimitives.Multiply(source, weights, weighted);
            // What a longer slice left behind must not be read again.
            plain[rows..].Clear();
            weighted[rows..].Clear();
        }
        for (int i = 0; i < _padded; i += Tall)
        {
            for (int j = 0; j < i + Tall; j += Wide)
                Tile(i, j, sums);
        }
    }

    private void Tile(int i, int j, Span<double> sums)
    {
        ref double one = ref MemoryMarshal.GetArrayDataReference(_weighted);
        ref double other = ref MemoryMarshal.GetArrayDataReference(_plain);
        var s00 = Vector512<double>.Zero;
        var s01 = Vector512<double>.Zero;
        var s10 = Vector512<double>.Zero;
        var s11 = Vector512<double>.Zero;
        var s20 = Vector512<double>.Zero;
        var s21 = Vector512<double>.Zero;
        var s30 = Vector512<double>.Zero;
        var s31 = Vector512<double>.Zero;
        nuint a = (nuint)(i * Slice);
        nuint b = (nuint)(j * Slice);
        for (nuint r = 0; r < Slice; r += (nuint)Vector512<double>.Count)
        {
            var y0 = Vector512.LoadUnsafe(ref other, b + r);
            var y1 = Vector512.LoadUnsafe(ref other, b + Slice + r);
            var x = Vector512.LoadUnsafe(ref one, a + r);
            s00 = Vector512.FusedMultiplyAdd(x, y0, s00);
            s01 = Vector512.FusedMultiplyAdd(x, y1, s01);
            x = Vector512.LoadUnsafe(ref one, a + Slice + r);
            s10 = Vector512.FusedMultiplyAdd(x, y0, s10);
            s11 = Vector512.FusedMultiplyAdd(x, y1, s11);
            x = Vector512.LoadUnsafe(ref one, a + 2 * Slice + r);
            s20 = Vector512.FusedMultiplyAdd(x, y0, s20);
            s21 = Vector512.FusedMultiplyAdd(x, y1, s21);
            x = Vector512.LoadUnsafe(ref one, a + 3 * Slice + r);
            s30 = Vector512.FusedMultiplyAdd(x, y0, s30);
            s31 = Vector512.FusedMultiplyAdd(x, y1, s31);
        }
        Put(sums, i, j, s00);
        Put(sums, i, j + 1, s01);
        Put(sums, i + 1, j, s10);
        Put(sums, i + 1, j + 1, s11);
        Put(sums, i + 2, j, s20);
        Put(sums, i + 2, j + 1, s21);
        Put(sums, i + 3, j, s30);
        Put(sums, i + 3, j + 1, s31);
    }

    private void Put(Span<double> sums, int i, int j, Vector512<double> lanes)
    {
        if (i >= _columns || j > i)
            return;
        var halves = lanes.GetLower() + lanes.GetUpper();
        var quarters = halves.GetLower() + halves.GetUpper();
        sums[i * _columns + j] += quarters[0] + quarters[1];
    }

    /// <summary>Copies the lower triangle above the diagonal.</summary>
    public static void Mirror(Span<double> sums, int columns)
    {
        for (int i = 0; i < columns; i++)
        {
            for (int j = 0; j < i; j++)
                sums[j * columns + i] = sums[i * columns + j];
        }
    }

    /// <summary>X'X of a whole design.</summary>
    public static double[] Of(
        Design design,
        ReadOnlyMemory<double> weights,
        int threads,
        CancellationToken cancellation
    )
    {
        int k = design.Columns;
        var parts = new double[RowBlocks.Count(design.Rows)][];
        RowBlocks.Run(
            design.Rows,
            threads,
            () => (new CrossProducts(k), Ones: new double[Slice]),
            (scratch, block, start, length) =>
            {
                var (products, ones) = scratch;
                ones.AsSpan().Fill(1);
                var sums = parts[block] = new double[k * k];
                for (int r = 0; r < length; r += Slice)
                {
                    int rows = Math.Min(Slice, length - r);
                    products.Add(
                        design,
                        start + r,
                        weights.IsEmpty ? ones.AsSpan(0, rows) : weights.Span.Slice(start + r, rows),
                        sums
                    );
                }
            },
            cancellation
        );
        var total = RowBlocks.Add(parts);
        Mirror(total, k);
        return total;
    }
}
