using Counterpoise.Statistics;

namespace Counterpoise.Alignment.Weights;

/// <summary>
/// The height of links' chances, each with all others of its year given (besag1975, strauss1990), and of what was believed beforehand.
/// </summary>
internal sealed class PseudoLikelihood
{
    /// <summary>A spread that leaves a quantity where it is believed to be.</summary>
    public const double Nailed = 1e-6;

    private const int FirstSteps = 12;

    private readonly LinkGains[] _gains;
    private readonly ParallelOptions _work;

    /// <summary>Prepares the games of a sample.</summary>
    /// <param name="sample">The links.</param>
    /// <param name="threads">Most threads; -1 for as many as there are. No result depends on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public PseudoLikelihood(AlignmentSample sample, int threads, CancellationToken cancellation)
    {
        Sample = sample;
        _work = new() { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancellation };
        _gains = new LinkGains[sample.Games.Count];
        EachGame(g => _gains[g] = new LinkGains(sample.Games[g]));
    }

    /// <summary>The links.</summary>
    public AlignmentSample Sample { get; }

    /// <summary>What links bring in each game.</summary>
    public IReadOnlyList<LinkGains> Gains => _gains;

    /// <summary>Does something for each number below another, on as many threads as are allowed.</summary>
    public void Each(int count, Action<int> what) => Parallel.For(0, count, _work, what);

    /// <summary>Does something for each game, the latest and so the largest first.</summary>
    public void EachGame(Action<int> what) => Each(_gains.Length, g => what(_gains.Length - 1 - g));

    /// <summary>The height and its shape at a place.</summary>
    /// <param name="terms">What is believed beforehand.</param>
    /// <param name="place">The place, on the scale of fitting. Shape [terms].</param>
    public HillShape Look(IReadOnlyList<AlignmentTerm> terms, double[] place)
    {
        int p = LinkGains.Terms;
        var parts = new double[_gains.Length][];
        // Each game's sums stand apart until they are added in order, so that the bits do not depend on the threads.
        EachGame(g =>
            parts[g] = Sums(_gains[g], terms, place, Sample.Outcomes.AsSpan(Sample.Starts[g], _gains[g].Rows))
        );
        var total = RowBlocks.Add(parts);
        var information = total[..(p * p)];
        var score = total[(p * p)..((p * p) + p)];
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < i; j++)
                information[(j * p) + i] = information[(i * p) + j];
            double precision = 1 / (terms[i].Spread * terms[i].Spread);
            information[(i * p) + i] += precision;
            score[i] -= (place[i] - terms[i].Centre) * precision;
        }
        return new(place, total[^1] + Prior(terms, place), score, information);
    }

    /// <summary>Climbs to a top. Scoring goes the long way fast and the last of it slowly, since firmness multiplies what is no sum of terms.</summary>
    /// <param name="terms">What is believed beforehand.</param>
    /// <param name="begin">Where to begin. Shape [terms].</param>
    public HillShape Climb(IReadOnlyList<AlignmentTerm> terms, double[] begin) =>
        QuasiNewton.Climb(
            FisherScoring.Climb(begin, place => Look(terms, place), FirstSteps),
            place => Look(terms, place)
        );

    /// <summary>Log odds of every link and their slopes. Shapes [rows], [rows, terms].</summary>
    public (double[] Odds, double[] Slopes) Rows(IReadOnlyList<AlignmentTerm> terms, double[] place)
    {
        int p = LinkGains.Terms;
        var (odds, slopes) = (new double[Sample.Rows], new double[Sample.Rows * p]);
        EachGame(g =>
        {
            int first = Sample.Starts[g];
            int count = _gains[g].Rows;
            _gains[g].Read(terms, place, odds.AsSpan(first, count), slopes.AsSpan(first * p, count * p));
        });
        return (odds, slopes);
    }

    /// <summary>Log density of what was believed, but for a constant.</summary>
    public static double Prior(IReadOnlyList<AlignmentTerm> terms, double[] place)
    {
        double sum = 0;
        for (int t = 0; t < terms.Count; t++)
        {
            double away = (place[t] - terms[t].Centre) / terms[t].Spread;
            sum -= 0.5 * away * away;
        }
        return sum;
    }

    /// <summary>Adds a row: information in the lower triangle, then the score.</summary>
    public static void AddRow(ReadOnlySpan<double> slopes, double odds, bool linked, Span<double> sums)
    {
        int p = slopes.Length;
        double chance = 1 / (1 + Math.Exp(-odds));
        double weight = chance * (1 - chance);
        double missed = (linked ? 1 : 0) - chance;
        for (int i = 0; i < p; i++)
        {
            sums[(p * p) + i] += slopes[i] * missed;
            double weighed = slopes[i] * weight;
            for (int j = 0; j <= i; j++)
                sums[(i * p) + j] += weighed * slopes[j];
        }
    }

    private static double[] Sums(
        LinkGains gains,
        IReadOnlyList<AlignmentTerm> terms,
        double[] place,
        ReadOnlySpan<bool> outcomes
    )
    {
        int p = LinkGains.Terms;
        var odds = new double[gains.Rows];
        var slopes = new double[gains.Rows * p];
        gains.Read(terms, place, odds, slopes);
        var sums = new double[(p * p) + p + 1];
        var height = default(CompensatedSum);
        for (int r = 0; r < odds.Length; r++)
        {
            double signed = outcomes[r] ? odds[r] : -odds[r];
            // log(1 / (1 + e^-x)) without overflow.
            height.Add(signed > 0 ? -Math.Log(1 + Math.Exp(-signed)) : signed - Math.Log(1 + Math.Exp(signed)));
            AddRow(slopes.AsSpan(r * p, p), odds[r], outcomes[r], sums);
        }
        sums[^1] = height.Value;
        return sums;
    }
}
