namespace Counterpoise.Briefs.Claims;

/// <summary>The kinds of test that claims may ask for, by name.</summary>
public static class ClaimKinds
{
    /// <summary>Every kind, in the order of an argument.</summary>
    public static IReadOnlyList<ClaimKind> All { get; } =
    [
        ForecastClaim.Kind,
        NoPactClaim.Kind,
        OutsidePolesClaim.Kind,
        SilenceClaim.Kind,
        AnswersClaim.Kind,
        IndeterminacyClaim.Kind,
        FearOverPowerClaim.Kind,
        EveryFactorClaim.Kind,
        TopThreatClaim.Kind,
        CarriedByClaim.Kind,
        SharedFearClaim.Kind,
        EvidenceClaim.Kind,
        PrevailsClaim.Kind,
        NeedsGuaranteeClaim.Kind,
        AddsLittleClaim.Kind,
        BetterPartnerClaim.Kind,
        StaysOutClaim.Kind,
        BestPartnersClaim.Kind,
        WithoutPastClaim.Kind,
        PastInIntentClaim.Kind,
        PastAndCapabilityClaim.Kind,
        WithoutIntentClaim.Kind,
        CrossingsClaim.Kind,
        TurnsTowardClaim.Kind,
        CrowdingOutClaim.Kind,
        BecomesStableClaim.Kind,
    ];

    /// <summary>Finds a kind; null where there is none of the name.</summary>
    public static ClaimKind? Find(string name) =>
        All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.Ordinal));
}
