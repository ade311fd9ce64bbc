using Counterpoise.Measures;

namespace Counterpoise.Briefs.Claims;

/// <summary>Shared threat tells allies from others better than power does.</summary>
public static class FearOverPowerClaim
{
    // Power alone: neither nearness nor means of attack nor intentions.
    private static readonly double[] PowerAlone =
    [
        .. ThreatFactors.All.Select(f => f == ThreatFactor.Capability ? 1.0 : 0.0),
    ];

    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "fear-over-power",
            "Strength of balance of threat ranks allied pairs above others more often than the same strength by capability alone, and than chance.",
            AlliedSample.Parameters,
            Find
        )
        {
            ReadsWholeRecord = true,
        };

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        if (claims.SampleOf(arguments) is not { } sample)
            return AlliedSample.TooFew;
        var (threat, power) = Both(claims.Specification, ThreatFactors.EqualWeights);
        if (threat is not { } t || power is not { } p)
            return ClaimFinding.NoData("too few profiles of the sample are known");
        return claims.Judged(
            t - p,
            "difference of AUC",
            Ahead(t, p),
            claims.ShareOfFewWeightings(weights => Better(claims.Specification, weights)),
            claims.ShareOfSpecifications(AlliedSample.Swept, s => Better(s, ThreatFactors.EqualWeights)),
            $"AUC {Shown.Decimals(t)} by threat, {Shown.Decimals(p)} by capability alone, {Shown.Decimals(Structure())} by threat without intent; "
                + $".50 is chance. {sample.Size}; left out: "
                + $"{claims.NamesOf(arguments.States("held-out"))}. {AlliedSample.Caution}",
            [Standing.Computed, Standing.Asserted, Standing.Assumed]
        ) with
        {
            IsFirstApproximation = true,
        };

        (double? Threat, double? Power) Both(Specification specification, IReadOnlyList<double> weights) =>
            (
                sample.Ranked(specification, weights, AlliedSample.Strength),
                sample.Ranked(specification with { Intent = IntentMeasure.None }, PowerAlone, AlliedSample.Strength)
            );

        double Structure() =>
            sample.Ranked(
                claims.Specification with
                {
                    Intent = IntentMeasure.None,
                },
                ThreatFactors.EqualWeights,
                AlliedSample.Strength
            ) ?? double.NaN;

        bool? Better(Specification specification, IReadOnlyList<double> weights) =>
            Both(specification, weights) is ({ } with, { } without) ? Ahead(with, without) : null;
    }

    // To do better than a worse guess than chance is no merit.
    private static bool Ahead(double threat, double power) => threat > power && threat > 0.5;
}
