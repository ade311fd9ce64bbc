using Counterpoise.Measures;

namespace Counterpoise.Briefs.Claims;

/// <summary>Named factors carry a rival's threat more than the others do.</summary>
public static class CarriedByClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "carried-by",
            "Each of the named factors adds to the rival's share in the perceiver's threat, and more than any other factor (Shapley values).",
            [
                new("perceiver", ClaimArgumentKind.State),
                new("rival", ClaimArgumentKind.State),
                new("factors", ClaimArgumentKind.Choices)
                {
                    Choices = [.. ThreatFactors.All.Select(ThreatFactors.NameOf)],
                },
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var perceiver = arguments.State("perceiver");
        var rival = arguments.State("rival");
        ThreatFactor[] named =
        [
            .. ThreatFactors.All.Where(f => arguments.Words("factors").Contains(ThreatFactors.NameOf(f))),
        ];
        var setting = claims.At(new(perceiver, rival));
        var profile = setting.Profile(perceiver);
        if (profile.Find(rival) is not { } entry)
            return ClaimFinding.NoData($"a factor of {claims.NameOf(rival)}'s threat is unknown in {claims.Year}");
        var parts = profile.Contributions(entry.Index);
        string all = string.Join(
            ", ",
            ThreatFactors
                .All.OrderByDescending(f => parts[(int)f])
                .Select(f => $"{ThreatFactors.NameOf(f)} {Shown.Signed(100 * parts[(int)f], 0)}")
        );
        var finding = claims.Judged(
            named.Sum(f => parts[(int)f]),
            $"of {claims.NameOf(perceiver)}'s threat, beyond an even split",
            Carry(profile) == true,
            claims.ShareOfFewWeightings(weights => Carry(setting.Threat.Ranking(profile.Row, weights))),
            claims.ShareOfSpecifications(SpecificationSweep.OfThreat, s => Carry(setting.Under(s).Ranking(perceiver))),
            $"{claims.NameOf(rival)} holds {Shown.Share(entry.Share)} of {claims.NameOf(perceiver)}'s threat in {claims.Year}; beyond an even "
                + $"split, in points: {all}."
                + (
                    entry.Bounds.IsExact
                        ? ""
                        : " Contributions are those of the known components; a part of some is unknown."
                ),
            ClaimSetting.Behind(profile.Row)
        );
        // Where a part of the rival's power is unknown, its least and its greatest value must not turn the claim.
        bool[] turns =
        [
            .. new[] { false, true }.Select(greatest =>
                Carry(setting.Threat.Ranking(profile.Row.AtBound(entry.Index, greatest), ThreatFactors.EqualWeights))
                != Carry(profile)
            ),
        ];
        return turns.Contains(true) ? finding.Undecided($"what is unknown decides. {finding.Reason}") : finding;

        bool? Carry(ThreatProfile other)
        {
            if (other.Find(rival) is not { } found)
                return null;
            var values = other.Contributions(found.Index);
            double least = named.Min(f => values[(int)f]);
            return least > 0 && ThreatFactors.All.Except(named).All(f => values[(int)f] < least);
        }
    }
}
