using Counterpoise.Measures;
using Counterpoise.Measures.Willingness;
using Counterpoise.Record;
using Counterpoise.Statistics;

namespace Counterpoise.Briefs;

/// <summary>The document of what moves perceived intent: estimates, what they tell of years unseen, and whose fears they move.</summary>
public static class WillingnessReport
{
    private static readonly string[] Works = ["starr1978", "most1989", "aronow2015", "marquardt1963", "brier1950"];

    /// <summary>Writes the document.</summary>
    /// <param name="world">The record.</param>
    /// <param name="sample">What was fitted to.</param>
    /// <param name="fits">Every variant with its fit.</param>
    /// <param name="checks">What each told of spans that it had not seen.</param>
    /// <param name="notTold">Spans that could not be told, with the reason.</param>
    /// <param name="comparisons">Profiles of state-years under elicited and estimated intent; none where they were not asked for.</param>
    public static Document Of(
        World world,
        WillingnessSample sample,
        IReadOnlyList<(WillingnessVariant Variant, WillingnessFit Fit)> fits,
        IReadOnlyList<(WillingnessVariant Variant, WillingnessCheck Check)> checks,
        IReadOnlyList<string> notTold,
        IReadOnlyList<IntentComparison> comparisons
    )
    {
        var plan = sample.Plan;
        List<Block> blocks =
        [
            new AnswerLine(
                $"Willingness, {plan.Years}: {sample.Rows:N0} politically relevant directed dyad-years, {sample.Positives(..):N0} of them followed "
                    + "by a dispute"
            ),
            Estimates(fits),
            AfterWar(fits),
            new Paragraph(
                "A dispute follows where the rival "
                    + (
                        plan.Initiation == InitiationRule.Initiator
                            ? "begins one, as an originator of side A,"
                            : "is among the originators, of either side, of one that begins"
                    )
                    + $" within {plan.Horizon} years, the year of reading among them, and acts with hostility {plan.LeastHostility} or more in them. "
                    + "What came before the year explains it, net of "
                    + "capability, arrival and a land border of the year before. "
                    + $"Left out: {sample.NewMembers:N0} directed dyad-years in which one of the two had just entered the system, "
                    + $"{sample.WithoutFigures:N0} without figures of opportunity, {sample.NotCoded:N0} of whose disputes it is not coded who began"
                    + (
                        plan.HeldOut.Count == 0
                            ? "."
                            : $", and all of {string.Join(", ", plan.HeldOut.Order().Select(world.Identity.NameOf))}."
                    )
            ),
        ];
        if (checks.Count > 0)
            blocks.Add(Checks(checks));
        blocks.AddRange(notTold.Select(reason => new Paragraph(reason)));
        if (comparisons.Count > 0)
            blocks.AddRange(Comparisons(world, comparisons));
        blocks.Add(
            Note.RestsOn(
                Standing.Computed,
                string.Join(
                    ", ",
                    new[]
                    {
                        EventList.Disputes,
                        EventList.Wars,
                        EventList.Rivalries,
                        EventList.ArmsRaces,
                        EventList.ColonialRule,
                        EventList.Conquests,
                    }
                        .Select(list => world.CoverageOf(list)?.Source.Short)
                        .OfType<string>()
                        .Append(world.CoverageOf(Variables.Obligations)?.Source.Short ?? "no treaties")
                ) + "."
            )
        );
        blocks.Add(
            Note.RestsOn(
                Standing.Assumed,
                "the form of the model; what was believed beforehand (the elicited weights, and how firmly: parameters willingness.prior); what a "
                    + "dispute begun is."
            )
        );
        blocks.Add(new Sources([.. Works.Select(key => Bibliography.Of(key).Full)]));
        return new("What moves perceived intent", blocks);
    }

    private static ResultTable Estimates(IReadOnlyList<(WillingnessVariant Variant, WillingnessFit Fit)> fits) =>
        new(
            [
                Column.OfText("term", "term"),
                Column.OfNumbers("estimate", "estimate", NumberFormat.Decimals(3)),
                Column.OfNumbers("se_classical", "se", NumberFormat.Decimals(3)).HiddenFromText(),
                Column.OfNumbers("se_cluster", "se by dyad", NumberFormat.Decimals(3)).HiddenFromText(),
                Column.OfNumbers("se_dyadic", "dyadic se", NumberFormat.Decimals(3)),
                Column.OfNumbers("p", "p", NumberFormat.Decimals(3)).HiddenFromText(),
                Column.OfText("variant", "variant"),
                Column.OfText("unit", "unit").HiddenFromText(),
                Column.OfNumbers("lo", "low", NumberFormat.Decimals(2)),
                Column.OfNumbers("hi", "high", NumberFormat.Decimals(2)),
                Column.OfNumbers("elicited", "elicited", NumberFormat.Decimals(2)),
                Column.OfNumbers("narrowed", "narrowed", NumberFormat.Percent()),
                Column.OfIntegers("readings", "readings"),
            ],
            [
                .. fits.SelectMany(
                    fit => fit.Fit.Estimates,
                    IReadOnlyList<Cell> (fit, one) =>
                        [
                            Cell.Of(one.Id),
                            Cell.Of(one.Value),
                            Cell.Of(one.ErrorClassical),
                            Cell.Of(one.ErrorByDyad),
                            Cell.Of(one.ErrorDyadic),
                            Cell.Of(one.P, "half-lives and factors have no natural nought"),
                            Cell.Of(fit.Variant.Name),
                            Cell.Of(UnitOf(one.Kind)),
                            Cell.Of(one.Low),
                            Cell.Of(one.High),
                            Cell.Of(one.Elicited, "nothing was believed beforehand"),
                            Cell.Of(one.Narrowed, "nothing was believed beforehand"),
                            one.Kind == WillingnessTermKind.Weight ? Cell.Of(one.Events) : Cell.None,
                        ]
                ),
            ]
        )
        {
            Caption =
                "What a full-sized event of the past adds to the odds that the rival begins a dispute, and how it fades",
            Notes =
            [
                "Weights in log odds, half-lives in years, factors as parts; low and high bound 95%, errors allow rows that share a state to hang "
                    + "together. Narrowed: how much of the variance believed beforehand the record took, by the width of the range. "
                    + "Readings: directed dyad-years times events.",
                .. fits.Select(fit =>
                    $"{fit.Variant.Name}: log likelihood {NumberFormat.Decimals(1).Show(fit.Fit.LogLikelihood)}; {fit.Fit.StartsAgreeing} of "
                    + $"{WillingnessFit.StartCount} starts end there. "
                    + NotIdentified(fit.Fit)
                ),
            ],
        };

    private static string NotIdentified(WillingnessFit fit)
    {
        string[] hardly = [.. fit.Estimates.Where(one => one.IsHardlyTold).Select(one => one.Id)];
        string below = $"narrowed below {NumberFormat.Percent().Show(Belief.Hardly)}";
        return hardly.Length == 0 ? $"None is {below}." : $"Not identified, {below}: {string.Join(", ", hardly)}.";
    }

    // The dispute and its war fade alike, so that what is left after some years is the same part of both.
    private static ResultTable AfterWar(IReadOnlyList<(WillingnessVariant Variant, WillingnessFit Fit)> fits) =>
        new(
            [
                Column.OfIntegers("years_after", "years after"),
                Column.OfText("variant", "variant"),
                Column.OfNumbers("force", "use of force", NumberFormat.Decimals(2)),
                Column.OfNumbers("war", "war", NumberFormat.Decimals(2)),
                Column.OfNumbers("net", "both", NumberFormat.Decimals(2)),
            ],
            [
                .. from fit in fits
                from years in YearsAfter
                let force = Left(fit.Fit, IntentEventType.DisputeForce, years)
                let war = Left(fit.Fit, IntentEventType.War, years)
                select (IReadOnlyList<Cell>)
                    [Cell.Of(years), Cell.Of(fit.Variant.Name), Cell.Of(force), Cell.Of(war), Cell.Of(force + war)],
            ]
        )
        {
            Caption = "What a war that the rival began adds with the use of force in it, by years after its end",
            Notes =
            [
                "Log odds, at the estimates; no range is told. The two fade with one half-life, that of disputes, by the form of the model.",
            ],
        };

    private static readonly int[] YearsAfter = [1, 2, 3, 5, 10];

    private static double Left(WillingnessFit fit, IntentEventType type, int years) =>
        WillingnessParameters.WeightOf(fit, type).After(years);

    private static ResultTable Checks(IReadOnlyList<(WillingnessVariant Variant, WillingnessCheck Check)> checks) =>
        new(
            [
                Column.OfText("years", "years"),
                Column.OfIntegers("learnt_to", "learnt to").HiddenFromText(),
                Column.OfText("variant", "variant"),
                Column.OfText("reading", "reading"),
                Column.OfIntegers("n", "n"),
                Column.OfIntegers("events", "events"),
                Column.OfNumbers("log_score", "log score", NumberFormat.Decimals(4)),
                Column.OfNumbers("brier", "Brier", NumberFormat.Decimals(4)),
                Column.OfNumbers("auc", "AUC", NumberFormat.Decimals(3)),
                Column.OfNumbers("ap", "average precision", NumberFormat.Decimals(3)),
            ],
            [
                .. checks.Select(
                    IReadOnlyList<Cell> (one) =>
                        [
                            Cell.Of(one.Check.Years.ToString()),
                            Cell.Of(one.Check.LearntTo.Value),
                            Cell.Of(one.Variant.Name),
                            Cell.Of(one.Check.Reading),
                            Cell.Of(one.Check.Rows),
                            Cell.Of(one.Check.Events),
                            Cell.Of(one.Check.LogScore),
                            Cell.Of(one.Check.Brier),
                            Cell.Of(one.Check.Auc, "all cases are of one kind"),
                            Cell.Of(one.Check.AveragePrecision, "nothing happened"),
                        ]
                ),
            ]
        )
        {
            Caption = "What was told of years that it had not seen",
            Notes =
            [
                "Each reading learns from all years whose windows end before the span: "
                    + string.Join(
                        ", ",
                        checks
                            .Select(one => $"{one.Check.Years} from those to {one.Check.LearntTo}")
                            .Distinct(StringComparer.Ordinal)
                    )
                    + ". Elicited intent keeps its weights and learns one coefficient.",
            ],
        };

    private static IEnumerable<Block> Comparisons(World world, IReadOnlyList<IntentComparison> comparisons)
    {
        var known = comparisons.Where(c => c.FirstElicited is not null).ToArray();
        int same = known.Count(c => c.FirstElicited == c.FirstEstimated);
        double moved = known.Length == 0 ? double.NaN : known.Average(c => c.Moved);
        yield return new Heading(1, "Whose fears it moves");
        yield return new Paragraph(
            $"Of {comparisons.Count} state-years drawn at random, {known.Length} know whom they fear; {same} fear the same state first under elicited "
                + $"and estimated intent, and {NumberFormat.Percent().Show(moved)} of fear lies elsewhere on average."
        );
        yield return new ResultTable(
            [
                Column.OfIntegers("year", "year"),
                Column.OfText("perceiver", "perceiver"),
                Column.OfText("first_elicited", "first, elicited"),
                Column.OfText("first_estimated", "first, estimated"),
                Column.OfNumbers("moved", "moved", NumberFormat.Percent()),
            ],
            [
                .. comparisons.Select(
                    IReadOnlyList<Cell> (c) =>
                        [
                            Cell.Of(c.Year.Value),
                            Cell.Of(world.Identity.NameOf(c.Perceiver)),
                            First(c.FirstElicited),
                            First(c.FirstEstimated),
                            Cell.Of(c.Moved, "no rival is known"),
                        ]
                ),
            ]
        )
        {
            Caption = "Whom states fear most under elicited and estimated intent",
        };

        Cell First(StateCode? state) =>
            state is { } code ? Cell.Of(world.Identity.NameOf(code)) : new Cell.Missing("no rival is known");
    }

    private static string UnitOf(WillingnessTermKind kind) =>
        kind switch
        {
            WillingnessTermKind.Base or WillingnessTermKind.Weight => "log odds",
            WillingnessTermKind.Opportunity => "log odds a standard deviation",
            WillingnessTermKind.HalfLife => "years",
            WillingnessTermKind.Factor => "part",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };
}
