using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Counterpoise.Measures;

/// <summary>
/// Every index of similarity of alliance portfolios for every pair of states, in one pass over the pairs. An instance holds
/// what it works in and serves one thread at a time; after the first call with so many states it allocates nothing.
/// </summary>
/// <remarks>
/// Unweighted indices are functions of a pair's table of 4 x 4 counts. Each portfolio stands as three planes of bits (at least
/// 1, 2, 3), and nine counts of common bits tell the table; all of that is exact in whole numbers, and each index is then one
/// division (and a root) away. Weighted sums run over blocks of four states by a vector of partners, third states in their
/// order, so that no result depends on blocks, vectors or threads.
/// </remarks>
public sealed class SimilarityKernel
{
    /// <summary>The value in a portfolio of a tie that is not known.</summary>
    public const byte Unknown = byte.MaxValue;

    /// <summary>Number of indices: the first so many of <see cref="SimilarityIndex.All"/>.</summary>
    public const int Indices = 12;

    private const int Levels = 3;
    private const int Tables = Levels * Levels;
    private const int Unweighted = 10;
    private const int Partners = 64;
    private const int Block = 4;
    private const int AbsolutePlace = 3;
    private const int SquaredPlace = 4;

    // An integer below 2^52 in the low bits of this pattern is 2^52 more than itself when read as a double.
    private const long DoubleOf2To52 = 0x4330000000000000;
    private const double TwoTo52 = 4503599627370496;

    private readonly long[] _common = new long[Tables * Partners];
    private readonly double[] _found = new double[Unweighted * Partners];
    private ulong[] _planes = [];
    private double[] _atLeast = [];
    private double[] _panels = [];
    private double[] _weights = [];
    private int[] _thirds = [];
    private bool[] _isUnknown = [];
    private int _known;
    private int _padded;

    /// <summary>Computes every index for every pair of states.</summary>
    /// <param name="portfolios">
    /// Ties of each state with each: 0 none .. 3 the closest, or <see cref="Unknown"/>; symmetric. Shape [states, states].
    /// </param>
    /// <param name="weights">
    /// Weight of each third state in the weighted indices, 0 or more; NaN leaves the state out of both sums. Shape [states].
    /// </param>
    /// <param name="similarities">
    /// Receives the indices. NaN where the portfolio of either state is not wholly known, where the index is not defined (no
    /// variance, no weight). Shape [<see cref="Indices"/>, states, states], each matrix symmetric.
    /// </param>
    /// <exception cref="ArgumentException">The shapes disagree, a tie is above 3, or ties are not symmetric.</exception>
    public void Compute(ReadOnlySpan<byte> portfolios, ReadOnlySpan<double> weights, Span<double> similarities)
    {
        int states = weights.Length;
        if (portfolios.Length != states * states)
            throw new ArgumentException("Portfolios have shape [states, states].", nameof(portfolios));
        if (similarities.Length != Indices * states * states)
            throw new ArgumentException("Similarities have shape [indices, states, states].", nameof(similarities));
        Prepare(portfolios, weights, states);
        Unweigh(states, similarities);
        Weigh(states, similarities);
        Complete(states, similarities);
    }

    private static int WordsOf(int states) => (states + 63) / 64;

    // Partners in whole vectors; a panel of the weighted sums is one vector wide, and no narrower than a block.
    private static int PanelWidth => Math.Max(Vector<double>.Count, Block);

    private static int PanelsOf(int states) => (states + PanelWidth - 1) / PanelWidth;

    private void Prepare(ReadOnlySpan<byte> portfolios, ReadOnlySpan<double> weights, int states)
    {
        int words = WordsOf(states);
        int padded = states + Partners + PanelWidth;
        if (_isUnknown.Length < states)
        {
            _planes = new ulong[Levels * words * padded];
            _atLeast = new double[Levels * padded];
            _panels = new double[PanelsOf(states) * states * PanelWidth];
            _weights = new double[states];
            _thirds = new int[states];
            _isUnknown = new bool[states];
        }
        int known = 0;
        for (int k = 0; k < states; k++)
        {
            if (!(weights[k] >= 0))
            {
                if (!double.IsNaN(weights[k]))
                    throw new ArgumentException("A weight is 0 or more, or NaN.", nameof(weights));
                continue;
            }
            // What weighs nothing adds nothing.
            if (weights[k] > 0)
                (_thirds[known], _weights[known++]) = (k, weights[k]);
        }
        _known = known;
        _padded = padded;
        _isUnknown.AsSpan(0, states).Clear();
        _panels.AsSpan(0, PanelsOf(states) * states * PanelWidth).Clear();
        for (int i = 0; i < states; i++)
        {
            var row = portfolios.Slice(i * states, states);
            int atLeast1 = 0;
            int atLeast2 = 0;
            int atLeast3 = 0;
            for (int word = 0; word < words; word++)
            {
                ulong plane1 = 0;
                ulong plane2 = 0;
                ulong plane3 = 0;
                int end = Math.Min(64, states - word * 64);
                for (int bit = 0; bit < end; bit++)
                {
                    int k = word * 64 + bit;
                    byte tie = row[k];
                    if (tie != portfolios[k * states + i])
                        throw new ArgumentException("Ties are the same in both directions.", nameof(portfolios));
                    if (tie == Unknown)
                    {
                        _isUnknown[i] = true;
                        continue;
                    }
                    if (tie > Levels)
                        throw new ArgumentException("A tie is 0 to 3, or unknown.", nameof(portfolios));
                    if (tie == 0)
                        continue;
                    ulong at = 1ul << bit;
                    plane1 |= at;
                    plane2 |= tie > 1 ? at : 0;
                    plane3 |= tie > 2 ? at : 0;
                    _panels[(i / PanelWidth * states + k) * PanelWidth + i % PanelWidth] = tie;
                }
                int place = (i * words + word) * Levels;
                _planes[place] = plane1;
                _planes[place + 1] = plane2;
                _planes[place + 2] = plane3;
                atLeast1 += BitOperations.PopCount(plane1);
                atLeast2 += BitOperations.PopCount(plane2);
                atLeast3 += BitOperations.PopCount(plane3);
            }
            _atLeast[i] = atLeast1;
            _atLeast[padded + i] = atLeast2;
            _atLeast[2 * padded + i] = atLeast3;
        }
    }

    // Places of the unweighted indices among all.
    private static ReadOnlySpan<int> Places => [0, 1, 2, 5, 6, 7, 8, 9, 10, 11];

    private void Unweigh(int states, Span<double> similarities)
    {
        int words = WordsOf(states);
        for (int i = 0; i < states; i++)
        {
            for (int start = i; start < states; start += Partners)
            {
                int count = Math.Min(Partners, states - start);
                Count(i, start, count, words);
                Formulas(i, start, count, states);
                for (int index = 0; index < Unweighted; index++)
                {
                    _found
                        .AsSpan(index * Partners, count)
                        .CopyTo(similarities.Slice((Places[index] * states + i) * states + start, count));
                }
            }
        }
    }

    // For each partner, how many third states have a tie of at least s with the one and at least t with the other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(int i, int start, int count, int words)
    {
        ref ulong planes = ref MemoryMarshal.GetArrayDataReference(_planes);
        ref long common = ref MemoryMarshal.GetArrayDataReference(_common);
        ref ulong one = ref Unsafe.Add(ref planes, i * words * Levels);
        ref ulong other = ref Unsafe.Add(ref planes, start * words * Levels);
        for (int j = 0; j < count; j++)
        {
            long c11 = 0;
            long c12 = 0;
            long c13 = 0;
            long c21 = 0;
            long c22 = 0;
            long c23 = 0;
            long c31 = 0;
            long c32 = 0;
            long c33 = 0;
            for (int w = 0; w < words * Levels; w += Levels)
            {
                ulong x1 = Unsafe.Add(ref one, w);
                ulong x2 = Unsafe.Add(ref one, w + 1);
                ulong x3 = Unsafe.Add(ref one, w + 2);
                ulong y1 = Unsafe.Add(ref other, w);
                ulong y2 = Unsafe.Add(ref other, w + 1);
                ulong y3 = Unsafe.Add(ref other, w + 2);
                c11 += BitOperations.PopCount(x1 & y1);
                c12 += BitOperations.PopCount(x1 & y2);
                c13 += BitOperations.PopCount(x1 & y3);
                c21 += BitOperations.PopCount(x2 & y1);
                c22 += BitOperations.PopCount(x2 & y2);
                c23 += BitOperations.PopCount(x2 & y3);
                c31 += BitOperations.PopCount(x3 & y1);
                c32 += BitOperations.PopCount(x3 & y2);
                c33 += BitOperations.PopCount(x3 & y3);
            }
            other = ref Unsafe.Add(ref other, words * Levels);
            Unsafe.Add(ref common, j) = c11;
            Unsafe.Add(ref common, Partners + j) = c12;
            Unsafe.Add(ref common, 2 * Partners + j) = c13;
            Unsafe.Add(ref common, 3 * Partners + j) = c21;
            Unsafe.Add(ref common, 4 * Partners + j) = c22;
            Unsafe.Add(ref common, 5 * Partners + j) = c23;
            Unsafe.Add(ref common, 6 * Partners + j) = c31;
            Unsafe.Add(ref common, 7 * Partners + j) = c32;
            Unsafe.Add(ref common, 8 * Partners + j) = c33;
        }
    }

    // Whole numbers in doubles throughout, exact up to 2^53; only the last division, and the root of tau-b, are rounded.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Formulas(int i, int start, int count, int states)
    {
        ref double atLeast = ref MemoryMarshal.GetArrayDataReference(_atLeast);
        ref long common = ref MemoryMarshal.GetArrayDataReference(_common);
        ref double found = ref MemoryMarshal.GetArrayDataReference(_found);
        var n = new Vector<double>(states);
        var a1 = new Vector<double>(_atLeast[i]);
        var a2 = new Vector<double>(_atLeast[_padded + i]);
        var a3 = new Vector<double>(_atLeast[2 * _padded + i]);
        var two = new Vector<double>(2);
        var three = new Vector<double>(3);
        var sumA = a1 + a2 + a3;
        var squaresA = a1 + three * a2 + new Vector<double>(5) * a3;
        var squareOfN = n * n;
        var untiedA = squareOfN - Sum((n - a1), (a1 - a2), (a2 - a3), a3);
        for (int j = 0; j < count; j += Vector<double>.Count)
        {
            var b1 = Vector.LoadUnsafe(ref atLeast, (nuint)(start + j));
            var b2 = Vector.LoadUnsafe(ref atLeast, (nuint)(_padded + start + j));
            var b3 = Vector.LoadUnsafe(ref atLeast, (nuint)(2 * _padded + start + j));
            var c11 = Common(ref common, 0 * Partners + j);
            var c12 = Common(ref common, 1 * Partners + j);
            var c13 = Common(ref common, 2 * Partners + j);
            var c21 = Common(ref common, 3 * Partners + j);
            var c22 = Common(ref common, 4 * Partners + j);
            var c23 = Common(ref common, 5 * Partners + j);
            var c31 = Common(ref common, 6 * Partners + j);
            var c32 = Common(ref common, 7 * Partners + j);
            var c33 = Common(ref common, 8 * Partners + j);
            var sumB = b1 + b2 + b3;
            var squaresB = b1 + three * b2 + new Vector<double>(5) * b3;
            var binary = a1 + b1 - two * c11;
            var absolute = sumA + sumB - two * (c11 + c22 + c33);
            var squared = squaresA + squaresB - two * (c11 + c12 + c13 + c21 + c22 + c23 + c31 + c32 + c33);
            (Vector<double>.One - two * absolute / (three * n)).StoreUnsafe(ref found, (nuint)(0 * Partners + j));
            (Vector<double>.One - two * squared / (three * three * n)).StoreUnsafe(
                ref found,
                (nuint)(1 * Partners + j)
            );
            (Vector<double>.One - two * binary / n).StoreUnsafe(ref found, (nuint)(2 * Partners + j));

            // What two states with these marginals would differ by, were their ties drawn apart; times n.
            var chance1 = a1 * (n - b1) + b1 * (n - a1);
            var chance = chance1 + a2 * (n - b2) + b2 * (n - a2) + a3 * (n - b3) + b3 * (n - a3);
            (Vector<double>.One - n * absolute / chance).StoreUnsafe(ref found, (nuint)(3 * Partners + j));
            (Vector<double>.One - n * squared / (n * (squaresA + squaresB) - two * sumA * sumB)).StoreUnsafe(
                ref found,
                (nuint)(4 * Partners + j)
            );
            (Vector<double>.One - n * binary / chance1).StoreUnsafe(ref found, (nuint)(5 * Partners + j));

            // The same with the marginals of both together; times 2 n.
            var twice = two * n;
            var both1 = (a1 + b1) * (twice - a1 - b1);
            var both = both1 + (a2 + b2) * (twice - a2 - b2) + (a3 + b3) * (twice - a3 - b3);
            var sum = sumA + sumB;
            (Vector<double>.One - twice * absolute / both).StoreUnsafe(ref found, (nuint)(6 * Partners + j));
            (Vector<double>.One - twice * squared / (twice * (squaresA + squaresB) - sum * sum)).StoreUnsafe(
                ref found,
                (nuint)(7 * Partners + j)
            );
            (Vector<double>.One - twice * binary / both1).StoreUnsafe(ref found, (nuint)(8 * Partners + j));

            // Pairs of third states in the same order for both, less those in opposite orders.
            var concordant =
                Ordered(n, b1, b2, b3, a1, c11, c12, c13)
                + Ordered(a1, c11, c12, c13, a2, c21, c22, c23)
                + Ordered(a2, c21, c22, c23, a3, c31, c32, c33);
            var untiedB = squareOfN - Sum((n - b1), (b1 - b2), (b2 - b3), b3);
            (two * concordant / Vector.SquareRoot(untiedA * untiedB)).StoreUnsafe(ref found, (nuint)(9 * Partners + j));
        }

        static Vector<double> Sum(Vector<double> a, Vector<double> b, Vector<double> c, Vector<double> d) =>
            a * a + b * b + c * c + d * d;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Common(ref long common, int place) =>
        Vector.AsVectorDouble(Vector.LoadUnsafe(ref common, (nuint)place) | new Vector<long>(DoubleOf2To52))
        - new Vector<double>(TwoTo52);

    // Third states in one row of the table, times those of the rows below in later columns less those in earlier ones. The row
    // is told by what is at least so much in it and in the next.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Ordered(
        Vector<double> here0,
        Vector<double> here1,
        Vector<double> here2,
        Vector<double> here3,
        Vector<double> below0,
        Vector<double> below1,
        Vector<double> below2,
        Vector<double> below3
    )
    {
        var row0 = here0 - below0;
        var row1 = here1 - below1;
        var row2 = here2 - below2;
        var row3 = here3 - below3;
        return (row0 - row1) * below1
            + (row1 - row2) * (below1 + below2 - below0)
            + (row2 - row3) * (below2 + below3 - below0)
            + row3 * (below3 - below0);
    }

    private void Weigh(int states, Span<double> similarities)
    {
        double total = 0;
        for (int k = 0; k < _known; k++)
            total += _weights[k];
        for (int panel = 0; panel < PanelsOf(states); panel++)
        {
            int start = panel * PanelWidth;
            for (int i = 0; i < Math.Min(start + PanelWidth, states); i += Block)
                WeighBlock(i, start, states, total, similarities);
        }
    }

    // Four states by one vector of partners: eight sums in registers, third states one after the other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WeighBlock(int first, int start, int states, double total, Span<double> similarities)
    {
        ref double ones = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(_panels),
            first / PanelWidth * states * PanelWidth + first % PanelWidth
        );
        ref double others = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(_panels),
            start / PanelWidth * states * PanelWidth
        );
        for (int lane = 0; lane < PanelWidth; lane += Vector<double>.Count)
        {
            var absolute0 = Vector<double>.Zero;
            var absolute1 = Vector<double>.Zero;
            var absolute2 = Vector<double>.Zero;
            var absolute3 = Vector<double>.Zero;
            var squared0 = Vector<double>.Zero;
            var squared1 = Vector<double>.Zero;
            var squared2 = Vector<double>.Zero;
            var squared3 = Vector<double>.Zero;
            for (int k = 0; k < _known; k++)
            {
                int place = _thirds[k] * PanelWidth;
                var weight = new Vector<double>(_weights[k]);
                var other = Vector.LoadUnsafe(ref others, (nuint)(place + lane));
                ref double one = ref Unsafe.Add(ref ones, place);
                var d0 = Vector.Abs(new Vector<double>(one) - other);
                var d1 = Vector.Abs(new Vector<double>(Unsafe.Add(ref one, 1)) - other);
                var d2 = Vector.Abs(new Vector<double>(Unsafe.Add(ref one, 2)) - other);
                var d3 = Vector.Abs(new Vector<double>(Unsafe.Add(ref one, 3)) - other);
                absolute0 = Vector.FusedMultiplyAdd(weight, d0, absolute0);
                absolute1 = Vector.FusedMultiplyAdd(weight, d1, absolute1);
                absolute2 = Vector.FusedMultiplyAdd(weight, d2, absolute2);
                absolute3 = Vector.FusedMultiplyAdd(weight, d3, absolute3);
                squared0 = Vector.FusedMultiplyAdd(weight, d0 * d0, squared0);
                squared1 = Vector.FusedMultiplyAdd(weight, d1 * d1, squared1);
                squared2 = Vector.FusedMultiplyAdd(weight, d2 * d2, squared2);
                squared3 = Vector.FusedMultiplyAdd(weight, d3 * d3, squared3);
            }
            ref double sums = ref MemoryMarshal.GetArrayDataReference(_found);
            int width = Vector<double>.Count;
            absolute0.StoreUnsafe(ref sums);
            absolute1.StoreUnsafe(ref sums, (nuint)width);
            absolute2.StoreUnsafe(ref sums, (nuint)(2 * width));
            absolute3.StoreUnsafe(ref sums, (nuint)(3 * width));
            squared0.StoreUnsafe(ref sums, (nuint)(4 * width));
            squared1.StoreUnsafe(ref sums, (nuint)(5 * width));
            squared2.StoreUnsafe(ref sums, (nuint)(6 * width));
            squared3.StoreUnsafe(ref sums, (nuint)(7 * width));
            int end = Math.Min(start + lane + width, states);
            for (int row = 0; row < Math.Min(Block, states - first); row++)
            {
                int i = first + row;
                for (int j = Math.Max(i, start + lane); j < end; j++)
                {
                    int sum = row * width + j - start - lane;
                    similarities[(AbsolutePlace * states + i) * states + j] = 1 - 2 * _found[sum] / (Levels * total);
                    similarities[(SquaredPlace * states + i) * states + j] =
                        1 - 2 * _found[Block * width + sum] / (Levels * Levels * total);
                }
            }
        }
    }

    // The lower triangle, and what is unknown.
    private void Complete(int states, Span<double> similarities)
    {
        for (int index = 0; index < Indices; index++)
        {
            var matrix = similarities.Slice(index * states * states, states * states);
            for (int i = 0; i < states; i++)
            {
                if (_isUnknown[i])
                {
                    for (int j = 0; j < states; j++)
                        matrix[Math.Min(i, j) * states + Math.Max(i, j)] = double.NaN;
                }
            }
            Mirror(matrix, states);
        }
    }

    // Square by square, so that a line of the cache that is read serves for every row that it is copied to.
    private static void Mirror(Span<double> matrix, int states)
    {
        const int Side = 16;
        for (int top = 0; top < states; top += Side)
        {
            for (int left = top; left < states; left += Side)
            {
                for (int i = top; i < Math.Min(top + Side, states); i++)
                {
                    var row = matrix.Slice(i * states, states);
                    for (int j = Math.Max(left, i + 1); j < Math.Min(left + Side, states); j++)
                        matrix[j * states + i] = row[j];
                }
            }
        }
    }
}
