using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>How far two states are inclined to work together (positive) or apart (negative), from the terms that a year has.</summary>
/// <remarks>
/// The sum of the terms that are known (axelrod1993, who add up five of weight one). A term that is unknown is left out of the sum and
/// named, and its range kept: see <see cref="Admissible"/>. The terms, their scores and their weights are ours.
/// </remarks>
/// <param name="Dyad">The pair.</param>
/// <param name="Terms">The terms, in the order of <see cref="Names"/>.</param>
public sealed record Propensity(Dyad Dyad, IReadOnlyList<DyadReading> Terms)
{
    /// <summary>Names of the terms.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["mutual threat", "disputes", "shared religion", "likeness of regime", "border"];

    /// <summary>Sum of the terms that are known; 0 where none is.</summary>
    public double Value => Terms.Sum(t => t.Value is Reading<double>.Known(var v, _) ? v : 0);

    /// <summary>The sum at the least and at the greatest admissible value of every term that some pair of the set has.</summary>
    /// <param name="counted">Whether each term is one that the year has. Shape [terms].</param>
    public Bounds Admissible(IReadOnlyList<bool> counted)
    {
        double low = 0;
        double high = 0;
        for (int t = 0; t < Terms.Count; t++)
        {
            low += counted[t] ? Terms[t].Admissible.Low : 0;
            high += counted[t] ? Terms[t].Admissible.High : 0;
        }
        return new(low, high);
    }

    /// <summary>Reads every pair of a set. Shape [pairs]: (1, 0), (2, 0), (2, 1), (3, 0) and so on.</summary>
    /// <param name="setting">The year and the measures; its own dyad is not read.</param>
    /// <param name="states">The set, all members of the state system in the year.</param>
    public static IReadOnlyList<Propensity> AmongAll(Setting setting, IReadOnlyList<StateCode> states)
    {
        var weights = new Weights(setting.Parameters);
        var democracy = states.Select(s => DyadVariables.Democracy(setting, s)).ToArray();
        var disputes = LastDisputes(setting, states);
        List<Propensity> pairs = [];
        for (int i = 1; i < states.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                var dyad = new Dyad(states[i], states[j]);
                pairs.Add(
                    new(
                        dyad,
                        [
                            DyadReading
                                .Combined(ShareOf(setting, dyad.Forward), ShareOf(setting, dyad.Backward), Math.Max)
                                .Mapped(share => -weights.Threat * Math.Min(1, share / weights.FullThreat)),
                            Disputes(setting, disputes, dyad, weights),
                            DyadVariables
                                .ReligionOf(setting, dyad)
                                .Mapped(shared => weights.Religion * ((2 * shared) - 1)),
                            DyadReading
                                .Gap(democracy[i], democracy[j])
                                .Mapped(gap => weights.Regime * (1 - (2 * Math.Min(1, gap)))),
                            DyadVariables.ContiguityOf(setting, dyad).Mapped(border => -weights.Border * border),
                        ]
                    )
                );
            }
        }
        return pairs;
    }

    private static DyadReading ShareOf(Setting setting, DirectedDyad seen) =>
        setting.Ranking(seen.Perceiver).Find(seen.Rival) is { } entry
            ? DyadReading.Exactly(entry.Share, new Source("counterpoise", "threat profiles"))
            : DyadReading.Absent(
                $"a factor of the threat of {setting.NameOf(seen.Rival)} to {setting.NameOf(seen.Perceiver)} is unknown in {setting.Year}",
                new(0, 1)
            );

    private static Dictionary<Dyad, Year> LastDisputes(Setting setting, IReadOnlyList<StateCode> states)
    {
        HashSet<StateCode> among = [.. states];
        Dictionary<Dyad, Year> last = [];
        foreach (var dispute in setting.World.Disputes)
        {
            // Disputes are in the order of years.
            if (dispute.Year >= setting.Year)
                break;
            if (dispute.Hostility >= 2 && among.Contains(dispute.Dyad.Perceiver) && among.Contains(dispute.Dyad.Rival))
                last[new(dispute.Dyad.Perceiver, dispute.Dyad.Rival)] = dispute.Year;
        }
        return last;
    }

    private static DyadReading Disputes(Setting setting, Dictionary<Dyad, Year> last, Dyad dyad, Weights weights)
    {
        if (setting.World.CoverageOf(EventList.Disputes) is not { } coverage || setting.Year <= coverage.Years.First)
            return DyadReading.Absent($"no disputes before {setting.Year} are covered", new(-weights.Disputes, 0));
        double value = last.TryGetValue(dyad, out var year)
            ? -weights.Disputes * Math.Pow(2, -(setting.Year.Since(year) - 1) / weights.HalfLife)
            : 0;
        bool unseen = coverage.Years.Last < setting.Year.Plus(-1);
        return DyadReading.Within(value, coverage.Source, new(unseen ? -weights.Disputes : value, value));
    }

    private sealed record Weights(
        double Threat,
        double FullThreat,
        double Disputes,
        double HalfLife,
        double Religion,
        double Regime,
        double Border
    )
    {
        public Weights(Counterpoise.Measures.ParameterSet p)
            : this(
                p["theory.landscape.threat"],
                p["theory.landscape.threat.full"],
                p["theory.landscape.disputes"],
                p["theory.landscape.disputes.half-life"],
                p["theory.landscape.religion"],
                p["theory.landscape.regime"],
                p["theory.landscape.border"]
            ) { }
    }
}
