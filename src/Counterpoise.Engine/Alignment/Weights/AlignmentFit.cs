using Counterpoise.Statistics;

namespace Counterpoise.Alignment.Weights;

/// <summary>The game's weights fitted to links by pseudo-likelihood.</summary>
/// <remarks>
/// <para>
/// For every politically relevant pair of a year the log odds of its link, given all other links of the year, are the firmness times what
/// the pair together gains by it (rule <c>transfers</c>). Their product over pairs is the pseudo-likelihood (besag1975, and strauss1990 for networks).
/// Since the sum of utilities changes by just that gain, the model is a whole one: the chance of a network rises with the
/// exponential of firmness times the sum of all utilities.
/// </para>
/// <para>
/// The maximum of pseudo-likelihood times what was believed beforehand (normal on logs of weights and on log odds of shares) is climbed by
/// Fisher's scoring and a quasi-Newton rule from three starts. Intervals come of resampling treaties in the model linearised at the maximum
/// (<see cref="TreatyResampling"/>).
/// </para>
/// </remarks>
public sealed class AlignmentFit
{
    /// <summary>Resamples of treaties where no other number is asked for.</summary>
    public const int UsualResamples = 2000;

    private const int FirstSteps = 12;

    private static readonly double[] Starts = [1, 1.0 / 30, 30];

    private readonly LinkGains[] _gains;
    private readonly AlignmentSample _sample;
    private readonly HillShape _top;
    private readonly int _threads;

    private AlignmentFit(
        AlignmentSample sample,
        IReadOnlyList<AlignmentTerm> terms,
        LinkGains[] gains,
        HillShape top,
        int threads
    ) => (_sample, Terms, _gains, _top, _threads) = (sample, terms, gains, top, threads);

    /// <summary>The terms with what was believed of them.</summary>
    public IReadOnlyList<AlignmentTerm> Terms { get; }

    /// <summary>The estimates, in the order of terms.</summary>
    public IReadOnlyList<AlignmentEstimate> Estimates { get; private init; } = [];

    /// <summary>Log pseudo-likelihood, without what was believed beforehand.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>The log pseudo-likelihood of one chance of a link for all pairs.</summary>
    public required double LogLikelihoodOfBaseRate { get; init; }

    /// <summary>How many of the starts ended at the best fit.</summary>
    public required int StartsAgreeing { get; init; }

    /// <summary>Number of blocks that were resampled: treaties, and pairs without treaty.</summary>
    public int Blocks { get; private init; }

    /// <summary>Number of starts.</summary>
    public static int StartCount => Starts.Length;

    /// <summary>The estimate of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none of the id.</exception>
    public AlignmentEstimate this[string id] =>
        Estimates.FirstOrDefault(e => string.Equals(e.Id, id, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException($"No estimate '{id}'.");

    /// <summary>Fits the weights.</summary>
    /// <param name="sample">The links.</param>
    /// <param name="terms">What is believed beforehand (<see cref="AlignmentTerm.Believed"/>).</param>
    /// <param name="resamples">Resamples of treaties; 0 for the maximum alone, without estimates.</param>
    /// <param name="seed">Seed of the resamples.</param>
    /// <param name="threads">Most threads; -1 for as many as there are. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FaultyInputException">No pair is linked, all are, or there are no pairs.</exception>
    public static AlignmentFit Of(
        AlignmentSample sample,
        IReadOnlyList<AlignmentTerm> terms,
        int resamples = UsualResamples,
        ulong seed = 0,
        int threads = -1,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfNegative(resamples);
        if (terms.Count != LinkGains.Terms)
            throw new ArgumentException($"{terms.Count} terms; there are {LinkGains.Terms}.", nameof(terms));
        int positives = sample.Positives;
        if (positives == 0 || positives == sample.Rows)
        {
            throw new FaultyInputException(
                "--years",
                0,
                sample.Rows == 0
                    ? "no pair of states is politically relevant; choose more years, or a record with more states."
                    : $"{positives} of {sample.Rows} pairs are linked; both kinds are needed, choose more years.",
                "nothing was estimated"
            );
        }
        var gains = Prepared(sample, threads, cancellation);
        var tops = Starts.Select(start => Climb(sample, terms, gains, start, threads, cancellation)).ToArray();
        var best = tops.MaxBy(top => top.Height)!;
        double rate = (double)positives / sample.Rows;
        var fit = new AlignmentFit(sample, terms, gains, best, threads)
        {
            LogLikelihood = best.Height - Prior(terms, best.Place),
            LogLikelihoodOfBaseRate = (positives * Math.Log(rate)) + ((sample.Rows - positives) * Math.Log(1 - rate)),
            StartsAgreeing = tops.Count(top => best.Height - top.Height < 1e-4),
        };
        if (resamples == 0)
            return fit;
        var drawn = fit.Resampled(resamples, seed, cancellation);
        return new(sample, terms, gains, best, threads)
        {
            LogLikelihood = fit.LogLikelihood,
            LogLikelihoodOfBaseRate = fit.LogLikelihoodOfBaseRate,
            StartsAgreeing = fit.StartsAgreeing,
            Estimates = fit.Told(drawn),
            Blocks = drawn.Blocks,
        };
    }

    /// <summary>Log odds of every pair's link in a sample, which may be another than was fitted to. Shape [rows].</summary>
    public double[] LogOdds(AlignmentSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var gains = ReferenceEquals(sample, _sample) ? _gains : Prepared(sample, _threads, default);
        var odds = new double[sample.Rows];
        Parallel.For(
            0,
            gains.Length,
            Limited(_threads, default),
            g =>
            {
                var own = odds.AsSpan(sample.Starts[g], gains[g].Rows);
                gains[g].Read(Terms, _top.Place, own, new double[own.Length * LinkGains.Terms]);
            }
        );
        return odds;
    }

    /// <summary>How the height falls on either side of every estimate. Fits the model twice a term.</summary>
    /// <param name="cancellation">Stops the work.</param>
    public IReadOnlyList<AlignmentProfile> Profiles(CancellationToken cancellation = default)
    {
        int p = LinkGains.Terms;
        var bread = Inverse(_top);
        return
        [
            .. Enumerable
                .Range(0, p)
                .Select(t =>
                {
                    double error = Normal.Quantile(0.975) * Math.Sqrt(bread[(t * p) + t]);
                    return new AlignmentProfile(Terms[t].Id, Fall(t, -error, bread), Fall(t, error, bread));
                }),
        ];

        double Fall(int term, double step, double[] bread)
        {
            // Held by a belief that nothing moves; the others start where a parabola would have them.
            double held = _top.Place[term] + step;
            AlignmentTerm[] terms = [.. Terms];
            terms[term] = terms[term] with { Centre = held, Spread = Nailed };
            double[] start =
            [
                .. Enumerable
                    .Range(0, p)
                    .Select(t => _top.Place[t] + (step * bread[(t * p) + term] / bread[(term * p) + term])),
            ];
            start[term] = held;
            var top = Climb(start, place => Look(_sample, terms, _gains, place, _threads, cancellation));
            double belief = (top.Place[term] - Terms[term].Centre) / Terms[term].Spread;
            double nail = (top.Place[term] - held) / Nailed;
            return Math.Max(0, _top.Height - (top.Height + (0.5 * nail * nail) - (0.5 * belief * belief)));
        }
    }

    /// <summary>A spread that leaves a quantity where it is believed to be.</summary>
    internal const double Nailed = 1e-6;

    private static ParallelOptions Limited(int threads, CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancellation };

    private static LinkGains[] Prepared(AlignmentSample sample, int threads, CancellationToken cancellation)
    {
        var gains = new LinkGains[sample.Games.Count];
        Parallel.For(0, gains.Length, Limited(threads, cancellation), g => gains[g] = new LinkGains(sample.Games[g]));
        return gains;
    }

    private static HillShape Climb(
        AlignmentSample sample,
        IReadOnlyList<AlignmentTerm> terms,
        LinkGains[] gains,
        double start,
        int threads,
        CancellationToken cancellation
    )
    {
        double[] begin = [.. terms.Select(term => term.Centre)];
        begin[AlignmentTerm.Firmness] += Math.Log(start);
        return Climb(begin, place => Look(sample, terms, gains, place, threads, cancellation));
    }

    // Scoring goes the long way fast and the last of it slowly, since firmness multiplies what is no sum of terms.
    private static HillShape Climb(double[] begin, Func<double[], HillShape> look) =>
        QuasiNewton.Climb(FisherScoring.Climb(begin, look, FirstSteps), look);

    private static double Prior(IReadOnlyList<AlignmentTerm> terms, double[] place)
    {
        double sum = 0;
        for (int t = 0; t < terms.Count; t++)
        {
            double away = (place[t] - terms[t].Centre) / terms[t].Spread;
            sum -= 0.5 * away * away;
        }
        return sum;
    }

    private static HillShape Look(
        AlignmentSample sample,
        IReadOnlyList<AlignmentTerm> terms,
        LinkGains[] gains,
        double[] place,
        int threads,
        CancellationToken cancellation
    )
    {
        int p = LinkGains.Terms;
        var parts = new double[gains.Length][];
        // Each game's sums stand apart until they are added in order, so that the bits do not depend on the threads.
        Parallel.For(
            0,
            gains.Length,
            Limited(threads, cancellation),
            g => parts[g] = Sums(gains[g], terms, place, sample.Outcomes.AsSpan(sample.Starts[g], gains[g].Rows))
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

    // Information in the lower triangle, then the score.
    private static void AddRow(ReadOnlySpan<double> slopes, double odds, bool linked, Span<double> sums)
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

    private static double[] Inverse(HillShape top) =>
        SymmetricMatrix.Inverse(top.Information, top.Place.Length)
        ?? throw new InvalidOperationException(
            "The information of a fit with beliefs held beforehand is never singular."
        );

    private (double[] Odds, double[] Slopes) Rows()
    {
        int p = LinkGains.Terms;
        var (odds, slopes) = (new double[_sample.Rows], new double[_sample.Rows * p]);
        Parallel.For(
            0,
            _gains.Length,
            Limited(_threads, default),
            g =>
            {
                int first = _sample.Starts[g];
                int count = _gains[g].Rows;
                _gains[g].Read(Terms, _top.Place, odds.AsSpan(first, count), slopes.AsSpan(first * p, count * p));
            }
        );
        return (odds, slopes);
    }

    private TreatyResampling Resampled(int resamples, ulong seed, CancellationToken cancellation)
    {
        int p = LinkGains.Terms;
        var (odds, slopes) = Rows();
        var blocks = TreatyResampling.BlocksOf(_sample);
        var sums = new double[blocks.Max() + 1][];
        for (int b = 0; b < sums.Length; b++)
            sums[b] = new double[(p * p) + p];
        for (int r = 0; r < odds.Length; r++)
            AddRow(slopes.AsSpan(r * p, p), odds[r], _sample.Outcomes[r], sums[blocks[r]]);
        return TreatyResampling.Of(Terms, _top.Place, sums, resamples, seed, _threads, cancellation);
    }

    private AlignmentEstimate[] Told(TreatyResampling drawn)
    {
        int p = LinkGains.Terms;
        var bread = Inverse(_top);
        var dyadic = Dyadic(bread);
        var estimates = new AlignmentEstimate[p];
        for (int t = 0; t < p; t++)
        {
            var term = Terms[t];
            double slope = term.Slope(_top.Place[t]);
            double error = drawn.Error(t);
            int twin = Enumerable.Range(0, p).Where(u => u != t).MaxBy(u => Math.Abs(drawn.Correlation(t, u)));
            var (low, high) = drawn.Interval(t);
            // Links of one state depend on each other through the game, which treaties do not see.
            double wider = Math.Max(1, dyadic[t] / error);
            double top = _top.Place[t];
            (low, high) = (top - (wider * (top - low)), top + (wider * (high - top)));
            error *= wider;
            estimates[t] = new(
                term.Id,
                term.Kind,
                term.Natural(_top.Place[t]),
                slope * Math.Sqrt(bread[(t * p) + t]),
                slope * drawn.Error(t),
                slope * dyadic[t],
                term.Natural(low),
                term.Natural(high),
                term.Natural(term.Centre),
                Math.Max(0, 1 - (error * error / (term.Spread * term.Spread))),
                Terms[twin].Id,
                drawn.Correlation(t, twin)
            );
        }
        return estimates;
    }

    // What was believed beforehand counts as an observation of its own, as uncertain as it was held to be.
    private double[] Dyadic(double[] bread)
    {
        int p = LinkGains.Terms;
        var (odds, slopes) = Rows();
        var columns = new double[p][];
        for (int t = 0; t < p; t++)
        {
            columns[t] = new double[odds.Length];
            for (int r = 0; r < odds.Length; r++)
                columns[t][r] = slopes[(r * p) + t];
        }
        for (int r = 0; r < odds.Length; r++)
            odds[r] = (_sample.Outcomes[r] ? 1 : 0) - (1 / (1 + Math.Exp(-odds[r])));
        var first = new long[odds.Length];
        var second = new long[odds.Length];
        int at = 0;
        foreach (var game in _sample.Games)
        {
            foreach (var pair in game.Pairs)
            {
                first[at] = game.States[pair.First].Number;
                second[at++] = game.States[pair.Second].Number;
            }
        }
        var design = new Design(
            [.. Terms.Select(term => term.Id)],
            [.. columns.Select(column => (ReadOnlyMemory<double>)column)]
        );
        var errors = RobustErrors.Dyadic(new(design, odds, bread), first, second, _threads).Errors;
        var wide = new double[p];
        for (int t = 0; t < p; t++)
        {
            double sum = errors[t] * errors[t];
            for (int m = 0; m < p; m++)
            {
                double part = bread[(t * p) + m] / Terms[m].Spread;
                sum += part * part;
            }
            wide[t] = Math.Sqrt(sum);
        }
        return wide;
    }
}
