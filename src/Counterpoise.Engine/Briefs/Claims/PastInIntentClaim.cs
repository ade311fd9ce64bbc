using Counterpoise.Measures;

namespace Counterpoise.Briefs.Claims;

/// <summary>The past raises the intent that one state perceives in another, and so its threat.</summary>
public static class PastInIntentClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "past-in-intent",
            "With the past between the two on record, the rival's share in the perceiver's threat is greater than without it.",
            [
                new("perceiver", ClaimArgumentKind.State),
                new("rival", ClaimArgumentKind.State),
                new("theory", ClaimArgumentKind.Theories) { IsSingle = true },
                new("until", ClaimArgumentKind.Year),
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var perceiver = arguments.State("perceiver");
        var rival = arguments.State("rival");
        var until = arguments.Year("until")!.Value;
        if (PastInIntent.Of(claims, claims.Specification, perceiver, rival, claims.Year, until) is not { } past)
            return ClaimFinding.NoData(
                $"the intent that {claims.NameOf(perceiver)} saw in {claims.NameOf(rival)} is unknown"
            );
        var threat = claims.ThreatUnder(claims.Specification);
        double? Share(double logit) => past.ShareAt(threat, rival, logit, ThreatFactors.EqualWeights);
        if (
            Share(past.Without) is not { } none
            || Share(past.With) is not { } now
            || Share(past.With + past.Added) is not { } doubled
        )
            return ClaimFinding.NoData($"a factor of {claims.NameOf(rival)}'s threat is unknown in {claims.Year}");
        string verdicts = "";
        if (claims.TheoryOf(arguments.Word("theory")) is { } theory)
        {
            var dyad = new Dyad(perceiver, rival);
            var one = theory.SketchOf(claims.At(dyad));
            var other = theory.SketchOf(claims.WithoutPast(dyad, until).At(dyad));
            verdicts =
                $" {theory.Name} says {TheoryForecast.Describe(one)} with the past and {TheoryForecast.Describe(other)} without it.";
        }
        return claims.Judged(
            past.Added,
            "log odds of force",
            now > none,
            claims.ShareOfFewWeightings(weights => Greater(threat, past, weights)),
            claims.ShareOfSpecifications(
                ClaimSetting.CoarseMeasures,
                s =>
                    PastInIntent.Of(claims, s, perceiver, rival, claims.Year, until) is { } other
                        ? Greater(claims.ThreatUnder(s), other, ThreatFactors.EqualWeights)
                        : null
            ),
            $"{claims.NameOf(rival)}'s share in {claims.NameOf(perceiver)}'s threat in {claims.Year}: {Shown.Share(none)} without the past, "
                + $"{Shown.Share(now)} with it, {Shown.Share(doubled)} were it twice as heavy.{verdicts} That grave wrongs raise intent is built "
                + "into the measure; how much is left is the finding.",
            ClaimSetting.Behind(past.Row)
        );

        bool? Greater(Threat measure, PastInIntent read, IReadOnlyList<double> weights) =>
            read.ShareAt(measure, rival, read.With, weights) is { } with
            && read.ShareAt(measure, rival, read.Without, weights) is { } without
                ? with > without
                : null;
    }
}
