using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>Threat passes through the state: those that cannot extract or hold together underbalance.</summary>
public static class NeoclassicalRealism
{
    /// <summary>The theory.</summary>
    public static Theory Theory { get; } =
        new("neoclassical-realism", new Citation("rose1998", "pp. 146-157"))
        {
            Name = "neoclassical realism",
            Claim =
                "Systemic pressure shapes foreign policy, but only through what leaders perceive and what their states let them do. A "
                + "state that is divided answers a threat too late or too little: it underbalances (schweller2006). How much a state "
                + "can extract from its society decides whether it emulates the strongest or innovates (taliaferro2006).",
            OurReading =
                "Two states stand as balance of threat has it, as far as they can respond. Responsiveness is the weaker of extraction "
                + "and cohesion; a state whose responsiveness lies below a threshold cannot respond. Where either cannot, cooperation "
                + "comes one step nearer to aloofness: alliance becomes alignment, and alignment becomes aloofness. Opposition becomes "
                + "aloofness only where every state that fears the other first cannot respond.",
            Level = Level.Of(
                structural: ["capability", "proximity", "offense"],
                unit: ["intent", "extraction", "cohesion"]
            ),
            Strength =
                "Shared fear as in balance of threat, times the lesser of the two states' responsiveness (undiminished where nothing "
                + "is known of it); -1 to 1.",
            RefutedBy =
                "States that extract little or are divided answer the same threats as fully and as soon as states that are not.",
            Proxies =
            [
                "Perception stands in the claim, not in the reading: leaders are taken to see the threat that balance of threat reads.",
                "That a state which extracts little underbalances: the author writes of emulation and innovation.",
                "Extraction as the share of the system's military expenditure over the share of its product: what is taken, not what "
                    + "could be taken.",
                "Cohesion from the steadiness of the regime alone: how little its democracy changed in the last years. The literature means "
                    + "the unity of elites and society, which no yearly series carries.",
                "The weakest link, the threshold, and one step down the ladder for underbalancing.",
                "The whole theory is underdeveloped: its sources explain cases, not dyads.",
            ],
            CriticalQuestions =
            [
                "Does low spending show a state that cannot extract, or one that need not, being safe or protected?",
                "Is military expenditure itself the response that is to be explained?",
                "Were the elites divided about the threat, or about something else?",
                "Is the state added to the theory only where threat alone fails?",
            ],
            Measures = [.. SpecificationSweep.OfThreat, "democracy"],
            ReadsDisputes = true,
            Scope = _ => Scope.Includes("the theory speaks to every state"),
            Expect = Expect,
            Sketch = Sketch,
        };

    private static double ThresholdIn(Setting setting) => setting.Parameters["theory.neoclassical-realism.responsive"];

    private static Verdict Sketch(Setting setting)
    {
        if (
            setting.RankingThatAnswers(setting.Dyad.A) is not { } a
            || setting.RankingThatAnswers(setting.Dyad.B) is not { } b
        )
            return new Verdict.NoData("a most feared state has an unknown factor under this choice of measures");
        return VerdictOf(setting, a, b, [.. a.LevelOrders()], [.. b.LevelOrders()]);
    }

    private static Expectation Expect(Setting setting)
    {
        var (a, b) = (setting.Profile(setting.Dyad.A), setting.Profile(setting.Dyad.B));
        Premise[] premises =
        [
            .. FearArgument.Premises(setting, a, b),
            Responds(setting, setting.Dyad.A),
            Responds(setting, setting.Dyad.B),
        ];
        var verdict = VerdictOf(setting, a, b, a.FeasibleOrders(), b.FeasibleOrders());
        if (verdict is not Verdict.Expects(var stance, _, _))
            return Expectation.Without(verdict, premises);
        var (canA, canB) = (MayRespond(setting, setting.Dyad.A)[^1], MayRespond(setting, setting.Dyad.B)[^1]);
        return new(
            verdict,
            new(
                premises,
                [
                    new(
                        "A state that spends little may simply be safe.",
                        "Then it has little to fear, and threat alone should say so; where both fear and thrift are great, it underbalances."
                    ),
                ],
                Conclusion(setting, a, b, stance)
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
                (one, other) => StanceOf(setting.Dyad, one, other, (canA, canB)) == stance
            );
    }

    private static Verdict VerdictOf(
        Setting setting,
        ThreatProfile a,
        ThreatProfile b,
        IReadOnlyList<(StateCode Top, StateCode Second)> feasibleOfA,
        IReadOnlyList<(StateCode Top, StateCode Second)> feasibleOfB
    )
    {
        if (a.Entries.Count < 2 || b.Entries.Count < 2)
            return new Verdict.NoData($"too few rivals have known factors in {setting.Year}");
        var (one, other) = (setting.ResponsivenessOf(setting.Dyad.A), setting.ResponsivenessOf(setting.Dyad.B));
        (bool A, bool B)[] answers =
        [
            .. from canA in MayRespond(setting, setting.Dyad.A)
            from canB in MayRespond(setting, setting.Dyad.B)
            select (canA, canB),
        ];
        (StateCode Top, StateCode Second)[] levelOfA = [.. a.LevelOrders()];
        (StateCode Top, StateCode Second)[] levelOfB = [.. b.LevelOrders()];
        var level = answers.Select(can => Stances(setting.Dyad, levelOfA, levelOfB, can)).ToArray();
        var responses = new[] { one.Weakest, other.Weakest };
        double weaker = responses.Select(r => r.Value is Reading<double>.Known(var value, _) ? value : 1).Min();
        return StanceSets.VerdictOf(
            // Ties are ties of fear: where responsiveness is unknown and matters, that is a gap.
            level.All(stances => stances.SetEquals(level[0]))
                ? level[0]
                : new SortedSet<Stance>(),
            new SortedSet<Stance>(answers.SelectMany(can => Stances(setting.Dyad, feasibleOfA, feasibleOfB, can))),
            FearLadder.SharedFear(setting.Dyad, a, b) * weaker,
            responses.Any(r => r.RestsOnGap) || a.HasGap || b.HasGap,
            "rivals are level at the top, and their order decides",
            Gaps(one).Concat(Gaps(other)).Concat(a.Row.Missing.Concat(b.Row.Missing).Select(m => m.Reason))
        );
    }

    private static IEnumerable<string> Gaps(Responsiveness response) =>
        new[] { response.Extraction, response.Cohesion }
            .Select(r => r.Value)
            .OfType<Reading<double>.Absent>()
            .Select(absent => absent.Reason);

    // Whether a state can respond: every answer that what is unknown allows, no before yes.
    private static IReadOnlyList<bool> MayRespond(Setting setting, StateCode state)
    {
        double threshold = ThresholdIn(setting);
        var bounds = setting.ResponsivenessOf(state).Weakest.Admissible;
        return bounds.Low >= threshold ? [true]
            : bounds.High >= threshold ? [false, true]
            : [false];
    }

    private static SortedSet<Stance> Stances(
        Dyad dyad,
        IReadOnlyList<(StateCode Top, StateCode Second)> ordersOfA,
        IReadOnlyList<(StateCode Top, StateCode Second)> ordersOfB,
        (bool A, bool B) can
    ) => [.. FearPairs.Of(dyad, ordersOfA, ordersOfB).Select(pair => StanceOf(dyad, pair.A, pair.B, can))];

    // Each pair: the first state of the dyad, then the second.
    private static Stance StanceOf(
        Dyad dyad,
        (StateCode Top, StateCode Second) a,
        (StateCode Top, StateCode Second) b,
        (bool A, bool B) can
    )
    {
        var byFear = FearLadder.StanceOf(dyad, a, b);
        if (byFear == Stance.Opposition)
        {
            bool anyBalances = (can.A && a.Top == dyad.B) || (can.B && b.Top == dyad.A);
            return anyBalances ? Stance.Opposition : Stance.Aloofness;
        }
        if (can.A && can.B)
            return byFear;
        return byFear == Stance.Alliance ? Stance.Alignment : Stance.Aloofness;
    }

    private static Premise Responds(Setting setting, StateCode state)
    {
        var response = setting.ResponsivenessOf(state);
        var bounds = response.Weakest.Admissible;
        double threshold = ThresholdIn(setting);
        string name = setting.NameOf(state);
        return new(
            bounds.Low >= threshold ? $"{name} can respond: it extracts enough, and its regime is steady."
                : bounds.High < threshold ? $"{name} cannot respond in full: {Weakness(response, threshold)}."
                : $"Whether {name} can respond in full is not known.",
            [
                new("share of the system's military expenditure", response.ExpenditureShare.Value, "share"),
                new("share of the system's product", response.ProductShare.Value, "share"),
                new("extraction", response.Extraction.Value, "0..1"),
                new("change of democracy", response.Change.Value, "scale 0..1"),
                new("cohesion", response.Cohesion.Value, "0..1"),
                new("responsiveness", response.Weakest.Value, "0..1"),
            ],
            Standing.Computed
        );
    }

    private static string Weakness(Responsiveness response, double threshold) =>
        (response.Extraction.Admissible.High < threshold, response.Cohesion.Admissible.High < threshold) switch
        {
            (true, true) => "it extracts too little, and its regime is in flux",
            (true, false) => "it extracts too little for its product",
            (false, true) => "its regime is in flux",
            _ => "it extracts too little, or its regime is in flux",
        };

    private static string Conclusion(Setting setting, ThreatProfile a, ThreatProfile b, Stance stance)
    {
        var (canA, canB) = (MayRespond(setting, setting.Dyad.A), MayRespond(setting, setting.Dyad.B));
        if ((canA, canB) is ([true], [true]))
            return $"Both can respond. {FearArgument.Conclusion(setting, a, b, stance)}";
        var byFear = FearLadder.StanceOf(setting.Dyad, FearLadder.OrderOf(a), FearLadder.OrderOf(b));
        string fears = FearArgument.Conclusion(setting, a, b, byFear);
        if (byFear == stance)
            return fears;
        string unable = (canA, canB) switch
        {
            ([false], [false]) => "neither can",
            ([false], _) => $"{setting.NameOf(setting.Dyad.A)} cannot",
            (_, [false]) => $"{setting.NameOf(setting.Dyad.B)} cannot",
            _ => "not both can",
        };
        return $"By fear alone: {fears} But {unable} respond in full, and {Specification.NameOf(stance)} is what is left.";
    }
}
