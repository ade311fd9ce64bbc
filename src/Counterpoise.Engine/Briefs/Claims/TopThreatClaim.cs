using Counterpoise.Measures;

namespace Counterpoise.Briefs.Claims;

/// <summary>One state is what another fears most.</summary>
public static class TopThreatClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "top-threat",
            "The rival comes first in the perceiver's threat profile of the year asked for.",
            [new("perceiver", ClaimArgumentKind.State), new("rival", ClaimArgumentKind.State)],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var perceiver = arguments.State("perceiver");
        var rival = arguments.State("rival");
        var setting = claims.At(new(perceiver, rival));
        var profile = setting.Profile(perceiver);
        if (profile.Entries.Count < 2)
            return ClaimFinding.NoData(
                $"too few rivals of {claims.NameOf(perceiver)} have known factors in {claims.Year}"
            );
        var firsts = profile.FeasibleOrders().Select(order => order.Top).Distinct().ToArray();
        var first = profile.Entries[0];
        var second = profile.Entries[1];
        string order =
            $"{claims.NameOf(perceiver)} in {claims.Year}: {claims.NameOf(first.Rival)} {Shown.Share(first.Share)}, "
            + $"{claims.NameOf(second.Rival)} {Shown.Share(second.Share)} of all known threat.";
        var entry = profile.Find(rival);
        // Bounds that read alike are exact to the reader.
        if (entry is not null && entry.Bounds.High - entry.Bounds.Low >= 0.005)
        {
            order +=
                $" {claims.NameOf(rival)}'s share lies between {Shown.Share(entry.Bounds.Low)} and {Shown.Share(entry.Bounds.High)} over what is "
                + "unknown.";
        }
        if (entry is null)
            return ClaimFinding.NoData($"a factor of {claims.NameOf(rival)}'s threat is unknown. {order}");
        bool isTrue = profile.IsFirst(rival);
        var finding = claims.Judged(
            entry.Share,
            $"share of {claims.NameOf(perceiver)}'s threat",
            isTrue,
            setting.Sweep(perceiver, setting.Weightings)?.ShareOf(rival),
            claims.ShareOfSpecifications(
                SpecificationSweep.OfThreat,
                specification =>
                {
                    var ranking = setting.Under(specification).Ranking(perceiver);
                    // A choice of measures that cannot place both contenders cannot say which comes first.
                    return ranking.Find(rival) is null || ranking.Find(first.Rival) is null
                        ? null
                        : ranking.IsFirst(rival);
                }
            ),
            order,
            ClaimSetting.Behind(profile.Row)
        );
        return firsts.Contains(rival) && firsts.Length > 1
            ? finding.Undecided(
                $"what is unknown decides whether it is first: {claims.NamesOf(firsts)} may be. {order}"
            )
            : finding;
    }
}
