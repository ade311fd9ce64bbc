using System.Globalization;
using Counterpoise.Measures;
using Counterpoise.Statistics;
using Counterpoise.Theories;

namespace Counterpoise.Briefs;

/// <summary>The evidence behind a brief: what happened when, what it weighs for rival explanations, how far coders agree.</summary>
internal static class EvidenceReport
{
    private const int ItemsShown = 12;
    private const int CarryingShown = 4;
    private const int StepsShown = 8;

    /// <summary>The blocks; none where the record holds no evidence.</summary>
    public static IEnumerable<Block> Of(Brief brief)
    {
        if (brief.Evidence.Count > 0)
        {
            yield return new Heading(2, "Evidence between the two (asserted)");
            yield return Timeline(brief);
        }
        if (brief.Weights.Count > 0)
        {
            yield return new Heading(2, "What the evidence weighs");
            yield return Scales(brief);
            yield return new BulletList([.. brief.Weights.Select(Carrying)]);
            yield return RunningPosterior(brief);
        }
        if (brief.Agreement.Items.Count > 0)
        {
            var agreement = brief.Agreement;
            yield return Note.RestsOn(
                Standing.Asserted,
                $"{string.Join(" and ", agreement.Coders)} both coded {Text(agreement.Items.Count)} items: type the same in "
                    + $"{ThreatReport.Percent(agreement.Type.Identical)} (alpha {Alpha(agreement.Type)}), size alpha "
                    + $"{Alpha(agreement.Size)}; they differ on {Text(agreement.Differing.Count)}. Measures read the first coder alone."
            );
        }
    }

    // The latest first, so that a reader who stops early has the present.
    private static ResultTable Timeline(Brief brief) =>
        new(
            [
                Column.OfText("date", "date"),
                Column.OfText("seen_by", "seen by"),
                Column.OfText("actor", "actor"),
                Column.OfText("type", "type"),
                Column.OfNumbers("size", "size", NumberFormat.Decimals(1)),
                Column.OfText("title", "what"),
                Column.OfText("item", "item").HiddenFromText(),
                Column.OfText("source", "source").HiddenFromText(),
            ],
            [
                .. brief
                    .Evidence.Reverse()
                    .Select(item =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Of(item.Date.ToString()),
                                Cell.Of(brief.World.Identity.AbbreviationOf(item.Perceiver)),
                                Cell.Of(brief.World.Identity.AbbreviationOf(item.Actor)),
                                Cell.Of(Specification.NameOf(item.Type)),
                                Cell.Of(item.Size),
                                Cell.Of(item.Title),
                                Cell.Of(item.Id),
                                Cell.Of($"{item.Sources[0].Author} {Text(item.Sources[0].Year)}"),
                            ]
                    ),
            ]
        )
        {
            RowsInText = ItemsShown,
        };

    private static ResultTable Scales(Brief brief) =>
        new(
            [
                Column.OfText("for", "for"),
                Column.OfText("against", "against"),
                Column.OfNumbers("prior", "prior", NumberFormat.Decimals(0), "dB"),
                Column.OfNumbers("posterior", "posterior", NumberFormat.Decimals(0), "dB"),
                Column.OfText("alone", "each coder alone"),
                Column.OfIntegers("weighed", "weighed"),
                Column.OfIntegers("unweighed", "unweighed"),
                Column.OfNumbers("same_sign", "same side", NumberFormat.Percent()),
                Column.OfNumbers("alpha", "alpha", NumberFormat.Decimals(2)),
            ],
            [
                .. brief.Weights.Select(w =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Of(w.Pair.Theory),
                            Cell.Of(w.Pair.Rival),
                            Cell.Of(w.Prior.Value),
                            Cell.Of(w.Posterior.Value),
                            Cell.Of(string.Join(", ", w.Alone.Select(c => $"{c.Coder} {Signed(c.Posterior.Value)}"))),
                            Cell.Of(w.Steps.Count),
                            Cell.Of(w.Unweighed.Count),
                            Cell.Of(w.Agreement.SameSign, "no item was weighed by two coders"),
                            Cell.Of(w.Agreement.Weights.Alpha, w.Agreement.Weights.WhyUndefined ?? "undefined"),
                        ]
                ),
            ]
        )
        {
            Notes =
            [
                "10 dB are odds of ten to one for the first of the two, minus 10 dB for the second; the mean of the coders who weighed "
                    + "an item, added up in order of date. Weights of many items add up fast: they are conditional on the items before "
                    + "only as far as the coders kept them so. What nobody weighed is left out, not counted as zero.",
            ],
        };

    // The latest first, as above.
    private static ResultTable RunningPosterior(Brief brief) =>
        new(
            [
                Column.OfText("date", "date"),
                Column.OfText("title", "what"),
                Column.OfText("item", "item").HiddenFromText(),
                Column.OfText("pair", "for, against"),
                Column.OfNumbers("weight", "weight", NumberFormat.Decimals(1), "dB"),
                Column.OfText("coders", "each coder"),
                Column.OfNumbers("posterior", "running posterior", NumberFormat.Decimals(1), "dB"),
            ],
            [
                .. brief
                    .Weights.SelectMany(w => w.Steps, (w, step) => (w.Pair, Step: step))
                    .OrderByDescending(x => x.Step.Item.Date)
                    .ThenBy(x => x.Step.Item.Id, StringComparer.Ordinal)
                    .ThenBy(x => x.Pair.ToString(), StringComparer.Ordinal)
                    .Select(x =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Of(x.Step.Item.Date.ToString()),
                                Cell.Of(x.Step.Item.Title),
                                Cell.Of(x.Step.Item.Id),
                                Cell.Of($"{x.Pair.Theory}, {x.Pair.Rival}"),
                                Cell.Of(x.Step.Weight.Value),
                                Cell.Of(string.Join(", ", x.Step.Coders.Select(c => Signed(c.Weight.Value)))),
                                Cell.Of(x.Step.Posterior.Value),
                            ]
                    ),
            ]
        )
        {
            RowsInText = StepsShown,
        };

    private static string Carrying(WeightOfEvidence weight)
    {
        if (weight.Carrying.Count == 0)
            return $"{weight.Pair}: the evidence favours neither.";
        bool forFirst = weight.Posterior.Value > weight.Prior.Value;
        string favoured = forFirst ? weight.Pair.Theory : weight.Pair.Rival;
        string other = forFirst ? weight.Pair.Rival : weight.Pair.Theory;
        string shown = string.Join(
            "; ",
            weight
                .Carrying.Take(CarryingShown)
                .Select(s => $"{s.Item.Date} {s.Item.Title} ({Signed(s.Weight.Value)} dB)")
        );
        return $"For {favoured} against {other}: {Text(weight.Carrying.Count)} items carry more than half, first {shown}.";
    }

    private static string Alpha(Agreement agreement) =>
        double.IsNaN(agreement.Alpha) ? "undefined" : NumberFormat.Decimals(2).Show(agreement.Alpha);

    private static string Signed(double value) => value.ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
