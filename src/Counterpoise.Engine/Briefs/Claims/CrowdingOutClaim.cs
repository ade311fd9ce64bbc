using Counterpoise.Measures;

namespace Counterpoise.Briefs.Claims;

/// <summary>Other threats crowd the past out of a state's mind; told apart from the past's own fading.</summary>
public static class CrowdingOutClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "crowding-out",
            "Between two years, what the past adds to the rival's share of threat falls by growth of all else, with the past's own weight held.",
            [
                new("perceiver", ClaimArgumentKind.State),
                new("rival", ClaimArgumentKind.State),
                new("from", ClaimArgumentKind.Year),
                new("until", ClaimArgumentKind.Year),
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var perceiver = arguments.State("perceiver");
        var rival = arguments.State("rival");
        var from = arguments.Year("from")!.Value;
        var until = arguments.Year("until")!.Value;
        if (from >= claims.Year || !claims.World.Years.Contains(from))
            return ClaimFinding.NoData(
                $"the years from {from} to {claims.Year} are not both on this record, in this order"
            );
        if (Parts(claims.Specification, ThreatFactors.EqualWeights) is not { } parts)
            return ClaimFinding.NoData($"the past's part in {from} or {claims.Year} is not known");
        return claims.Judged(
            100 * parts.Crowding,
            "points of threat, from crowding-out",
            parts.Crowding < 0,
            claims.ShareOfFewWeightings(w => Parts(claims.Specification, w) is { } p ? p.Crowding < 0 : null),
            claims.ShareOfSpecifications(
                ClaimSetting.CoarseMeasures,
                s => Parts(s, ThreatFactors.EqualWeights) is { } p ? p.Crowding < 0 : null
            ),
            $"What the past adds to {claims.NameOf(rival)}'s share in {claims.NameOf(perceiver)}'s threat: {Points(parts.Before)} points in {from}, "
                + $"{Points(parts.After)} in {claims.Year}. Of the change, {Points(parts.Crowding)} from growth of all else with the past held at its "
                + $"weight of {from}, {Points(parts.Decay)} from the past's own change. All else is every rival, not one.",
            Standing.Computed,
            Standing.Asserted,
            Standing.Assumed
        ) with
        {
            IsFirstApproximation = true,
        };

        (double Before, double After, double Crowding, double Decay)? Parts(
            Specification specification,
            IReadOnlyList<double> weights
        )
        {
            if (
                PastInIntent.Of(claims, specification, perceiver, rival, from, until) is not { } then
                || PastInIntent.Of(claims, specification, perceiver, rival, claims.Year, until) is not { } now
            )
                return null;
            var threat = claims.ThreatUnder(specification);
            double? before = Added(then, then.Added);
            double? after = Added(now, now.Added);
            double? held = Added(now, then.Added);
            return before is { } b && after is { } a && held is { } h ? (b, a, h - b, a - h) : null;

            double? Added(PastInIntent past, double logit) =>
                past.ShareAt(threat, rival, past.Without + logit, weights)
                - past.ShareAt(threat, rival, past.Without, weights);
        }
    }

    private static string Points(double share) => Shown.Signed(100 * share, 1);
}
