using Counterpoise.Measures;
using Counterpoise.Statistics;

namespace Counterpoise.Briefs.Claims;

/// <summary>As one state outgrows another, a third comes to fear it more.</summary>
public static class TurnsTowardClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "turns-toward",
            "Over the years on record, the rival's share in the perceiver's threat rises with its lead in capability over the other.",
            [
                new("perceiver", ClaimArgumentKind.State),
                new("rival", ClaimArgumentKind.State),
                new("over", ClaimArgumentKind.State),
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var perceiver = arguments.State("perceiver");
        var rival = arguments.State("rival");
        var over = arguments.State("over");
        var threat = claims.ThreatUnder(claims.Specification);
        var rows = Rows(claims.Specification);
        var line = Line(threat, rows, ThreatFactors.EqualWeights);
        if (line.Count < 10 || double.IsNaN(line.Slope))
            return ClaimFinding.NoData($"fewer than ten years by {claims.Year} have the shares and the gap");
        return claims.Judged(
            line.Slope,
            "points of threat for a point of lead",
            line.Slope > 0,
            claims.ShareOfFewWeightings(w => Rises(threat, rows, w)),
            claims.ShareOfSpecifications(
                ClaimSetting.CoarseMeasures,
                s => Rises(claims.ThreatUnder(s), Rows(s), ThreatFactors.EqualWeights)
            ),
            $"{rows[0].Row.Year}-{rows[^1].Row.Year}, {line.Count} years, r {Shown.Decimals(line.Correlation)}. {WhatIf()} A "
                + "slope over years with trends, and a change of two factors with all else as it was; scenarios bring paths.",
            ClaimSetting.Behind(rows.Select(r => r.Row))
        ) with
        {
            IsFirstApproximation = true,
        };

        List<(ThreatRow Row, double Lead)> Rows(Specification specification)
        {
            var measure = claims.ThreatUnder(specification);
            List<(ThreatRow, double)> read = [];
            foreach (var year in claims.YearsOf(perceiver, rival, over))
            {
                var values = claims.Measurements.CapabilityOf(year, specification.Capability).Values;
                var slice = claims.World.At(year);
                double lead = values[slice.IndexOf(rival)] - values[slice.IndexOf(over)];
                if (!double.IsNaN(lead))
                    read.Add((measure.Row(perceiver, year), lead));
            }
            return read;
        }

        StraightLine Line(Threat measure, List<(ThreatRow Row, double Lead)> years, IReadOnlyList<double> weights) =>
            StraightLine.Through([
                .. years
                    .Select(y => (y.Lead, Share: measure.Ranking(y.Row, weights).Find(rival)?.Share))
                    .Where(p => p.Share is not null)
                    .Select(p => (p.Lead, p.Share!.Value)),
            ]);

        bool? Rises(Threat measure, List<(ThreatRow Row, double Lead)> years, IReadOnlyList<double> weights)
        {
            var fitted = Line(measure, years, weights);
            return fitted.Count < 10 || double.IsNaN(fitted.Slope) ? null : fitted.Slope > 0;
        }

        string WhatIf()
        {
            var row = threat.Row(perceiver, claims.Year);
            int index = row.Rivals.ToList().IndexOf(rival);
            List<string> shares = [];
            foreach (double times in (double[])[1, 2, 4])
            {
                var grown = threat.WhatIf(
                    threat.WhatIf(
                        row,
                        rival,
                        ThreatFactor.Capability,
                        times * row.Value(ThreatFactor.Capability, index)
                    ),
                    rival,
                    ThreatFactor.Offense,
                    times * row.Value(ThreatFactor.Offense, index)
                );
                var profile = threat.Ranking(grown, ThreatFactors.EqualWeights);
                if (profile.Find(rival) is { } entry)
                {
                    shares.Add(
                        $"{Shown.Share(entry.Share)} at {Shown.Decimals(times, 0)} times"
                            + (entry.Rank == 1 ? " (first)" : "")
                    );
                }
            }
            return $"{claims.NameOf(rival)}'s share in {claims.Year} were its capability and offensive power multiplied: {string.Join(", ", shares)}.";
        }
    }
}
