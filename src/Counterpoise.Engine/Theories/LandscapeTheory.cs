using Counterpoise.Alignment;
using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>States settle into the two camps in which each is least at odds with those beside it.</summary>
public static class LandscapeTheory
{
    /// <summary>The theory.</summary>
    public static Theory Theory { get; } =
        new("landscape", new Citation("axelrod1993", "pp. 211-224"))
        {
            Name = "landscape theory",
            Claim =
                "States sort themselves into camps so as to be with those they are inclined to work with and apart from those they are "
                + "not, the large weighing more than the small. Alignments are low points of a landscape of energy over all divisions "
                + "into two camps.",
            OurReading =
                "The set is the two, whom each of them fears most and second, the poles by stated dates and the major powers, the "
                + "strongest first, twelve at most. The division into two camps that separates the least propensity, weighted by "
                + "the sizes, is found exactly. If every lowest division puts the two into one camp, alignment is expected; if every one "
                + "separates them, opposition; if lowest divisions disagree, either.",
            Level = Level.Of(
                structural: ["capability", "border"],
                unit: ["mutual-threat", "disputes", "shared-religion", "regime-likeness"]
            ),
            Strength =
                "The least energy that separates the two less the least that holds them together, over the sum of all pulls; -1 to 1.",
            RefutedBy =
                "Dyads stand on the side that the lowest division gives them no more often than chance would put them there.",
            Proxies =
            [
                "The set of states, which the authors take as given.",
                "The authors predict local low points, which a system reaches step by step from where it stands; we ask for the lowest "
                    + "point of all alone.",
                "Five terms of propensity with assumed weights: shares in each other's threat, time since the last dispute, shared "
                    + "religion, likeness of regime, and a border in place of a dispute over one. Up to 400 miles of water count as a border.",
                "Mutual threat stands in place of ethnic conflict. The intentions behind it are read from disputes too, so that disputes "
                    + "count twice.",
                "A term that no pair of the set has in a year is no part of that year's propensity.",
                "Size is the share of the system's capability; a state whose share is unknown is left out, unless it is one of the two, "
                    + "and one whose threat cannot be ranked is not found by fear.",
                "Threat is read at equal weights; what is unknown of others' threat is not carried into it.",
                "That a camp is an alignment, and the other camp opposition.",
                "Robustness varies capability, intent, the form of threat and democracy; how power travels and what makes it offensive "
                    + "stay as chosen. Shares over weightings of the terms are not told in this version.",
            ],
            CriticalQuestions =
            [
                "Would another set of states, or one more, turn the camps?",
                "Need there be two camps at all: may a state stand apart?",
                "Is the lowest division the one that a system which settles step by step would reach?",
                "Do the pulls between third states decide, and are those the ones best known?",
            ],
            // Each choice takes the threat of twelve states; every combination would take seconds.
            Measures = ["capability", "intent", "threat", "democracy"],
            ReadsDisputes = true,
            Scope = _ => Scope.Includes("the theory speaks to every dyad, among the states that matter to it"),
            Expect = Expect,
            Sketch = Sketch,
        };

    private static Verdict Sketch(Setting setting) =>
        LandscapeSet
            .Of(setting)
            .Match((set, _) => new Camps(setting, set).Verdict, reason => new Verdict.NoData(reason));

    private static Expectation Expect(Setting setting) =>
        LandscapeSet.Of(setting).Match((set, _) => Expect(setting, new Camps(setting, set)), Expectation.NoData);

    private static Expectation Expect(Setting setting, Camps camps)
    {
        Premise[] premises = [.. Premises(setting, camps)];
        if (camps.Verdict is not Verdict.Expects(var stance, _, _))
            return Expectation.Without(camps.Verdict, premises);
        string side = stance == Stance.Alignment ? "in one camp" : "in opposite camps";
        return new(
            camps.Verdict,
            new(
                premises,
                [
                    new(
                        "The states of the set were chosen by us.",
                        "Granted: the rule is the same for every dyad and year, and is named as a proxy."
                    ),
                    new(
                        "A state need not take sides.",
                        "The theory knows two camps; how far the two would have to be forced is told by the strength."
                    ),
                ],
                $"Where the energy is least, {setting.NameOf(setting.Dyad.A)} and {setting.NameOf(setting.Dyad.B)} stand {side}: "
                    + $"{Specification.NameOf(stance)} is expected."
            )
        );
    }

    private static IEnumerable<Premise> Premises(Setting setting, Camps camps)
    {
        var set = camps.Set;
        yield return new(
            "The states among whom camps are sought, with their sizes.",
            [
                .. set.States.Select((state, k) => new NamedFigure(setting.NameOf(state), set.Sizes[k].Value, "share")),
                .. set.LeftOut.Select(left => new NamedFigure(
                    $"{setting.NameOf(left.State)}, left out",
                    new Reading<double>.Absent(left.Reason),
                    "share"
                )),
            ],
            Standing.Computed
        );
        yield return new(
            "The propensity of the two themselves, term by term; terms that are unknown are left out of the sum.",
            [
                .. camps
                    .Pair(0, 1)
                    .Terms.Select((term, t) => new NamedFigure(Propensity.Names[t], term.Value, "propensity")),
                new("sum", Computed(camps.Pair(0, 1).Value), "propensity"),
            ],
            Standing.Assumed
        );
        var thirds = Enumerable
            .Range(2, Math.Max(0, set.States.Count - 2))
            .OrderByDescending(k => Math.Abs(camps.Pull(0, k)) + Math.Abs(camps.Pull(1, k)))
            .Take(3)
            .ToArray();
        if (thirds.Length > 0)
        {
            yield return new(
                "What third states pull hardest at the two: size times size times propensity.",
                [
                    .. thirds.SelectMany(k =>
                        new[] { 0, 1 }.Select(i => new NamedFigure(
                            $"{setting.NameOf(set.States[i])} and {setting.NameOf(set.States[k])}",
                            Computed(camps.Pull(i, k)),
                            "size squared x propensity"
                        ))
                    ),
                ],
                Standing.Assumed
            );
        }
        var lowest = camps.Floor.GlobalMinima[0];
        yield return new(
            $"The lowest division: {CampOf(1)} against {CampOf(2)}.",
            [
                new("lowest divisions", Computed(camps.Floor.GlobalMinima.Count), "divisions"),
                new("energy", Computed(camps.Floor.Energy), "size squared x propensity"),
                new(
                    "energy of parting less that of joining the two",
                    Computed(camps.Floor.Gap(0, 1)),
                    "share of all pulls"
                ),
            ],
            Standing.Assumed
        );

        string CampOf(int camp)
        {
            string[] names = [.. set.States.Where((_, k) => lowest.CampOf(k) == camp).Select(setting.NameOf)];
            return names.Length == 0 ? "nobody" : string.Join(", ", names);
        }
    }

    private static Reading<double> Computed(double value) =>
        new Reading<double>.Known(value, new Source("counterpoise", "landscape"));

    /// <summary>The lowest divisions of a set, and whether what is unknown could turn them.</summary>
    private sealed class Camps
    {
        private readonly IReadOnlyList<Propensity> _pairs;
        private readonly bool[] _counted;

        public Camps(Setting setting, LandscapeSet set)
        {
            Set = set;
            _pairs = Propensity.AmongAll(setting, set.States);
            _counted =
            [
                .. Enumerable
                    .Range(0, Propensity.Names.Count)
                    .Select(t => _pairs.Any(p => p.Terms[t].Value is Reading<double>.Known)),
            ];
            Floor = FloorOf(Pull);
            Verdict = VerdictOf();
        }

        public LandscapeSet Set { get; }

        public LandscapeFloor Floor { get; }

        public Verdict Verdict { get; }

        public Propensity Pair(int i, int j)
        {
            int high = Math.Max(i, j);
            return _pairs[(high * (high - 1) / 2) + Math.Min(i, j)];
        }

        /// <summary>What parting two states costs: size times size times propensity.</summary>
        public double Pull(int i, int j) => SizeOf(i) * SizeOf(j) * Pair(i, j).Value;

        private double SizeOf(int k) => ((Reading<double>.Known)Set.Sizes[k].Value).Value;

        private Verdict VerdictOf()
        {
            var minima = Floor.GlobalMinima;
            bool together = minima[0].Together(0, 1);
            bool agreed = minima.All(m => m.Together(0, 1) == together);
            bool gap = HasGap();
            if (!agreed && !gap)
            {
                return new Verdict.Indeterminate(
                    "divisions of equally low energy put the two together and apart",
                    [Stance.Opposition, Stance.Alignment]
                );
            }
            if (!agreed || (gap && !minima.Any(m => Stands(m, together))))
            {
                return new Verdict.NoData(
                    "what is unknown of capabilities or propensities decides between opposition and alignment: "
                        + string.Join("; ", Missing().Distinct().Take(3))
                );
            }
            return new Verdict.Expects(together ? Stance.Alignment : Stance.Opposition, Floor.Gap(0, 1), gap);
        }

        private bool HasGap() =>
            Set.LeftOut.Count > 0
            || Set.Sizes.Any(s => s.RestsOnGap)
            || _pairs.Any(p => !p.Admissible(_counted).IsExact);

        private IEnumerable<string> Missing()
        {
            foreach (var pair in _pairs)
            {
                for (int t = 0; t < _counted.Length; t++)
                {
                    if (_counted[t] && pair.Terms[t].Value is Reading<double>.Absent(var reason))
                        yield return reason;
                }
            }
            if (Set.Sizes.Any(s => s.RestsOnGap))
                yield return "components of some capabilities are unknown";
        }

        // A division stands if it lies below every division that treats the two otherwise, whatever the unknown is. Against it
        // speaks most what makes the pairs that it parts cost most, and those that it keeps together cost least to part: at that
        // one extreme the best of the others is found exactly.
        private bool Stands(TwoCamps division, bool together)
        {
            double energy = 0;
            for (int i = 1; i < Set.States.Count; i++)
            {
                for (int j = 0; j < i; j++)
                    energy += division.Together(i, j) ? 0 : Against(i, j);
            }
            var worst = FloorOf(Against);
            double best = together ? worst.Parted(0, 1) : worst.Together(0, 1);
            return energy < best - (worst.Total * 1e-12);

            double Against(int i, int j)
            {
                var p = Pair(i, j).Admissible(_counted);
                var (one, other) = (Set.Sizes[i].Admissible, Set.Sizes[j].Admissible);
                return division.Together(i, j)
                    ? p.Low * (p.Low < 0 ? one.High * other.High : one.Low * other.Low)
                    : p.High * (p.High > 0 ? one.High * other.High : one.Low * other.Low);
            }
        }

        private LandscapeFloor FloorOf(Func<int, int, double> pull)
        {
            int n = Set.States.Count;
            var pulls = new double[n, n];
            for (int i = 1; i < n; i++)
            {
                for (int j = 0; j < i; j++)
                    pulls[i, j] = pulls[j, i] = pull(i, j);
            }
            var ones = new double[n];
            Array.Fill(ones, 1);
            // A set this small is done before a second thread would start.
            return LandscapeFloor.Of(ones, pulls, threads: 1);
        }
    }
}
