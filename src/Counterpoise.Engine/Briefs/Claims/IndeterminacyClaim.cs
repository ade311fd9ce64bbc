using Counterpoise.Alignment;
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
                + "several stances or expect one that another denies. Structural are those that read no variable of the units. Where the link "
                + "stands in the game of alignment under structure (intent and levers that evidence asserts taken out; trade and the pacts of "
                + "the year before left in) is told beside, and decides nothing.",
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
                + $"times a theory was silent, which is no answer. {InTheGame(focus.Structure)}",
            Standing.Computed,
            Standing.Assumed
        );
    }

    // A theory's verdict is one word; the game tells how many stable networks hold the link, at each admissible draw.
    private static string InTheGame(Setting structure)
    {
        if (structure.Network is not Reading<DyadNetwork>.Known(var network, _))
            return $"The game of alignment cannot be played: {((Reading<DyadNetwork>.Absent)structure.Network).Reason}.";
        string center = network.Link.AtCenter switch
        {
            LinkStanding.InAll => "all",
            LinkStanding.InSome => "some",
            LinkStanding.InNone => "none",
            _ => "no network at rest",
        };
        return $"In the game of alignment under structure, intent and asserted levers taken out, {network.States.Count} states and {network.Ensemble.Draws.Count} draws: the "
            + $"link stands in {GameShare.Of(network).Text} of equilibria; in {Shown.Share(network.Link.DrawsInAll)} of draws all stable "
            + $"networks hold it, in {Shown.Share(network.DrawsInSome)} some but not all, in {Shown.Share(network.Link.DrawsInNone)} none; at "
            + $"the parameters' own values {center}.";
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
