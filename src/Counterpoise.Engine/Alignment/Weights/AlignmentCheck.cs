using Counterpoise.Statistics;

namespace Counterpoise.Alignment.Weights;

/// <summary>What a way of weighing the game told of links in years that it had not seen.</summary>
/// <param name="Reading">The way.</param>
/// <param name="Years">The years told.</param>
/// <param name="LearntTo">Last year that was learnt from.</param>
/// <param name="Rows">Pairs and years told.</param>
/// <param name="Links">Those that were linked.</param>
/// <param name="LogScore">Mean log probability of what was the case.</param>
/// <param name="Brier">Mean squared error of the probabilities.</param>
/// <param name="Auc">Area under the ROC curve.</param>
/// <param name="AveragePrecision">Average precision, to be held against the prevalence.</param>
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
    double AveragePrecision
)
{
    /// <summary>One chance for all pairs.</summary>
    public const string BaseRate = "base rate";

    /// <summary>The assumed weights; only the firmness is learnt.</summary>
    public const string AssumedWeights = "assumed weights, one firmness";

    /// <summary>Weights and firmness learnt.</summary>
    public const string EstimatedWeights = "estimated weights";

    /// <summary>Learns from all years before a span, and tells the span.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="terms">What is believed beforehand.</param>
    /// <param name="told">The years to tell.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FaultyInputException">Too little precedes the span.</exception>
    public static IReadOnlyList<AlignmentCheck> Of(
        AlignmentSample sample,
        IReadOnlyList<AlignmentTerm> terms,
        YearSpan told,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(terms);
        var learntTo = told.First.Plus(-1);
        var first = sample.Games.Count == 0 ? learntTo : sample.Games[0].Year;
        var before = sample.Within(new(first < learntTo ? first : learntTo, learntTo));
        var years = sample.Within(told);
        var estimated = AlignmentFit.Of(before, terms, 0, cancellation: cancellation);
        var assumed = AlignmentFit.Of(
            before,
            [
                .. terms.Select(term =>
                    term.Kind == AlignmentTermKind.Firmness ? term : term with { Spread = PseudoLikelihood.Nailed }
                ),
            ],
            0,
            cancellation: cancellation
        );
        double[] rate = [.. Enumerable.Repeat((double)before.Positives / before.Rows, years.Rows)];
        return
        [
            Judged(BaseRate, rate),
            Judged(AssumedWeights, Chances(assumed)),
            Judged(EstimatedWeights, Chances(estimated)),
        ];

        double[] Chances(AlignmentFit fit) => [.. fit.LogOdds(years).Select(odds => 1 / (1 + Math.Exp(-odds)))];

        AlignmentCheck Judged(string reading, double[] chances) =>
            new(
                reading,
                told,
                learntTo,
                years.Rows,
                years.Positives,
                Scores.Logarithmic(chances, years.Outcomes),
                Scores.Brier(chances, years.Outcomes),
                Scores.Auc(chances, years.Outcomes),
                Scores.AveragePrecision(chances, years.Outcomes)
            );
    }
}
