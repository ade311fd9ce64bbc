using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>How far a state fears that its patron will abandon it, from what was known before the year.</summary>
/// <remarks>
/// <para>
/// fear = max(0, withdrawal + acts + exposure), without an upper end. Withdrawal is log2(max(troops then, k) / max(troops now, k)) over the halvings that score 1:
/// 0 where nothing changed, below 0 where troops were sent. Acts is the sum of size x 2^(-age / half-life) over the patron's dated acts, plus
/// where cooperation ended and minus where protection was guaranteed. Exposure is a weight times (1 - commitment). The form is ours; the
/// notion is that of cha1999, ch. 2.
/// </para>
/// <para>
/// Nothing of the sum saturates. What is withdrawn from two states by the same share then adds the same to both sums, as long as the least
/// presence k is left in both: shared fear never falls.
/// </para>
/// </remarks>
/// <param name="State">The state that fears.</param>
/// <param name="Patron">Its patron.</param>
/// <param name="Commitment">What the patron has staked on it.</param>
/// <param name="Withdrawal">Score of the change of the patron's troops; above 0 where they were withdrawn, 1 for half.</param>
/// <param name="TroopsThen">The patron's troops in the state when the change began, persons.</param>
/// <param name="Evidence">What dated acts of the patron add, on the same scale; 0 where none is entered.</param>
/// <param name="Acts">The dated acts, each with what it adds.</param>
/// <param name="Exposure">What a lack of commitment adds, on the same scale.</param>
/// <param name="Sum">The sum of withdrawal, acts and exposure; below 0 where reassurance outweighs all that gives reason to fear.</param>
/// <param name="Fear">The fear: the sum, and 0 where that is negative.</param>
public sealed record FearOfAbandonment(
    StateCode State,
    StateCode Patron,
    PatronCommitment Commitment,
    DyadReading Withdrawal,
    Reading<double> TroopsThen,
    double Evidence,
    IReadOnlyList<(EvidenceItem Item, double Adds)> Acts,
    DyadReading Exposure,
    DyadReading Sum,
    DyadReading Fear
)
{
    // Where troops are unknown, they are taken to have been halved at most, or doubled.
    private static readonly Bounds Scores = new(-1, 1);

    /// <summary>Reads one state's fear.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="state">The state.</param>
    /// <param name="patron">Its patron.</param>
    public static FearOfAbandonment Of(Setting setting, StateCode state, StateCode patron)
    {
        int years = (int)setting.Parameters["theory.quasi-alliance.withdrawal.years"];
        var commitment = PatronCommitment.Of(setting, state, patron);
        var then = StationedTroops.Of(setting, state, patron, setting.YearBefore.Plus(-years));
        var withdrawal = ScoreOf(setting, then, commitment.Troops);
        var acts = ActsOf(setting, state, patron);
        double evidence = acts.Sum(act => act.Adds);
        double weight = setting.Parameters["theory.quasi-alliance.commitment.weight"];
        var exposure = commitment.Level.Mapped(level => weight * (1 - level));
        var sum = DyadReading.Combined(withdrawal, exposure, (changed, lacking) => changed + evidence + lacking);
        var fear = sum.Mapped(all => Math.Max(0, all));
        return new(state, patron, commitment, withdrawal, then, evidence, acts, exposure, sum, fear);
    }

    private static DyadReading ScoreOf(Setting setting, Reading<double> then, Reading<double> now)
    {
        double least = setting.Parameters["theory.quasi-alliance.withdrawal.presence"];
        double full = setting.Parameters["theory.quasi-alliance.withdrawal.full"];
        return (then, now) switch
        {
            (Reading<double>.Known(var before, var source), Reading<double>.Known(var after, _)) => DyadReading.Exactly(
                Math.Log2(Math.Max(before, least) / Math.Max(after, least)) / full,
                source
            ),
            (_, Reading<double>.Absent(var reason)) => DyadReading.Absent(reason, Scores),
            (Reading<double>.Absent(var reason), _) => DyadReading.Absent(reason, Scores),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

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
