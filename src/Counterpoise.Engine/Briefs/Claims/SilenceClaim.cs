using Counterpoise.Theories;

namespace Counterpoise.Briefs.Claims;

/// <summary>A theory says nothing about a pair.</summary>
public static class SilenceClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "silence",
            "The theory is silent on the pair in the year asked for.",
            [
                new("between", ClaimArgumentKind.Pair),
                new("theory", ClaimArgumentKind.Theories) { IsSingle = true },
                new("beside", ClaimArgumentKind.Theories, Required: false),
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var dyad = arguments.Pair("between");
        if (claims.TheoryOf(arguments.Word("theory")) is not { } theory)
            return ClaimFinding.NoData(ClaimSetting.WithoutTheory(arguments.Word("theory")));
        var setting = claims.At(dyad);
        var verdict = theory.SketchOf(setting);
        string beside = string.Concat(
            arguments
                .Words("beside")
                .Select(claims.TheoryOf)
                .OfType<Theory>()
                .Select(other => $" {other.Name}: {TheoryForecast.Describe(other.SketchOf(setting))}.")
        );
        if (verdict is Verdict.NoData none)
            return ClaimFinding.NoData($"{none.Reason}.{beside}");
        Verdict[] answers =
        [
            .. claims
                .YearsOf(dyad.A, dyad.B)
                .Select(year => theory.SketchOf(claims.At(dyad, year)))
                .Where(v => v is not Verdict.NoData),
        ];
        return claims.Judged(
            (double)answers.Count(v => v is Verdict.Silent) / answers.Length,
            $"share of the {answers.Length} years by {claims.Year} in which it is silent",
            verdict is Verdict.Silent,
            null,
            claims.ShareOfSpecifications(
                theory.Measures,
                s =>
                    theory.SketchOf(setting.Under(s)) switch
                    {
                        Verdict.NoData => null,
                        var v => v is Verdict.Silent,
                    }
            ),
            $"{claims.Year}: {(verdict is Verdict.Silent s ? s.Reason : TheoryForecast.Describe(verdict))}.{beside}",
            Standing.Computed,
            Standing.Assumed
        );
    }
}
