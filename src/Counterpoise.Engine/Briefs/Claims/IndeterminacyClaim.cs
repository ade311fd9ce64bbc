using Counterpoise.Theories;

namespace Counterpoise.Briefs.Claims;

/// <summary>Structural theories leave a pair open: they are silent, allow several stances, or contradict each other.</summary>
public static class IndeterminacyClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "indeterminacy",
            "More than half of what the structural theories say of the pair in the year asked for is silence, more than one stance, or "
                + "a stance that another of them denies. Structural are those that read no variable of the units.",
            [new("between", ClaimArgumentKind.Pair)],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var dyad = arguments.Pair("between");
        Theory[] structural =
        [
            .. claims.Theories.Where(t => !t.IsBaseline && t.Level.Unit.Count == 0 && t.Level.Structural.Count > 0),
        ];
        if (structural.Length == 0)
            return ClaimFinding.NoData("no structural theory is in this catalogue");
        var focus = claims.At(dyad);
        var now = Tally.Of(structural.Select(t => t.SketchOf(focus)));
        if (now.Answers < 2)
        {
            return ClaimFinding.NoData(
                $"fewer than two structural theories can answer in {claims.Year}: "
                    + string.Join("; ", structural.Select(t => $"{t.Id} {TheoryForecast.Describe(t.SketchOf(focus))}"))
            );
        }
        var all = claims
            .YearsOf(dyad.A, dyad.B)
            .Select(year => Tally.Of(structural.Select(t => t.SketchOf(claims.At(dyad, year)))))
            .Aggregate(default(Tally), (sum, tally) => sum.Plus(tally));
        string[] measures = [.. structural.SelectMany(t => t.Measures).Distinct(StringComparer.Ordinal)];
        return claims.Judged(
            now.Open,
            $"share of {now.Answers} answers in {claims.Year}",
            now.Open > 0.5,
            null,
            claims.ShareOfSpecifications(
                measures,
                s =>
                {
                    var tally = Tally.Of(structural.Select(t => t.SketchOf(focus.Under(s))));
                    return tally.Answers < 2 ? null : tally.Open > 0.5;
                }
            ),
            $"{claims.Year}: {string.Join("; ", structural.Select(t => $"{t.Id} {TheoryForecast.Describe(t.SketchOf(focus))}"))}. Over every "
                + $"year of the two: of {all.Answers} answers {all.Silent} silent, {all.Several} with several stances, {all.Denied} that "
                + "another denies. Silence outside a theory's scope counts as leaving the pair open, though it is no fault of the theory.",
            Standing.Computed,
            Standing.Assumed
        ) with
        {
            IsFirstApproximation = true,
        };
    }

    private readonly record struct Tally(int Answers, int Silent, int Several, int Denied)
    {
        public double Open => (double)(Silent + Several + Denied) / Answers;

        public static Tally Of(IEnumerable<Verdict> verdicts)
        {
            var answers = verdicts.Where(v => v is not Verdict.NoData).ToArray();
            var stances = answers.OfType<Verdict.Expects>().Select(e => e.Stance).ToArray();
            return new(
                answers.Length,
                answers.Count(v => v is Verdict.Silent),
                answers.Count(v => v is Verdict.Indeterminate),
                stances.Distinct().Count() > 1 ? stances.Length : 0
            );
        }

        public Tally Plus(Tally other) =>
            new(Answers + other.Answers, Silent + other.Silent, Several + other.Several, Denied + other.Denied);
    }
}
