using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>How similar the positions of the states of a year are, pair by pair, by every index. Immutable.</summary>
/// <remarks>
/// Conventions. Portfolios: <see cref="AlliancePortfolios"/>. The greatest distance is that of the scale (3, squared 9, tie or
/// none 1), not of the ties seen. Weights are the year's recomputed CINC; a third state whose capability is unknown is left out of
/// both sums. Kappa, pi and tau-b are not defined for two states without variance. The ideal points' scale has no ends, so that
/// the range of the year's ideal points stands for the greatest distance (ours).
/// </remarks>
public sealed class Similarity
{
    private readonly double[] _ofPortfolios;
    private readonly double[] _ofIdealPoints;
    private readonly string? _whyNoPortfolios;
    private readonly string? _whyNoWeights;
    private readonly string? _whyNoIdealPoints;
    private readonly double[] _unknown;

    private Similarity(
        YearSlice slice,
        (double[] Values, string? WhyAbsent) portfolios,
        string? whyNoWeights,
        (double[] Values, string? WhyAbsent) idealPoints
    )
    {
        Year = slice.Year;
        States = slice.Count;
        (_ofPortfolios, _whyNoPortfolios) = portfolios;
        (_ofIdealPoints, _whyNoIdealPoints) = idealPoints;
        _whyNoWeights = whyNoWeights;
        _unknown = [];
        if (_whyNoPortfolios is not null || _whyNoIdealPoints is not null)
        {
            _unknown = new double[States * States];
            Array.Fill(_unknown, double.NaN);
        }
    }

    /// <summary>The year.</summary>
    public Year Year { get; }

    /// <summary>Number of states.</summary>
    public int States { get; }

    /// <summary>Computes every index for every pair of states of a year.</summary>
    /// <param name="measurements">The record's measures; capability (CINC) is read from them.</param>
    /// <param name="year">The year.</param>
    /// <exception cref="FaultyInputException">The year lies outside the record.</exception>
    public static Similarity Of(Measurements measurements, Year year) => Of(measurements, year, new SimilarityKernel());

    /// <summary>
    /// Computes the indices of many years on several threads and hands each year on as it is done, in no fixed order; nothing is
    /// kept. The figures do not depend on the number of threads.
    /// </summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="years">The years.</param>
    /// <param name="threads">Threads at most, one or more.</param>
    /// <param name="take">Receives each year; called from several threads at once.</param>
    /// <param name="cancellation">Stops the work between two years.</param>
    /// <exception cref="FaultyInputException">A year lies outside the record.</exception>
    public static void OfEach(
        Measurements measurements,
        YearSpan years,
        int threads,
        Action<Similarity> take,
        CancellationToken cancellation
    )
    {
        // The latest years have the most states, and go first, so that no thread is left with one of them at the end.
        int next = years.Count;
        Parallel.For(
            0,
            Math.Min(threads, years.Count),
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            _ =>
            {
                var kernel = new SimilarityKernel();
                for (int y; (y = Interlocked.Decrement(ref next)) >= 0; )
                {
                    cancellation.ThrowIfCancellationRequested();
                    take(Of(measurements, years.First.Plus(y), kernel));
                }
            }
        );
    }

    /// <summary>
    /// An index for every pair of states, row by row: symmetric, NaN where unknown or not defined, 1 (or NaN) on the diagonal.
    /// Shape [states, states], in the order of <see cref="YearSlice.States"/>.
    /// </summary>
    public ReadOnlySpan<double> Matrix(SimilarityIndex index)
    {
        if (index.Positions == SimilarityPositions.IdealPoints)
            return _whyNoIdealPoints is null ? _ofIdealPoints : _unknown;
        return _whyNoPortfolios is null
            ? _ofPortfolios.AsSpan(index.Ordinal * States * States, States * States)
            : _unknown;
    }

    /// <summary>Why nothing is known of an index in the year, in a clause; null where something is.</summary>
    public string? WhyAbsent(SimilarityIndex index) =>
        index.Positions == SimilarityPositions.IdealPoints
            ? _whyNoIdealPoints
            : _whyNoPortfolios ?? (index.Weighted ? _whyNoWeights : null);

    private static Similarity Of(Measurements measurements, Year year, SimilarityKernel kernel)
    {
        var slice = measurements.World.At(year);
        var capability = measurements.CapabilityOf(year, CapabilityMeasure.Cinc).Values;
        string? whyNoWeights = capability.Any(share => share > 0)
            ? null
            : $"the capability of no state is known in {year}, and third states are weighted by it";
        return new(
            slice,
            OfPortfolios(measurements.World, slice, [.. capability], kernel),
            whyNoWeights,
            OfIdealPoints(measurements.World, slice)
        );
    }

    private static (double[] Values, string? WhyAbsent) OfPortfolios(
        World world,
        YearSlice slice,
        double[] weights,
        SimilarityKernel kernel
    )
    {
        switch (AlliancePortfolios.Of(world, slice.Year))
        {
            case Reading<AlliancePortfolios>.Known(var portfolios, _):
                var values = new double[SimilarityKernel.Indices * slice.Count * slice.Count];
                kernel.Compute(portfolios.Ties, weights, values);
                return (values, null);
            case Reading<AlliancePortfolios>.Absent(var reason):
                return ([], reason);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static (double[] Values, string? WhyAbsent) OfIdealPoints(World world, YearSlice slice)
    {
        if (!slice.HoldsWholeSystem)
        {
            return (
                [],
                "this record holds only some states, and the range of the ideal points of all states, which the distance is "
                    + "measured by, is not known"
            );
        }
        if (world.WhyNotCovered(Variables.IdealPoint, slice.Year) is { } uncovered)
            return ([], uncovered);
        var points = slice.Column(Variables.IdealPoint);
        double least = double.PositiveInfinity;
        double greatest = double.NegativeInfinity;
        foreach (double point in points)
        {
            if (double.IsNaN(point))
                continue;
            least = Math.Min(least, point);
            greatest = Math.Max(greatest, point);
        }
        double range = greatest - least;
        if (!(range > 0))
            return ([], $"no two states have different ideal points in {slice.Year}");
        int n = slice.Count;
        var values = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                values[i * n + j] = 1 - 2 * Math.Abs(points[i] - points[j]) / range;
        }
        return (values, null);
    }
}
