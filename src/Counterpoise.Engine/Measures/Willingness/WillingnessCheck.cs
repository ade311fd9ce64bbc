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

    /// <summary>The last year of reading whose window ends before a span begins.</summary>
    public static Year LastLearnt(WillingnessPlan plan, YearSpan told) => told.First.Plus(-plan.Horizon);

    /// <summary>Why a span cannot be told from the years before it; null where it can.</summary>
    public static string? WhyNot(WillingnessSample sample, YearSpan told)
    {
        var plan = sample.Plan;
        if (!plan.Years.Contains(told.First) || !plan.Years.Contains(told.Last))
            return $"{told} is not told: it reaches beyond {plan.Years}.";
        var learntTo = LastLearnt(plan, told);
        if (learntTo < plan.Years.First)
            return $"{told} is not told: no year of {plan.Years} has a window that ends before it.";
        return sample.Positives(sample.RowsOf(new(plan.Years.First, learntTo))) == 0
            ? $"{told} is not told: no dispute follows {plan.Years.First}-{learntTo}."
            : null;
    }

    /// <summary>Learns from all years before a span, and tells the span.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="parameters">What is believed beforehand.</param>
    /// <param name="types">The types of event that take part.</param>
    /// <param name="told">The years to tell.</param>
    /// <param name="threads">Most threads; -1 for as many as there are. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FaultyInputException">Too little precedes the span (<see cref="WhyNot"/>).</exception>
    public static IReadOnlyList<WillingnessCheck> Of(
        WillingnessSample sample,
        ParameterSet parameters,
        IReadOnlyCollection<IntentEventType> types,
        YearSpan told,
        int threads = -1,
        CancellationToken cancellation = default
    )
    {
        if (WhyNot(sample, told) is { } reason)
            throw new FaultyInputException("--years", 0, $"{reason} Choose more years.", "nothing was computed");
        var learntTo = LastLearnt(sample.Plan, told);
        var learnt = sample.RowsOf(new(sample.Plan.Years.First, learntTo));
        var rows = sample.RowsOf(told);
        var (first, count) = rows.GetOffsetAndLength(sample.Rows);
        var outcomes = sample.Outcomes.AsSpan(first, count).ToArray();
        return
        [
            Judged(
                OpportunityAlone,
                WillingnessFit.LogOdds(sample, parameters, [], learnt, rows, threads, cancellation)
            ),
            Judged(WithElicited, Elicited()),
            Judged(
                WithEstimated,
                WillingnessFit.LogOdds(sample, parameters, types, learnt, rows, threads, cancellation)
            ),
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
}
