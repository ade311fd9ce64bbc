using Counterpoise.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Briefs.Claims;

/// <summary>Verdicts turn when perception is taken out: they were not structural.</summary>
public static class WithoutIntentClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "without-intent",
            "At least one theory that reads perceived intent says otherwise of the pair when every rival is seen alike.",
            [new("between", ClaimArgumentKind.Pair)],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var dyad = arguments.Pair("between");
        var setting = claims.At(dyad);
        Theory[] reading =
        [
            .. claims
                .Theories.SelectMany(t => t.OtherReadings.Prepend(t))
                .Where(t => t.Measures.Contains("intent", StringComparer.Ordinal)),
        ];
        List<string> told = [];
        int turned = 0;
        int answered = 0;
        foreach (var theory in reading)
        {
            var with = theory.SketchOf(setting);
            var without = theory.SketchOf(setting.Structure);
            bool? turns = Turns(with, without);
            answered += turns is null ? 0 : 1;
            turned += turns == true ? 1 : 0;
            told.Add(
                $"{theory.Id} {TheoryForecast.Describe(with)}, without intent {TheoryForecast.Describe(without)}"
                    + (turns == true ? " (turns)" : "")
            );
        }
        if (answered == 0)
            return ClaimFinding.NoData($"no theory that reads intent can answer both ways in {claims.Year}");
        return claims.Judged(
            turned,
            $"of {answered} theories that read intent",
            turned > 0,
            null,
            claims.ShareOfSpecifications(
                ClaimSetting.CoarseMeasures,
                s =>
                {
                    bool?[] turns =
                    [
                        .. reading.Select(t =>
                            Turns(
                                t.SketchOf(setting.Under(s)),
                                t.SketchOf(setting.Under(s with { Intent = IntentMeasure.None }))
                            )
                        ),
                    ];
                    return turns.Any(t => t == true) ? true
                        : turns.All(t => t is null) ? null
                        : false;
                }
            ),
            $"{claims.Year}: {string.Join("; ", told)}.",
            ClaimSetting.Behind(setting.Threat.Row(dyad.A, claims.Year), setting.Threat.Row(dyad.B, claims.Year))
        );
    }

    private static bool? Turns(Verdict with, Verdict without) =>
        (with, without) switch
        {
            (Verdict.NoData, _) or (_, Verdict.NoData) => null,
            (Verdict.Expects a, Verdict.Expects b) => a.Stance != b.Stance,
            _ => with.GetType() != without.GetType(),
        };
}
