using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>Balances of power recur among the poles; who balances with whom the theory leaves open.</summary>
public static class BalanceOfPower
{
    /// <summary>The theory.</summary>
    public static Theory Theory { get; } =
        new("balance-of-power", new Citation("waltz1979", "pp. 102-128; poles: pp. 129-131"))
        {
            Name = "balance of power",
            Claim =
                "In anarchy balances of power form and recur among the great powers. The theory explains outcomes of the system, "
                + "not the foreign policies of its members (waltz1996).",
            OurReading =
                "The theory speaks about dyads of poles alone. The two poles of a bipolar system balance against each other; among "
                + "several poles a balance is expected but partners are interchangeable, so that the theory predicts no particular "
                + "dyad; below the poles it is silent in our reading.",
            Level = Level.Of(structural: ["poles", "capability"], unit: []),
            Strength =
                "Less the share of the weaker pole in the capability of the two, times two: -1 for equal poles, to 0.",
            RefutedBy = "Among poles, power gathers round the strongest instead of against it.",
            Proxies =
            [
                "The poles are a list by stated dates; major powers and a threshold of capability are options. By these two a case counts "
                    + "only the poles among the states that it holds.",
                "That bipolarity alone predicts a particular dyad.",
                "Silence below the poles: the author writes that secondary states, if they are free to choose, flock to the weaker side "
                    + "(waltz1979, p. 127), and hedges on lesser states (waltz1979, p. 73).",
            ],
            CriticalQuestions =
            [
                "Is the question about an outcome of the system, or about what one state will do?",
                "Are the poles counted by capability, or by what they in fact did?",
            ],
            Measures = ["poles", "capability"],
            Scope = ScopeOf,
            Expect = Expect,
            OtherReadings = [ForeignPolicy],
        };

    // The contested reading: if the powers' actions drive outcomes, a theory of outcomes implies something about action.
    private static Theory ForeignPolicy =>
        new("balance-of-power:foreign-policy", new Citation("elman1996", "pp. 7-53"))
        {
            Name = "balance of power, as foreign policy (contested)",
            Claim = "Nothing keeps a theory of international politics from being used as a theory of foreign policy.",
            OurReading =
                "Used so, the theory would say that states balance against the greatest concentration of power; Waltz rejects this use "
                + "(waltz1996). Every state balances against the strongest. Two states that are both weaker than the strongest third are expected "
                + "to ally against it; if one of the two is the strongest, to oppose each other.",
            Level = Level.Of(structural: ["capability"], unit: []),
            Strength =
                "Share of the strongest third state in the capability of it and the two; less the share of the strongest of the two "
                + "where it is itself the strongest; -1 to 1.",
            RefutedBy = "States side with the strongest as often as against it.",
            Proxies = ["The strongest by the measure of capability, wherever it lies and whatever it intends."],
            CriticalQuestions =
            [
                "Why should a state on another continent balance against a power that cannot reach it?",
                "Is this the author's theory any longer?",
            ],
            Measures = ["capability"],
            Scope = _ => Scope.Includes("in this contested reading the theory speaks to every state"),
            Expect = ExpectForeignPolicy,
        };

    private static Scope ScopeOf(Setting setting) =>
        Poles.ScopeOf(
            setting,
            ("pole", "poles"),
            "in our reading the theory, one of outcomes of the system, speaks about its poles alone (waltz1979, pp. 71-73, 129-131)"
        );

    private static Expectation Expect(Setting setting)
    {
        if (setting.Poles is not Reading<Poles>.Known(var poles, var source))
            return Expectation.NoData(((Reading<Poles>.Absent)setting.Poles).Reason);
        var (a, b) = (setting.Capability(setting.Dyad.A), setting.Capability(setting.Dyad.B));
        Premise[] premises =
        [
            new(
                $"The system of {setting.Year} is {poles.Polarity}: {poles.Named(setting)}.",
                [new("poles", new Reading<double>.Known(poles.Count, source), "states")],
                Standing.Assumed
            ),
            CapabilityOf(setting, setting.Dyad.A, a),
            CapabilityOf(setting, setting.Dyad.B, b),
        ];
        if (poles.Count > 2)
        {
            return Expectation.Without(
                new Verdict.Indeterminate(
                    "among several poles a balance is expected, but any may side with any (waltz1979, pp. 165-168)",
                    [.. Enum.GetValues<Stance>()]
                ),
                premises
            );
        }
        var strength = DyadReading.Combined(a, b, (x, y) => x + y > 0 ? -2 * Math.Min(x, y) / (x + y) : 0);
        return strength.Value.Match(
            (value, _) =>
                new Expectation(
                    new Verdict.Expects(Stance.Opposition, value, a.RestsOnGap || b.RestsOnGap),
                    new(
                        premises,
                        [
                            new(
                                "Two poles may reach an understanding.",
                                "The theory says who is a danger to whom, not how the danger is managed (waltz1979, pp. 170-172)."
                            ),
                        ],
                        $"Of two poles, each is the only great danger to the other: {setting.NameOf(setting.Dyad.A)} and "
                            + $"{setting.NameOf(setting.Dyad.B)} balance against each other."
                    )
                ),
            reason => Expectation.Without(new Verdict.NoData(reason), premises)
        );
    }

    private static Expectation ExpectForeignPolicy(Setting setting)
    {
        var capabilities = setting
            .World.At(setting.Year)
            .States.ToArray()
            .Select(s => (State: s, Of: setting.Capability(s)))
            .ToArray();
        double least = capabilities.Max(c => double.IsNaN(c.Of.Admissible.Low) ? 0 : c.Of.Admissible.Low);
        var known = capabilities.Where(c => c.Of.Value is Reading<double>.Known).ToArray();
        if (known.Length < 3)
            return Expectation.NoData($"the capabilities of fewer than three states are known in {setting.Year}");
        // Whoever may be the strongest for some admissible value of what is unknown.
        var candidates = capabilities.Where(c => c.Of.Admissible.High >= least).ToArray();
        var stances = candidates.Select(c => StanceAgainst(setting.Dyad, c.State)).Distinct().Order().ToArray();
        var strongest = known.MaxBy(c => c.Of.ValueOrNaN);
        string measure = $"by {Specification.NameOf(setting.Specification.Capability)}";
        Premise[] premises =
        [
            new(
                $"{setting.NameOf(strongest.State)} is the strongest state {measure} that this record holds in {setting.Year}.",
                [new("share of the system's capability", strongest.Of.Value, "share")],
                Standing.Computed
            ),
            CapabilityOf(setting, setting.Dyad.A, setting.Capability(setting.Dyad.A)),
            CapabilityOf(setting, setting.Dyad.B, setting.Capability(setting.Dyad.B)),
        ];
        if (stances.Length > 1)
        {
            return Expectation.Without(
                new Verdict.NoData(
                    $"what is unknown decides who is the strongest: {string.Join(", ", candidates.Select(c => setting.NameOf(c.State)))}"
                ),
                premises
            );
        }
        var (ofA, ofB) = (setting.Capability(setting.Dyad.A), setting.Capability(setting.Dyad.B));
        var (a, b) = (ofA.ValueOrNaN, ofB.ValueOrNaN);
        if (double.IsNaN(a) || double.IsNaN(b))
            return Expectation.Without(new Verdict.NoData("the capability of one of the two is not known"), premises);
        double top = strongest.Of.ValueOrNaN;
        bool outside = stances[0] == Stance.Alliance;
        return new(
            new Verdict.Expects(
                stances[0],
                outside ? top / (top + a + b) : -Math.Max(a, b) / (a + b),
                candidates.Length > 1 || strongest.Of.RestsOnGap || ofA.RestsOnGap || ofB.RestsOnGap
            ),
            new(
                premises,
                [
                    new(
                        "The author says that his theory is not one of foreign policy.",
                        "Granted; this reading is contested, and is shown beside his own, not in its place (elman1996; waltz1996)."
                    ),
                ],
                outside
                    ? $"Both are weaker than {setting.NameOf(strongest.State)}, the strongest state {measure}: an alliance against it is expected."
                    : $"{setting.NameOf(strongest.State)} is the strongest state {measure}: the other is expected to balance against it."
            )
        );
    }

    private static Stance StanceAgainst(Dyad dyad, StateCode strongest) =>
        strongest == dyad.A || strongest == dyad.B ? Stance.Opposition : Stance.Alliance;

    private static Premise CapabilityOf(Setting setting, StateCode state, DyadReading capability) =>
        new(
            $"{setting.NameOf(state)}'s share of the system's capability.",
            [new("capability", capability.Value, "share")],
            Standing.Computed
        );
}
