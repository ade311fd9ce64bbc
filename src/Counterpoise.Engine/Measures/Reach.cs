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

    /// <summary>Prepares the measure.</summary>
    /// <param name="world">The record.</param>
    /// <param name="parameters">
    /// Carries <c>proximity.lambda</c>, <c>reach.projection</c>, <c>reach.basing.*</c> and <c>proximity.contiguity.*</c>.
    /// </param>
    /// <param name="specification">Decay, distance and reach.</param>
    public Reach(World world, ParameterSet parameters, Specification specification) =>
        (_world, _parameters, _specification) = (world, parameters, specification);

    /// <summary>What of every state's power arrives at one state.</summary>
    /// <param name="at">The state at which it arrives.</param>
    /// <param name="year">The year.</param>
    /// <returns>Shares 0..1. Shape [states]; NaN where the record does not say.</returns>
    /// <exception cref="ArgumentException">The state is not held in the year.</exception>
    public double[] ArrivalAt(StateCode at, Year year)
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
            return whole;
        }
        if (_specification.Proximity == ProximityMeasure.Contiguity)
            return BySteps(slice, here);
        var km = Distance.From(slice, here, _specification.Distance);
        return _specification.Reach switch
        {
            ReachMeasure.None => ByDistance(km, _ => _parameters["proximity.lambda"]),
            ReachMeasure.Projection => ByDistance(km, ProjectionLength(slice)),
            ReachMeasure.Basing => FromBases(slice, here, ByDistance(km, _ => _parameters["proximity.lambda"])),
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

    private double[] ByDistance(double[] km, Func<int, double> lambdaKm)
    {
        var row = new double[km.Length];
        for (int from = 0; from < row.Length; from++)
            row[from] = Proximity.Left(km[from], lambdaKm(from), _specification.Proximity);
        return row;
    }

    // lambda_j = lambda (1 + rho O_j / max O). Ours.
    private Func<int, double> ProjectionLength(YearSlice slice)
    {
        double lambda = _parameters["proximity.lambda"];
        double rho = _parameters["reach.projection"];
        double greatest = OffensivePower.GreatestMilitaryShare(slice);
        var offense = OffensivePower.MilitaryShares(slice);
        return from => lambda * (1 + rho * offense[from] / greatest);
    }

    // The better of the road from home and, for the projectable part, the road from where forces stood a year before.
    // A base in the perceiver's own land, or by a pact with the perceiver, never counts against it.
    private double[] FromBases(YearSlice slice, int here, double[] fromHome)
    {
        var before = PoliticalRelevance.Before(_world, slice.Year);
        var treaties = new StandingCondition(_world, Variables.Obligations, before);
        var troops = new StandingCondition(_world, Variables.Troops, before);
        double part = _parameters["reach.basing.projectable"];
        double garrison = _parameters["reach.basing.troops"];
        var row = fromHome.ToArray();
        for (int host = 0; host < slice.Count; host++)
        {
            if (host == here || double.IsNaN(fromHome[host]))
                continue;
            for (int from = 0; from < slice.Count; from++)
            {
                if (from == here || from == host)
                    continue;
                var guest = slice.States[from];
                double flags = treaties.Of(guest, slice.States[host], slice.Year);
                bool pact = !double.IsNaN(flags) && ((Obligations)(int)flags).HasFlag(Obligations.Defence);
                if (pact || troops.Of(guest, slice.States[host], slice.Year) >= garrison)
                    row[from] = Math.Max(row[from], part * fromHome[host]);
            }
        }
        return row;
    }
}
