using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>The events of a record by pair and year, and when two states were first members together. Immutable.</summary>
/// <remarks>
/// An entry of the record tells the rival's conduct as the perceiver saw it; here the conduct is its author's, from the rival toward
/// the perceiver.
/// </remarks>
internal sealed class PairEvents
{
    // What stands against nobody.
    private const int Never = int.MaxValue;

    private readonly Dictionary<StateCode, int> _places = [];
    private readonly int[] _firstTogether;

    public PairEvents(World world)
    {
        var disputes = world
            .Disputes.GroupBy(d => (d.Year, Pair: d.Dyad.Reversed))
            .ToDictionary(own => own.Key, own => own.ToArray());
        var both = disputes.Keys.SelectMany(key => new[] { key, (key.Year, key.Pair.Reversed) }).Distinct().ToArray();
        Disputes = new(both.ToDictionary(key => key, _ => 1.0));
        DisputeOnsets = Onsets(
            world.Disputes.Where(d => d.Year == d.First).Select(d => (d.Year, new Dyad(d.Dyad.Perceiver, d.Dyad.Rival)))
        );
        Hostility = new(disputes.ToDictionary(own => own.Key, own => (double)own.Value.Max(d => d.Hostility)));
        Originators = new(disputes.ToDictionary(own => own.Key, own => Any(own.Value, d => d.Originator)));
        Revisionists = new(disputes.ToDictionary(own => own.Key, own => Any(own.Value, d => d.Revisionist)));
        Wars = Spells(world.Wars.Select(w => (w.First, w.Last, new Dyad(w.Dyad.Perceiver, w.Dyad.Rival))));
        // A war that pauses between two states and goes on is one.
        WarOnsets = Onsets(
            world
                .Wars.GroupBy(w => (w.Number, new Dyad(w.Dyad.Perceiver, w.Dyad.Rival)))
                .Select(war => (war.Min(w => w.First), war.Key.Item2))
        );
        Rivalries = Spells(world.Rivalries.Select(r => (r.First, r.Last, r.Dyad)));
        PrincipalRivalries = Spells(world.Rivalries.Where(r => r.Principal).Select(r => (r.First, r.Last, r.Dyad)));
        ArmsRaces = Spells(world.ArmsRaces.Select(r => (r.First, r.Last, r.Dyad)));
        // The record lists a year's disputes in their order; the last listed stands for the year.
        ForceUsed = new(
            world
                .Disputes.Where(d => d.Hostility >= 2)
                .GroupBy(d => (d.Year, Pair: new Dyad(d.Dyad.Perceiver, d.Dyad.Rival)))
                .SelectMany(year =>
                    new[] { year.Key.Pair.Forward, year.Key.Pair.Backward }.Select(pair =>
                        (Key: (year.Key.Year, pair), (double)year.Last().Hostility)
                    )
                )
                .ToDictionary(one => one.Key, one => one.Item2)
        );
        _firstTogether = FirstTogetherOf(world.Identity);
    }

    /// <summary>1 where the two were in a dispute.</summary>
    public MarkedPairs Disputes { get; }

    /// <summary>1 in the first year of a dispute.</summary>
    public MarkedPairs DisputeOnsets { get; }

    /// <summary>Highest own hostility toward the other, 1..5.</summary>
    public MarkedPairs Hostility { get; }

    /// <summary>Whether the state was in a dispute with the other from its first day.</summary>
    public MarkedPairs Originators { get; }

    /// <summary>Whether the state sought to change the status quo in a dispute with the other.</summary>
    public MarkedPairs Revisionists { get; }

    /// <summary>1 where the two were at war.</summary>
    public MarkedPairs Wars { get; }

    /// <summary>1 in the first year in which the two fought in a war.</summary>
    public MarkedPairs WarOnsets { get; }

    /// <summary>1 where the two were strategic rivals.</summary>
    public MarkedPairs Rivalries { get; }

    /// <summary>1 where the two were principal rivals.</summary>
    public MarkedPairs PrincipalRivalries { get; }

    /// <summary>1 where the two raced in arms.</summary>
    public MarkedPairs ArmsRaces { get; }

    /// <summary>Hostility, 2..5, of the year's last listed dispute at 2 or more, whoever acted.</summary>
    public MarkedPairs ForceUsed { get; }

    /// <summary>First year in which one state and each other were members together, or a list began.</summary>
    /// <param name="one">The state.</param>
    /// <param name="others">The others.</param>
    /// <param name="begin">First year of the list.</param>
    /// <param name="row">Filled whole. Shape [others].</param>
    public void FirstTogether(StateCode one, ReadOnlySpan<StateCode> others, Year begin, Span<double> row)
    {
        int states = _places.Count;
        int from = _places[one] * states;
        for (int j = 0; j < others.Length; j++)
            row[j] = Math.Max(_firstTogether[from + _places[others[j]]], begin.Value);
    }

    private static double Any(DisputeYear[] disputes, Func<DisputeYear, bool?> coded) =>
        disputes.Any(d => coded(d) == true) ? 1
        : disputes.Any(d => coded(d) is null) ? double.NaN
        : 0;

    private static MarkedPairs Onsets(IEnumerable<(Year First, Dyad Dyad)> begun) =>
        Spells(begun.Select(one => (one.First, one.First, one.Dyad)));

    private static MarkedPairs Spells(IEnumerable<(Year First, Year Last, Dyad Dyad)> spells)
    {
        Dictionary<(Year, DirectedDyad), double> marked = [];
        foreach (var (first, last, dyad) in spells)
        {
            for (var year = first; year <= last; year = year.Plus(1))
                marked[(year, dyad.Forward)] = marked[(year, dyad.Backward)] = 1;
        }
        return new(marked);
    }

    private int[] FirstTogetherOf(Identity identity)
    {
        var states = identity.States.ToArray();
        foreach (var state in states)
            _places.Add(state.Code, _places.Count);
        var first = new int[states.Length * states.Length];
        for (int i = 0; i < states.Length; i++)
        {
            for (int j = 0; j < states.Length; j++)
                first[i * states.Length + j] = Together(states[i], states[j]);
        }
        return first;
    }

    private static int Together(StateIdentity one, StateIdentity other)
    {
        int first = Never;
        foreach (var a in one.Membership)
        {
            foreach (var b in other.Membership)
            {
                int begin = Math.Max(a.First.Value, b.First.Value);
                if (begin <= Math.Min(a.Last.Value, b.Last.Value))
                    first = Math.Min(first, begin);
            }
        }
        return first;
    }
}
