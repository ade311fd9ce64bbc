using Counterpoise.Statistics;

namespace Counterpoise.Measures.Willingness;

/// <summary>Estimates of willingness as parameters of perceived intent.</summary>
public static class WillingnessParameters
{
    // Limits of what a parameter file may hold.
    private const double LeastProbability = 1e-6;
    private const double LeastHalfLife = 1e-9;

    /// <summary>Every parameter that a source of intent reads.</summary>
    /// <param name="variant">Which types took part.</param>
    /// <param name="fit">The fit. Opportunity is not among the parameters.</param>
    /// <param name="assumed">
    /// The elicited set: what the record of the whole system does not hold (claims, occupations, statements, apologies ...) keeps its step in
    /// log odds from the base, and its half-life.
    /// </param>
    /// <returns>
    /// The parameters, value and 95% range, under the variant's name. The range of a type is that of its weight, with the base held (for war,
    /// with the base and the use of force held).
    /// </returns>
    public static IReadOnlyList<Parameter> Of(WillingnessVariant variant, WillingnessFit fit, ParameterSet assumed)
    {
        var elicited = new IntentParameters(assumed, IntentMeasure.Assumed);
        var base0 = fit[IntentParameters.BaseId];
        List<Parameter> parameters =
        [
            Probability(
                IntentParameters.BaseId,
                base0.Value,
                base0.Low,
                base0.High,
                Told(base0, "at mean opportunity, without a past")
            ),
        ];
        foreach (var type in Enum.GetValues<IntentEventType>())
        {
            string id = IntentParameters.ProbabilityId(type);
            // A war adds to the use of force that the list of disputes holds.
            double from =
                type == IntentEventType.War
                    ? base0.Value + fit[IntentParameters.ProbabilityId(IntentEventType.DisputeForce)].Value
                    : base0.Value;
            if (variant.Types.Contains(type))
            {
                var one = fit[id];
                parameters.Add(
                    Probability(
                        id,
                        from + one.Value,
                        from + one.Low,
                        from + one.High,
                        Told(one, $"{one.Events} readings")
                    )
                );
            }
            else
            {
                double step =
                    from
                    - (
                        type == IntentEventType.War
                            ? IntentParameters.Logit(
                                assumed[IntentParameters.ProbabilityId(IntentEventType.DisputeForce)]
                            )
                            : elicited.Base
                    );
                var was = assumed.Find(id)!;
                parameters.Add(
                    Probability(
                        id,
                        IntentParameters.Logit(was.Value) + step,
                        IntentParameters.Logit(was.Least) + step,
                        IntentParameters.Logit(was.Greatest) + step,
                        NotEstimated(type)
                    )
                );
            }
        }
        foreach (
            string id in Enum.GetValues<IntentEventType>()
                .Select(IntentParameters.HalfLifeId)
                .Append(IntentParameters.StatusQuoId)
                .Append(IntentParameters.JoinerId)
                .Append(IntentParameters.WarNotInitiatedId)
                .Append(IntentParameters.ApologyReliefId)
                .Append(IntentParameters.RetractionRestoresId)
                .Distinct(StringComparer.Ordinal)
        )
        {
            var was = assumed.Find(id)!;
            bool tied = id == IntentParameters.HalfLifeId(IntentEventType.War);
            string estimated = tied ? WillingnessModel.HalfLifeId(IntentEventType.War) : id;
            var one = fit.Estimates.FirstOrDefault(e => string.Equals(e.Id, estimated, StringComparison.Ordinal));
            parameters.Add(
                one is null
                    ? was with
                    {
                        Source = "ours",
                        Note = NotEstimated(
                            Enum.GetValues<IntentEventType>()
                                .Where(type => IntentParameters.HalfLifeId(type) == id)
                                .Cast<IntentEventType?>()
                                .FirstOrDefault()
                        ),
                    }
                    : Rounded(
                        was with
                        {
                            Value = one.Value,
                            Least = Math.Max(one.Low, LeastHalfLife),
                            Greatest = one.High,
                            Source = "ours",
                            Note = Told(one, tied ? "that of the dispute that a war grew from" : "as fitted"),
                        }
                    )
            );
        }
        return [.. parameters.Select(p => p with { Id = $"{variant.Name}.{p.Id}" })];
    }

    /// <summary>Weight and half-life of a type as fitted.</summary>
    /// <exception cref="KeyNotFoundException">The type took no part.</exception>
    public static EventWeight WeightOf(WillingnessFit fit, IntentEventType type) =>
        new(fit[IntentParameters.ProbabilityId(type)].Value, fit[WillingnessModel.HalfLifeId(type)].Value);

    private static string NotEstimated(IntentEventType? type) =>
        type switch
        {
            { } coded when WillingnessVariant.IsHindsight(coded) =>
                "Assumed: on record, but coded after the fact, and left out here.",
            IntentEventType.PactWithFeared =>
                "Assumed: hangs on whom the perceiver feared, which the weights themselves decide; left out of the estimate.",
            _ => "Assumed: not on the record of the whole system.",
        };

    private static string Told(WillingnessEstimate one, string of) =>
        FormattableString.Invariant(
            $"{(one.Kind is WillingnessTermKind.Base or WillingnessTermKind.Weight ? "Log odds" : "Estimate")} {one.Value:0.###}, dyadic error {one.ErrorDyadic:0.###}; {of}."
        )
        + (
            double.IsNaN(one.Narrowed)
                ? ""
                : FormattableString.Invariant(
                    $" Of the variance believed beforehand the record took {one.Narrowed:0%}{(one.IsHardlyTold ? ": not identified" : "")}."
                )
        );

    private static Parameter Probability(string id, double logit, double low, double high, string note) =>
        Rounded(
            new(
                id,
                IntentParameters.Probability(logit),
                Math.Max(IntentParameters.Probability(low), LeastProbability),
                Math.Min(IntentParameters.Probability(high), 1 - LeastProbability),
                "probability",
                "ours",
                note
            )
        );

    private static Parameter Rounded(Parameter parameter) =>
        parameter with
        {
            Value = SignificantDigits.Of(parameter.Value),
            Least = Math.Min(SignificantDigits.Of(parameter.Least), SignificantDigits.Of(parameter.Value)),
            Greatest = Math.Max(SignificantDigits.Of(parameter.Greatest), SignificantDigits.Of(parameter.Value)),
        };
}
