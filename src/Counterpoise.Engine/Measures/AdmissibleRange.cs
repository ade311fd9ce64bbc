using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>
/// Every value that a missing reading may take: the observed range of the state's politically relevant peers in that
/// year, narrowed by the nearest earlier reading of the same state.
/// </summary>
/// <remarks>
/// Ours. Later readings never narrow the range: that would read from the future. Where the two ranges do not meet, the
/// state's own earlier reading decides.
/// </remarks>
public sealed class AdmissibleRange
{
    private readonly World _world;
    private readonly double _doublingYears;

    /// <summary>Prepares the rule.</summary>
    /// <param name="world">The record.</param>
    /// <param name="parameters">Carries <c>bounds.doubling-years</c>.</param>
    public AdmissibleRange(World world, ParameterSet parameters) =>
        (_world, _doublingYears) = (world, parameters["bounds.doubling-years"]);

    /// <summary>The range of a state variable; null where neither peers nor earlier years give one.</summary>
    public Bounds? Of(Variable variable, StateCode state, Year year) =>
        (FromPeers(variable, state, year), FromEarlier(variable, state, year)) switch
        {
            ({ } peers, { } own) when Math.Max(peers.Low, own.Low) <= Math.Min(peers.High, own.High) => new Bounds(
                Math.Max(peers.Low, own.Low),
                Math.Min(peers.High, own.High)
            ),
            (_, { } own) => own,
            ({ } peers, null) => peers,
            _ => null,
        };

    private Bounds? FromPeers(Variable variable, StateCode state, Year year)
    {
        var slice = _world.At(year);
        var column = slice.Column(variable);
        int self = slice.IndexOf(state);
        if (column.IsEmpty || self < 0)
            return null;
        var relevant = PoliticalRelevance.Row(_world, state, year);
        Bounds? range = null;
        int peers = 0;
        for (int j = 0; j < column.Length; j++)
        {
            if (j == self || !relevant[j] || double.IsNaN(column[j]))
                continue;
            range = range is { } known ? known.Including(column[j]) : Bounds.Exactly(column[j]);
            peers++;
        }
        // One peer is a point, not a range.
        return peers > 1 ? range : null;
    }

    private Bounds? FromEarlier(Variable variable, StateCode state, Year year)
    {
        for (var earlier = year.Plus(-1); earlier >= _world.Years.First; earlier = earlier.Plus(-1))
        {
            if (variable.NewUnitFrom is { } from && earlier < from && year >= from)
                return null;
            var slice = _world.At(earlier);
            int index = slice.IndexOf(state);
            var column = slice.Column(variable);
            if (index < 0 || column.IsEmpty || double.IsNaN(column[index]))
                continue;
            // A reading of zero does not grow by doubling: it says nothing of what came after.
            if (column[index] == 0)
                return null;
            double factor = Math.Pow(2, year.Since(earlier) / _doublingYears);
            return new Bounds(column[index] / factor, column[index] * factor);
        }
        return null;
    }
}
