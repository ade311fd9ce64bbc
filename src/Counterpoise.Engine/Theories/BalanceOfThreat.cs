using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>States balance against the state that threatens them most.</summary>
public static class BalanceOfThreat
{
    /// <summary>The theory.</summary>
    public static Theory Theory { get; } =
        new("balance-of-threat", new Citation("walt1987", "pp. 21-28, 262-266"))
        {
            Name = "balance of threat",
            Claim =
                "States ally to balance the state that threatens them most. Threat grows with aggregate capability, "
                + "nearness, offensive power and the intentions that are perceived; the strongest state is not always it.",
            OurReading =
                "Each state's rivals are ranked by a product of the four factors. Two states that fear the same third state "
                + "most are expected to ally; two that rank each other's most feared state second, to align; a state "
                + "that fears the other member most, to oppose it; all others, to stay aloof.",
            Level = Level.Of(structural: ["capability", "proximity", "offense"], unit: ["intent"]),
            Strength =
                "Sum over third states of the smaller of the two shares of threat, less the larger of the shares that the "
                + "two have in each other's threat; -1 to 1.",
            RefutedBy =
                "Dyads that fear the same third state most ally no more often than dyads that fear different states.",
            Proxies =
            [
                "The product form, the equal weights and the standardisation of the factors.",
                "Perceived intent from dated events, with assumed weights and half-lives.",
                "Arrival of power over distance, lengthened by offensive power.",
                "The ladder from shared fear to alliance, alignment and aloofness.",
            ],
            CriticalQuestions =
            [
                "Were intentions read from the same disputes that an alliance would be meant to deter?",
                "Does the fear come before the alliance, or does the alliance make the fear?",
                "Could the state have bandwagoned, for want of allies or of strength to resist?",
                "Which factor carries the ranking, and would a reader who weighs it differently rank another state first?",
            ],
            Scope = _ => Scope.Includes("the theory speaks to every state"),
            Expect = Expect,
            Stance = StanceAtEqualWeights,
        };

    private static Expectation Expect(Setting setting)
    {
        var (a, b) = (setting.Dyad.A, setting.Dyad.B);
        var (fearsOfA, fearsOfB) = (setting.Profile(a), setting.Profile(b));
        if (fearsOfA.Entries.Count < 2 || fearsOfB.Entries.Count < 2)
            return Expectation.NoData($"too few rivals have known factors in {setting.Year}");

        var feasible = Stances(setting.Dyad, fearsOfA.FeasibleOrders(), fearsOfB.FeasibleOrders());
        var level = Stances(setting.Dyad, fearsOfA.LevelOrders(), fearsOfB.LevelOrders());
        if (level.Count > 1)
        {
            const string Reason = "rivals are level at the top, and their order decides";
            return new(new Verdict.Indeterminate(Reason, [.. level.Order()]), Argument.None(Reason));
        }
        if (feasible.Count > 1)
        {
            var gaps = fearsOfA.Row.Missing.Concat(fearsOfB.Row.Missing).Select(m => m.Reason).Distinct().Take(3);
            return Expectation.NoData(
                $"what is unknown decides between {string.Join(" and ", feasible.Select(Word))}: {string.Join("; ", gaps)}"
            );
        }
        // A rival that is not ranked, for want of a figure, may still be bound to come first.
        var stance = feasible.Single();
        bool restsOnGap = fearsOfA.HasGap || fearsOfB.HasGap;
        double strength = SharedFear(setting.Dyad, fearsOfA, fearsOfB);
        return new(
            new Verdict.Expects(stance, strength, restsOnGap),
            Argue(setting, fearsOfA, fearsOfB, stance),
            ShareWith(setting, stance, setting.Weightings),
            ShareWith(setting, stance, setting.Floored)
        );
    }

    /// <summary>The stance that two rankings of fear call for.</summary>
    /// <param name="dyad">The pair.</param>
    /// <param name="a">First and second fear of the first state.</param>
    /// <param name="b">First and second fear of the second state.</param>
    public static Stance StanceOf(Dyad dyad, (StateCode Top, StateCode Second) a, (StateCode Top, StateCode Second) b)
    {
        if (a.Top == dyad.B || b.Top == dyad.A)
            return Stance.Opposition;
        if (a.Top == b.Top)
            return Stance.Alliance;
        return a.Second == b.Top && b.Second == a.Top ? Stance.Alignment : Stance.Aloofness;
    }

    /// <summary>
    /// Sum over third states of the smaller share, less the larger share that the two have in each other's threat. -1..1.
    /// </summary>
    public static double SharedFear(Dyad dyad, ThreatProfile a, ThreatProfile b)
    {
        double shared = 0;
        foreach (var entry in a.Entries)
        {
            if (entry.Rival != dyad.B && b.Find(entry.Rival) is { } other)
                shared += Math.Min(entry.Share, other.Share);
        }
        return shared - Math.Max(a.Find(dyad.B)?.Share ?? 0, b.Find(dyad.A)?.Share ?? 0);
    }

    private static Stance? StanceAtEqualWeights(Setting setting)
    {
        var stances = Stances(
            setting.Dyad,
            setting.Ranking(setting.Dyad.A).LevelOrders(),
            setting.Ranking(setting.Dyad.B).LevelOrders()
        );
        return stances.Count == 1 ? stances.First() : null;
    }

    // The order of the known rivals where it is feasible, else the first that is.
    private static (StateCode Top, StateCode Second) OrderOf(ThreatProfile profile)
    {
        var known = (profile.Entries[0].Rival, profile.Entries[1].Rival);
        var feasible = profile.FeasibleOrders().ToArray();
        return feasible.Length == 0 || feasible.Contains(known) ? known : feasible[0];
    }

    private static HashSet<Stance> Stances(
        Dyad dyad,
        IEnumerable<(StateCode Top, StateCode Second)> ordersOfA,
        IEnumerable<(StateCode Top, StateCode Second)> ordersOfB
    )
    {
        var others = ordersOfB.ToArray();
        HashSet<Stance> stances = [];
        foreach (var order in ordersOfA)
        {
            foreach (var other in others)
                stances.Add(StanceOf(dyad, order, other));
        }
        return stances;
    }

    private static double? ShareWith(Setting setting, Stance stance, AdmissibleWeightings weightings)
    {
        var a = setting.Sweep(setting.Dyad.A, weightings);
        var b = setting.Sweep(setting.Dyad.B, weightings);
        if (a is null || b is null)
            return null;
        int same = 0;
        for (int draw = 0; draw < weightings.Draws; draw++)
            same += StanceOf(setting.Dyad, OrderAt(a, draw), OrderAt(b, draw)) == stance ? 1 : 0;
        return (double)same / weightings.Draws;

        static (StateCode Top, StateCode Second) OrderAt(WeightingSweep sweep, int draw) =>
            (sweep.Row.Rivals[sweep.Top[draw]], sweep.Row.Rivals[sweep.Second[draw]]);
    }

    private static Argument Argue(Setting setting, ThreatProfile a, ThreatProfile b, Stance stance)
    {
        var source = new Source("counterpoise", "threat profile");
        var premises = new List<Premise> { Fear(a), Fear(b) };
        AddLedger(a, setting.Dyad.A, setting.Dyad.B);
        AddLedger(b, setting.Dyad.B, setting.Dyad.A);
        int disputes = a.Row.Intent.Terms.Concat(b.Row.Intent.Terms).Count(t => t.Kind == IntentTermKind.Dispute);
        var rebuttals = new List<Rebuttal>
        {
            new(
                "Intentions were coded from the same disputes that threat is meant to explain.",
                $"{disputes} of the terms behind these profiles are disputes; they explain alliances here, never disputes."
            ),
            new(
                "An alliance may have made its own enemies.",
                "Pledges and pacts are left out of intent wherever an alliance is what is to be explained."
            ),
        };
        return new(premises, rebuttals, Conclude(setting, a, b, stance));

        Premise Fear(ThreatProfile profile)
        {
            var top = profile.Entries[0];
            var second = profile.Entries[1];
            string text =
                $"{setting.NameOf(profile.Row.Perceiver)} fears {setting.NameOf(top.Rival)} most, "
                + $"then {setting.NameOf(second.Rival)}.";
            return new(
                text,
                [
                    Share(top, "first"),
                    Share(second, "second"),
                    .. ThreatFactors.All.Select(f => new NamedFigure(
                        $"{ThreatFactors.NameOf(f)} of the first",
                        new Reading<double>.Known(profile.Row.Value(f, top.Index), source),
                        f == ThreatFactor.Intent ? "probability" : "share"
                    )),
                ],
                Standing.Assumed
            );
        }

        NamedFigure Share(ThreatEntry entry, string place) =>
            new($"share of the {place} in all threat", new Reading<double>.Known(entry.Share, source), "share");

        void AddLedger(ThreatProfile profile, StateCode state, StateCode partner)
        {
            var against = profile.Entries[0].Rival;
            if (against == partner)
                return;
            var ledger = setting.Ledger(state, partner, against);
            premises.Add(
                new(
                    $"What {setting.NameOf(state)} lacks against {setting.NameOf(against)}, and what "
                        + $"{setting.NameOf(partner)} would bring.",
                    [.. ledger.Lines.Select(line => new NamedFigure(line.Item, line.Figure, line.Unit))],
                    Standing.Computed
                )
            );
        }
    }

    private static string Conclude(Setting setting, ThreatProfile a, ThreatProfile b, Stance stance)
    {
        string topOfA = setting.NameOf(OrderOf(a).Top);
        string topOfB = setting.NameOf(OrderOf(b).Top);
        string fears =
            $"{setting.NameOf(setting.Dyad.A)} fears {topOfA} most, {setting.NameOf(setting.Dyad.B)} {topOfB}";
        return stance switch
        {
            Stance.Alliance => $"Both fear {topOfA} most: an alliance is expected.",
            Stance.Alignment =>
                $"{fears}, but each ranks the other's fear second: cooperation short of alliance is expected.",
            Stance.Opposition => $"{fears}: balancing against each other is expected.",
            Stance.Aloofness => $"{fears}: they fear different states, and no alliance is expected.",
            _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, "No such stance."),
        };
    }

    private static string Word(Stance stance) => Specification.NameOf(stance);
}
