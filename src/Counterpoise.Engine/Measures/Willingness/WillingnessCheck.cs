using System.Numerics.Tensors;
using Counterpoise.Statistics;

namespace Counterpoise.Measures.Willingness;

/// <summary>What a way of reading intent told of years that it had not seen.</summary>
/// <param name="Reading">The way: opportunity alone, with elicited intent, or with estimated intent.</param>
/// <param name="Years">The years told.</param>
/// <param name="LearntTo">Last year of reading that was learnt from; its window ends before the first year told.</param>
/// <param name="Rows">Directed dyad-years told.</param>
/// <param name="Events">Those in which a dispute followed.</param>
/// <param name="LogScore">Mean log probability of what happened.</param>
/// <param name="Brier">Mean squared error of the probabilities.</param>
/// <param name="Auc">Area under the ROC curve.</param>
/// <param name="AveragePrecision">Average precision, to be held against the prevalence.</param>
public sealed record WillingnessCheck(
    string Reading,
    YearSpan Years,
    Year LearntTo,
    int Rows,
    int Events,
    double LogScore,
    double Brier,
    double Auc,
    double AveragePrecision
)
{
    /// <summary>Opportunity without any past.</summary>
    public const string OpportunityAlone = "opportunity alone";

    /// <summary>Opportunity, and intent at the elicited weights, scaled by one coefficient.</summary>
    public const string WithElicited = "with elicited intent";

    /// <summary>Opportunity, and events at the weights estimated.</summary>
    public const string WithEstimated = "with estimated intent";

    /// <summary>Learns from all years before a span, and tells the span.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="parameters">What is believed beforehand.</param>
    /// <param name="types">The types of event that take part.</param>
    /// <param name="told">The years to tell.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FaultyInputException">Too little precedes the span.</exception>
    public static IReadOnlyList<WillingnessCheck> Of(
        WillingnessSample sample,
        ParameterSet parameters,
        IReadOnlyCollection<IntentEventType> types,
        YearSpan told,
        CancellationToken cancellation = default
    )
    {
        var learntTo = told.First.Plus(-sample.Plan.Horizon);
        var learnt = sample.RowsOf(new(sample.Plan.Years.First, Later(learntTo, sample.Plan.Years.First)));
        var rows = sample.RowsOf(told);
        var (first, count) = rows.GetOffsetAndLength(sample.Rows);
        var outcomes = sample.Outcomes.AsSpan(first, count).ToArray();
        return
        [
            Judged(OpportunityAlone, WillingnessFit.LogOdds(sample, parameters, [], learnt, rows, cancellation)),
            Judged(WithElicited, Elicited()),
            Judged(WithEstimated, WillingnessFit.LogOdds(sample, parameters, types, learnt, rows, cancellation)),
        ];

        WillingnessCheck Judged(string reading, double[] logOdds)
        {
            double[] probabilities = [.. logOdds.Select(IntentParameters.Probability)];
            return new(
                reading,
                told,
                learntTo,
                count,
                outcomes.AsSpan().Count(true),
                Scores.Logarithmic(probabilities, outcomes),
                Scores.Brier(probabilities, outcomes),
                Scores.Auc(probabilities, outcomes),
                Scores.AveragePrecision(probabilities, outcomes)
            );
        }

        double[] Elicited()
        {
            var fit = LogisticRegression.Fit(
                new BinaryOutcomes(Columns(learnt), sample.Outcomes[learnt].Select(o => o ? 1.0 : 0).ToArray()),
                new(),
                cancellation
            );
            var design = Columns(rows);
            var odds = new double[design.Rows];
            for (int j = 0; j < design.Columns; j++)
                TensorPrimitives.MultiplyAdd(design.Column(j), fit.Coefficients[j], odds, odds);
            return odds;
        }

        Design Columns(Range of)
        {
            var (start, length) = of.GetOffsetAndLength(sample.Rows);
            return new Design(
                [.. WillingnessSample.OpportunityNames, "elicited intent (log odds)"],
                [
                    .. Enumerable
                        .Range(0, WillingnessSample.OpportunityCount)
                        .Select(c =>
                            (ReadOnlyMemory<double>)sample.Opportunity.AsMemory((c * sample.Rows) + start, length)
                        ),
                    new WillingnessModel(sample, parameters, types, of).Elicited(of),
                ]
            ).WithIntercept();
        }
    }

    private static Year Later(Year one, Year other) => one > other ? one : other;
}
