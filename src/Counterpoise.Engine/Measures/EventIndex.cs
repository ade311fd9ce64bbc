using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>The events of a record by perceiver, indexed once for all readings of intent.</summary>
internal sealed class EventIndex
{
    public EventIndex(World world)
    {
        Disputes = world.Disputes.ToLookup(d => d.Dyad.Perceiver);
        Wars = world.Wars.ToLookup(w => w.Dyad.Perceiver);
        Rivalries = world
            .Rivalries.SelectMany(r => new[] { r.Dyad.Forward, r.Dyad.Backward }, (r, seen) => (Seen: seen, Rivalry: r))
            .ToLookup(x => x.Seen.Perceiver, x => (x.Seen.Rival, x.Rivalry));
        ColonialRule = world.ColonialRule.ToLookup(c => c.Ruled);
        ArmsRaces = world
            .ArmsRaces.SelectMany(r => new[] { r.Dyad.Forward, r.Dyad.Backward }, (r, seen) => (Seen: seen, Race: r))
            .ToLookup(x => x.Seen.Perceiver, x => (x.Seen.Rival, x.Race));
        Conquests = world.Conquests.ToLookup(c => c.Conquered);
        Evidence = world.Evidence.ToLookup(e => e.Perceiver);
    }

    public ILookup<StateCode, DisputeYear> Disputes { get; }

    public ILookup<StateCode, War> Wars { get; }

    public ILookup<StateCode, (StateCode Rival, Rivalry Rivalry)> Rivalries { get; }

    public ILookup<StateCode, ColonialRule> ColonialRule { get; }

    public ILookup<StateCode, (StateCode Rival, ArmsRace Race)> ArmsRaces { get; }

    public ILookup<StateCode, Conquest> Conquests { get; }

    public ILookup<StateCode, EvidenceItem> Evidence { get; }
}
