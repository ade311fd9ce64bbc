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
                + "state that is divided (schweller2006) or cannot extract means from its society (taliaferro2006) answers "
                + "a threat too late or too little: it underbalances.",
            OurReading =
                "Two states stand as balance of threat has it, as far as both can respond. Responsiveness is the weaker of extraction "
                + "and cohesion. Where either state's lies below a threshold, the stance comes one step nearer to aloofness: "
                + "alliance becomes alignment, alignment and opposition become aloofness.",
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
                "Extraction as the share of the system's military expenditure over the share of its product: what is taken, not what "
                    + "could be taken.",
                "Cohesion from the regime alone: how much its democracy changed in the last years, and how far it stands from the middle "
                    + "of the scale, where regimes are least steady. The literature means the unity of elites and society, "
                    + "which no yearly series carries.",
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
            Scope = _ => Scope.Includes("the theory speaks to every state"),
            Expect = Expect,
            Sketch = Sketch,
        };

    private static double ThresholdIn(Setting setting) => setting.Parameters["theory.neoclassical-realism.responsive"];

    private static Verdict Sketch(Setting setting)
    {
        // Fears do not depend on how democracy is measured: both measures share their rankings.
        var fears = setting.Under(setting.Specification with { Democracy = Specification.Default.Democracy });
        if (
            fears.RankingThatAnswers(setting.Dyad.A) is not { } a
            || fears.RankingThatAnswers(setting.Dyad.B) is not { } b
        )
            return new Verdict.NoData("a most feared state has an unknown factor under this choice of measures");
        return VerdictOf(setting, a, b, a.LevelOrders(), b.LevelOrders());
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
        bool responsive = MayRespond(setting)[^1];
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
            FearLadder.ShareOfWeightings(
                setting.Dyad,
                setting.Sweep(setting.Dyad.A, weightings),
                setting.Sweep(setting.Dyad.B, weightings),
                other => (responsive ? other : Underbalanced(other)) == stance
            );
    }

    private static Verdict VerdictOf(
        Setting setting,
        ThreatProfile a,
        ThreatProfile b,
        IEnumerable<(StateCode Top, StateCode Second)> feasibleOfA,
        IEnumerable<(StateCode Top, StateCode Second)> feasibleOfB
    )
    {
        if (a.Entries.Count < 2 || b.Entries.Count < 2)
            return new Verdict.NoData($"too few rivals have known factors in {setting.Year}");
        var (one, other) = (setting.ResponsivenessOf(setting.Dyad.A), setting.ResponsivenessOf(setting.Dyad.B));
        var answers = MayRespond(setting);
        var responses = new[] { one.Weakest, other.Weakest };
        double weaker = responses.Select(r => r.Value is Reading<double>.Known(var value, _) ? value : 1).Min();
        return StanceSets.VerdictOf(
            // Ties are ties of fear: where responsiveness is unknown, that is a gap.
            answers.Count > 1
                ? new SortedSet<Stance>()
                : Through(FearLadder.Stances(setting.Dyad, a.LevelOrders(), b.LevelOrders()), answers),
            Through(FearLadder.Stances(setting.Dyad, feasibleOfA, feasibleOfB), answers),
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

    // Whether both can respond: every answer that what is unknown allows, no before yes.
    private static IReadOnlyList<bool> MayRespond(Setting setting)
    {
        double threshold = ThresholdIn(setting);
        var a = setting.ResponsivenessOf(setting.Dyad.A).Weakest.Admissible;
        var b = setting.ResponsivenessOf(setting.Dyad.B).Weakest.Admissible;
        return Math.Min(a.Low, b.Low) >= threshold ? [true]
            : Math.Min(a.High, b.High) >= threshold ? [false, true]
            : [false];
    }

    private static SortedSet<Stance> Through(IEnumerable<Stance> stances, IReadOnlyList<bool> responds) =>
        [.. stances.SelectMany(stance => responds.Select(both => both ? stance : Underbalanced(stance)))];

    private static Stance Underbalanced(Stance stance) =>
        stance switch
        {
            Stance.Alliance => Stance.Alignment,
            Stance.Alignment or Stance.Opposition or Stance.Aloofness => Stance.Aloofness,
            _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, "No such stance."),
        };

    private static Premise Responds(Setting setting, StateCode state)
    {
        var response = setting.ResponsivenessOf(state);
        var bounds = response.Weakest.Admissible;
        double threshold = ThresholdIn(setting);
        string name = setting.NameOf(state);
        return new(
            bounds.Low >= threshold ? $"{name} can respond: it extracts enough, and its regime holds together."
                : bounds.High < threshold ? $"{name} cannot respond in full: {Weakness(response, threshold)}."
                : $"Whether {name} can respond in full is not known.",
            [
                new("share of the system's military expenditure", response.ExpenditureShare.Value, "share"),
                new("share of the system's product", response.ProductShare.Value, "share"),
                new("extraction", response.Extraction.Value, "0..1"),
                new("change of democracy", response.Change.Value, "scale 0..1"),
                new("distance from the middle of the scale of democracy", response.FromMiddle.Value, "0..0.5"),
                new("cohesion", response.Cohesion.Value, "0..1"),
                new("responsiveness", response.Weakest.Value, "0..1"),
            ],
            Standing.Computed
        );
    }

    private static string Weakness(Responsiveness response, double threshold) =>
        (response.Extraction.Admissible.High < threshold, response.Cohesion.Admissible.High < threshold) switch
        {
            (true, true) => "it extracts too little, and its regime is unsteady",
            (true, false) => "it extracts too little for its product",
            (false, true) => "its regime is unsteady",
            _ => "it extracts too little, or its regime is unsteady",
        };

    private static string Conclusion(Setting setting, ThreatProfile a, ThreatProfile b, Stance stance)
    {
        var answers = MayRespond(setting);
        if (answers is [true])
            return $"Both can respond. {FearArgument.Conclusion(setting, a, b, stance)}";
        var byFear = FearLadder.StanceOf(setting.Dyad, FearLadder.OrderOf(a), FearLadder.OrderOf(b));
        string fears = FearArgument.Conclusion(setting, a, b, byFear);
        return byFear == stance
            ? fears
            : $"By fear alone: {fears} But not both can respond, and {Specification.NameOf(stance)} is what is left.";
    }
}
