using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>Satisfied states balance; revisionists bandwagon for gain.</summary>
public static class BalanceOfInterests
{
    /// <summary>The theory.</summary>
    public static Theory Theory { get; } =
        new("balance-of-interests", new Citation("schweller1994", "pp. 93-107"))
        {
            Name = "balance of interests",
            Claim =
                "Alignment follows from what states want as much as from what they fear. States that are content with the status quo "
                + "balance against threats to it; states that are not bandwagon with each other for gain (see also schweller1998).",
            OurReading =
                "A state is a revisionist if it originated at least the stated number of militarised disputes as a revisionist in the years "
                + "before. Two satisfied states stand as "
                + "shared fear has it. Two revisionists align, and ally if both pressed the same third state, unless one "
                + "pressed the other or fears it most. A satisfied state opposes a revisionist that pressed it or that it fears "
                + "most, and else stays aloof from it.",
            Level = Level.Of(structural: ["capability", "proximity", "offense"], unit: ["revisionism", "intent"]),
            Strength =
                "What the two have in common, less the larger share that they have in each other's threat, less one where a revisionist "
                + "of the two pressed the other; -2 to 1. In common: for two satisfied states, the sum over third states of "
                + "the smaller share of threat; for two revisionists, the share pressed by both of all third states pressed by "
                + "either; for one of each, nothing.",
            RefutedBy =
                "Revisionists align with each other no more often than with satisfied states, or satisfied states balance no more "
                + "often than revisionists that fear the same.",
            Proxies =
            [
                "Revisionism as a count of disputes in which the record codes a state as revisionist and in them from the first day; the author weighs the value of the "
                    + "status quo against that of change by hand.",
                "An incident over a territory that both sides claim may count for both: it can make a revisionist of a state that defends "
                    + "what it holds.",
                "The author tells lions from lambs among the satisfied, and jackals from wolves among the revisionists; we do not. Weak "
                    + "states that are satisfied may bandwagon, which our reading does not allow.",
                "Robustness varies the measures of threat, not the window, the least hostility or the threshold.",
                "The window, the least hostility and the threshold; a state that wants change but is patient counts as satisfied.",
                "Disputes among the states that the record holds: a case holds a few, so that its counts are the least there were.",
                "Common prey as a third state that both pressed and that still exists.",
                "The ladder from shared fear to alliance, alignment and aloofness.",
            ],
            CriticalQuestions =
            [
                "Whose status quo does the coding of revision take as given?",
                "Do great powers count as revisionists only because they have more disputes?",
                "Were the disputes incidents over a territory that both claim, so that which of the two defends the status quo is itself in "
                    + "dispute?",
                "Does the revisionist want change everywhere, or against one neighbour alone?",
                "Was the bandwagon joined for gain, or from fear of the stronger?",
            ],
            Measures = SpecificationSweep.OfThreat,
            ReadsDisputes = true,
            Scope = _ => Scope.Includes("the theory speaks to every state"),
            Expect = Expect,
            Sketch = Sketch,
        };

    private static Verdict Sketch(Setting setting)
    {
        if (
            setting.RankingThatAnswers(setting.Dyad.A) is not { } a
            || setting.RankingThatAnswers(setting.Dyad.B) is not { } b
        )
            return new Verdict.NoData("a most feared state has an unknown factor under this choice of measures");
        var interests = new Interests(setting);
        return VerdictOf(setting, interests, a, b, [.. a.LevelOrders()], [.. b.LevelOrders()]);
    }

    private static Expectation Expect(Setting setting)
    {
        var (a, b) = (setting.Profile(setting.Dyad.A), setting.Profile(setting.Dyad.B));
        var interests = new Interests(setting);
        Premise[] premises =
        [
            Record(setting, interests, interests.OfA),
            Record(setting, interests, interests.OfB),
            .. FearArgument.Premises(setting, a, b),
        ];
        var verdict = VerdictOf(setting, interests, a, b, a.FeasibleOrders(), b.FeasibleOrders());
        if (verdict is not Verdict.Expects(var stance, _, _))
            return Expectation.Without(verdict, premises);
        return new(
            verdict,
            new(
                premises,
                [
                    new(
                        "Who is called a revisionist depends on who won.",
                        "The coding is of each dispute by its own demands, not of a state by its end; it is still made in hindsight."
                    ),
                ],
                Conclusion(setting, interests, a, b, stance)
            ),
            Share(setting.Weightings),
            Share(setting.Floored)
        );

        double? Share(AdmissibleWeightings weightings) =>
            FearLadder.ShareOfOrders(
                setting,
                a,
                b,
                weightings,
                (one, other) =>
                    (
                        interests.BothSatisfied
                            ? FearLadder.StanceOf(setting.Dyad, one, other)
                            : interests.StanceIfNotSatisfied(one.Top == setting.Dyad.B, other.Top == setting.Dyad.A)
                    ) == stance
            );
    }

    private static Verdict VerdictOf(
        Setting setting,
        Interests interests,
        ThreatProfile a,
        ThreatProfile b,
        IReadOnlyList<(StateCode Top, StateCode Second)> feasibleOfA,
        IReadOnlyList<(StateCode Top, StateCode Second)> feasibleOfB
    )
    {
        if (a.Entries.Count < 2 || b.Entries.Count < 2)
            return new Verdict.NoData($"too few rivals have known factors in {setting.Year}");
        var level = interests.StancesAsCounted([.. a.LevelOrders()], [.. b.LevelOrders()]);
        var feasible = interests.FeasibleStances(feasibleOfA, feasibleOfB);
        return StanceSets.VerdictOf(
            level,
            feasible,
            interests.Common(a, b) - FearLadder.Mutual(setting.Dyad, a, b) - (interests.OnePressedTheOther ? 1 : 0),
            interests.RestOnGap || a.HasGap || b.HasGap,
            "rivals are level at the top, and their order decides",
            interests.Gaps.Concat(a.Row.Missing.Concat(b.Row.Missing).Select(m => m.Reason))
        );
    }

    private static Premise Record(Setting setting, Interests interests, Revisionism record)
    {
        string name = setting.NameOf(record.State);
        string pressed =
            record.Pressed.Count == 0
                ? "nobody"
                : string.Join(", ", record.Pressed.Take(6).Select(setting.NameOf))
                    + (record.Pressed.Count > 6 ? " and others" : "");
        string what = interests.IsSure(record)
            ? interests.IsRevisionist(record)
                ? "a revisionist"
                : "satisfied"
            : interests.IsRevisionist(record)
                ? "a revisionist, as far as is known"
                : "satisfied, as far as is known";
        return new(
            $"{name} counts as {what}: in {record.Window} it pressed {pressed} for a change of the status quo.",
            [new("disputes as a revisionist", record.Disputes.Value, "disputes among the states held")],
            Standing.Computed
        );
    }

    private static string Conclusion(
        Setting setting,
        Interests interests,
        ThreatProfile a,
        ThreatProfile b,
        Stance stance
    )
    {
        string pair = $"{setting.NameOf(setting.Dyad.A)} and {setting.NameOf(setting.Dyad.B)}";
        if (interests.BothSatisfied)
            return $"Both are satisfied and stand as their fears have it. {FearArgument.Conclusion(setting, a, b, stance)}";
        string why = stance switch
        {
            Stance.Alliance =>
                $"{pair} are both revisionists and pressed {string.Join(", ", interests.CommonPrey.Take(3).Select(setting.NameOf))}: "
                    + "an alliance for gain is expected",
            Stance.Alignment =>
                $"{pair} are both revisionists without a common prey: cooperation short of alliance is expected",
            Stance.Opposition when interests.OnePressedTheOther =>
                $"{Pressing(setting, interests)} for a change of the status quo: opposition is expected",
            Stance.Opposition => $"Of {pair} one fears the other most: opposition is expected",
            Stance.Aloofness =>
                $"Of {pair} one is a revisionist, the other satisfied, but the one is neither the other's first fear nor pressed it: "
                    + "no alliance is expected",
            _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, "No such stance."),
        };
        return $"{why}.";
    }

    private static string Pressing(Setting setting, Interests interests)
    {
        var (a, b) = (setting.NameOf(setting.Dyad.A), setting.NameOf(setting.Dyad.B));
        return (interests.APressedB, interests.BPressedA) switch
        {
            (true, true) => $"{a} and {b} each pressed the other",
            (true, false) => $"{a} pressed {b}",
            _ => $"{b} pressed {a}",
        };
    }

    /// <summary>What the two states want, as the record of disputes has it, with every answer that its gaps allow.</summary>
    private sealed class Interests
    {
        private readonly Dyad _dyad;
        private readonly double _threshold;
        private readonly StateCode[] _eitherPressed;
        private readonly bool _mayShareMorePrey;

        public Interests(Setting setting)
        {
            _dyad = setting.Dyad;
            _threshold = setting.Parameters["theory.balance-of-interests.revisionist"];
            OfA = setting.RevisionismOf(_dyad.A);
            OfB = setting.RevisionismOf(_dyad.B);
            var slice = setting.World.At(setting.Year);
            _eitherPressed =
            [
                .. OfA.Pressed.Union(OfB.Pressed).Where(s => s != _dyad.A && s != _dyad.B && slice.IndexOf(s) >= 0),
            ];
            CommonPrey = [.. _eitherPressed.Where(s => OfA.HasPressed(s) && OfB.HasPressed(s)).Order()];
            foreach (var third in slice.States)
            {
                _mayShareMorePrey |=
                    third != _dyad.A && third != _dyad.B && OfA.MayHavePressed(third) && OfB.MayHavePressed(third);
            }
        }

        public Revisionism OfA { get; }

        public Revisionism OfB { get; }

        public IReadOnlyList<StateCode> CommonPrey { get; }

        public bool BothSatisfied => !IsRevisionist(OfA) && !IsRevisionist(OfB);

        public bool APressedB => IsRevisionist(OfA) && OfA.HasPressed(_dyad.B);

        public bool BPressedA => IsRevisionist(OfB) && OfB.HasPressed(_dyad.A);

        public bool OnePressedTheOther => APressedB || BPressedA;

        public bool RestOnGap => OfA.Disputes.RestsOnGap || OfB.Disputes.RestsOnGap;

        public IEnumerable<string> Gaps
        {
            get
            {
                foreach (var record in new[] { OfA, OfB })
                {
                    if (record.Disputes.Value is Reading<double>.Absent(var reason))
                        yield return reason;
                    else if (record.Disputes.RestsOnGap)
                        yield return $"some disputes of {record.Window} are not coded for revision";
                }
            }
        }

        public bool IsRevisionist(Revisionism record) => record.IsRevisionist(_threshold);

        public bool IsSure(Revisionism record) => record.MayBeRevisionist(_threshold).Count == 1;

        /// <summary>What the two have in common, 0..1.</summary>
        public double Common(ThreatProfile a, ThreatProfile b) =>
            BothSatisfied ? FearLadder.Common(_dyad, a, b)
            : IsRevisionist(OfA) && IsRevisionist(OfB) && _eitherPressed.Length > 0
                ? (double)CommonPrey.Count / _eitherPressed.Length
            : 0;

        /// <summary>The stance by the record's own counts, where at least one of the two is a revisionist.</summary>
        public Stance StanceIfNotSatisfied(bool firstOfA, bool firstOfB) =>
            StanceOf(
                (IsRevisionist(OfA), IsRevisionist(OfB)),
                (firstOfA, firstOfB),
                (OfA.HasPressed(_dyad.B), OfB.HasPressed(_dyad.A)),
                CommonPrey.Count > 0
            );

        public IReadOnlySet<Stance> StancesAsCounted(
            IReadOnlyList<(StateCode Top, StateCode Second)> ordersOfA,
            IReadOnlyList<(StateCode Top, StateCode Second)> ordersOfB
        ) =>
            BothSatisfied
                ? FearLadder.Stances(_dyad, ordersOfA, ordersOfB)
                : new SortedSet<Stance>(
                    from a in Firsts(ordersOfA, _dyad.B)
                    from b in Firsts(ordersOfB, _dyad.A)
                    select StanceIfNotSatisfied(a, b)
                );

        public SortedSet<Stance> FeasibleStances(
            IReadOnlyList<(StateCode Top, StateCode Second)> ordersOfA,
            IReadOnlyList<(StateCode Top, StateCode Second)> ordersOfB
        )
        {
            var (mayA, mayB) = (OfA.MayBeRevisionist(_threshold), OfB.MayBeRevisionist(_threshold));
            SortedSet<Stance> stances =
            [
                .. from revisionistA in mayA
                from revisionistB in mayB
                where revisionistA || revisionistB
                from a in Firsts(ordersOfA, _dyad.B)
                from b in Firsts(ordersOfB, _dyad.A)
                from pressedB in Answers(OfA.HasPressed(_dyad.B), OfA.MayHavePressed(_dyad.B))
                from pressedA in Answers(OfB.HasPressed(_dyad.A), OfB.MayHavePressed(_dyad.A))
                from prey in Answers(CommonPrey.Count > 0, _mayShareMorePrey)
                select StanceOf((revisionistA, revisionistB), (a, b), (pressedB, pressedA), prey),
            ];
            if (mayA.Contains(false) && mayB.Contains(false))
                stances.UnionWith(FearLadder.Stances(_dyad, ordersOfA, ordersOfB));
            return stances;
        }

        // Each pair: the first state, then the second. Whether either is satisfied is told by the first pair.
        private static Stance StanceOf(
            (bool A, bool B) revisionist,
            (bool A, bool B) fearsTheOtherMost,
            (bool A, bool B) pressedTheOther,
            bool commonPrey
        ) =>
            revisionist switch
            {
                (true, true) => fearsTheOtherMost != (false, false) || pressedTheOther != (false, false)
                    ? Stance.Opposition
                : commonPrey ? Stance.Alliance
                : Stance.Alignment,
                (true, false) => pressedTheOther.A || fearsTheOtherMost.B ? Stance.Opposition : Stance.Aloofness,
                (false, true) => pressedTheOther.B || fearsTheOtherMost.A ? Stance.Opposition : Stance.Aloofness,
                _ => throw new ArgumentException("At least one of the two is a revisionist.", nameof(revisionist)),
            };

        private static IEnumerable<bool> Firsts(
            IReadOnlyList<(StateCode Top, StateCode Second)> orders,
            StateCode other
        ) => orders.Select(o => o.Top == other).Distinct();

        private static bool[] Answers(bool known, bool possible) => known == possible ? [known] : [false, true];
    }
}
