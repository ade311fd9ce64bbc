using Counterpoise.Measures;

namespace Counterpoise.Briefs.Claims;

/// <summary>Each factor of threat helps to tell allies from others.</summary>
public static class EveryFactorClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "every-factor",
            "Whichever factor loses its weight, the strength of balance of threat ranks allied pairs above others less often.",
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
        if (Losses(claims.Specification) is not { } losses)
            return ClaimFinding.NoData("too few profiles of the sample are known");
        return claims.Judged(
            losses.Min(),
            "least loss of AUC when a factor is left out",
            losses.Min() > 0,
            null,
            claims.ShareOfSpecifications(AlliedSample.Swept, s => Losses(s) is { } other ? other.Min() > 0 : null),
            "AUC lost without "
                + string.Join(
                    ", ",
                    ThreatFactors.All.Select(f => $"{ThreatFactors.NameOf(f)} {Shown.Signed(losses[(int)f], 3)}")
                )
                + $" (negative: it ranks better without). {sample.Size}. {AlliedSample.Caution}",
            [Standing.Computed, Standing.Asserted, Standing.Assumed]
        ) with
        {
            IsFirstApproximation = true,
        };

        double[]? Losses(Specification specification)
        {
            if (sample.Ranked(specification, ThreatFactors.EqualWeights, AlliedSample.Strength) is not { } all)
                return null;
            var lost = new double[ThreatFactors.Count];
            for (int f = 0; f < lost.Length; f++)
            {
                double[] weights =
                [
                    .. Enumerable.Range(0, lost.Length).Select(k => k == f ? 0 : 1.0 / (lost.Length - 1)),
                ];
                if (sample.Ranked(specification, weights, AlliedSample.Strength) is not { } without)
                    return null;
                lost[f] = all - without;
            }
            return lost;
        }
    }
}
