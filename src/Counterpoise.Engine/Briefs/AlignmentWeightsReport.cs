using Counterpoise.Alignment.Weights;
using Counterpoise.Record;

namespace Counterpoise.Briefs;

/// <summary>The document of the game's weights: estimates from links, what is not identified, and what they tell of years unseen.</summary>
public static class AlignmentWeightsReport
{
    private static readonly string[] Works =
    [
        "besag1975",
        "strauss1990",
        "desmarais2012",
        "schmid2017",
        "schmid2023",
        "godambe1960",
        "geman1984",
        "chandler2007",
        "aronow2015",
        "marquardt1963",
        "brier1950",
    ];

    /// <summary>Writes the document.</summary>
    /// <param name="world">The record.</param>
    /// <param name="plan">What was read.</param>
    /// <param name="sample">What was fitted to.</param>
    /// <param name="fit">The fit, with estimates.</param>
    /// <param name="sensitivity">Estimates under other beliefs.</param>
    /// <param name="checks">What was told of spans that it had not seen.</param>
    /// <param name="standardised">Years that the factors of threat are standardised on.</param>
    public static Document Of(
        World world,
        AlignmentPlan plan,
        AlignmentSample sample,
        AlignmentFit fit,
        IReadOnlyList<AlignmentSensitivity> sensitivity,
        IReadOnlyList<AlignmentCheck> checks,
        YearSpan standardised
    )
    {
        var (one, several, none) = sample.ByTreaties;
        var hardly = fit.Estimates.Where(e => e.IsHardlyTold).Select(e => e.Id).ToArray();
        var moved = fit
            .Estimates.Where(e => e.IsOnlyMoved)
            .Select(e =>
                FormattableString.Invariant(
                    $"{e.Id} {(e.Moved < 0 ? "smaller" : "greater")} by {Math.Abs(e.Moved):0.0} deviations of the belief"
                )
            )
            .ToArray();
        var untold = fit
            .Estimates.Where(e => e.IsUntold)
            .Select(e => FormattableString.Invariant($"{e.Id} by {e.Moved:0.0}"))
            .ToArray();
        var higher = fit.Profiles.Where(p => p.Higher).Select(p => p.Id).ToArray();
        var unsettled = fit.Profiles.Where(p => p.Unsettled).Select(p => p.Id).ToArray();
        var bent = fit.Profiles.Where(p => p.Disagrees).Select(p => p.Id).ToArray();
        List<Block> blocks =
        [
            new AnswerLine(
                $"Weights of the game of alignment, {plan.Years} every {plan.Every} years: {sample.Rows:N0} politically relevant pairs and years, "
                    + $"{sample.Positives:N0} of them with an obligation to defend"
            ),
            Estimates(fit),
            new Paragraph(
                $"The log odds of a link, all other links of the year given, are the firmness times what the pair together gains by it. Log "
                    + $"pseudo-likelihood {NumberFormat.Decimals(1).Show(fit.LogLikelihood)}; one chance for all pairs has "
                    + $"{NumberFormat.Decimals(1).Show(fit.LogLikelihoodOfBaseRate)}. {fit.StartsAgreeing} of {AlignmentFit.StartCount} starts end there."
            ),
        ];
        if (hardly.Length > 0)
        {
            blocks.Add(
                new Paragraph(
                    $"Not identified: of {string.Join(", ", hardly)} the record takes less than a quarter of the variance believed beforehand; what was "
                        + "assumed stands."
                )
            );
        }
        if (moved.Length > 0)
        {
            blocks.Add(
                new Paragraph(
                    $"Moved, and not told how far: the record wants {string.Join(", ", moved)} than assumed, and leaves their size nearly as open as it "
                        + "was believed to be."
                )
            );
        }
        if (untold.Length > 0)
        {
            blocks.Add(
                new Paragraph(
                    $"Moved, and not told: {string.Join(", ", untold)} deviations of the belief. Their ranges hold the assumed value."
                )
            );
        }
        if (higher.Length > 0)
        {
            blocks.Add(
                new Paragraph(
                    $"No top: on the profile of {string.Join(", ", higher)} there are higher places than the fit, which is not the best one."
                )
            );
        }
        if (unsettled.Length > 0)
        {
            blocks.Add(
                new Paragraph(
                    $"Not found: an end of the range of {string.Join(", ", unsettled)} on its profile; it is the last place that was tried."
                )
            );
        }
        if (bent.Length > 0)
        {
            blocks.Add(
                new Paragraph(
                    $"No parabola: {string.Join(", ", bent)}. At the end that the errors have the height falls by less than half or more than twice of "
                        + "what a parabola would; these ranges are read on the profile, and their errors say little."
                )
            );
        }
        blocks.Add(
            new Paragraph(
                $"Treaties: {one:N0} links are carried by one treaty, {several:N0} by one of several, {none:N0} by none that is known. Resampled were "
                    + $"{fit.Blocks:N0} blocks. Left out: {sample.Unbounded:N0} states and years of which nothing bounds a figure, {sample.Unstated:N0} pairs "
                    + "whose treaties do not say what they bind to"
                    + (
                        plan.HeldOut.Count == 0
                            ? "."
                            : $", and as players {string.Join(", ", plan.HeldOut.Order().Select(world.Identity.NameOf))}."
                    )
            )
        );
        blocks.Add(Sensitivity(sensitivity));
        if (checks.Count > 0)
        {
            blocks.Add(
                Checks(
                    [.. checks.Where(check => !check.NewTreatiesOnly)],
                    "What was told of years that it had not seen",
                    "Each reading learns from all years before the span. Every link is told with the other links of its year given; it is no forecast of a "
                        + "whole network. Assumed weights learn one firmness. AUC low and high: its 95% range over the span's treaties drawn with "
                        + $"replacement. The factors of threat are standardised on {standardised}, whatever the span, which for spans before is of the future."
                )
            );
            blocks.Add(
                Checks(
                    [.. checks.Where(check => check.NewTreatiesOnly)],
                    "The same without links of treaties that it had seen",
                    "A link counts only if no treaty that may carry it stood in a year up to the last one learnt from. A treaty that replaces another of the "
                        + "same pair counts as new. All pairs without a link stay, so that chances that were learnt with more links are too high here."
                )
            );
        }
        blocks.Add(
            Note.RestsOn(
                Standing.Computed,
                $"{world.CoverageOf(Variables.Obligations)?.Source.Short ?? "no obligations"}, "
                    + $"{world.Treaties.Coverage?.Source.Short ?? "no treaties"}, and what threat is read from."
            )
        );
        blocks.Add(
            Note.RestsOn(
                Standing.Assumed,
                "the form of the game; what was believed beforehand (the assumed weights, and how firmly: parameters alignment-estimate); that the "
                    + "presence of links, and not their making, is told; intent as estimated from disputes of the same years, without pledges."
            )
        );
        blocks.Add(new Sources([.. Works.Select(key => Bibliography.Of(key).Full)]));
        return new("Weights of the game of alignment", blocks);
    }

    private static ResultTable Estimates(AlignmentFit fit) =>
        new(
            [
                Column.OfText("term", "term"),
                Column.OfNumbers("estimate", "estimate", NumberFormat.Decimals(3)),
                Column.OfNumbers("se_classical", "se", NumberFormat.Decimals(3)).HiddenFromText(),
                Column.OfNumbers("se_cluster", "se by treaty", NumberFormat.Decimals(3)),
                Column.OfNumbers("se_dyadic", "dyadic se", NumberFormat.Decimals(3)).HiddenFromText(),
                Column.OfNumbers("p", "p", NumberFormat.Decimals(3)).HiddenFromText(),
                Column.OfNumbers("se_model", "se by model", NumberFormat.Decimals(3)).HiddenFromText(),
                Column.OfNumbers("lo", "low", NumberFormat.Decimals(3)),
                Column.OfNumbers("hi", "high", NumberFormat.Decimals(3)),
                Column.OfNumbers("assumed", "assumed", NumberFormat.Decimals(3)),
                Column.OfNumbers("moved", "moved", NumberFormat.Decimals(1)),
                Column.OfNumbers("narrowed", "narrowed", NumberFormat.Percent()),
                Column.OfText("twin", "moves with"),
                Column.OfNumbers("correlation", "r", NumberFormat.Decimals(2)),
                Column.OfNumbers("profile_low", "fall below", NumberFormat.Decimals(2)).HiddenFromText(),
                Column.OfNumbers("profile_high", "fall above", NumberFormat.Decimals(2)).HiddenFromText(),
            ],
            [
                .. fit.Estimates.Zip(
                    fit.Profiles,
                    IReadOnlyList<Cell> (e, profile) =>
                        [
                            Cell.Of(e.Id),
                            Cell.Of(e.Value),
                            Cell.Of(e.ErrorClassical),
                            Cell.Of(e.ErrorByTreaty),
                            Cell.Of(e.ErrorDyadic),
                            new Cell.Missing("the quantity is above nought by the form of the model"),
                            Cell.Of(e.ErrorByModel),
                            Cell.Of(e.Low),
                            Cell.Of(e.High),
                            Cell.Of(e.Assumed),
                            Cell.Of(e.Moved),
                            Cell.Of(e.Narrowed),
                            Cell.Of(e.Twin),
                            Cell.Of(e.Correlation),
                            Cell.Of(profile.Below),
                            Cell.Of(profile.Above),
                        ]
                ),
            ]
        )
        {
            Caption = "What the game weighs, estimated from the links that stood",
            Notes =
            [
                "Low and high are at each end the widest of three 95% ranges: of resamples of treaties with beliefs drawn anew, in the model linearised at its "
                    + "maximum; of networks that the fitted model draws; of rows that share a state. Where the height is no parabola they are read on its "
                    + "profile. Moved: from what was assumed, in deviations of the belief. Narrowed: how much of the variance believed beforehand the "
                    + "record took. Moves with: what it is most correlated with over resamples.",
            ],
        };

    private static ResultTable Sensitivity(IReadOnlyList<AlignmentSensitivity> sensitivity) =>
        new(
            [
                Column.OfText("term", "term"),
                Column.OfNumbers("assumed", "assumed", NumberFormat.Decimals(3)),
                Column.OfNumbers("halved", "halved", NumberFormat.Decimals(3)),
                Column.OfNumbers("believed", "as believed", NumberFormat.Decimals(3)),
                Column.OfNumbers("doubled", "doubled", NumberFormat.Decimals(3)),
                Column.OfNumbers("moved_halved", "moved", NumberFormat.Decimals(1)),
                Column.OfNumbers("moved_believed", "moved", NumberFormat.Decimals(1)),
                Column.OfNumbers("moved_doubled", "moved", NumberFormat.Decimals(1)),
            ],
            [
                .. sensitivity.Select(
                    IReadOnlyList<Cell> (one) =>
                        [
                            Cell.Of(one.Id),
                            Cell.Of(one.Assumed),
                            Cell.Of(one.Halved),
                            Cell.Of(one.Believed),
                            Cell.Of(one.Doubled),
                            Cell.Of(one.MovedHalved),
                            Cell.Of(one.Moved),
                            Cell.Of(one.MovedDoubled),
                        ]
                ),
            ]
        )
        {
            Caption = "The estimates with every spread believed beforehand halved, as it is, and doubled",
            Notes =
            [
                "Moved: of each in turn, from what was assumed, in deviations of the belief as it is. What goes on moving as beliefs are loosened stands where "
                    + "they hold it.",
            ],
        };

    private static ResultTable Checks(IReadOnlyList<AlignmentCheck> checks, string caption, string note) =>
        new(
            [
                Column.OfText("years", "years"),
                Column.OfText("reading", "reading"),
                Column.OfIntegers("n", "n"),
                Column.OfIntegers("links", "links"),
                Column.OfNumbers("log_score", "log score", NumberFormat.Decimals(4)),
                Column.OfNumbers("brier", "Brier", NumberFormat.Decimals(4)),
                Column.OfNumbers("auc", "AUC", NumberFormat.Decimals(3)),
                Column.OfNumbers("auc_lo", "low", NumberFormat.Decimals(3)),
                Column.OfNumbers("auc_hi", "high", NumberFormat.Decimals(3)),
                Column.OfNumbers("ap", "mean prec.", NumberFormat.Decimals(3)),
            ],
            [
                .. checks.Select(
                    IReadOnlyList<Cell> (c) =>
                        [
                            Cell.Of(c.Years.ToString()),
                            Cell.Of(c.Reading),
                            Cell.Of(c.Rows),
                            Cell.Of(c.Links),
                            Cell.Of(c.LogScore, "no pair is told"),
                            Cell.Of(c.Brier, "no pair is told"),
                            Cell.Of(c.Auc, "all pairs are of one kind"),
                            Cell.Of(c.AucRange.Low, "all pairs are of one kind"),
                            Cell.Of(c.AucRange.High, "all pairs are of one kind"),
                            Cell.Of(c.AveragePrecision, "no pair is linked"),
                        ]
                ),
            ]
        )
        {
            Caption = caption,
            Notes = [note],
        };
}
