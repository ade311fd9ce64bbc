using Counterpoise.Measures;
using Counterpoise.Theories;

namespace Counterpoise.Briefs;

/// <summary>Lays a brief out: the answer first, then the theories beside what happened, then why.</summary>
public static class BriefDocument
{
    private const int BarsShown = 6;

    /// <summary>Writes the document of a brief.</summary>
    /// <param name="brief">The results.</param>
    /// <param name="measurements">The measures that it was written from.</param>
    public static Document Of(Brief brief, Measurements measurements)
    {
        string title = brief.Answers.Title;
        List<Block> blocks =
        [
            new AnswerLine(title, $"observed: {AlignReport.ObservedWord(brief.Answers)}"),
            new AnswerLine(Answer(brief)),
            TheoriesTable.Of(brief.Answers),
        ];
        if (brief.Answers.Observed.Facts.Count > 0)
            blocks.Add(new Paragraph("On the record: " + string.Join("; ", brief.Answers.Observed.Facts) + "."));
        blocks.Add(new BulletList([.. WhatTheySay(brief)]));
        foreach (var fear in brief.Fears)
        {
            blocks.Add(Bars(brief, fear));
            blocks.AddRange(ThreatReport.Explain(measurements, fear.Profile, brief.Answers.Specification.Intent));
        }
        foreach (var ledger in brief.Ledgers)
            blocks.AddRange(LedgerTables.Of(brief.World, ledger));
        foreach (var conduct in brief.Conducts)
            blocks.AddRange(LedgerTables.Conduct(brief.World, conduct));
        blocks.Add(new Heading(1, "What would change it"));
        blocks.Add(new BulletList([.. WhatWouldChangeIt(brief)]));
        if (EvidenceThatWeighs(brief) is { Count: > 0 } weighty)
        {
            blocks.Add(new Heading(1, "Evidence that weighs most today (asserted)"));
            blocks.Add(new BulletList(weighty));
        }
        foreach (var fear in brief.Fears)
            blocks.Add(Timeline(brief, fear));
        blocks.AddRange(EvidenceReport.Of(brief));
        blocks.AddRange(
            ThreatReport.RestsOn(
                measurements,
                brief.Answers.Specification,
                [.. brief.Fears.Select(fear => fear.Profile)]
            )
        );
        blocks.Add(new Sources([.. References(brief)]));
        return new(title, blocks);
    }

    /// <summary>The second line of a brief: what is observed, what the first theory says, and its reason.</summary>
    public static string Answer(Brief brief)
    {
        string observed = brief.Answers.Observed.Stance.Match(
            (stance, _) =>
                stance switch
                {
                    Stance.Alliance => "Allied",
                    Stance.Alignment => "Aligned short of alliance",
                    Stance.Opposition => "Opposed",
                    Stance.Aloofness => "Not allied",
                    _ => throw new ArgumentOutOfRangeException(nameof(brief), stance, "No such stance."),
                },
            reason => $"No data on their alignment ({reason})"
        );
        var line = brief.Answers.Theories[0];
        return line.Expectation.Verdict switch
        {
            Verdict.Expects expects =>
                $"{observed}; under {line.Theory.Name}, {Specification.NameOf(expects.Stance)} is expected. "
                    + line.Expectation.Argument.Conclusion,
            Verdict.Silent silent => $"{observed}; {line.Theory.Name} is silent: {silent.Reason}.",
            Verdict.Indeterminate open => $"{observed}; {line.Theory.Name} cannot choose: {open.Reason}.",
            Verdict.NoData none => $"{observed}; under {line.Theory.Name}, no data: {none.Reason}.",
            _ => throw new ArgumentOutOfRangeException(nameof(brief), line, "No such verdict."),
        };
    }

    private static IEnumerable<string> WhatTheySay(Brief brief) =>
        from answer in brief.Answers.Theories
        from said in answer.OtherReadings.Prepend(answer)
        let verdict = TheoriesTable.Word(said.Expectation.Verdict)
        select $"{said.Theory.Name}: {verdict}. {Bibliography.WrittenOut(said.Expectation.Argument.Conclusion)}";

    private static ProfileBars Bars(Brief brief, FearLine fear) =>
        new(
            $"Whom {brief.NameOf(fear.Profile.Row.Perceiver)} fears",
            [
                .. fear
                    .Profile.Entries.Take(BarsShown)
                    .Select(e => new ProfileBar(brief.NameOf(e.Rival), new Share(e.Share))
                    {
                        // Bounds that read alike are exact to the reader.
                        Bounds = e.Bounds.High - e.Bounds.Low < 0.005 ? null : e.Bounds,
                        Note =
                            e.Rank == 1 && fear.TopShareOfWeightings is { } share
                                ? $"first in {ThreatReport.Percent(share)} of weightings"
                                : "",
                    }),
            ]
        );

    private static IEnumerable<string> WhatWouldChangeIt(Brief brief)
    {
        foreach (var answer in brief.Answers.Theories)
        {
            string floored = answer.Expectation.ShareOfWeightingsFloored is { } f
                ? $" ({ThreatReport.Percent(f)} with every weight at least {ThreatReport.Percent(Setting.WeightFloor)})"
                : "";
            string[] shares =
            [
                .. answer.Expectation.ShareOfWeightings is { } weightings
                    ? [$"{ThreatReport.Percent(weightings)} of weightings{floored}"]
                    : Array.Empty<string>(),
                .. answer.ShareOfSpecifications is { } share && answer.Specifications > 1
                    ?
                    [
                        $"{ThreatReport.Percent(share)} of the {answer.Specifications} specifications that answer (of {answer.Tried})",
                    ]
                    : Array.Empty<string>(),
            ];
            if (shares.Length > 0)
                yield return $"The verdict of {answer.Theory.Name} is the same in {string.Join(" and ", shares)}.";
        }
        foreach (var fear in brief.Fears)
        {
            string perceiver = brief.NameOf(fear.Profile.Row.Perceiver);
            if (fear.Profile.Top is not { } top)
                continue;
            yield return fear.Overturning is { } change
                ? $"{perceiver}: the weights would have to move by "
                    + $"{NumberFormat.Decimals(2).Show(change.Distance)} (of 2 at most) for "
                    + $"{brief.NameOf(change.Challenger)} to draw level with {brief.NameOf(top.Rival)}; "
                    + $"{brief.NameOf(top.Rival)} is first in {(fear.ShareOfSpecifications is { } s ? ThreatReport.Percent(s) : "none")} of specifications that answer."
                : $"{perceiver}: no weighting puts another rival before {brief.NameOf(top.Rival)}.";
        }
    }

    private static List<string> EvidenceThatWeighs(Brief brief)
    {
        var byId = brief.World.Evidence.ToDictionary(e => e.Id, StringComparer.Ordinal);
        return
        [
            .. brief
                .Fears.SelectMany(
                    fear => fear.Profile.Row.Intent.Terms,
                    (fear, term) => (fear.Profile.Row.Perceiver, Term: term)
                )
                .Where(x => x.Term.Standing == Standing.Asserted)
                .OrderByDescending(x => Math.Abs(x.Term.Contribution))
                .ThenBy(x => x.Term.Origin, StringComparer.Ordinal)
                .Take(8)
                .Select(x =>
                {
                    var item = byId[x.Term.Origin];
                    string effect = NumberFormat.Decimals(2).Show(x.Term.Contribution);
                    return $"{item.Date}: {item.Title} ({brief.World.Identity.AbbreviationOf(x.Perceiver)} of "
                        + $"{brief.World.Identity.AbbreviationOf(x.Term.Rival)}; log odds {effect}; "
                        + $"{item.Sources[0].Author} {Text(item.Sources[0].Year)})";
                }),
        ];
    }

    private static ProfileOverTime Timeline(Brief brief, FearLine fear)
    {
        var perceiver = fear.Profile.Row.Perceiver;
        var ranked = fear
            .Timeline.SelectMany(y => y.Shares)
            .GroupBy(s => s.Key)
            .Select(g => (Rival: g.Key, Peak: g.Max(s => s.Value)))
            .OrderByDescending(g => g.Peak)
            .ThenBy(g => g.Rival)
            .Take(BarsShown)
            .ToArray();
        return new(
            $"fear-of-{brief.World.Identity.AbbreviationOf(perceiver)}",
            $"Whom {brief.NameOf(perceiver)} feared, {brief.World.Years}",
            [.. fear.Timeline.Select(y => y.Year)],
            [
                .. ranked.Select(r => new ProfileSeries(
                    brief.NameOf(r.Rival),
                    [.. fear.Timeline.Select(y => y.Shares.TryGetValue(r.Rival, out double s) ? s : double.NaN)]
                )),
            ]
        )
        {
            Unit = "share of all known threat",
        };
    }

    private static IEnumerable<string> References(Brief brief)
    {
        foreach (var line in brief.Answers.Theories)
            yield return line.Theory.Source.Reference;
        var sources = brief
            .World.Coverages.Select(c => $"{c.Source.Short} ({c.Licence})")
            .Distinct()
            .Order(StringComparer.Ordinal);
        foreach (var source in sources)
            yield return source;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
