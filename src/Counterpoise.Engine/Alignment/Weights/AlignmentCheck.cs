using Counterpoise.Statistics;

namespace Counterpoise.Alignment.Weights;

/// <summary>What a way of weighing the game told of links in years that it had not seen.</summary>
/// <param name="Reading">The way.</param>
/// <param name="Years">The years told.</param>
/// <param name="LearntTo">Last year that was learnt from.</param>
/// <param name="Rows">Pairs and years told.</param>
/// <param name="Links">Those that were linked.</param>
/// <param name="LogScore">Mean log probability of what was the case; NaN where nothing was told.</param>
/// <param name="Brier">Mean squared error of the probabilities; NaN where nothing was told.</param>
/// <param name="Auc">Area under the ROC curve; NaN where all rows are of one kind.</param>
/// <param name="AucRange">Its 95% range over treaties drawn with replacement, what was learnt held; NaN likewise.</param>
/// <param name="AveragePrecision">Average precision, to be held against the prevalence; NaN where no row is linked.</param>
/// <remarks>
/// Each link is told with all other links of its year given, as the model has it: that a state's other allies are known helps every reading but the
/// base rate. It is no forecast of a whole network.
/// </remarks>
public sealed record AlignmentCheck(
    string Reading,
    YearSpan Years,
    Year LearntTo,
    int Rows,
    int Links,
    double LogScore,
    double Brier,
    double Auc,
    (double Low, double High) AucRange,
    double AveragePrecision
)
{
    /// <summary>One chance for all pairs.</summary>
    public const string BaseRate = "base rate";

    /// <summary>The assumed weights; only the firmness is learnt.</summary>
    public const string AssumedWeights = "assumed weights, one firmness";

    /// <summary>Weights and firmness learnt.</summary>
    public const string EstimatedWeights = "estimated weights";

    /// <summary>
    /// Whether links that a treaty of the learning years may carry are left out: a treaty that was learnt from is no link unseen. Pairs without a link
    /// stay.
    /// </summary>
    public bool NewTreatiesOnly { get; init; }

    /// <summary>Learns from all years before a span, and tells the span: all its pairs, and then those without links of treaties that stood before.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="terms">What is believed beforehand.</param>
    /// <param name="told">The years to tell.</param>
    /// <param name="seed">Seed of the treaties that are drawn.</param>
    /// <param name="threads">Most threads; -1 for as many as there are. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FaultyInputException">Too little precedes the span.</exception>
    public static IReadOnlyList<AlignmentCheck> Of(
        AlignmentSample sample,
        IReadOnlyList<AlignmentTerm> terms,
        YearSpan told,
        ulong seed = 0,
        int threads = -1,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(terms);
        var learntTo = told.First.Plus(-1);
        var first = sample.Games.Count == 0 ? learntTo : sample.Games[0].Year;
        var before = sample.Within(new(first < learntTo ? first : learntTo, learntTo));
        var years = sample.Within(told);
        var estimated = AlignmentFit.Of(before, terms, 0, threads: threads, cancellation: cancellation);
        var assumed = AlignmentFit.Of(
            before,
            [
                .. terms.Select(term =>
                    term.Kind == AlignmentTermKind.Firmness ? term : term with { Spread = PseudoLikelihood.Nailed }
                ),
            ],
            0,
            threads: threads,
            cancellation: cancellation
        );
        (string Reading, double[] Chances)[] readings =
        [
            (BaseRate, [.. Enumerable.Repeat((double)before.Positives / before.Rows, years.Rows)]),
            (AssumedWeights, Chances(assumed)),
            (EstimatedWeights, Chances(estimated)),
        ];
        int[] blocks = TreatyResampling.BlocksOf(years);
        bool[] stood = years.StoodIn(before, learntTo);
        int[] all = [.. Enumerable.Range(0, years.Rows)];
        int[] unseen = [.. all.Where(row => !stood[row])];
        return
        [
            .. readings.Select(one => Judged(one.Reading, one.Chances, all)),
            .. readings.Select(one => Judged(one.Reading, one.Chances, unseen) with { NewTreatiesOnly = true }),
        ];

        double[] Chances(AlignmentFit fit) =>
            [.. fit.LogOdds(years, threads, cancellation).Select(odds => 1 / (1 + Math.Exp(-odds)))];

        AlignmentCheck Judged(string reading, double[] ofAll, int[] rows)
        {
            double[] chances = [.. rows.Select(row => ofAll[row])];
            bool[] linked = [.. rows.Select(row => years.Outcomes[row])];
            bool none = rows.Length == 0;
            return new(
                reading,
                told,
                learntTo,
                rows.Length,
                linked.Count(link => link),
                none ? double.NaN : Scores.Logarithmic(chances, linked),
                none ? double.NaN : Scores.Brier(chances, linked),
                none ? double.NaN : Scores.Auc(chances, linked),
                ResampledAuc.Range(chances, linked, [.. rows.Select(row => blocks[row])], seed, threads, cancellation),
                none ? double.NaN : Scores.AveragePrecision(chances, linked)
            );
        }
    }
}
