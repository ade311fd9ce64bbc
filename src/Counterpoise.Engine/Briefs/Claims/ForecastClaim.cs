using Counterpoise.Measures;

namespace Counterpoise.Briefs.Claims;

/// <summary>Theories forecast a stance between two states.</summary>
public static class ForecastClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "forecast",
            "Every theory named expects the stance of the pair in the year asked for.",
            [
                new("between", ClaimArgumentKind.Pair),
                new("theories", ClaimArgumentKind.Theories),
                new("stance", ClaimArgumentKind.Choices)
                {
                    Choices = [.. Enum.GetValues<Stance>().Select(Specification.NameOf)],
                    IsSingle = true,
                },
                new("beside", ClaimArgumentKind.Theories, Required: false),
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var stance = Enum.GetValues<Stance>().First(s => Specification.NameOf(s) == arguments.Word("stance"));
        var dyad = arguments.Pair("between");
        List<TheoryForecast> asked = [];
        foreach (var id in arguments.Words("theories"))
        {
            if (claims.TheoryOf(id) is not { } theory)
                return ClaimFinding.NoData(ClaimSetting.WithoutTheory(id));
            asked.Add(TheoryForecast.Of(claims, theory, dyad, stance));
        }
        var beside = arguments
            .Words("beside")
            .Select(claims.TheoryOf)
            .OfType<Theories.Theory>()
            .Select(theory => TheoryForecast.Of(claims, theory, dyad, stance))
            .ToArray();
        string reason =
            $"{claims.Year}: {string.Join("; ", asked.Select(a => a.Clause))}."
            + (beside.Length == 0 ? "" : $" Another reading: {string.Join("; ", beside.Select(Beside))}.");
        bool single = asked.Count == 1;
        bool isTrue = asked.All(a => a.IsForecast == true);
        if (asked.Any(a => a.OfWeightings is not null && a.IsForecast == false))
            reason += " Where the stance is another by default, the share of weightings is the most it could be.";
        if (!single)
            reason += " Shares are those of the theory for which they are least.";
        bool openQuestion = !isTrue && asked.All(a => a.IsForecast != false);
        var profiles = claims.At(dyad);
        var rests = asked.Any(a => a.Theory.Measures.Contains("intent", StringComparer.Ordinal))
            ? ClaimSetting.Behind(profiles.Threat.Row(dyad.A, claims.Year), profiles.Threat.Row(dyad.B, claims.Year))
            : [Standing.Computed, Standing.Assumed];
        if (openQuestion && single)
            return ClaimFinding.NoData(reason);
        var finding = claims.Judged(
            single ? asked[0].Strength : asked.Count(a => a.IsForecast == true),
            single ? $"strength of {asked[0].Theory.Id}" : $"of {asked.Count} theories",
            isTrue,
            asked.Min(a => a.OfWeightings),
            asked.Min(a => a.OfSpecifications),
            reason,
            rests
        );
        return openQuestion ? finding.Undecided(reason) : finding;
    }

    private static string Beside(TheoryForecast forecast) =>
        forecast.Clause
        + (forecast.OfSpecifications is { } s ? $", the stance in {Shown.Share(s)} of specifications" : "");
}
