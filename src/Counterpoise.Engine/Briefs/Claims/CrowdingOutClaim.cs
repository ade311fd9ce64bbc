using Counterpoise.Measures;

namespace Counterpoise.Briefs.Claims;

/// <summary>A third state's growth crowds the past out of a state's mind; told apart from the past's own fading.</summary>
public static class CrowdingOutClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "crowding-out",
            "By its capability and offensive power the grower is a greater threat than it would be had they stayed as they were in an earlier "
                + "year, and what the past adds to the rival's share of threat is smaller for it, all else as it is.",
            [
                new("perceiver", ClaimArgumentKind.State),
                new("rival", ClaimArgumentKind.State),
                new("grower", ClaimArgumentKind.State),
                new("from", ClaimArgumentKind.Year),
                new("until", ClaimArgumentKind.Year),
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var perceiver = arguments.State("perceiver");
        var rival = arguments.State("rival");
        var grower = arguments.State("grower");
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
            "points of threat, from the grower's growth",
            Crowds(parts),
            claims.ShareOfFewWeightings(w => Parts(claims.Specification, w) is { } p ? Crowds(p) : null),
            claims.ShareOfSpecifications(
                ClaimSetting.CoarseMeasures,
                s => Parts(s, ThreatFactors.EqualWeights) is { } p ? Crowds(p) : null
            ),
            $"What the past adds to {claims.NameOf(rival)}'s share in {claims.NameOf(perceiver)}'s threat: {Points(parts.Before)} points in {from}, "
                + $"{Points(parts.After)} in {claims.Year}; {Points(parts.After - parts.Crowding)} had {claims.NameOf(grower)}'s capability and "
                + $"offensive power stayed as in {from}: its growth makes {Points(parts.Crowding)} of that. The past's own change since {from} makes "
                + $"{Points(parts.Decay)}; the rest is growth and quarrels of all others."
                + (
                    parts.Grew
                        ? ""
                        : $" {claims.NameOf(grower)} is no greater threat by the two than it would be as in {from}."
                ),
            Standing.Computed,
            Standing.Asserted,
            Standing.Assumed
        ) with
        {
            IsFirstApproximation = true,
        };

        // A share near the whole grows less by the past too: only where the grower grew does it crowd anything out.
        static bool Crowds((double Before, double After, double Crowding, double Decay, bool Grew) parts) =>
            parts.Grew && parts.Crowding < 0;

        (double Before, double After, double Crowding, double Decay, bool Grew)? Parts(
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
            if (Stunted(threat, now.Row, then.Row) is not { } stunted)
                return null;
            double? before = Added(then, then.Added);
            double? after = Added(now, now.Added);
            double? held = Added(now, then.Added);
            double? without = Added(now with { Row = stunted }, now.Added);
            if (before is not { } b || after is not { } a || held is not { } h || without is not { } w)
                return null;
            bool grew = ThreatOf(now.Row) > ThreatOf(stunted);
            return (b, a, a - w, a - h, grew);

            double? ThreatOf(ThreatRow row) => threat.Ranking(row, weights).Find(grower)?.Threat;

            double? Added(PastInIntent past, double logit) =>
                past.ShareAt(threat, rival, past.Without + logit, weights)
                - past.ShareAt(threat, rival, past.Without, weights);
        }

        // The row of the year asked for with the grower as strong as it was in the earlier year; null where either is unknown.
        ThreatRow? Stunted(Threat threat, ThreatRow now, ThreatRow then)
        {
            foreach (var factor in (ThreatFactor[])[ThreatFactor.Capability, ThreatFactor.Offense])
            {
                int index = then.Rivals.ToList().IndexOf(grower);
                if (index < 0 || !now.Rivals.Contains(grower) || double.IsNaN(then.Value(factor, index)))
                    return null;
                now = threat.WhatIf(now, grower, factor, then.Value(factor, index));
            }
            return now;
        }
    }

    private static string Points(double share) => Shown.Signed(100 * share, 1);
}
