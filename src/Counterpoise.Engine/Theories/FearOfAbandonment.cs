using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>How far a state fears that its patron will abandon it, from what was known before the year.</summary>
/// <remarks>
/// fear = withdrawal + evidence. Withdrawal is log2((troops then + k) / (troops now + k)) over the halvings that score 1,
/// held to -1..1; evidence is the sum of size x 2^(-age / half-life) over the patron's dated acts, plus where cooperation ended
/// and minus where protection was guaranteed. 0 is no change. The form is ours; the notion is that of cha1999, ch. 2.
/// </remarks>
/// <param name="State">The state that fears.</param>
/// <param name="Patron">Its patron.</param>
/// <param name="Withdrawal">Score of the change of the patron's troops, -1..1; above 0 where they were withdrawn.</param>
/// <param name="TroopsThen">The patron's troops in the state when the change began, persons.</param>
/// <param name="TroopsNow">The same in the year before, persons.</param>
/// <param name="Evidence">What dated acts of the patron add, on the same scale; 0 where none is entered.</param>
/// <param name="Acts">The dated acts, each with what it adds.</param>
/// <param name="Fear">The sum.</param>
public sealed record FearOfAbandonment(
    StateCode State,
    StateCode Patron,
    DyadReading Withdrawal,
    Reading<double> TroopsThen,
    Reading<double> TroopsNow,
    double Evidence,
    IReadOnlyList<(EvidenceItem Item, double Adds)> Acts,
    DyadReading Fear
)
{
    private static readonly Bounds Scores = new(-1, 1);

    /// <summary>Reads one state's fear.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="state">The state.</param>
    /// <param name="patron">Its patron.</param>
    public static FearOfAbandonment Of(Setting setting, StateCode state, StateCode patron)
    {
        int years = (int)setting.Parameters["theory.quasi-alliance.withdrawal.years"];
        var now = Troops(setting, state, patron, setting.YearBefore);
        var then = Troops(setting, state, patron, setting.YearBefore.Plus(-years));
        var withdrawal = ScoreOf(setting, then, now);
        var acts = ActsOf(setting, state, patron);
        double evidence = acts.Sum(act => act.Adds);
        return new(state, patron, withdrawal, then, now, evidence, acts, withdrawal.Mapped(score => score + evidence));
    }

    private static DyadReading ScoreOf(Setting setting, Reading<double> then, Reading<double> now)
    {
        double least = setting.Parameters["theory.quasi-alliance.withdrawal.presence"];
        double full = setting.Parameters["theory.quasi-alliance.withdrawal.full"];
        return (then, now) switch
        {
            (Reading<double>.Known(var before, var source), Reading<double>.Known(var after, _)) => DyadReading.Exactly(
                Math.Clamp(Math.Log2((before + least) / (after + least)) / full, Scores.Low, Scores.High),
                source
            ),
            (_, Reading<double>.Absent(var reason)) => DyadReading.Absent(reason, Scores),
            (Reading<double>.Absent(var reason), _) => DyadReading.Absent(reason, Scores),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Reading<double> Troops(Setting setting, StateCode state, StateCode patron, Year year) =>
        setting.World.Years.Contains(year)
            ? setting.World.Read(Variables.Troops, new DirectedDyad(patron, state), year)
            : new Reading<double>.Absent($"this record covers {setting.World.Years}, not {year}");

    private static (EvidenceItem Item, double Adds)[] ActsOf(Setting setting, StateCode state, StateCode patron)
    {
        double halfLife = setting.Parameters["theory.quasi-alliance.evidence.half-life"];
        var last = setting.Year.Plus(-1);
        return
        [
            .. setting
                .World.Evidence.Where(item =>
                    item.Dyad == new DirectedDyad(state, patron)
                    && item.Type is EvidenceType.CooperationEnded or EvidenceType.Guarantee
                    && item.Date.Year <= last
                )
                .Select(item => (item, Sign(item) * item.Size * Math.Pow(2, -Age(item) / halfLife))),
        ];

        static double Sign(EvidenceItem item) => item.Type == EvidenceType.CooperationEnded ? 1 : -1;

        // A spell that still runs, or ends later, counts as dated in the last year that may be read.
        double Age(EvidenceItem item)
        {
            var dated =
                item.Open ? last
                : item.Until is { } until ? (until.Year < last ? until.Year : last)
                : item.Date.Year;
            return setting.Year.Since(dated) - 1;
        }
    }
}
