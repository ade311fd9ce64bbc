using Counterpoise.Measures;
using Counterpoise.Statistics;
using Counterpoise.Theories;

namespace Counterpoise.Briefs.Claims;

/// <summary>Named states share more of a state's fears than others do.</summary>
public static class BestPartnersClaim
{
    private const int Listed = 6;

    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "best-partners",
            "The named states share more of the state's threat (sum of the smaller shares) than the unnamed, in more than half of comparisons.",
            [new("state", ClaimArgumentKind.State), new("partners", ClaimArgumentKind.States)],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var state = arguments.State("state");
        var partners = arguments.States("partners").ToHashSet();
        var own = claims.ThreatUnder(claims.Specification).Row(state, claims.Year);
        if (Ranked(claims.Specification, ThreatFactors.EqualWeights) is not { } ranked || double.IsNaN(ranked.Share))
            return ClaimFinding.NoData($"too few profiles are known in {claims.Year} to compare partners");
        var top = ranked.Order.Take(Listed).Select(r => $"{claims.NameOf(r.State)} {Shown.Share(r.Common)}");
        var sameTop = ranked.Order.Where(r => r.SameTop).Select(r => r.State).ToArray();
        return claims.Judged(
            ranked.Share,
            "share of comparisons won by the named",
            ranked.Share > 0.5,
            claims.ShareOfFewWeightings(weights => Won(claims.Specification, weights)),
            claims.ShareOfSpecifications(ClaimSetting.CoarseMeasures, s => Won(s, ThreatFactors.EqualWeights)),
            $"Fear shared with {claims.NameOf(state)} in {claims.Year}: {string.Join(", ", top)}. The same first fear: "
                + $"{(sameTop.Length == 0 ? "nobody" : claims.NamesOf(sameTop))}. Named and held: "
                + $"{partners.Count(p => ranked.Order.Any(r => r.State == p))} of {ranked.Order.Length}. What a partner could "
                + "bring is not weighed, and the case holds only some states.",
            ClaimSetting.Behind(own)
        ) with
        {
            IsFirstApproximation = true,
        };

        bool? Won(Specification specification, IReadOnlyList<double> weights) =>
            Ranked(specification, weights) is { Share: var share } && !double.IsNaN(share) ? share > 0.5 : null;

        (double Share, (StateCode State, double Common, bool SameTop)[] Order)? Ranked(
            Specification specification,
            IReadOnlyList<double> weights
        )
        {
            var threat = claims.ThreatUnder(specification);
            var mine = threat.Ranking(threat.Row(state, claims.Year), weights);
            if (mine.Top is not { } first)
                return null;
            List<(StateCode State, double Common, bool SameTop)> order = [];
            foreach (var other in claims.World.At(claims.Year).States)
            {
                if (other == state || other == first.Rival)
                    continue;
                var theirs = threat.Ranking(threat.Row(other, claims.Year), weights);
                if (theirs.Top is { } top)
                {
                    var dyad = new Dyad(state, other);
                    var (a, b) = dyad.A == state ? (mine, theirs) : (theirs, mine);
                    order.Add((other, FearLadder.Common(dyad, a, b), top.Rival == first.Rival));
                }
            }
            double[] named = [.. order.Where(o => partners.Contains(o.State)).Select(o => o.Common)];
            double[] unnamed = [.. order.Where(o => !partners.Contains(o.State)).Select(o => o.Common)];
            return (
                RankOrder.ShareAbove(named, unnamed),
                [.. order.OrderByDescending(o => o.Common).ThenBy(o => o.State)]
            );
        }
    }
}
