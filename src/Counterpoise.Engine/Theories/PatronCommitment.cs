using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>What a patron has staked on a client, by three parts that are kept apart.</summary>
/// <remarks>
/// commitment = (pact + presence + arrival) / 3. Presence is log2(max(troops, k) / k) over the doublings that score 1: 0 below the least
/// presence k, above 1 beyond a full one; where troops are unknown, it lies between 0 and the greatest that the patron is known to have kept
/// anywhere that year, or 1. Arrival is told from the patron's home, so that troops do not count twice. The form is ours.
/// </remarks>
/// <param name="Pact">Whether the patron was bound to defend the client in the year before, 0 or 1; 1 within the theory's scope.</param>
/// <param name="Troops">The patron's troops in the client in the year before, persons.</param>
/// <param name="Presence">Score of those troops, 0 or more; 1 for a full presence.</param>
/// <param name="Arrival">What of the patron's power reaches the client from its home, 0..1.</param>
/// <param name="Level">The sum of the three over three, 0 for none, 1 for full; above 1 only where presence is.</param>
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
        var presence = PresenceOf(setting, troops, patron);
        var arrival = ArrivalOf(setting, client, patron);
        var sum = DyadReading.Combined(
            DyadReading.Combined(pact, presence, (one, other) => one + other),
            arrival,
            (one, other) => one + other
        );
        return new(pact, troops, presence, arrival, sum.Mapped(parts => parts / 3));
    }

    private static DyadReading PresenceOf(Setting setting, Reading<double> troops, StateCode patron)
    {
        double least = setting.Parameters["theory.quasi-alliance.withdrawal.presence"];
        double full = setting.Parameters["theory.quasi-alliance.commitment.presence"];
        return troops.Match(
            (persons, source) => DyadReading.Exactly(ScoreOf(persons), source),
            reason => DyadReading.Absent(reason, new(0, Math.Max(1, ScoreOf(GreatestKnown(setting, patron)))))
        );

        double ScoreOf(double persons) => Math.Log2(Math.Max(persons, least) / least) / full;
    }

    // What a patron is known to keep in one client, it may keep in another of which nothing is known.
    private static double GreatestKnown(Setting setting, StateCode patron)
    {
        if (!setting.World.Years.Contains(setting.YearBefore))
            return 0;
        var slice = setting.World.At(setting.YearBefore);
        int guest = slice.IndexOf(patron);
        if (guest < 0 || slice.MatrixOrNone(Variables.Troops) is not { } troops)
            return 0;
        double greatest = 0;
        for (int host = 0; host < slice.Count; host++)
        {
            if (host != guest && troops[(guest * slice.Count) + host] is var persons && persons > greatest)
                greatest = persons;
        }
        return greatest;
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
