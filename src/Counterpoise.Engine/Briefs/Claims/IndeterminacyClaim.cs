using Counterpoise.Theories;

namespace Counterpoise.Briefs.Claims;

/// <summary>Structural theories leave a pair open: those that speak allow several stances, or contradict each other.</summary>
public static class IndeterminacyClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "indeterminacy",
            "Of the structural theories that speak of the pair in the year asked for, contested readings among them, more than half allow "
                + "several stances or expect one that another denies. Structural are those that read no variable of the units.",
            [new("between", ClaimArgumentKind.Pair)],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var dyad = arguments.Pair("between");
        Theory[] structural =
        [
            .. claims
                .Theories.SelectMany(t => t.OtherReadings.Prepend(t))
                .Where(t =>
                    t is { IsBaseline: false, PlaysGame: false, Level: { Unit.Count: 0, Structural.Count: > 0 } }
                ),
        ];
        if (structural.Length == 0)
            return ClaimFinding.NoData("no structural theory is in this catalogue");
        var focus = claims.At(dyad);
        var now = Tally.Of(structural.Select(t => t.SketchOf(focus)));
        if (now.Answers < 2)
        {
            return ClaimFinding.NoData(
                $"fewer than two structural theories speak of the pair in {claims.Year}: "
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
            $"share of {now.Answers} that speak in {claims.Year}",
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
                + $"year of the two: of {all.Answers} answers {all.Several} allow several stances, {all.Denied} are denied by another; {all.Silent} "
                + "times a theory was silent, which is no answer.",
            Standing.Computed,
            Standing.Assumed
        ) with
        {
            IsFirstApproximation = true,
        };
    }

    private readonly record struct Tally(int Answers, int Silent, int Several, int Denied)
    {
        public double Open => (double)(Several + Denied) / Answers;

        public static Tally Of(IEnumerable<Verdict> verdicts)
        {
            var all = verdicts.ToArray();
            var answers = all.Where(v => v is not (Verdict.NoData or Verdict.Silent)).ToArray();
            var stances = answers.OfType<Verdict.Expects>().Select(e => e.Stance).ToArray();
            return new(
                answers.Length,
                all.Count(v => v is Verdict.Silent),
                answers.Count(v => v is Verdict.Indeterminate),
                stances.Distinct().Count() > 1 ? stances.Length : 0
            );
        }

        public Tally Plus(Tally other) =>
            new(Answers + other.Answers, Silent + other.Silent, Several + other.Several, Denied + other.Denied);
    }
}
