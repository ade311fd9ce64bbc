using Counterpoise.Alignment;

namespace Counterpoise.Theories;

/// <summary>
/// Readings of theories of alignment through the game of alignment: not whom two states fear, but whether a link of the two stands among
/// the partners that each could have instead.
/// </summary>
/// <remarks>
/// Given to theories whose argument is about partners and what they bring: balance of threat and common threat. Left out where the game is
/// not the argument (docs/decisions/0019).
/// </remarks>
public static class StableNetwork
{
    private static readonly Source Game = new("counterpoise", "game of alignment");

    /// <summary>Balance of threat through the game: threat with perceived intent.</summary>
    internal static Theory OfThreat =>
        Reading(
            "balance-of-threat",
            "balance of threat, as stable networks",
            new Citation("walt1987", "pp. 21-33"),
            "States choose partners that help them against what threatens them most, and ask what an ally is worth and what it costs.",
            "threat",
            Level.Of(
                structural:
                [
                    "capability",
                    "proximity",
                    "offense",
                    "trade",
                    "nuclear possession",
                    "pacts of the year before",
                ],
                unit: ["intent", "levers on the record"]
            ),
            setting => setting
        );

    /// <summary>Common threat through the game: threat from structure alone.</summary>
    internal static Theory OfStructure =>
        Reading(
            "common-threat",
            "common threat, as stable networks",
            new Citation("kelly2013"),
            "States that face the same powerful neighbours are of use to each other, whatever they feel.",
            "exposure to power, perceived intentions and what evidence asserts of leverage taken out",
            Level.Of(
                structural:
                [
                    "capability",
                    "proximity",
                    "offense",
                    "trade",
                    "nuclear possession",
                    "pacts of the year before",
                ],
                unit: []
            ),
            setting => setting.Structure
        );

    /// <summary>The stance that a link's place in the equilibria calls for.</summary>
    /// <param name="share">Share of equilibria that hold the link, 0..1.</param>
    /// <param name="drawsInSome">Share of the draws in which some but not all of the stable networks hold it, 0..1.</param>
    /// <param name="low">Share up to which aloofness is expected, 0..1.</param>
    /// <param name="high">Share from which an alliance is expected, 0..1.</param>
    /// <param name="restsOnGap">Whether something unknown was drawn.</param>
    public static Verdict VerdictOf(double share, double drawsInSome, double low, double high, bool restsOnGap)
    {
        if (drawsInSome > 0.5)
        {
            return new Verdict.Indeterminate(
                "the same states with the same fears rest in networks with the link and in networks without it",
                [Stance.Alliance, Stance.Aloofness]
            );
        }
        return share >= high ? new Verdict.Expects(Stance.Alliance, share, restsOnGap)
            : share <= low ? new Verdict.Expects(Stance.Aloofness, share, restsOnGap)
            : new Verdict.Indeterminate(
                "whether the link stands turns on what the game weighs, which nobody knows well enough",
                [Stance.Alliance, Stance.Aloofness]
            );
    }

    private static Theory Reading(
        string parent,
        string name,
        Citation source,
        string claim,
        string fear,
        Level level,
        Func<Setting, Setting> seen
    ) =>
        new($"{parent}:stable-network", source)
        {
            Name = name,
            Claim = claim,
            OurReading =
                $"The states that matter to the two play the game of alignment by {fear}. The reading is the link's share of equilibria over "
                + "draws of the game's parameters and of what is unknown: an alliance at a high share or above, aloofness at a low one or "
                + "below; between the two, or where most draws have stable networks with the link and without it, it is indeterminate.",
            Level = level,
            Strength =
                "Share of equilibria that hold the link: the mean over draws of (resting places with the link / resting places); 0 to 1.",
            RefutedBy =
                "Dyads whose link stands in most equilibria ally no more often than dyads whose link stands in few.",
            Proxies =
            [
                "The game of alignment (docs/decisions/0016): forms, parameters and their ranges.",
                "The states that matter: the two, those that either fears most, the most powerful that are politically relevant to either.",
                "One kind of link: cooperation short of alliance is not told apart, and enmity is only a link that is not made.",
                "The chosen measures alone are played, since the game costs too much for a sweep over all.",
                "What is unknown is drawn within its bounds, and not shown to leave the verdict as it is.",
            ],
            CriticalQuestions =
            [
                "Would the same link stand if other states had been let in?",
                "Do the two gain by their link, or does one of them pay for it?",
                "Is the partner that each would rather have truly free to be had?",
            ],
            PlaysGame = true,
            Scope = _ => Scope.Includes("every dyad chooses among partners"),
            Expect = setting => Expect(seen(setting)),
        };

    private static Expectation Expect(Setting setting)
    {
        if (setting.Network is not Reading<DyadNetwork>.Known(var network, _))
            return Expectation.NoData(((Reading<DyadNetwork>.Absent)setting.Network).Reason);
        var verdict = VerdictOf(
            network.Link.ShareOfEquilibria,
            network.DrawsInSome,
            setting.Parameters["theory.stable-network.low"],
            setting.Parameters["theory.stable-network.high"],
            network.RestsOnGap
        );
        Premise[] premises =
        [
            Players(setting, network),
            Standing(network),
            Gains(setting, network),
            Against(setting, network),
            TurnsOn(setting, network),
        ];
        return verdict is Verdict.Expects(var stance, _, _)
            ? new(verdict, new(premises, Rebuttals, Conclusion(setting, network, stance)))
            : Expectation.Without(verdict, premises);
    }

    private static Rebuttal[] Rebuttals =>
        [
            new(
                "A game with so many parameters can say anything.",
                "They were set before any network was computed, are drawn from their whole ranges, and what the link turns on is told."
            ),
            new(
                "Alliances of today would explain themselves.",
                "No treaty of the year is read, and pledges are left out of intent. A defence pact of the year before enters leverage over third "
                    + "states and nothing else; so far as alliances last, the reading is still helped by it."
            ),
        ];

    private static Premise Players(Setting setting, DyadNetwork network)
    {
        string leftOut =
            network.LeftOut.Count == 0
                ? ""
                : $" Left out, since nothing bounds something of them: {Names(setting, network.LeftOut.SelectMany(f => f.About).Distinct())}.";
        return new(
            $"{Names(setting, network.States)} play: the two, whom they fear most and the most powerful that matter to either.{leftOut}",
            [
                Figure("states", network.States.Count, "states"),
                Figure("draws", network.Ensemble.Draws.Count, "draws"),
                Figure(
                    "chance that one more start would find another network, on average",
                    network.Ensemble.Draws.Average(draw => draw.ChanceOfNew),
                    "share"
                ),
            ],
            Counterpoise.Standing.Assumed
        );
    }

    private static Premise Standing(DyadNetwork network)
    {
        string center = network.Link.AtCenter switch
        {
            LinkStanding.InAll => "all",
            LinkStanding.InSome => "some",
            LinkStanding.InNone => "none",
            _ => "no network was found at rest, and so none",
        };
        return new(
            $"At the parameters' own values the link stands in {center} of the stable networks found.",
            [
                Figure("share of equilibria with the link", network.Link.ShareOfEquilibria, "share"),
                Figure("draws in which all hold it", network.Link.DrawsInAll, "share"),
                Figure("draws in which some but not all do", network.DrawsInSome, "share"),
                Figure("draws in which none does", network.Link.DrawsInNone, "share"),
            ],
            Counterpoise.Standing.Assumed
        );
    }

    private static Premise Gains(Setting setting, DyadNetwork network)
    {
        var (first, second) = (network.Link.GainOfFirst, network.Link.GainOfSecond);
        bool inOrder = network.States[network.Link.First] == setting.Dyad.A;
        var (ofA, ofB) = inOrder ? (first, second) : (second, first);
        string together =
            double.IsNaN(ofA + ofB) ? "What the two gain by the link is not known."
            : ofA + ofB > 0
                ? "Together the two gain by the link at the parameters' own values, beside the other links of the likeliest network."
            : "Together the two do not gain by the link at the parameters' own values, beside the other links of the likeliest network.";
        var (alone, otherAlone) = network.GainsAlone(setting.Dyad.A, setting.Dyad.B);
        return new(
            together,
            [
                Gain(setting.NameOf(setting.Dyad.A), ofA),
                Gain(setting.NameOf(setting.Dyad.B), ofB),
                Figure("gain of the two together, with no other link anywhere", alone + otherAlone, "roots of fear"),
            ],
            Counterpoise.Standing.Assumed
        );

        static NamedFigure Gain(string state, double value) => Figure($"gain of {state}", value, "roots of fear");
    }

    private static Premise Against(Setting setting, DyadNetwork network)
    {
        const int Shown = 3;
        double[] relief = [.. network.Relief(setting.Dyad.A, setting.Dyad.B)];
        double all = relief.Sum();
        // What a link eases between its members is no stand against anybody.
        var (a, b) = (network.Find(setting.Dyad.A), network.Find(setting.Dyad.B));
        double between = relief[a] + relief[b];
        (relief[a], relief[b]) = (0, 0);
        int against = ReliefByRival.Against(relief, a, b);
        int[] shown =
        [
            .. Enumerable
                .Range(0, relief.Length)
                .Where(k => relief[k] > 0 || double.IsNaN(relief[k]))
                .OrderByDescending(k => relief[k])
                .Take(Shown),
        ];
        return new(
            against < 0
                ? "The link takes no third state's risk away."
                : $"What it would bring is above all against {setting.NameOf(network.States[against])}.",
            [
                Figure("risk taken away in all", all, "roots of fear"),
                Figure(
                    "gain of the two together: risk taken away, less what the link costs",
                    network.Link.GainOfFirst + network.Link.GainOfSecond,
                    "roots of fear"
                ),
                Figure("risk that the two are to each other, taken away", between, "roots of fear"),
                .. shown.Select(k =>
                    Figure($"risk from {setting.NameOf(network.States[k])} taken away", relief[k], "roots of fear")
                ),
            ],
            Counterpoise.Standing.Assumed
        );
    }

    private static Premise TurnsOn(Setting setting, DyadNetwork network)
    {
        const int Shown = 3;
        var influences = network.Link.Influences.Take(Shown).ToArray();
        return new(
            influences.Length == 0
                ? "No single parameter decides whether the link stands, beyond what chance would show."
                : "Whether it stands turns on these, each by itself (first-order shares of variance over draws).",
            influences.Length == 0
                ?
                [
                    Figure(
                        "things drawn",
                        network.States.Count + AlignmentParameters.Shared.Count,
                        "parameters at least"
                    ),
                ]
                :
                [
                    .. influences.Select(influence =>
                        Figure(NameOf(setting, network, influence.Factor), influence.Share, "share of variance")
                    ),
                ],
            Counterpoise.Standing.Assumed
        );
    }

    private static string NameOf(Setting setting, DyadNetwork network, DrawnFactor factor) =>
        factor.Kind switch
        {
            DrawnFactorKind.Parameter => factor
                .Parameter[(factor.Parameter.IndexOf('.', StringComparison.Ordinal) + 1)..]
                .Replace('-', ' '),
            DrawnFactorKind.Reliability => $"reliability of {setting.NameOf(network.States[factor.State])}",
            DrawnFactorKind.Unknown => $"the unknown about {setting.NameOf(network.States[factor.State])}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Conclusion(Setting setting, DyadNetwork network, Stance stance)
    {
        string pair = $"{setting.NameOf(setting.Dyad.A)} and {setting.NameOf(setting.Dyad.B)}";
        string determinacy =
            network.DrawsInSome > 0
                ? " In some draws networks with the link and without it are both stable."
                : " In no draw are networks with the link and without it both stable.";
        return stance == Stance.Alliance
            ? $"The link of {pair} stands in most stable networks: an alliance is expected.{determinacy}"
            : $"The link of {pair} stands in few stable networks. {WhyNot(setting, network)}{determinacy}";
    }

    // Computed at the parameters' own values: what falls in most draws may stand there.
    private static string WhyNot(Setting setting, DyadNetwork network)
    {
        var (alone, otherAlone) = network.GainsAlone(setting.Dyad.A, setting.Dyad.B);
        double together = network.Link.GainOfFirst + network.Link.GainOfSecond;
        return network.Link.AtCenter switch
        {
            null => "At the parameters' own values no network was found at rest.",
            LinkStanding.InAll => "At the parameters' own values it stands; in most draws it does not.",
            LinkStanding.InSome =>
                "At the parameters' own values it stands in some stable networks; in most draws in none.",
            _ when together > 0 =>
                "At the parameters' own values the two would gain by it together beside the other links of the likeliest network, and yet no "
                    + "stable network found holds it.",
            _ when alone + otherAlone > 0 =>
                "At the parameters' own values the two would gain by it together if nobody had another partner; beside their other partners it "
                    + "costs more than it brings.",
            _ =>
                "At the parameters' own values it costs the two together more than it brings, with other partners as without.",
        };
    }

    private static string Names(Setting setting, IEnumerable<StateCode> states) =>
        string.Join(", ", states.Select(setting.NameOf));

    private static NamedFigure Figure(string name, double value, string unit) =>
        new(
            name,
            double.IsFinite(value)
                ? new Reading<double>.Known(value, Game)
                : new Reading<double>.Absent("no path of the game came to rest at the parameters' own values"),
            unit
        );
}
