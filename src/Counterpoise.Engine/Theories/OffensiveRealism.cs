using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>Great powers fear whoever can reach them, balance the potential hegemon and else pass the buck.</summary>
public static class OffensiveRealism
{
    /// <summary>The theory.</summary>
    public static Theory Theory { get; } =
        new(
            "offensive-realism",
            new Citation("mearsheimer2001", "chs. 2, 4, 5 and 8; pp. 44-45, 114-128, 155-162, 267-272")
        )
        {
            Name = "offensive realism",
            Claim =
                "Great powers can never be certain of each other's intentions and so fear each other's power; how much depends on how "
                + "much of it can be projected to them, for large bodies of water limit the projection of land power. A potential hegemon is balanced by a coalition; against a lesser "
                + "threat each would rather have another do the balancing, and those whom geography shields pass the buck.",
            OurReading =
                "Among great powers alone: each is most exposed to the one that can project most power to it. The two of a bipolar system, "
                + "and two of which one is most exposed to the other, oppose each other. Two that are most exposed to the same third "
                + "power ally if it is a potential hegemon. Against a lesser power they ally if both border it; if either is shielded "
                + "from it, they stay aloof. Two that are most exposed to different powers stay aloof.",
            Level = Level.Of(structural: ["poles", "capability", "offense", "proximity", "contiguity"], unit: []),
            Strength =
                "Sum over third great powers of the smaller of the two shares of projected power, less the larger of the shares that "
                + "the two have in each other's; -1 to 1.",
            RefutedBy =
                "Great powers that are most exposed to a potential hegemon stay apart as often as those most exposed to a lesser power, "
                + "or those with a border against it pass the buck as often as those without.",
            Proxies =
            [
                "Who the great powers are: a list by stated dates; the Correlates of War's major powers count further states, and a "
                    + "threshold of capability others again. By these two a case counts only the great powers "
                    + "among the states that it holds.",
                "Projected power as the square root of capability times offensive power, faded by distance.",
                "A potential hegemon borders another great power, and its capability is a stated multiple of that of the strongest "
                    + "other which borders it or lies within a stated distance; the author asks for a marked gap in wealth and "
                    + "army within a region.",
                "A border by land as what bars the way of the buck; overseas possessions and armies abroad are not seen.",
                "That two which both border a lesser threat ally; the author says only that neither can easily pass the buck, "
                    + "and expects buck-passing in balanced multipolarity.",
            ],
            CriticalQuestions =
            [
                "Is the region drawn by distance the one in which the powers competed?",
                "Did a state pass the buck, or was it deterred, divided or unready?",
                "Could the shielded power rely on the other to hold, or would it have to come in when the balance failed?",
                "Does capability count the army that could be used, or wealth that had still to be mobilised?",
            ],
            Measures = ["capability", "proximity", "distance", "reach", "offense", "nuclear", "poles"],
            Scope = ScopeOf,
            Expect = Expect,
            Sketch = Sketch,
        };

    private static Scope ScopeOf(Setting setting)
    {
        var scope = Poles.ScopeOf(
            setting,
            ("great power", "great powers"),
            "the theory speaks about great powers (mearsheimer2001, p. 5)"
        );
        return setting.Specification.Poles == PolesMeasure.Majors
            ? scope with
            {
                Reason =
                    $"{scope.Reason}; the Correlates of War count further states as major powers than the author does",
            }
            : scope;
    }

    private static Verdict Sketch(Setting setting) =>
        setting.Poles is Reading<Poles>.Known(var poles, _)
            ? NotHeld(setting, poles) ?? VerdictOf(setting, new GreatPowers(setting, poles.States, bounded: false))
            : new Verdict.NoData("who the great powers are is not known");

    // A great power that the record does not hold might be the one to which either is most exposed.
    private static Verdict.NoData? NotHeld(Setting setting, Poles poles) =>
        poles.Beyond is > 0 and var more
            ? new($"{more} of the {poles.Count} great powers of {setting.Year} are not held in this record")
            : null;

    private static Expectation Expect(Setting setting)
    {
        if (setting.Poles is not Reading<Poles>.Known(var poles, var source))
            return Expectation.NoData(((Reading<Poles>.Absent)setting.Poles).Reason);
        if (NotHeld(setting, poles) is { } open)
            return Expectation.NoData(open.Reason);
        var powers = new GreatPowers(setting, poles.States, bounded: true);
        Premise[] premises =
        [
            new(
                $"The great powers of {setting.Year} are {poles.Named(setting)}: the system is {poles.Polarity}.",
                [new("great powers", new Reading<double>.Known(poles.Count, source), "states")],
                Standing.Assumed
            ),
            Faces(setting, powers, setting.Dyad.A),
            Faces(setting, powers, setting.Dyad.B),
            .. CommonThreat(setting, powers),
        ];
        var verdict = VerdictOf(setting, powers);
        return verdict is Verdict.Expects(var stance, _, _)
            ? new(verdict, new(premises, Rebuttals, Conclusion(setting, powers, stance)))
            : Expectation.Without(verdict, premises);
    }

    private static Rebuttal[] Rebuttals { get; } =
    [
        new(
            "Intentions matter: not every power that could reach a state is feared by it.",
            "The theory holds that nobody can be certain of intentions; balance of threat, beside it, shows what they would change."
        ),
        new(
            "Coalitions against a potential hegemon form late.",
            "They do, and the author grants it (mearsheimer2001, pp. 155-162); the expectation has no date."
        ),
    ];

    private static Verdict VerdictOf(Setting setting, GreatPowers powers)
    {
        var toA = powers.ThreatsTo(setting.Dyad.A);
        var toB = powers.ThreatsTo(setting.Dyad.B);
        var (firstOfA, firstOfB) = (GreatPowers.Level(toA), GreatPowers.Level(toB));
        bool gap = toA.Concat(toB).Any(t => t.Arriving.RestsOnGap);
        // Who is level by the known values need not be where some are unknown.
        bool tied = !gap && (firstOfA.Count > 1 || firstOfB.Count > 1);
        var feasible = Stances(GreatPowers.Feasible(toA), GreatPowers.Feasible(toB));
        return StanceSets.VerdictOf(
            tied ? Stances(firstOfA, firstOfB) : new SortedSet<Stance>(),
            feasible,
            Strength(setting.Dyad, toA, toB),
            gap,
            "great powers are level at the top, and their order decides",
            toA.Concat(toB)
                .Select(t => t.Arriving.Value)
                .OfType<Reading<double>.Absent>()
                .Select(absent => absent.Reason)
                .Append("figures behind how much power is projected, and who borders whom, have gaps")
        );

        SortedSet<Stance> Stances(IReadOnlyList<StateCode> ofA, IReadOnlyList<StateCode> ofB)
        {
            SortedSet<Stance> stances = [];
            foreach (var a in ofA)
            {
                foreach (var b in ofB)
                    stances.UnionWith(StancesOf(setting.Dyad, powers, a, b));
            }
            return stances;
        }
    }

    private static IEnumerable<Stance> StancesOf(Dyad dyad, GreatPowers powers, StateCode a, StateCode b)
    {
        if (powers.States.Count == 2 || a == dyad.B || b == dyad.A)
            return [Stance.Opposition];
        if (a != b)
            return [Stance.Aloofness];
        return from hegemon in powers.PotentialHegemon(a)
            from one in powers.Border(dyad.A, a)
            from other in powers.Border(dyad.B, a)
            select hegemon || (one && other) ? Stance.Alliance : Stance.Aloofness;
    }

    private static double Strength(
        Dyad dyad,
        IReadOnlyList<(StateCode Power, DyadReading Arriving)> toA,
        IReadOnlyList<(StateCode Power, DyadReading Arriving)> toB
    )
    {
        var (a, b) = (GreatPowers.Shares(toA), GreatPowers.Shares(toB));
        if (a.Count == 0 || b.Count == 0)
            return double.NaN;
        double common = a.Where(x => x.Key != dyad.B).Sum(x => Math.Min(x.Value, b.GetValueOrDefault(x.Key)));
        return common - Math.Max(a.GetValueOrDefault(dyad.B), b.GetValueOrDefault(dyad.A));
    }

    private static Premise Faces(Setting setting, GreatPowers powers, StateCode state)
    {
        var threats = powers.ThreatsTo(state);
        var shares = GreatPowers.Shares(threats);
        var order = threats.OrderByDescending(t => shares.GetValueOrDefault(t.Power)).ThenBy(t => t.Power).ToArray();
        string rest = order.Length > 1 ? $", then to {setting.NameOf(order[1].Power)}" : "";
        return new(
            shares.Count == 0
                ? $"To whom {setting.NameOf(state)} is most exposed is not known."
                : $"Of the great powers {setting.NameOf(state)} is most exposed to {setting.NameOf(order[0].Power)}{rest}.",
            [
                .. order
                    .Take(2)
                    .Select(t => new NamedFigure(
                        $"projected power of {setting.NameOf(t.Power)}",
                        t.Arriving.Value,
                        "share of power"
                    )),
            ],
            Standing.Computed
        );
    }

    // Told of the power that both are most exposed to by the known values; where there is none, there is nothing to tell.
    private static IEnumerable<Premise> CommonThreat(Setting setting, GreatPowers powers)
    {
        if (powers.States.Count < 3 || FirstOfBoth(setting, powers) is not { } common)
            yield break;
        string name = setting.NameOf(common);
        var (next, capability) = powers.StrongestNeighbourOf(common);
        string others = next is { } other
            ? $"{setting.NameOf(other)}, the next of its region"
            : "any other of its region";
        bool alone = !powers.States.Any(s => s != common && powers.Border(common, s).Contains(true));
        yield return new(
            powers.PotentialHegemon(common) switch
            {
                [true] =>
                    $"{name} is a potential hegemon: it borders a great power and has a marked lead over {others}.",
                [false] when alone => $"{name} is not a potential hegemon: it borders no great power.",
                [false] => $"{name} is not a potential hegemon: it has no marked lead over {others}.",
                _ => $"Whether {name} is a potential hegemon is not known.",
            },
            [
                new("its share of the system's capability", powers.CapabilityOf(common).Value, "share"),
                new("that of the next great power of its region", capability.Value, "share"),
            ],
            Standing.Computed
        );
        foreach (var state in new[] { setting.Dyad.A, setting.Dyad.B })
        {
            yield return new(
                powers.Border(state, common) switch
                {
                    [true] => $"{setting.NameOf(state)} borders {name}.",
                    [false] => $"{setting.NameOf(state)} is shielded from {name} by water or distance.",
                    _ => $"Whether {setting.NameOf(state)} borders {name} is not known.",
                },
                [new("contiguity", powers.Contiguity(state, common).Value, "class, 0 none, 1 land, 2 to 5 water")],
                Standing.Computed
            );
        }
    }

    private static StateCode? FirstOfBoth(Setting setting, GreatPowers powers)
    {
        var a = GreatPowers.Level(powers.ThreatsTo(setting.Dyad.A));
        var b = GreatPowers.Level(powers.ThreatsTo(setting.Dyad.B));
        return a.Count == 1 && b.Count == 1 && a[0] == b[0] ? a[0] : null;
    }

    private static string Conclusion(Setting setting, GreatPowers powers, Stance stance)
    {
        var common = FirstOfBoth(setting, powers);
        string pair = $"{setting.NameOf(setting.Dyad.A)} and {setting.NameOf(setting.Dyad.B)}";
        return (stance, common) switch
        {
            (Stance.Opposition, _) when powers.States.Count == 2 =>
                $"Of two great powers each is the only great danger to the other: {pair} oppose each other.",
            (Stance.Opposition, _) => $"One of the two is most exposed to the other: {pair} oppose each other.",
            (Stance.Alliance, { } threat) =>
                $"{pair} are most exposed to {setting.NameOf(threat)} and cannot leave it to another: an alliance is expected.",
            (Stance.Aloofness, { } threat) =>
                $"{pair} are most exposed to {setting.NameOf(threat)}, but it is not a potential hegemon and not both are exposed to it: who is "
                    + "shielded passes the buck, and no alliance is expected.",
            (Stance.Aloofness, null) => $"{pair} are most exposed to different great powers: no alliance is expected.",
            _ =>
                $"{char.ToUpperInvariant(Specification.NameOf(stance)[0])}{Specification.NameOf(stance)[1..]} is expected of {pair} "
                    + "whichever power comes first.",
        };
    }
}
