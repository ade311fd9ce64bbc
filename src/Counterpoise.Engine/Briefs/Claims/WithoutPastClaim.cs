using Counterpoise.Measures;

namespace Counterpoise.Briefs.Claims;

/// <summary>A theory expects the same stance with the past between two states taken out.</summary>
public static class WithoutPastClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "without-past",
            "On a record without the past between the two, the theory still expects the stance in the year asked for.",
            [
                new("between", ClaimArgumentKind.Pair),
                new("theory", ClaimArgumentKind.Theories) { IsSingle = true },
                new("stance", ClaimArgumentKind.Choices)
                {
                    Choices = [.. Enum.GetValues<Stance>().Select(Specification.NameOf)],
                    IsSingle = true,
                },
                new("until", ClaimArgumentKind.Year),
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var dyad = arguments.Pair("between");
        var stance = Enum.GetValues<Stance>().First(s => Specification.NameOf(s) == arguments.Word("stance"));
        if (claims.TheoryOf(arguments.Word("theory")) is not { } theory)
            return ClaimFinding.NoData(ClaimSetting.WithoutTheory(arguments.Word("theory")));
        var without = claims.WithoutPast(dyad, arguments.Year("until")!.Value);
        var before = TheoryForecast.Of(claims, theory, dyad, stance);
        var after = TheoryForecast.Of(without, theory, dyad, stance);
        string reason =
            $"{theory.Name}, {claims.Year}, with the past: {Told(before)}; without it: {Told(after)}. "
            + $"{claims.World.Evidence.Count - without.World.Evidence.Count} evidence items and "
            + $"{claims.World.ColonialRule.Count - without.World.ColonialRule.Count} entries of colonial rule taken out.";
        var finding = claims.Judged(
            after.Strength,
            $"strength of {theory.Id} without the past",
            after.IsForecast == true,
            after.OfWeightings,
            after.OfSpecifications,
            reason,
            Behind(without)
        );
        return after.IsForecast is null ? finding.Undecided(reason) : finding;

        string Told(TheoryForecast forecast) =>
            TheoryForecast.Describe(forecast.Verdict)
            + (forecast.OfWeightings is { } w ? $", {arguments.Word("stance")} in {Shown.Share(w)} of weightings" : "")
            + (forecast.OfSpecifications is { } s ? $" and {Shown.Share(s)} of specifications" : "");

        IReadOnlyList<Standing> Behind(ClaimSetting record) =>
            ClaimSetting.Behind(
                record.At(dyad).Threat.Row(dyad.A, claims.Year),
                record.At(dyad).Threat.Row(dyad.B, claims.Year)
            );
    }
}
