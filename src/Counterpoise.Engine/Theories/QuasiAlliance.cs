using Counterpoise.Measures;

namespace Counterpoise.Theories;

/// <summary>Two states with one patron cooperate when both fear that it will leave them.</summary>
public static class QuasiAlliance
{
    /// <summary>The theory.</summary>
    public static Theory Theory { get; } =
        new("quasi-alliance", new Citation("cha1999", "chs. 1-2, 7"))
        {
            Name = "quasi-alliance",
            Claim =
                "Two states that share a great-power patron but no alliance of their own quarrel where their fears of abandonment or "
                + "entrapment toward each other are unlike. Cooperation turns on the patron: where both fear that it will abandon them, "
                + "they cooperate, old antagonism notwithstanding.",
            OurReading =
                "The patron is the strongest third state that was bound to defend both in the year before and is stronger than both. "
                + "Each one's fear rises with the patron's withdrawal of troops, with cooperation that the patron broke off and with a lack of "
                + "commitment (pact, troops, what of its power arrives), and falls with its guarantees; it is never negative and has no "
                + "upper end. Shared fear, both reaching a threshold and the lesser at least a set share of the greater, makes alignment; "
                + "asymmetric fear, the greater reaching the threshold and the lesser below that share, and slight fear leave the two aloof, with friction in the one and nothing that overcomes what divides them in the other. Two that are bound to defend "
                + "each other are allies, and out of scope.",
            Level = Level.Of(
                structural:
                [
                    "patron's capability",
                    "patron's troops",
                    "patron's pacts",
                    "arrival of the patron's power",
                ],
                unit: ["patron's acts, as perceived"]
            ),
            Strength =
                "By how much the lesser fear exceeds the threshold, or the share of the greater that counts as close, whichever is less: 0 or "
                + "more exactly where alignment is expected, rising with a withdrawal from both. Reassurance counts below a fear of 0. Where a "
                + "fear is unknown, the least admissible.",
            RefutedBy =
                "Cooperation under a common patron falls when the patron withdraws from both alike, or is no rarer when one of the two "
                + "alone is being left.",
            Proxies =
            [
                "Friction comes, for the author, from unlike fears of abandonment and entrapment toward each other. We put unlike fears of "
                    + "the common patron in their place.",
                "Troops, pacts, distance and dated acts stand in for fears; the author reads them from the archives of both capitals.",
                "The window over which troops are compared, the score of a withdrawal, the half-life of acts, the parts of commitment and the "
                    + "weight of its lack, the threshold and the share of the greater fear from which the lesser lies close.",
                "Alike is a withdrawal of the same share of the troops; below a least presence nothing more can be withdrawn.",
                "Troops that are unknown are taken to have been halved at most, or doubled.",
                "Fear of entrapment, the other half of the author's argument, is told beside and enters nothing: as the share of all that the "
                    + "patron, or the other, fears beyond what the state itself does.",
                "An act of the patron that nobody entered counts as none; a withdrawal that is entered as an act counts beside the "
                    + "troops; the data on troops know one patron alone.",
                "That friction shows as aloofness, never as opposition: the two keep the same side.",
            ],
            CriticalQuestions =
            [
                "Do the two also share a threat, which would explain cooperation without any fear of the patron?",
                "Did the patron withdraw because the two already cooperated?",
                "Have the two an understanding short of a treaty, so that they are allies in all but name?",
                "Did both read the same withdrawal in the same way?",
            ],
            Measures = ["capability", "proximity", "distance"],
            Scope = ScopeOf,
            Expect = Expect,
        };

    private static Scope ScopeOf(Setting setting)
    {
        var (a, b) = (setting.Dyad.A, setting.Dyad.B);
        if (CommonPatron.Defends(setting, a, b) || CommonPatron.Defends(setting, b, a))
        {
            return Scope.Excludes(
                $"{setting.NameOf(a)} and {setting.NameOf(b)} were bound by a defence obligation to each other in "
                    + $"{setting.YearBefore}, and the theory speaks about two states with no alliance of their own (cha1999, chs. 1-2)"
            );
        }
        var patron = CommonPatron.Of(setting);
        return patron.Match(
            (found, _) =>
                found.State is { } state
                    ? Scope.Includes($"{setting.NameOf(state)} is the patron of both")
                    : Scope.Excludes(found.Reason),
            _ => Scope.Includes("whether the two have a common patron is not known")
        );
    }

    private static Expectation Expect(Setting setting)
    {
        var found = CommonPatron.Of(setting);
        if (found is not Reading<CommonPatron>.Known({ State: { } patron } known, var source))
            return Expectation.NoData(((Reading<CommonPatron>.Absent)found).Reason);
        var a = FearOfAbandonment.Of(setting, setting.Dyad.A, patron);
        var b = FearOfAbandonment.Of(setting, setting.Dyad.B, patron);
        var rule = new Rule(
            setting.Parameters["theory.quasi-alliance.threshold"],
            setting.Parameters["theory.quasi-alliance.asymmetry"]
        );
        var patterns = rule.PatternsOf(a.Fear.Admissible, b.Fear.Admissible);
        FearPattern? pattern = patterns.Count == 1 ? patterns[0] : null;
        Premise[] premises =
        [
            PatronOf(setting, known, source),
            CommitmentTo(setting, a),
            CommitmentTo(setting, b),
            FearOf(setting, rule, a),
            FearOf(setting, rule, b),
            Compared(setting, a, b, pattern),
            Entrapment(setting, patron, a.State, b.State),
            Entrapment(setting, patron, b.State, a.State),
        ];
        var stances = Rule.StancesOf(patterns);
        if (stances.Count > 1)
        {
            return Expectation.Without(
                new Verdict.NoData(
                    $"what is unknown decides between {string.Join(" and ", stances.Select(Specification.NameOf))}: "
                        + string.Join("; ", Reasons(a).Concat(Reasons(b)).Distinct())
                ),
                premises
            );
        }
        double strength = rule.StrengthOf(a.Sum.Admissible, b.Sum.Admissible);
        return new(
            new Verdict.Expects(stances[0], strength, a.Fear.RestsOnGap || b.Fear.RestsOnGap),
            new(premises, Rebuttals, Conclusion(setting, rule, a, b, patron, pattern))
        );
    }

    private static Rebuttal[] Rebuttals =>
        [
            new(
                "The two may cooperate for reasons that have nothing to do with the patron.",
                "Granted: the theory tells when friction yields, and is compared with theories of threat that would tell the same."
            ),
            new(
                "Fears are of the mind, and troops are not.",
                "Dated acts of the patron enter beside the troops; what neither shows is unknown, and named as a proxy."
            ),
        ];

    private static Premise PatronOf(Setting setting, CommonPatron patron, Source source) =>
        new(
            $"{setting.NameOf(patron.State!.Value)} was bound to defend both in {setting.YearBefore} ({source.Short}), and is "
                + "stronger than both.",
            [
                new("patron's share of the system's capability", patron.Capability!.Value, "share"),
                .. new[] { setting.Dyad.A, setting.Dyad.B }.Select(s => new NamedFigure(
                    $"share of {setting.NameOf(s)}",
                    setting.Capability(s).Value,
                    "share"
                )),
            ],
            Standing.Computed
        );

    private static Premise FearOf(Setting setting, Rule rule, FearOfAbandonment fear)
    {
        var (state, patron) = (setting.NameOf(fear.State), setting.NameOf(fear.Patron));
        string found = rule.HasReason(fear) switch
        {
            true => $"{state} has reason to fear that {patron} will abandon it.",
            false => $"{state} has too little reason to fear that {patron} will abandon it.",
            null => $"Whether {state} has reason to fear that {patron} will abandon it is not known.",
        };
        string acts =
            fear.Acts.Count == 0
                ? "No act of the patron toward it is entered as evidence."
                : $"Acts of the patron toward it: {string.Join("; ", fear.Acts.Select(act => $"{act.Item.Title} (evidence {act.Item.Id})"))}.";
        return new(
            $"{found} {acts}",
            [
                new("patron's troops then", fear.TroopsThen, "persons"),
                new("patron's troops in the year before", fear.Commitment.Troops, "persons"),
                new("score of the withdrawal", fear.Withdrawal.Value, "1 for half"),
                new(
                    "what the patron's acts add",
                    new Reading<double>.Known(fear.Evidence, new Source("evidence", "of this record")),
                    "score"
                ),
                new("what the lack of commitment adds", fear.Exposure.Value, "score"),
                new("fear of abandonment", fear.Fear.Value, "score, 0 or more"),
            ],
            fear.Acts.Count > 0 ? Standing.Asserted : Standing.Assumed
        );
    }

    private static Premise CommitmentTo(Setting setting, FearOfAbandonment fear)
    {
        var commitment = fear.Commitment;
        return new(
            $"What {setting.NameOf(fear.Patron)} had staked on {setting.NameOf(fear.State)}: the mean of pact, presence and arrival.",
            [
                new("bound to defend it", commitment.Pact.Value, "0 or 1"),
                new("presence of troops", commitment.Presence.Value, "1 for a full one"),
                new("what of the patron's power arrives", commitment.Arrival.Value, "share"),
                new("commitment", commitment.Level.Value, "1 for full"),
            ],
            Standing.Assumed
        );
    }

    private static Premise Compared(Setting setting, FearOfAbandonment a, FearOfAbandonment b, FearPattern? pattern)
    {
        var (one, other) = (setting.NameOf(a.State), setting.NameOf(b.State));
        string more = MoreAfraid(a, b) is { } afraid
            ? $"That of {setting.NameOf(afraid.State)} is the greater."
            : "What is known does not tell which is the greater.";
        return new(
            pattern switch
            {
                FearPattern.Shared => $"The fear is shared by {one} and {other}. {more}",
                FearPattern.Asymmetric => $"The fear is asymmetric between {one} and {other}. {more}",
                FearPattern.Slight =>
                    $"The fear of {one} or {other} is slight, and no reason that counts is clearly the greater. {more}",
                _ => $"What is unknown decides whether fear is shared by {one} and {other}. {more}",
            },
            [new("lesser fear over the greater", Closeness(a, b), "share")],
            Standing.Assumed
        );
    }

    private static Reading<double> Closeness(FearOfAbandonment a, FearOfAbandonment b) =>
        DyadReading.Combined(a.Fear, b.Fear, Math.Max).Value is Reading<double>.Known(0, _)
            ? new Reading<double>.Absent("neither fears that the patron will leave it")
            : DyadReading.Combined(a.Fear, b.Fear, (x, y) => Math.Min(x, y) / Math.Max(x, y)).Value;

    // The one that fears more over all that is unknown; null where that may turn, or both fear alike.
    private static FearOfAbandonment? MoreAfraid(FearOfAbandonment a, FearOfAbandonment b) =>
        a.Fear.Admissible.Low > b.Fear.Admissible.High ? a
        : b.Fear.Admissible.Low > a.Fear.Admissible.High ? b
        : null;

    // The sum within the entrapment term of the game of alignment: what a partner fears beyond what the state itself does.
    private static Premise Entrapment(Setting setting, StateCode patron, StateCode state, StateCode other) =>
        new(
            $"Whose quarrels could entrap {setting.NameOf(state)}: what others fear beyond what it fears itself. This enters nothing.",
            [
                new(
                    $"quarrels of {setting.NameOf(patron)} that it does not share",
                    Unshared(setting, patron, state),
                    "share of its threat"
                ),
                new(
                    $"quarrels of {setting.NameOf(other)} that it does not share",
                    Unshared(setting, other, state),
                    "share of its threat"
                ),
            ],
            Standing.Assumed
        );

    private static Reading<double> Unshared(Setting setting, StateCode partner, StateCode state)
    {
        var (theirs, own) = (setting.Ranking(partner), setting.Ranking(state));
        return theirs.Entries.Count == 0
            ? new Reading<double>.Absent($"whom {setting.NameOf(partner)} fears is not known")
            : new Reading<double>.Known(
                theirs
                    .Entries.Where(entry => entry.Rival != state)
                    .Sum(entry => Math.Max(0, entry.Share - (own.Find(entry.Rival)?.Share ?? 0))),
                new Source("counterpoise", "threat profile")
            );
    }

    private static string Conclusion(
        Setting setting,
        Rule rule,
        FearOfAbandonment a,
        FearOfAbandonment b,
        StateCode patron,
        FearPattern? pattern
    )
    {
        string name = setting.NameOf(patron);
        if (pattern == FearPattern.Shared)
            return $"Both have reason to fear that {name} will abandon them: the fear is shared, and cooperation short of alliance is expected.";
        if (pattern == FearPattern.Asymmetric && MoreAfraid(a, b) is { } afraid)
        {
            return $"{setting.NameOf(afraid.State)} has clearly more reason to fear that {name} will abandon it: the fear is asymmetric, and "
                + "friction is expected.";
        }
        if (pattern is null)
            return $"Whether fear that {name} will leave is asymmetric or slight is not known; it is not shared, and nothing overcomes what divides the two.";
        string who = (rule.HasReason(a), rule.HasReason(b)) switch
        {
            (false, false) => "Neither has reason",
            (true, false) => $"Only {setting.NameOf(a.State)} has reason",
            (false, true) => $"Only {setting.NameOf(b.State)} has reason",
            _ => "One of the two has too little reason",
        };
        return $"{who} to fear that {name} will abandon it: the fear is slight, and nothing overcomes what divides the two.";
    }

    private static IEnumerable<string> Reasons(FearOfAbandonment fear) =>
        new[] { fear.Withdrawal.Value, fear.Exposure.Value }
            .OfType<Reading<double>.Absent>()
            .Select(absent => absent.Reason)
            .Distinct();

    /// <summary>From two fears to a stance.</summary>
    /// <param name="Threshold">Least fear that counts; above 0.</param>
    /// <param name="Asymmetry">Least share of the greater fear that the lesser is where the two lie close, 0..1.</param>
    private sealed record Rule(double Threshold, double Asymmetry)
    {
        /// <summary>Whether a fear reaches the threshold; null where what is unknown decides.</summary>
        public bool? HasReason(FearOfAbandonment fear) =>
            fear.Fear.Admissible.Low >= Threshold ? true
            : fear.Fear.Admissible.High < Threshold ? false
            : null;

        /// <summary>Every way in which two fears may lie to each other.</summary>
        public List<FearPattern> PatternsOf(Bounds a, Bounds b)
        {
            List<FearPattern> patterns = [];
            if (MayBeSlight(a, b))
                patterns.Add(FearPattern.Slight);
            if (MayBeClearlyMore(a, b) || MayBeClearlyMore(b, a))
                patterns.Add(FearPattern.Asymmetric);
            // The quotient of two values that both reach the threshold runs without a gap between its ends.
            if (
                Math.Min(a.High, b.High) >= Threshold
                && a.High >= Asymmetry * Math.Max(b.Low, Threshold)
                && b.High >= Asymmetry * Math.Max(a.Low, Threshold)
            )
                patterns.Add(FearPattern.Shared);
            return patterns;
        }

        /// <summary>0 or more exactly where fear is shared over all that is admissible.</summary>
        /// <remarks>
        /// Taken from the sums, not from the fears that end at 0: below 0 the verdict is the same, and what is added to both sums alike never
        /// lowers it.
        /// </remarks>
        public double StrengthOf(Bounds a, Bounds b)
        {
            // A minimum of concave functions is concave, and least at a corner.
            double least = double.PositiveInfinity;
            foreach (double one in (double[])[a.Low, a.High])
            {
                foreach (double other in (double[])[b.Low, b.High])
                {
                    double lesser = Math.Min(one, other);
                    least = Math.Min(least, Math.Min(lesser - Threshold, lesser - (Asymmetry * Math.Max(one, other))));
                }
            }
            return least;
        }

        public static List<Stance> StancesOf(IReadOnlyList<FearPattern> patterns) =>
            [.. patterns.Select(p => p == FearPattern.Shared ? Stance.Alignment : Stance.Aloofness).Distinct()];

        private bool MayBeClearlyMore(Bounds greater, Bounds lesser) =>
            greater.High >= Threshold && lesser.Low < Asymmetry * greater.High;

        private bool MayBeSlight(Bounds a, Bounds b) =>
            Math.Max(a.Low, b.Low) < Threshold || MayFallShort(a, b) || MayFallShort(b, a);

        // The lesser is below the threshold, the greater is not, and the two lie close.
        private bool MayFallShort(Bounds lesser, Bounds greater) =>
            lesser.Low < Threshold
            && greater.High >= Threshold
            && Math.Min(lesser.High, Threshold) >= Asymmetry * Math.Max(greater.Low, Threshold);
    }
}
