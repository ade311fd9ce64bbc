using Counterpoise.Statistics;

namespace Counterpoise.Alignment.Weights;

/// <summary>Estimates from treaties drawn with replacement, in the model linearised at its maximum.</summary>
/// <remarks>
/// All rows of pairs linked by one treaty go together; rows without a link, or whose treaty is not known, go by pair. Where several treaties
/// may carry a link, its row goes with the oldest. Each draw takes one step of scoring from the maximum, with the drawn blocks' own score and
/// information and with beliefs drawn anew about their centres, since these are as uncertain as they were held to be. Ours; after the block
/// bootstrap and its one-step form.
/// </remarks>
internal sealed class TreatyResampling
{
    // Columns a term, rows a resample.
    private readonly double[][] _drawn;

    private TreatyResampling(double[][] drawn, int blocks) => (_drawn, Blocks) = (drawn, blocks);

    /// <summary>Number of blocks.</summary>
    public int Blocks { get; }

    /// <summary>Number of each row's block, 0 upward without gaps. Shape [rows].</summary>
    public static int[] BlocksOf(AlignmentSample sample)
    {
        var numbers = new Dictionary<(int, int), int>();
        var blocks = new List<int>();
        foreach (var game in sample.Games)
        {
            foreach (var pair in game.Pairs)
            {
                var key =
                    pair.Treaties.Count > 0
                        ? (0, pair.Treaties.Min())
                        : (game.States[pair.First].Number, game.States[pair.Second].Number);
                if (!numbers.TryGetValue(key, out int number))
                    numbers.Add(key, number = numbers.Count);
                blocks.Add(number);
            }
        }
        return [.. blocks];
    }

    /// <summary>Draws.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="top">The maximum. Shape [terms].</param>
    /// <param name="blocks">Information (lower triangle) and score of each block at the maximum. Shape [blocks][terms * terms + terms].</param>
    /// <param name="resamples">Number of draws, 1 or more.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Most threads; the result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static TreatyResampling Of(
        IReadOnlyList<AlignmentTerm> terms,
        double[] top,
        double[][] blocks,
        int resamples,
        ulong seed,
        int threads,
        CancellationToken cancellation
    )
    {
        int p = terms.Count;
        var drawn = new double[p][];
        for (int t = 0; t < p; t++)
            drawn[t] = new double[resamples];
        Parallel.For(
            0,
            resamples,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = threads > 0 ? threads : -1,
                CancellationToken = cancellation,
            },
            resample =>
            {
                var random = new Philox(seed, (ulong)resample);
                var counts = new int[blocks.Length];
                for (int b = 0; b < counts.Length; b++)
                    counts[random.NextInt32(counts.Length)]++;
                var sums = new double[(p * p) + p];
                for (int b = 0; b < counts.Length; b++)
                {
                    if (counts[b] == 0)
                        continue;
                    var block = blocks[b];
                    for (int s = 0; s < sums.Length; s++)
                        sums[s] += counts[b] * block[s];
                }
                var step = sums[(p * p)..];
                for (int i = 0; i < p; i++)
                {
                    for (int j = 0; j < i; j++)
                        sums[(j * p) + i] = sums[(i * p) + j];
                    double precision = 1 / (terms[i].Spread * terms[i].Spread);
                    sums[(i * p) + i] += precision;
                    double centre = terms[i].Centre + (terms[i].Spread * random.NextNormal());
                    step[i] += (centre - top[i]) * precision;
                }
                var factor = new double[p * p];
                var scale = new double[p];
                if (!SymmetricMatrix.TryFactor(sums.AsSpan(0, p * p), p, factor, scale))
                    throw new InvalidOperationException("Beliefs held beforehand leave no information singular.");
                SymmetricMatrix.Solve(factor, scale, p, step);
                for (int t = 0; t < p; t++)
                    drawn[t][resample] = top[t] + step[t];
            }
        );
        return new(drawn, blocks.Length);
    }

    /// <summary>Standard deviation of a term over draws, on the scale of fitting.</summary>
    public double Error(int term) => Math.Sqrt(Covariance(term, term));

    /// <summary>Correlation of two terms over draws, on the scale of fitting.</summary>
    public double Correlation(int one, int other) => Covariance(one, other) / (Error(one) * Error(other));

    /// <summary>The middle 95% of draws of a term, on the scale of fitting.</summary>
    public (double Low, double High) Interval(int term)
    {
        double[] sorted = [.. _drawn[term].Order()];
        return (Quantiles.OfSorted(sorted, 0.025), Quantiles.OfSorted(sorted, 0.975));
    }

    private double Covariance(int one, int other)
    {
        var (a, b) = (_drawn[one], _drawn[other]);
        double meanA = Mean(a);
        double meanB = Mean(b);
        var sum = default(CompensatedSum);
        for (int r = 0; r < a.Length; r++)
            sum.Add((a[r] - meanA) * (b[r] - meanB));
        return sum.Value / Math.Max(1, a.Length - 1);
    }

    private static double Mean(double[] values)
    {
        var sum = default(CompensatedSum);
        foreach (double value in values)
            sum.Add(value);
        return sum.Value / values.Length;
    }
}
