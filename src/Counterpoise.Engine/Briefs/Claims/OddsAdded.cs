using Counterpoise.Alignment;

namespace Counterpoise.Briefs.Claims;

/// <summary>What a partner adds to the conventional odds of a state against a rival.</summary>
/// <param name="Alone">The state's share of the power that arrives from it and the rival.</param>
/// <param name="With">The same with the partner's beside its own.</param>
/// <param name="Bounds">The addition over every admissible value of the rival's power.</param>
internal readonly record struct OddsAdded(double Alone, double With, Bounds Bounds)
{
    public double Value => With - Alone;

    /// <summary>Reads the lines of a ledger; null where odds are not known.</summary>
    /// <remarks>
    /// With the state's own power as the unit, the rival's is (1 - p) / p at odds p. The addition h r / ((1 + r)(1 + h + r))
    /// has its greatest value at r = sqrt(1 + h), which counts where it lies between the ends. Gaps in the state's own or the
    /// partner's power are taken at the same ends.
    /// </remarks>
    public static OddsAdded? Of(PartnerLedger ledger)
    {
        var alone = ledger[PartnerLedger.OddsAlone];
        var with = ledger[PartnerLedger.OddsWithPartner];
        if (
            alone.Figure is not Reading<double>.Known(var p, _)
            || with.Figure is not Reading<double>.Known(var q, _)
            || p is <= 0 or >= 1
            || q >= 1
        )
            return null;
        var one = alone.Bounds ?? Bounds.Exactly(p);
        var other = with.Bounds ?? Bounds.Exactly(q);
        double rival = (1 - p) / p;
        double help = Math.Max(0, q * rival / (1 - q) - 1);
        var bounds = Bounds.Exactly(q - p).Including(other.Low - one.Low).Including(other.High - one.High);
        double most = Math.Sqrt(1 + help);
        if (most >= (1 - one.High) / one.High && most <= (1 - one.Low) / Math.Max(one.Low, 1e-12))
            bounds = bounds.Including(help * most / ((1 + most) * (1 + help + most)));
        return new(p, q, bounds);
    }
}
