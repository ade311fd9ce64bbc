using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>
/// Strategic reference group: the states with which a state had a militarised dispute or war in the five years before, or a
/// strategic rivalry in the year before, and those that had a pact of defence with one of them in the year before.
/// </summary>
/// <remarks>
/// maoz1996; maoz2010. Everything is read before the year. Capability is CINC of the year before; that of a state that was no
/// member then is of the year itself, as political relevance is (<see cref="PoliticalRelevance"/>). A state's own allies are not
/// taken out of the group. Wars are disputes of the highest hostility as well, so that the list of disputes decides which years
/// can be told; the list of wars adds what it has. Rivalries are coded after the fact.
/// </remarks>
public static class StrategicReferenceGroup
{
    /// <summary>Years before the year in which a dispute or war counts (maoz2010).</summary>
    public const int Window = 5;

    /// <summary>The group of every state of a year.</summary>
    /// <exception cref="FaultyInputException">The year lies outside the record.</exception>
    public static ThreatEnvironment Of(Measurements measurements, Year year)
    {
        var world = measurements.World;
        var slice = world.At(year);
        if (WhyAbsent(world, year) is { } absent)
            return ThreatEnvironment.Absent(slice, absent);
        int n = slice.Count;
        var grounds = new ThreatGrounds[n * n];
        var from = year.Plus(-Window);
        var before = year.Plus(-1);
        foreach (var dispute in world.Disputes)
        {
            if (dispute.Year >= from && dispute.Year <= before)
                Note(dispute.Dyad.Perceiver, dispute.Dyad.Rival, ThreatGrounds.Dispute);
        }
        foreach (var war in world.Wars)
        {
            if (war.First <= before && war.Last >= from)
                Note(war.Dyad.Perceiver, war.Dyad.Rival, ThreatGrounds.War);
        }
        foreach (var rivalry in world.Rivalries)
        {
            if (rivalry.First <= before && rivalry.Last >= before)
                Note(rivalry.Dyad.A, rivalry.Dyad.B, ThreatGrounds.Rivalry);
        }
        var pacts = new Pacts(world, slice, before);
        var capability = CapabilityBefore(measurements, slice, before);
        var counted = new IReadOnlyList<ThreateningState>[n];
        var whyUnknown = new string?[n];
        for (int i = 0; i < n; i++)
        {
            var row = grounds.AsSpan(i * n, n);
            int[] direct = [.. Enumerable.Range(0, n).Where(j => grounds[i * n + j] != ThreatGrounds.None)];
            foreach (int rival in direct)
            {
                for (int ally = 0; ally < n; ally++)
                {
                    if (ally == i || ally == rival)
                        continue;
                    if (pacts.Of(rival, ally) is not { } bound)
                        whyUnknown[i] ??= $"what binds {Name(rival)} and {Name(ally)} in {before} is not known";
                    else if (bound)
                        row[ally] |= ThreatGrounds.AllyOfOne;
                }
            }
            List<ThreateningState> group = [];
            for (int j = 0; j < n; j++)
            {
                if (row[j] != ThreatGrounds.None)
                    group.Add(new(slice.States[j], row[j], capability[j]));
            }
            counted[i] = group;
        }
        return ThreatEnvironment.Of(world, slice, counted, whyUnknown);

        void Note(StateCode one, StateCode other, ThreatGrounds ground)
        {
            int i = slice.IndexOf(one);
            int j = slice.IndexOf(other);
            if (i < 0 || j < 0)
                return;
            grounds[i * n + j] |= ground;
            grounds[j * n + i] |= ground;
        }

        string Name(int index) => world.Identity.NameOf(world.At(year).States[index]);
    }

    private static string? WhyAbsent(World world, Year year)
    {
        var before = year.Plus(-1);
        var from = year.Plus(-Window);
        if (!world.At(year).HoldsWholeSystem)
            return "this record holds only some states, and any state may be a rival or a rival's ally";
        if (!world.Years.Contains(before))
            return $"the record does not hold {before}, from which alliances are read";
        if (world.WhyNotCovered(Variables.Obligations, before) is { } noTreaties)
            return noTreaties;
        if (world.CoverageOf(EventList.Disputes) is not { } disputes)
            return "no data set of this record carries militarised disputes";
        if (!disputes.Years.Contains(from) || !disputes.Years.Contains(before))
            return $"{disputes.Source.Short} covers {disputes.Years}, not all of {from}-{before}, for militarised disputes";
        if (world.CoverageOf(EventList.Rivalries) is not { } rivalries)
            return "no data set of this record carries strategic rivalries";
        return rivalries.Years.Contains(before)
            ? null
            : $"{rivalries.Source.Short} covers {rivalries.Years}, not {before}, for strategic rivalries";
    }

    private static double[] CapabilityBefore(Measurements measurements, YearSlice slice, Year before)
    {
        var earlier = measurements.World.At(before);
        var then = measurements.CapabilityOf(before, CapabilityMeasure.Cinc).Values;
        var now = measurements.CapabilityOf(slice.Year, CapabilityMeasure.Cinc).Values;
        var capability = new double[slice.Count];
        for (int i = 0; i < capability.Length; i++)
        {
            int index = earlier.IndexOf(slice.States[i]);
            capability[i] = index < 0 ? now[i] : then[index];
        }
        return capability;
    }

    // Pacts of defence, in either direction, among the states of one year as they were in another.
    private readonly struct Pacts(World world, YearSlice slice, Year year)
    {
        private readonly YearSlice _then = world.At(year);
        private readonly int[] _places = [.. slice.States.ToArray().Select(state => world.At(year).IndexOf(state))];

        // Null where the record does not say what a treaty binds to. Who was no member had no pact.
        public bool? Of(int one, int other)
        {
            int i = _places[one];
            int j = _places[other];
            if (i < 0 || j < 0)
                return false;
            var owed = _then.Matrix(Variables.Obligations);
            float forward = owed.IsEmpty ? float.NaN : owed[i * _then.Count + j];
            float backward = owed.IsEmpty ? float.NaN : owed[j * _then.Count + i];
            if (Defends(forward) || Defends(backward))
                return true;
            return float.IsNaN(forward) || float.IsNaN(backward) ? null : false;
        }

        private static bool Defends(float owed) =>
            !float.IsNaN(owed) && ((Obligations)(int)owed).HasFlag(Obligations.Defence);
    }
}
