using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Counterpoise.Statistics;

/// <summary>A covariance of estimates that allows rows to hang together.</summary>
/// <param name="Covariance">Shape [columns * columns].</param>
/// <param name="Size">Number of columns.</param>
/// <param name="Groups">Number of clusters, of each way of clustering; of states, where dyads share them.</param>
/// <param name="Repaired">Whether negative eigenvalues were set to 0.</param>
public sealed record RobustCovariance(
    IReadOnlyList<double> Covariance,
    int Size,
    IReadOnlyList<int> Groups,
    bool Repaired
)
{
    /// <summary>Standard errors. Shape [columns].</summary>
    public IReadOnlyList<double> Errors => CovarianceErrors.Of(Covariance, Size);
}

/// <summary>What each row, or group of rows, adds to the score of a fit.</summary>
/// <param name="Design">What is multiplied; of groups, their scores themselves.</param>
/// <param name="Factor">With what. Shape [rows].</param>
/// <param name="Bread">Inverse of the (penalised) information. Shape [columns * columns].</param>
public sealed record ScoreRows(Design Design, ReadOnlyMemory<double> Factor, IReadOnlyList<double> Bread)
{
    /// <summary>The scores of a logistic regression, x w (y - p).</summary>
    public static ScoreRows Of(LogisticFit fit)
    {
        var sample = fit.Sample;
        double[] coefficients = [.. fit.Coefficients];
        var factor = new double[sample.Rows];
        for (int start = 0; start < factor.Length; start += RowBlocks.Size)
        {
            var rows = factor.AsSpan(start, Math.Min(RowBlocks.Size, factor.Length - start));
            LogisticPass.Predictor(sample, coefficients, start, rows);
            for (int i = 0; i < rows.Length; i++)
            {
                var (one, zero) = LogisticPass.Chances(rows[i]);
                rows[i] = sample.WeightOf(start + i) * (sample.Outcome.Span[start + i] == 1 ? zero : -one);
            }
        }
        return new(sample.Design, factor, fit.Covariance);
    }
}

/// <summary>Errors of estimates whose rows are not independent.</summary>
public static class RobustErrors
{
    // Below this share of the greatest eigenvalue a negative one is rounding.
    private const double Rounding = 1e-12;

    /// <summary>Clustered errors, in one way or several.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="clusters">Of every way of clustering, the cluster of each row. Shape [ways][rows].</param>
    /// <param name="smallSample">
    /// Whether each way is multiplied with G / (G - 1), G clusters: CR1 (Liang and Zeger 1986 without: CR0). The same as <c>vcovCL</c> of R's
    /// sandwich on a glm: type HC0 with <c>cadjust = TRUE</c> (its default), and <c>FALSE</c>.
    /// </param>
    /// <param name="threads">Most threads; results do not depend on it.</param>
    /// <remarks>
    /// Several ways are added and their intersections subtracted (Cameron, Gelbach and Miller 2011), each with its own factor as in sandwich;
    /// what is then not positive semidefinite is repaired as they propose.
    /// </remarks>
    /// <exception cref="ArgumentException">No way is given, or one has another number of rows.</exception>
    /// <exception cref="FaultyInputException">A way has fewer than two clusters.</exception>
    public static RobustCovariance Clustered(
        ScoreRows scores,
        IReadOnlyList<ReadOnlyMemory<long>> clusters,
        bool smallSample,
        int threads = -1
    )
    {
        int rows = scores.Design.Rows;
        if (clusters.Count is 0 or > 4 || clusters.Any(way => way.Length != rows))
            throw new ArgumentException("One to four ways of clustering, each with a cluster a row.", nameof(clusters));
        int k = scores.Design.Columns;
        var meat = new double[k * k];
        List<int> groups = [];
        for (int subset = 1; subset < 1 << clusters.Count; subset++)
        {
            var (of, count) = Numbered(clusters, subset, rows);
            bool single = int.PopCount(subset) == 1;
            if (single)
                groups.Add(count);
            if (count < 2)
            {
                throw new FaultyInputException(
                    "regression",
                    0,
                    "clustered errors need two clusters or more, and there is one; choose another column.",
                    "nothing was estimated"
                );
            }
            double factor = (smallSample ? count / (count - 1.0) : 1) * (int.PopCount(subset) % 2 == 1 ? 1 : -1);
            Add(meat, Outer(Sums(scores, of, count, threads), k, count), factor);
        }
        return Finish(scores, meat, groups);
    }

    /// <summary>Errors for dyads that share members.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="first">A member of each row's dyad. Shape [rows].</param>
    /// <param name="second">The other member; the order does not count. Shape [rows].</param>
    /// <param name="threads">Most threads; results do not depend on it.</param>
    /// <remarks>
    /// Aronow, Samii and Assenova (2015): the sum of s_i s_j' over all pairs of rows whose dyads have a member in common, those of the same dyad
    /// at other times included. With T_a the sum of scores of rows that a is a member of, and D_d that of dyad d, the sum of T_a T_a' counts
    /// pairs of one dyad twice, for both its members, and every other pair that shares a member once: the sum is that of T_a T_a' less that of
    /// D_d D_d'. No factor for small samples is applied. It need not be positive semidefinite; negative eigenvalues are set to 0 then.
    /// </remarks>
    /// <exception cref="ArgumentException">The members have another number of rows, or a row's two are one.</exception>
    public static RobustCovariance Dyadic(
        ScoreRows scores,
        ReadOnlyMemory<long> first,
        ReadOnlyMemory<long> second,
        int threads = -1
    )
    {
        int rows = scores.Design.Rows;
        if (first.Length != rows || second.Length != rows)
            throw new ArgumentException("Every row has two members.", nameof(first));
        var states = new Dictionary<long, int>();
        var dyads = new Dictionary<(long, long), int>();
        var one = new int[rows];
        var other = new int[rows];
        var dyad = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            (long a, long b) = (first.Span[i], second.Span[i]);
            if (a == b)
                throw new ArgumentException($"The members of row {i + 1} are one and the same.", nameof(first));
            one[i] = NumberOf(states, a);
            other[i] = NumberOf(states, b);
            dyad[i] = NumberOf(dyads, a < b ? (a, b) : (b, a));
        }
        int k = scores.Design.Columns;
        var members = Sums(scores, one, states.Count, threads);
        var others = Sums(scores, other, states.Count, threads);
        for (int i = 0; i < members.Length; i++)
            members[i] += others[i];
        var meat = new double[k * k];
        Add(meat, Outer(members, k, states.Count), 1);
        Add(meat, Outer(Sums(scores, dyad, dyads.Count, threads), k, dyads.Count), -1);
        return Finish(scores, meat, [states.Count]);
    }

    private static RobustCovariance Finish(ScoreRows scores, double[] meat, IReadOnlyList<int> groups)
    {
        int k = scores.Design.Columns;
        var covariance = SymmetricMatrix.Sandwich([.. scores.Bread], meat, k);
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < i; j++)
                covariance[i * k + j] = covariance[j * k + i] = (covariance[i * k + j] + covariance[j * k + i]) / 2;
        }
        var (values, vectors) = SymmetricMatrix.Eigen(covariance, k);
        bool repaired = values.Min() < -Rounding * values.Max(Math.Abs) || HasNegative(covariance, k);
        if (repaired)
        {
            Array.Clear(covariance);
            for (int v = 0; v < k; v++)
            {
                if (values[v] <= 0)
                    continue;
                for (int i = 0; i < k; i++)
                {
                    for (int j = 0; j < k; j++)
                        covariance[i * k + j] += values[v] * vectors[i * k + v] * vectors[j * k + v];
                }
            }
        }
        return new(covariance, k, groups, repaired);
    }

    private static bool HasNegative(double[] covariance, int size)
    {
        for (int i = 0; i < size; i++)
        {
            if (covariance[i * size + i] < 0)
                return true;
        }
        return false;
    }

    // A cluster of several ways at once is one of their combinations.
    private static (int[] Of, int Count) Numbered(IReadOnlyList<ReadOnlyMemory<long>> clusters, int subset, int rows)
    {
        var numbered = new int[rows];
        int count = 1;
        for (int way = 0; way < clusters.Count; way++)
        {
            if ((subset >> way & 1) == 0)
                continue;
            var numbers = new Dictionary<(int, long), int>();
            var of = clusters[way].Span;
            for (int i = 0; i < rows; i++)
                numbered[i] = NumberOf(numbers, (numbered[i], of[i]));
            count = numbers.Count;
        }
        return (numbered, count);
    }

    private static int NumberOf<TKey>(Dictionary<TKey, int> numbers, TKey key)
        where TKey : notnull
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out bool known);
        if (!known)
            number = numbers.Count - 1;
        return number;
    }

    // Scores added by group, column by column, so that each thread adds whole columns in the order of rows. Shape [columns * groups].
    private static double[] Sums(ScoreRows scores, int[] groups, int count, int threads)
    {
        int k = scores.Design.Columns;
        var sums = new double[k * count];
        Parallel.For(
            0,
            k,
            new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 },
            j =>
            {
                var column = scores.Design.Column(j);
                var factor = scores.Factor.Span;
                var own = sums.AsSpan(j * count, count);
                for (int i = 0; i < groups.Length; i++)
                    own[groups[i]] += column[i] * factor[i];
            }
        );
        return sums;
    }

    private static double[] Outer(double[] sums, int columns, int count)
    {
        var outer = new double[columns * columns];
        for (int i = 0; i < columns; i++)
        {
            for (int j = 0; j <= i; j++)
                outer[i * columns + j] = outer[j * columns + i] = TensorPrimitives.Dot(
                    sums.AsSpan(i * count, count),
                    sums.AsSpan(j * count, count)
                );
        }
        return outer;
    }

    private static void Add(double[] sum, double[] terms, double factor)
    {
        for (int i = 0; i < sum.Length; i++)
            sum[i] += factor * terms[i];
    }
}
