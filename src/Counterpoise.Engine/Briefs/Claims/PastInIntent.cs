using Counterpoise.Measures;

namespace Counterpoise.Briefs.Claims;

/// <summary>What the past between two states adds to how one of them sees the other, in one year.</summary>
/// <param name="Row">The perceiver's row, with the past.</param>
/// <param name="With">Log odds of force with the past.</param>
/// <param name="Without">Log odds of force without it.</param>
internal sealed record PastInIntent(ThreatRow Row, double With, double Without)
{
    /// <summary>Log odds that the past adds; negative where apologies outweigh what they are for.</summary>
    public double Added => With - Without;

    /// <summary>Reads it; null where the rival's intent is not known or either is not held.</summary>
    public static PastInIntent? Of(
        ClaimSetting claims,
        Specification specification,
        StateCode perceiver,
        StateCode rival,
        Year year,
        Year until
    )
    {
        var slice = claims.World.At(year);
        if (slice.IndexOf(perceiver) < 0 || slice.IndexOf(rival) < 0)
            return null;
        var dropped = claims.WithoutPast(new(perceiver, rival), until);
        var row = claims.ThreatUnder(specification).Row(perceiver, year);
        int index = slice.IndexOf(rival);
        double with = row.Intent.Logits[index];
        double without = dropped.Measurements.IntentOf(perceiver, year, specification).Logits[index];
        return double.IsFinite(with) && double.IsFinite(without) ? new(row, with, without) : null;
    }

    /// <summary>The rival's share in the perceiver's threat if its intent were seen at these log odds; null where it is not known.</summary>
    public double? ShareAt(Threat threat, StateCode rival, double logit, IReadOnlyList<double> weights) =>
        threat
            .Ranking(threat.WhatIf(Row, rival, ThreatFactor.Intent, IntentParameters.Probability(logit)), weights)
            .Find(rival)
            ?.Share;
}
