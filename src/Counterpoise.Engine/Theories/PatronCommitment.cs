using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>What a patron has staked on a client, by three parts that are kept apart.</summary>
/// <remarks>
/// commitment = (pact + presence + arrival) / 3. Presence is log2(max(troops, k) / k) over the doublings that score 1: 0 below the least
/// presence k, above 1 beyond a full one. Arrival is told from the patron's home, so that troops do not count twice. The form is ours.
/// </remarks>
/// <param name="Pact">Whether the patron was bound to defend the client in the year before, 0 or 1; 1 within the theory's scope.</param>
/// <param name="Troops">The patron's troops in the client in the year before, persons.</param>
/// <param name="Presence">Score of those troops, 0 or more; 1 for a full presence.</param>
/// <param name="Arrival">What of the patron's power reaches the client from its home, 0..1.</param>
/// <param name="Level">The sum of the three over three, 0 for none, 1 for full.</param>
public sealed record PatronCommitment(
    DyadReading Pact,
    Reading<double> Troops,
    DyadReading Presence,
    DyadReading Arrival,
    DyadReading Level
)
{
    /// <summary>Reads a patron's commitment to a client.</summary>
    /// <param name="setting">The dyad and year.</param>
    /// <param name="client">The client.</param>
    /// <param name="patron">The patron.</param>
    public static PatronCommitment Of(Setting setting, StateCode client, StateCode patron)
    {
        var pact = setting.ObligationsBefore(patron, client) is (var obligations, var source)
            ? DyadReading.Exactly(obligations.HasFlag(Obligations.Defence) ? 1 : 0, source)
            : DyadReading.Absent($"no treaty data of this record cover {setting.YearBefore}", new(0, 1));
        var troops = StationedTroops.Of(setting, client, patron, setting.YearBefore);
        var presence = PresenceOf(setting, troops);
        var arrival = ArrivalOf(setting, client, patron);
        var sum = DyadReading.Combined(
            DyadReading.Combined(pact, presence, (one, other) => one + other),
            arrival,
            (one, other) => one + other
        );
        return new(pact, troops, presence, arrival, sum.Mapped(parts => parts / 3));
    }

    private static DyadReading PresenceOf(Setting setting, Reading<double> troops)
    {
        double least = setting.Parameters["theory.quasi-alliance.withdrawal.presence"];
        double full = setting.Parameters["theory.quasi-alliance.commitment.presence"];
        return troops.Match(
            (persons, source) => DyadReading.Exactly(Math.Log2(Math.Max(persons, least) / least) / full, source),
            reason => DyadReading.Absent(reason, new(0, 1))
        );
    }

    private static DyadReading ArrivalOf(Setting setting, StateCode client, StateCode patron)
    {
        var fromHome = setting.Specification with { Reach = ReachMeasure.Projection };
        var measure = setting.Measurements.ArrivalAt(client, setting.Year, fromHome);
        int at = setting.World.At(setting.Year).IndexOf(patron);
        double value = measure.Values[at];
        var bounds =
            double.IsNaN(measure.Low[at]) || double.IsNaN(measure.High[at])
                ? new Bounds(0, 1)
                : new Bounds(measure.Low[at], measure.High[at]);
        return double.IsNaN(value)
            ? DyadReading.Absent(
                $"what of {setting.NameOf(patron)}'s power reaches {setting.NameOf(client)} is not known in {setting.Year}",
                bounds
            )
            : DyadReading.Within(
                value,
                new Source("counterpoise", $"arrival {Specification.NameOf(setting.Specification.Proximity)}"),
                bounds
            );
    }
}
