using System.Globalization;
using Counterpoise.Alignment;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Briefs;

/// <summary>The document of a year's networks of alignment: which links stand in equilibrium, beside what was observed.</summary>
public static class NetworkReport
{
    private const int RowsInText = 25;
    private const int PlacesInText = 3;
    private const int MissesShown = 10;
    private const int InfluencesShown = 2;

    private static readonly string[] Works =
    [
        "jackson1996",
        "jackson2002",
        "morrow1991",
        "good1953",
        "barbieri1996",
        "plischke2013",
        "kelley1935",
    ];

    /// <summary>Reads the record, looks for the networks, and writes the document.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures; pledges are left out of intent.</param>
    /// <param name="states">The states, each once, all held in the year.</param>
    /// <param name="year">The year.</param>
    /// <param name="plan">How to look.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">A state is not held or given twice, or the measures do not fit the game.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Document Of(
        Measurements measurements,
        Specification specification,
        IReadOnlyList<StateCode> states,
        Year year,
        EnsemblePlan plan,
        CancellationToken cancellation = default
    )
    {
        var readings = AlignmentReadings.Of(measurements, specification, states, year).Playable(out var leftOut);
        // By power and not by code or name, so that renaming the states changes nothing.
        readings = readings.Reordered([
            .. Enumerable
                .Range(0, readings.States.Count)
                .OrderByDescending(i => readings.Power[i].Middle)
                .ThenBy(i => readings.States[i]),
        ]);
        var ensemble = NetworkEnsemble.Of(readings, measurements.Parameters, plan, cancellation);
        return Written(measurements, specification, ensemble, leftOut);
    }

    private static Document Written(
        Measurements measurements,
        Specification specification,
        NetworkEnsemble ensemble,
        IReadOnlyList<UnboundedFigure> leftOut
    )
    {
        var world = measurements.World;
        var readings = ensemble.Readings;
        var links = ensemble
            .Links.Select(link => ObservedLink.Of(world, readings, link))
            .OrderByDescending(link => link.Outcome.ShareOfEquilibria)
            .ThenBy(link => link.A)
            .ThenBy(link => link.B)
            .ToArray();
        List<Block> blocks =
        [
            Answer(ensemble, links),
            Table(world, ensemble, links),
            .. Compared(links),
            .. Misses(world, links),
            Determinacy(ensemble),
            .. AtRest(world, ensemble),
        ];
        if (Drivers(world, ensemble) is { } drivers)
            blocks.Add(drivers);
        blocks.AddRange(Levers(world, ensemble, measurements.Parameters));
        blocks.AddRange(Notes(measurements, specification, ensemble, leftOut));
        blocks.Add(new Sources([.. Works.Select(key => Bibliography.Of(key).Full)]));
        return new($"Network of alignment of {Plural(readings.States.Count, "state")}, {readings.Year}", blocks);
    }

    private static AnswerLine Answer(NetworkEnsemble ensemble, ObservedLink[] links)
    {
        string subject =
            $"Network of alignment of {Plural(ensemble.Readings.States.Count, "state")}, {ensemble.Readings.Year}";
        if (links.Length == 0)
        {
            return new(
                $"{subject}: no links",
                ensemble.Readings.States.Count < 2
                    ? "a link needs two states of whom enough is known"
                    : "no pair may link"
            );
        }
        int likely = links.Count(link => link.Predicted == true);
        return new(
            $"{subject}: {likely} of {Plural(links.Length, "link")} in half of all equilibria or more",
            LinkScore.Of(links, allianceOnly: true) is { } score
                ? $"alliances: {Percent(score.Right)} of pairs right, by none at all {Percent(score.NoneLinked)}"
                : "nothing observed to compare"
        );
    }

    private static ResultTable Table(World world, NetworkEnsemble ensemble, ObservedLink[] links)
    {
        var share = NumberFormat.Percent();
        var gain = NumberFormat.Significant(2);
        const string Unsettled = "no path came to rest";
        bool drawn = ensemble.Draws.Count > 0;
        return new(
            [
                Column.OfIntegers("year", "year").HiddenFromText(),
                Column.OfIntegers("a_code", "A code").HiddenFromText(),
                Column.OfIntegers("b_code", "B code").HiddenFromText(),
                Column.OfNumbers("share_of_equilibria", "share", share),
                Column.OfText("observed", "observed"),
                Column.OfText("a", "A"),
                Column.OfText("b", "B"),
                Column.OfNumbers("basin_share", "basins", share).HiddenFromText(),
                Column.OfNumbers("draws_in_all", "in all", share).HiddenFromText(),
                Column.OfNumbers("draws_in_none", "in none", share).HiddenFromText(),
                Column.OfText("at_center", "at center"),
                Column.OfNumbers("gain_a", "gain A", gain),
                Column.OfNumbers("gain_b", "gain B", gain),
                Column.OfText("turns_on", "turns on"),
                Column.OfText("facts", "facts").HiddenFromText(),
            ],
            [
                .. links.Select(
                    IReadOnlyList<Cell> (link) =>
                        [
                            Cell.Of(ensemble.Readings.Year.Value),
                            Cell.Of(link.A.Number),
                            Cell.Of(link.B.Number),
                            Cell.Of(link.Outcome.ShareOfEquilibria, Unsettled),
                            link.Observed.Stance.Match<Cell>(
                                (stance, _) => new Cell.Text(Specification.NameOf(stance)),
                                reason => new Cell.Missing(reason)
                            ),
                            Cell.Of(world.Identity.NameOf(link.A)),
                            Cell.Of(world.Identity.NameOf(link.B)),
                            ensemble.Central.IsExact ? Cell.None : Cell.Of(link.Outcome.BasinShare, Unsettled),
                            drawn ? Cell.Of(link.Outcome.DrawsInAll, Unsettled) : Cell.None,
                            drawn ? Cell.Of(link.Outcome.DrawsInNone, Unsettled) : Cell.None,
                            link.Outcome.AtCenter is { } standing
                                ? Cell.Of(NameOf(standing))
                                : new Cell.Missing(Unsettled),
                            Cell.Of(link.GainOfA, Unsettled),
                            Cell.Of(link.GainOfB, Unsettled),
                            link.Outcome.Influences.Count == 0
                                ? Cell.None
                                : Cell.Of(
                                    string.Join(
                                        ", ",
                                        link.Outcome.Influences.Take(InfluencesShown)
                                            .Select(influence => Told(world, ensemble.Readings, influence))
                                    )
                                ),
                            link.Observed.Facts.Count == 0
                                ? Cell.None
                                : Cell.Of(string.Join("; ", link.Observed.Facts)),
                        ]
                ),
            ]
        )
        {
            RowsInText = RowsInText,
            Notes =
            [
                "Share: of the resting places found (stable networks, and cycles by the part of their networks), "
                    + (
                        drawn
                            ? $"over {Plural(ensemble.Draws.Count, "draw")} of the parameters and of what is unknown, each counting the same."
                            : "at the parameters' own values."
                    )
                    + " At center: whether all, some or none of those at the parameters' own values hold the link.",
                "Gain: what having the link brings each, in roots of fear, given the other links of the likeliest network at the parameters' own values."
                    + (
                        drawn
                            ? " Turns on: first-order shares of what varies from draw to draw, those beyond chance."
                            : ""
                    ),
            ],
        };
    }

    private static IEnumerable<Block> Compared(ObservedLink[] links)
    {
        var known = links.Where(link => link.Stance is not null && link.Predicted is not null).ToArray();
        if (known.Length == 0)
            yield break;
        yield return new ResultTable(
            [
                Column.OfText("observed", "observed"),
                Column.OfIntegers("pairs", "pairs"),
                Column.OfNumbers("mean_share", "mean share", NumberFormat.Percent()),
                Column.OfIntegers("linked", "linked"),
            ],
            [
                .. known
                    .GroupBy(link => link.Stance!.Value)
                    .OrderBy(group => group.Key)
                    .Select(
                        IReadOnlyList<Cell> (group) =>
                            [
                                Cell.Of(Specification.NameOf(group.Key)),
                                Cell.Of(group.Count()),
                                Cell.Of(group.Average(link => link.Outcome.ShareOfEquilibria)),
                                Cell.Of(group.Count(link => link.Predicted == true)),
                            ]
                    ),
            ]
        )
        {
            Caption = "What was observed",
            Notes = ["Linked: in half of all equilibria or more."],
        };
        (string Name, LinkScore? Score)[] scores =
        [
            ("alliance", LinkScore.Of(links, allianceOnly: true)),
            ("alliance or alignment", LinkScore.Of(links, allianceOnly: false)),
        ];
        yield return new ResultTable(
            [
                Column.OfText("link", "a link is"),
                Column.OfIntegers("pairs", "pairs"),
                Column.OfNumbers("prevalence", "observed", NumberFormat.Percent()),
                Column.OfNumbers("right", "right", NumberFormat.Percent()),
                Column.OfNumbers("none_linked", "none at all", NumberFormat.Percent()),
                Column.OfNumbers("persistence", "as before", NumberFormat.Percent()),
                Column.OfNumbers("auc", "AUC", NumberFormat.Decimals(2)),
            ],
            [
                .. scores
                    .Where(score => score.Score is not null)
                    .Select(
                        IReadOnlyList<Cell> (score) =>
                            [
                                Cell.Of(score.Name),
                                Cell.Of(score.Score!.Pairs),
                                Cell.Of(score.Score.Prevalence),
                                Cell.Of(score.Score.Right),
                                Cell.Of(score.Score.NoneLinked),
                                Cell.Of(score.Score.Persistence, "the year before is not known for these pairs"),
                                Cell.Of(
                                    score.Score.Auc,
                                    $"fewer than {LinkScore.FewestPairs} pairs are linked, or fewer are not: too few for a score"
                                ),
                            ]
                    ),
            ]
        )
        {
            Caption = "Pairs told right, beside simple guesses",
            Notes =
            [
                "None at all: right if no pair is said to be linked. As before: right if each pair is said to stay as it was a year before, "
                    + "among pairs known then. AUC: how often a linked pair has the greater share than one that is not; 0.5 by chance.",
            ],
        };
    }

    private static IEnumerable<Block> Misses(World world, ObservedLink[] links)
    {
        var allied = links
            .Where(link => link is { Stance: Stance.Alliance, Predicted: false })
            .OrderBy(link => link.Outcome.ShareOfEquilibria)
            .ToArray();
        var apart = links
            .Where(link => link is { Stance: Stance.Aloofness or Stance.Opposition, Predicted: true })
            .ToArray();
        List<string> misses = [];
        Tell(allied, "Allied, but linked in less than half of equilibria");
        Tell(apart, "Linked in half or more, but neither allied nor aligned");
        if (misses.Count > 0)
        {
            yield return new Heading(1, "Misses");
            yield return new BulletList(misses);
        }

        void Tell(ObservedLink[] missed, string name)
        {
            if (missed.Length == 0)
                return;
            misses.Add(
                $"{name} ({missed.Length}): "
                    + string.Join(
                        ", ",
                        missed
                            .Take(MissesShown)
                            .Select(link =>
                                $"{world.Identity.NameOf(link.A)} and {world.Identity.NameOf(link.B)} "
                                + $"({Percent(link.Outcome.ShareOfEquilibria)})"
                            )
                    )
                    + (missed.Length > MissesShown ? $"; and {missed.Length - MissesShown} more." : ".")
            );
        }
    }

    private static BulletList Determinacy(NetworkEnsemble ensemble)
    {
        var central = ensemble.Central;
        List<string> told =
        [
            $"At the parameters' own values: {Plural(central.Stable.Count(), "stable network")}, "
                + $"{Plural(central.Cycles.Count(), "cycle")}"
                + (
                    central.Places.Count == 0
                        ? ""
                        : $"; the likeliest has {Plural(central.Places[0].Networks[0].LinkCount, "link")}"
                            + (central.Places[0].Share is { } basin ? $", {Percent(basin)} of starts end there" : "")
                )
                + (
                    central.IsExact
                        ? "; every network was looked at."
                        : $"; one more start would find another with a chance of about {Percent(central.ChanceOfNew)}, and a basin of "
                            + $"{Percent(central.SmallestBasinSeen)} or more would have been seen at 95%."
                )
                + GivenUp(central.Unsettled, central.Untested),
        ];
        if (ensemble.Draws.Count > 0)
        {
            var draws = ensemble.Draws;
            told.Add(
                $"Over draws: {Percent(draws.Average(draw => draw.Places == 1 ? 1.0 : 0))} rest in one place alone, "
                    + $"{Percent(draws.Average(draw => draw.Cycles > 0 ? 1.0 : 0))} hold a cycle; "
                    + $"{NumberFormat.Significant(2).Show(draws.Average(draw => draw.Places))} places a draw, at most "
                    + $"{draws.Max(draw => draw.Places)}"
                    + (
                        central.IsExact
                            ? "."
                            : $"; chance of one not found {Percent(draws.Average(draw => draw.ChanceOfNew))} on average."
                    )
                    + GivenUp(draws.Sum(draw => draw.Unsettled), draws.Sum(draw => draw.Untested))
            );
            int all = ensemble.Links.Count(link => link.DrawsInAll.Equals(1));
            int none = ensemble.Links.Count(link => link.DrawsInNone.Equals(1));
            told.Add(
                $"Links in every resting place of every draw: {all}; in none of any: {none}; "
                    + $"the rest ({ensemble.Links.Count - all - none}) turn on parameters, on what is unknown, or on the way there."
            );
        }
        return new(told);

        static string GivenUp(int unsettled, int untested) =>
            (unsettled > 0 ? $" {Plural(unsettled, "start")} did not settle." : "")
            + (untested > 0 ? $" In {Plural(untested, "start")} the test of coalitions was given up." : "");
    }

    private static IEnumerable<ResultTable> AtRest(World world, NetworkEnsemble ensemble)
    {
        if (ensemble.Central.Places.Count == 0)
            yield break;
        var states = ensemble.Readings.States;
        yield return new(
            [
                Column.OfIntegers("place", "place"),
                Column.OfIntegers("network", "network").HiddenFromText(),
                Column.OfNumbers("share_of_starts", "starts", NumberFormat.Percent()),
                Column.OfIntegers("links", "links"),
                Column.OfText("pairs", "pairs"),
            ],
            [
                .. ensemble.Central.Places.SelectMany(
                    (place, at) =>
                        place.Networks.Select(
                            IReadOnlyList<Cell> (network, turn) =>
                                [
                                    Cell.Of(at + 1),
                                    Cell.Of(turn + 1),
                                    place.Share is { } share ? Cell.Of(share) : Cell.None,
                                    Cell.Of(network.LinkCount),
                                    Cell.Of(
                                        network.LinkCount == 0
                                            ? "none"
                                            : string.Join(
                                                ", ",
                                                network.Links.Select(link => Pair(link.First, link.Second))
                                            )
                                    ),
                                ]
                        )
                ),
            ]
        )
        {
            Caption = "Networks at rest",
            RowsInText = PlacesInText,
            Notes =
            [
                "At the parameters' own values, those that most starts end in first. Networks of one place are a cycle. Starts: the share that "
                    + "ends there, where networks were searched for.",
            ],
        };

        string Pair(int first, int second) =>
            $"{world.Identity.AbbreviationOf(states[first])}-{world.Identity.AbbreviationOf(states[second])}";
    }

    private static BulletList? Drivers(World world, NetworkEnsemble ensemble)
    {
        var told = ensemble.Overall.Where(influence => influence.Share >= 0.005).Take(6).ToArray();
        return told.Length == 0
            ? null
            : new([
                "What links turn on, on average over those that vary (first-order shares of variance): "
                    + string.Join(", ", told.Select(influence => Told(world, ensemble.Readings, influence)))
                    + ". The rest is joint effects, the starts and chance.",
            ]);
    }

    private static IEnumerable<Block> Levers(World world, NetworkEnsemble ensemble, ParameterSet parameters)
    {
        var readings = ensemble.Readings;
        if (readings.Levers.Count > 0)
        {
            double pact = parameters[AlignmentParameters.PactLeverage];
            yield return new ResultTable(
                [
                    Column.OfText("holder", "holder"),
                    Column.OfText("over", "over"),
                    Column.OfNumbers("asserted", "asserted", NumberFormat.Decimals(2)),
                    Column.OfNumbers("trade", "trade", NumberFormat.Decimals(2)),
                    Column.OfNumbers("pact", "pact", NumberFormat.Decimals(2)),
                    Column.OfText("evidence", "evidence"),
                ],
                [
                    .. readings.Levers.Select(
                        IReadOnlyList<Cell> (lever) =>
                        {
                            int j = readings.States.ToList().IndexOf(lever.Item.Actor);
                            int k = readings.States.ToList().IndexOf(lever.Item.About!.Value);
                            return
                            [
                                Cell.Of(world.Identity.NameOf(lever.Item.Actor)),
                                Cell.Of(world.Identity.NameOf(lever.Item.About.Value)),
                                Cell.Of(lever.Left),
                                Cell.Of(readings.Dependence[j, k].Value, "trade between the two is not known"),
                                Cell.Of(
                                    AlignmentReadings
                                        .HoldByPact(readings.Pact[j, k], readings.Power[j], readings.Power[k], pact)
                                        .Value,
                                    "their treaties are not known"
                                ),
                                Cell.Of($"{lever.Item.Title} ({lever.Item.Id})"),
                            ];
                        }
                    ),
                ]
            )
            {
                Caption = "Levers that evidence asserts",
                Notes =
                [
                    "Asserted: what is left of the item's size. Trade, pact: what is computed of the same leverage. The greatest of all counts.",
                ],
            };
        }
        var guarantees = world
            .Evidence.Where(e =>
                e.Type == EvidenceType.Guarantee
                && e.Date.Year < readings.Year
                && readings.States.Contains(e.Actor)
                && readings.States.Contains(e.Perceiver)
            )
            .ToArray();
        if (guarantees.Length > 0)
        {
            yield return Note.RestsOn(
                Standing.Asserted,
                "guarantees on the record enter nothing here, since they come of the alliances that are to be explained: "
                    + string.Join(
                        "; ",
                        guarantees.Select(e =>
                            $"{world.Identity.NameOf(e.Actor)} to {world.Identity.NameOf(e.Perceiver)} ({e.Id})"
                        )
                    )
                    + "."
            );
        }
    }

    private static IEnumerable<Note> Notes(
        Measurements measurements,
        Specification specification,
        NetworkEnsemble ensemble,
        IReadOnlyList<UnboundedFigure> leftOut
    )
    {
        var world = measurements.World;
        var readings = ensemble.Readings;
        foreach (var lacking in leftOut.GroupBy(left => left.Figure, StringComparer.Ordinal))
        {
            yield return Note.Warning(
                $"Left out, since nothing bounds their {lacking.Key}: {Names([.. lacking.SelectMany(left => left.About)])}."
            );
        }
        var gaps = Enumerable
            .Range(0, readings.States.Count)
            .Where(readings.RestsOnGap)
            .Select(i => readings.States[i])
            .ToArray();
        if (gaps.Length > 0)
        {
            yield return Note.Warning(
                $"Some figures of {Names(gaps)} are unknown and drawn within their bounds; at the parameters' own values, what is known of "
                    + "each stands for it."
            );
        }
        int outside = readings.OutsideThreat.Count(figure => !figure.IsExact);
        if (outside > 0)
        {
            yield return Note.Warning(
                $"What states outside the game threaten is partly unknown for {Plural(outside, "state")} and drawn within bounds."
            );
        }
        if (readings.NotFeared.Count > 0)
        {
            yield return Note.Warning(
                $"Feared by nobody here, since nothing bounds their threat: {Names(readings.NotFeared)}."
            );
        }
        int n = readings.States.Count;
        int unknown = 0;
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k < n; k++)
                unknown += j != k && !readings.Dependence[j, k].IsExact ? 1 : 0;
        }
        if (unknown > 0)
        {
            yield return Note.Warning(
                $"Trade dependence is unknown for {unknown} of {n * (n - 1)} ordered pairs and drawn within bounds."
            );
        }
        if (ensemble.Plan.RelevantOnly)
        {
            yield return Note.Warning(
                $"Only politically relevant pairs may link here ({ensemble.Links.Count} of {n * (n - 1) / 2})."
            );
        }
        string[] sources =
        [
            .. (
                (Variable[])
                    [
                        Variables.MilitaryExpenditure,
                        Variables.CapitalLatitude,
                        Variables.Imports,
                        Variables.Obligations,
                        Variables.NuclearStatus,
                    ]
            )
                .Select(variable => world.CoverageOf(variable)?.Source.Short)
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        yield return Note.RestsOn(
            Standing.Computed,
            $"power, reach, threat, trade dependence, pacts of the year before, nuclear possession: {string.Join(", ", sources)}."
        );
        foreach (var carried in ThreatReport.CarriedOn(world, readings.Year))
            yield return Note.RestsOn(Standing.Computed, carried);
        if (world.CoverageOf(Variables.Imports) is { } trade && trade.Years.Last < readings.Year.Plus(-1))
        {
            yield return Note.RestsOn(
                Standing.Computed,
                $"{trade.Source.Short} ends in {trade.Years.Last}; trade dependence carried on from then."
            );
        }
        var parameters = measurements.Parameters;
        yield return Note.RestsOn(
            Standing.Assumed,
            "the game itself (ours, from published parts: docs/decisions/0016 and 0017); consent by "
                + $"{Specification.NameOf(ensemble.Plan.Rule)}{(ensemble.Plan.Threes ? " and coalitions of three" : "")}; parameters "
                + $"'{parameters.Name}' of {parameters.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
                + (
                    ensemble.Draws.Count > 0
                        ? ", drawn from their ranges with their own values as medians, each state's reliability for itself"
                        : ""
                )
                + "; measures "
                + string.Join(", ", specification.Describe().Select(d => $"{d.Measure}={d.Option}"))
                + "; pledges and pacts left out of intent."
        );
        yield return Note.RestsOn(
            Standing.Assumed,
            "fear is summed over the states that the record holds: the more it holds, the less a link's cost weighs against it. Dependence on "
                + "arms is not read."
        );

        string Names(IReadOnlyCollection<StateCode> codes)
        {
            const int Most = 12;
            string some = string.Join(", ", codes.Order().Take(Most).Select(world.Identity.NameOf));
            return codes.Count > Most ? $"{some} and {codes.Count - Most} more" : some;
        }
    }

    private static string Told(World world, AlignmentReadings readings, Influence influence)
    {
        var factor = influence.Factor;
        string name = factor.Kind switch
        {
            DrawnFactorKind.Parameter => factor
                .Parameter[(factor.Parameter.IndexOf('.', StringComparison.Ordinal) + 1)..]
                .Replace('-', ' '),
            DrawnFactorKind.Reliability => $"reliability of {world.Identity.NameOf(readings.States[factor.State])}",
            DrawnFactorKind.Unknown => $"the unknown about {world.Identity.NameOf(readings.States[factor.State])}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return $"{name} {Percent(influence.Share)}";
    }

    private static string NameOf(LinkStanding standing) =>
        standing switch
        {
            LinkStanding.InAll => "all",
            LinkStanding.InSome => "some",
            LinkStanding.InNone => "none",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Percent(double share) => NumberFormat.Percent().Show(share);

    private static string Plural(int count, string noun) =>
        $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";
}
