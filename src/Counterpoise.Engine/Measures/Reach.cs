using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>
/// Arrival: what of each state's power reaches a place, 0..1. A great power's distance from home misstates it.
/// </summary>
public sealed class Reach
{
    private readonly World _world;
    private readonly ParameterSet _parameters;
    private readonly Specification _specification;
    private readonly Func<Year, IReadOnlyList<(int Guest, int Host)>> _bases;
    private readonly Func<Year, StateMeasure> _offense;

    /// <summary>Prepares the measure.</summary>
    /// <param name="world">The record.</param>
    /// <param name="parameters">
    /// Carries <c>proximity.lambda</c>, <c>reach.projection</c>, <c>reach.basing.*</c> and <c>proximity.contiguity.*</c>.
    /// </param>
    /// <param name="specification">Decay, distance and reach.</param>
    /// <param name="bases">Whose forces stood where a year before each year.</param>
    /// <param name="offense">Military shares of every state in each year.</param>
    internal Reach(
        World world,
        ParameterSet parameters,
        Specification specification,
        Func<Year, IReadOnlyList<(int Guest, int Host)>> bases,
        Func<Year, StateMeasure> offense
    ) => (_world, _parameters, _specification, _bases, _offense) = (world, parameters, specification, bases, offense);

    /// <summary>What of every state's power arrives at one state.</summary>
    /// <param name="at">The state at which it arrives.</param>
    /// <param name="year">The year.</param>
    /// <returns>
    /// Shares 0..1, with bounds where the offensive power that carries a state is partly unknown. Shape [states]; NaN
    /// where the record does not say.
    /// </returns>
    /// <exception cref="ArgumentException">The state is not held in the year.</exception>
    public StateMeasure ArrivalAt(StateCode at, Year year)
    {
        var slice = _world.At(year);
        int here = slice.IndexOf(at);
        if (here < 0)
            throw new ArgumentException($"State {at} is not held in {year}.", nameof(at));
        if (_specification.Proximity == ProximityMeasure.PowerAdjusted)
        {
            // Distance already acts on capability; nothing is left for arrival to do.
            var whole = new double[slice.Count];
            Array.Fill(whole, 1);
            return Exactly(whole);
        }
        if (_specification.Proximity == ProximityMeasure.Contiguity)
            return Exactly(BySteps(slice, here));
        var km = Distance.From(slice, here, _specification.Distance);
        return _specification.Reach switch
        {
            ReachMeasure.None => Exactly(FromHome(km)),
            ReachMeasure.Projection => Projected(km, _offense(year), OffensivePower.GreatestMilitaryShare(slice)),
            ReachMeasure.Basing => Exactly(FromBases(here, FromHome(km), _bases(year))),
            _ => throw new ArgumentOutOfRangeException(nameof(at), _specification.Reach, "No such measure of reach."),
        };
    }

    private double[] BySteps(YearSlice slice, int here)
    {
        var contiguity = new StandingCondition(_world, Variables.Contiguity, slice.Year);
        var row = new double[slice.Count];
        for (int from = 0; from < row.Length; from++)
        {
            row[from] =
                from == here
                    ? 1
                    : Proximity.OfContiguity(
                        contiguity.Of(slice.States[from], slice.States[here], slice.Year),
                        _parameters
                    );
        }
        return row;
    }

    private static StateMeasure Exactly(double[] row) => new(row, row, row, []);

    private double[] FromHome(double[] km)
    {
        double lambda = _parameters["proximity.lambda"];
        return [.. km.Select(d => Proximity.Left(d, lambda, _specification.Proximity))];
    }

    // lambda_j = lambda (1 + rho O_j / max O). Ours. What is unknown of O carries its bounds along.
    private StateMeasure Projected(double[] km, StateMeasure offense, double greatest)
    {
        double lambda = _parameters["proximity.lambda"];
        double rho = _parameters["reach.projection"];
        // Where nothing bounds a state's offensive power, it still has between none and the most that any state has.
        return new(
            Over(offense.Values),
            Over([.. offense.Low.Select(o => double.IsNaN(o) ? 0 : o)]),
            Over([.. offense.High.Select(o => double.IsNaN(o) ? greatest : o)]),
            []
        );

        double[] Over(IReadOnlyList<double> power) =>
            [
                .. km.Select(
                    (d, from) =>
                        Proximity.Left(d, lambda * (1 + rho * power[from] / greatest), _specification.Proximity)
                ),
            ];
    }

    // The better of the road from home and, for the projectable part, the road from where forces stood a year before.
    // A base in the perceiver's own land, or by a pact with the perceiver, never counts against it.
    private double[] FromBases(int here, double[] fromHome, IReadOnlyList<(int Guest, int Host)> bases)
    {
        double part = _parameters["reach.basing.projectable"];
        var row = fromHome.ToArray();
        foreach (var (guest, host) in bases)
        {
            if (guest != here && host != here && !double.IsNaN(fromHome[host]))
                row[guest] = Math.Max(row[guest], part * fromHome[host]);
        }
        return row;
    }

    /// <summary>Whose forces stood where a year before, as positions in the year's slice: by garrison or defence pact.</summary>
    internal static IReadOnlyList<(int Guest, int Host)> BasesOf(World world, ParameterSet parameters, Year year)
    {
        var slice = world.At(year);
        var before = PoliticalRelevance.Before(world, year);
        // Treaties and forces of the year itself are not read: they would let an alliance explain itself.
        var treaties = new StandingCondition(world, Variables.Obligations, before, latest: year.Plus(-1));
        var troops = new StandingCondition(world, Variables.Troops, before, latest: year.Plus(-1));
        double garrison = parameters["reach.basing.troops"];
        List<(int, int)> bases = [];
        for (int guest = 0; guest < slice.Count; guest++)
        {
            for (int host = 0; host < slice.Count; host++)
            {
                if (guest == host)
                    continue;
                double flags = treaties.Of(slice.States[guest], slice.States[host], year);
                bool pact = !double.IsNaN(flags) && ((Obligations)(int)flags).HasFlag(Obligations.Defence);
                if (pact || troops.Of(slice.States[guest], slice.States[host], year) >= garrison)
                    bases.Add((guest, host));
            }
        }
        return bases;
    }
}
