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
/// Fisher's scoring and a quasi-Newton rule from three starts. Ranges are at each end the widest of three: by treaties drawn with replacement
/// (<see cref="TreatyResampling"/>), by networks drawn from the fitted model (<see cref="DrawnScores"/>), and by rows that share a state; where
/// the height is no parabola the end is sought on its profile (<see cref="HeightProfiles"/>).
/// </para>
/// </remarks>
public sealed class AlignmentFit
{
    /// <summary>Resamples of treaties where no other number is asked for.</summary>
    public const int UsualResamples = 2000;

    private static readonly double[] Starts = [1, 1.0 / 30, 30];

    private readonly PseudoLikelihood _model;
    private readonly HillShape _top;

    private AlignmentFit(PseudoLikelihood model, IReadOnlyList<AlignmentTerm> terms, HillShape top) =>
        (_model, Terms, _top) = (model, terms, top);

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

    /// <summary>How the height falls at either end of every range, in the order of terms.</summary>
    public IReadOnlyList<AlignmentProfile> Profiles { get; private init; } = [];

    /// <summary>Number of blocks that were resampled: treaties, and pairs without treaty.</summary>
    public int Blocks { get; private init; }

    /// <summary>The fitted quantities on the scale of fitting, in the order of terms.</summary>
    public IReadOnlyList<double> Top => _top.Place;

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
    /// <param name="seed">Seed of the resamples, and of the networks that the fitted model draws.</param>
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
        var model = new PseudoLikelihood(sample, threads, cancellation);
        var tops = new HillShape[Starts.Length];
        model.Each(
            tops.Length,
            s =>
            {
                double[] begin = [.. terms.Select(term => term.Centre)];
                begin[AlignmentTerm.Firmness] += Math.Log(Starts[s]);
                tops[s] = model.Climb(terms, begin);
            }
        );
        var best = tops.MaxBy(top => top.Height)!;
        double rate = (double)positives / sample.Rows;
        var fit = new AlignmentFit(model, terms, best)
        {
            LogLikelihood = best.Height - PseudoLikelihood.Prior(terms, best.Place),
            LogLikelihoodOfBaseRate = (positives * Math.Log(rate)) + ((sample.Rows - positives) * Math.Log(1 - rate)),
            StartsAgreeing = tops.Count(top => best.Height - top.Height < 1e-4),
        };
        if (resamples == 0)
            return fit;
        var drawn = fit.Resampled(resamples, seed, threads, cancellation);
        var (estimates, profiles) = fit.Told(drawn, seed);
        return new(model, terms, best)
        {
            LogLikelihood = fit.LogLikelihood,
            LogLikelihoodOfBaseRate = fit.LogLikelihoodOfBaseRate,
            StartsAgreeing = fit.StartsAgreeing,
            Estimates = estimates,
            Profiles = profiles,
            Blocks = drawn.Blocks,
        };
    }

    /// <summary>Log odds of every pair's link in a sample, which may be another than was fitted to. Shape [rows].</summary>
    /// <param name="sample">The links.</param>
    /// <param name="threads">Most threads where the sample is another; -1 for as many as there are. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public double[] LogOdds(AlignmentSample sample, int threads = -1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var model = ReferenceEquals(sample, _model.Sample)
            ? _model
            : new PseudoLikelihood(sample, threads, cancellation);
        return model.Rows(Terms, _top.Place).Odds;
    }

    private static double[] Inverse(HillShape top) =>
        SymmetricMatrix.Inverse(top.Information, top.Place.Length)
        ?? throw new InvalidOperationException(
            "The information of a fit with beliefs held beforehand is never singular."
        );

    private TreatyResampling Resampled(int resamples, ulong seed, int threads, CancellationToken cancellation)
    {
        int p = LinkGains.Terms;
        var (odds, slopes) = _model.Rows(Terms, _top.Place);
        var sample = _model.Sample;
        var blocks = TreatyResampling.BlocksOf(sample);
        var sums = new double[blocks.Max() + 1][];
        for (int b = 0; b < sums.Length; b++)
            sums[b] = new double[(p * p) + p];
        for (int r = 0; r < odds.Length; r++)
            PseudoLikelihood.AddRow(slopes.AsSpan(r * p, p), odds[r], sample.Outcomes[r], sums[blocks[r]]);
        return TreatyResampling.Of(Terms, _top.Place, sums, resamples, seed, threads, cancellation);
    }

    private (AlignmentEstimate[] Estimates, AlignmentProfile[] Profiles) Told(TreatyResampling drawn, ulong seed)
    {
        int p = LinkGains.Terms;
        var bread = Inverse(_top);
        var byState = ErrorsByState(bread);
        var byModel = ErrorsByModel(bread, seed);
        var estimates = new AlignmentEstimate[p];
        var shapes = new HeightProfiles(_model, Terms, _top, bread);
        var ends = new RangeEnd[2 * p];
        _model.Each(
            ends.Length,
            e =>
            {
                int t = e / 2;
                double widest = Normal.Quantile(0.975) * Math.Max(byState[t], byModel[t]);
                var (low, high) = drawn.Interval(t);
                ends[e] = shapes.End(
                    t,
                    e % 2 == 0 ? Math.Min(-widest, low - _top.Place[t]) : Math.Max(widest, high - _top.Place[t])
                );
            }
        );
        for (int t = 0; t < p; t++)
        {
            var term = Terms[t];
            double top = _top.Place[t];
            double slope = term.Slope(top);
            var (low, high) = (ends[2 * t].Away, ends[(2 * t) + 1].Away);
            double error = (high - low) / (2 * Normal.Quantile(0.975));
            int twin = Enumerable.Range(0, p).Where(u => u != t).MaxBy(u => Math.Abs(drawn.Correlation(t, u)));
            estimates[t] = new()
            {
                Id = term.Id,
                Kind = term.Kind,
                Value = term.Natural(top),
                ErrorClassical = slope * Math.Sqrt(bread[(t * p) + t]),
                ErrorByTreaty = slope * drawn.Error(t),
                ErrorDyadic = slope * byState[t],
                ErrorByModel = slope * byModel[t],
                Low = term.Natural(top + low),
                High = term.Natural(top + high),
                Assumed = term.Natural(term.Centre),
                Moved = (top - term.Centre) / term.Spread,
                Narrowed = Belief.Narrowed(error, term.Spread),
                Twin = Terms[twin].Id,
                Correlation = drawn.Correlation(t, twin),
            };
        }
        return (
            estimates,
            [
                .. Enumerable
                    .Range(0, p)
                    .Select(t => (Below: ends[2 * t], Above: ends[(2 * t) + 1]))
                    .Select(
                        (both, t) =>
                            new AlignmentProfile(Terms[t].Id, both.Below.Fall, both.Above.Fall)
                            {
                                Higher = both.Below.Higher || both.Above.Higher,
                                Unsettled = both.Below.Unsettled || both.Above.Unsettled,
                            }
                    ),
            ]
        );
    }

    private double[] ErrorsByModel(double[] bread, ulong seed)
    {
        int p = LinkGains.Terms;
        var variance = SymmetricMatrix.Sandwich(bread, DrawnScores.Variance(_model, Terms, _top.Place, seed), p);
        double[] spreads = Spreads();
        return
        [
            .. Enumerable
                .Range(0, p)
                .Select(t => Math.Sqrt(variance[(t * p) + t] + Belief.Variance(bread, spreads, t))),
        ];
    }

    private double[] Spreads() => [.. Terms.Select(term => term.Spread)];

    private double[] ErrorsByState(double[] bread)
    {
        int p = LinkGains.Terms;
        var (odds, slopes) = _model.Rows(Terms, _top.Place);
        var columns = new double[p][];
        for (int t = 0; t < p; t++)
        {
            columns[t] = new double[odds.Length];
            for (int r = 0; r < odds.Length; r++)
                columns[t][r] = slopes[(r * p) + t];
        }
        for (int r = 0; r < odds.Length; r++)
            odds[r] = (_model.Sample.Outcomes[r] ? 1 : 0) - (1 / (1 + Math.Exp(-odds[r])));
        var first = new long[odds.Length];
        var second = new long[odds.Length];
        int at = 0;
        foreach (var game in _model.Sample.Games)
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
        var errors = RobustErrors.Dyadic(new(design, odds, bread), first, second).Errors;
        double[] spreads = Spreads();
        var wide = new double[p];
        for (int t = 0; t < p; t++)
            wide[t] = Math.Sqrt((errors[t] * errors[t]) + Belief.Variance(bread, spreads, t));
        return wide;
    }
}
