using Counterpoise.Alignment;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Briefs;

/// <summary>A partner ledger and conduct for readers: tables by subject, each line with its source and what it rests on.</summary>
internal static class LedgerTables
{
    private const int PartnersShown = 6;

    // What a short form needs to say what is lacked, what is brought, and at what price.
    private static readonly LedgerItem[] Essential =
    [
        LedgerItem.ThreatShared,
        LedgerItem.OddsAlone,
        LedgerItem.OddsWithWillingPartner,
        LedgerItem.RiskAlone,
        LedgerItem.RiskWithPartner,
        LedgerItem.NewGuarantee,
        LedgerItem.OwnGain,
        LedgerItem.PartnersGain,
        LedgerItem.SharePairsGain,
    ];

    private static readonly NumberFormat Figures = NumberFormat.Significant(2);

    /// <summary>The whole ledger: against each rival, of the pair, and who would bring more.</summary>
    public static IEnumerable<Block> Of(World world, PartnerLedger ledger)
    {
        var names = world.Identity;
        var (state, partner) = (names.NameOf(ledger.State), names.NameOf(ledger.Partner));
        if (ledger.Rivals.Count == 0)
            yield return new Paragraph(
                $"Whom {state} fears beside {partner} is not known: nothing stands for its ledger against rivals."
            );
        else
            yield return Rivals(world, ledger);
        yield return Table(
            ledger.Lines.Where(line => line.Against is null),
            $"{partner} as a partner of {state}: against all rivals"
        );
        if (ledger.Partners.Count > 0)
            yield return Partners(world, ledger);
        else if (ledger.WithoutGame is { } reason)
            yield return new Paragraph($"Best alternative partners of {state}: no data ({reason}).");
    }

    /// <summary>The lines that say most, against the first rival.</summary>
    public static ResultTable Short(World world, PartnerLedger ledger)
    {
        var names = world.Identity;
        StateCode? first = ledger.Rivals.Count > 0 ? ledger.Rivals[0] : null;
        return Table(
            ledger.Lines.Where(line =>
                Essential.Contains(line.Item) && (line.Against is null || line.Against == first)
            ),
            $"{names.NameOf(ledger.Partner)} as a partner of {names.NameOf(ledger.State)}"
                + (first is { } rival ? $", against {names.NameOf(rival)}" : "")
        );
    }

    /// <summary>What a state is expected to do about its first threat, why, and what would change it.</summary>
    public static IEnumerable<Block> Conduct(World world, ConductFinding finding)
    {
        var names = world.Identity;
        string state = names.NameOf(finding.State);
        string toward = finding.Against is { } against ? $" toward {names.NameOf(against)}" : "";
        yield return new Paragraph($"Conduct of {state}{toward} (assumed): {Sentence(world, finding)}");
        if (finding.Conditions.Count == 0)
            yield break;
        yield return new ResultTable(
            [
                Column.OfText("condition", "condition"),
                Column.OfText("holds", "holds"),
                Column.OfNumbers("figure", "figure", Figures),
                Column.OfNumbers("low", "low", Figures),
                Column.OfNumbers("high", "high", Figures),
                Column.OfText("threshold", "threshold"),
                Column.OfText("instead", "otherwise"),
                Column.OfText("note", "what it tells"),
            ],
            [.. finding.Conditions.Select(condition => Row(finding, condition))]
        )
        {
            Caption = $"What the conduct of {state} turns on",
            Notes =
            [
                "Otherwise: the conduct that would follow, were this condition alone the other way; a dash where none would. Thresholds are "
                    + "parameters of ours.",
            ],
        };
    }

    /// <summary>The conduct and its rule, in a sentence or two.</summary>
    public static string Sentence(World world, ConductFinding finding)
    {
        var names = world.Identity;
        if (finding.Conduct is Reading<Conduct>.Absent(var reason))
        {
            return finding.IsIndeterminate
                ? $"indeterminate: {reason}."
                    + (
                        finding.Rule.Length > 0
                            ? $" At the figures as they are known, {Bibliography.WrittenOut(finding.Rule)}."
                            : ""
                    )
                    + Gaps(names, finding)
                : $"no data ({reason}).";
        }
        var conduct = ((Reading<Conduct>.Known)finding.Conduct).Value;
        string how = conduct switch
        {
            Alignment.Conduct.Balance when finding.Allies.Count > 0 =>
                $"balance, with {string.Join(", ", finding.Allies.Select(ally => names.NameOf(ally) + (finding.Held.Contains(ally) ? " (held)" : "")))}",
            Alignment.Conduct.Balance => "balance, by its own arms",
            Alignment.Conduct.BuckPass when finding.Bearer is { } bearer => $"pass the buck to {names.NameOf(bearer)}",
            Alignment.Conduct.BuckPass => "pass the buck",
            Alignment.Conduct.Bandwagon => "bandwagon",
            Alignment.Conduct.Hide => "hide",
            _ => throw new ArgumentOutOfRangeException(nameof(finding), conduct, "No such conduct."),
        };
        string share = finding.ShareOfThresholds is { } s
            ? $" The same in {NumberFormat.Percent().Show(s)} of admissible thresholds."
            : "";
        return $"{how}; {Bibliography.WrittenOut(finding.Rule)}.{share}{Gaps(names, finding)}";
    }

    // A conduct is told over the gaps that were opened, and no others.
    private static string Gaps(Identity names, ConductFinding finding) =>
        (
            finding.OverGapsOf.Count == 0
                ? ""
                : $" Over the gaps of {string.Join(", ", finding.OverGapsOf.Select(names.NameOf))}."
        )
        + (
            finding.GapsLeft.Count == 0
                ? ""
                : $" Not over those of {string.Join(", ", finding.GapsLeft.Select(names.NameOf))}, for want of room."
        );

    private static IReadOnlyList<Cell> Row(ConductFinding finding, ConductCondition condition)
    {
        var turning = finding.Turning.Where(t => t.Test == condition.Test).ToArray();
        string bound = condition.HoldsBelow ? "below" : "at least";
        bool open = condition.Figure.IsBounded && !condition.Figure.IsExact;
        return
        [
            Cell.Of(Specification.NameOf(condition.Test)),
            condition.Admissible.Count > 1
                ? new Cell.Missing("what is unknown decides")
                : Cell.Of(condition.Admissible[0] ? "yes" : "no"),
            Cell.Of(condition.Figure.Value, condition.Note),
            open ? Cell.Of(condition.Figure.Low) : Cell.None,
            open ? Cell.Of(condition.Figure.High) : Cell.None,
            Cell.Of($"{bound} {Figures.Show(condition.Threshold.Value)} {condition.Unit}"),
            turning.Length > 0 ? Cell.Of(Specification.NameOf(turning[0].Instead)) : Cell.None,
            Cell.Of(condition.Note),
        ];
    }

    // One row an item and one column a rival: what differs stands side by side.
    private static ResultTable Rivals(World world, PartnerLedger ledger)
    {
        var names = world.Identity;
        var items = ledger.Lines.Where(line => line.Against is not null).GroupBy(line => line.Item).ToArray();
        List<IReadOnlyList<Cell>> rows = [];
        LedgerSubject? last = null;
        foreach (var item in items)
        {
            var first = item.First();
            rows.Add([
                Cell.Of(first.Subject == last ? "" : SubjectOf(first)),
                Cell.Of(first.Name),
                .. ledger.Rivals.Select(rival => Cell.Of(Told(ledger[item.Key, rival]))),
                Cell.Of(first.Unit),
                Cell.Of(Specification.NameOf(first.Standing)),
                Cell.Of(SourceOf(item)),
            ]);
            last = first.Subject;
        }
        string[] reasons =
        [
            .. items
                .SelectMany(item => item)
                .Select(line => line.Figure)
                .OfType<Reading<double>.Absent>()
                .Select(absent => $"No data: {absent.Reason}.")
                .Distinct(StringComparer.Ordinal),
        ];
        return new(
            [
                Column.OfText("subject", ""),
                Column.OfText("item", "item"),
                .. ledger.Rivals.Select(rival =>
                    Column.OfText($"figure_{names.AbbreviationOf(rival)}", names.NameOf(rival)) with
                    {
                        Alignment = TextAlignment.Right,
                    }
                ),
                Column.OfText("unit", "unit"),
                Column.OfText("rests_on", "rests on"),
                Column.OfText("source", "source"),
            ],
            rows
        )
        {
            Caption =
                $"What {names.NameOf(ledger.State)} lacks against {string.Join(", ", ledger.Rivals.Select(names.NameOf))}, "
                + $"and what {names.NameOf(ledger.Partner)} brings",
            Notes = reasons,
        };
    }

    private static ResultTable Table(IEnumerable<LedgerLine> lines, string caption)
    {
        List<IReadOnlyList<Cell>> rows = [];
        LedgerSubject? last = null;
        foreach (var line in lines)
        {
            // Bounds that read alike are exact to the reader.
            bool open = line.Bounds is { } b && Figures.Show(b.Low) != Figures.Show(b.High);
            rows.Add([
                Cell.Of(line.Subject == last ? "" : SubjectOf(line)),
                Cell.Of(line.Name),
                Cell.Of(line.Figure),
                open ? Cell.Of(line.Bounds!.Value.Low) : Cell.None,
                open ? Cell.Of(line.Bounds!.Value.High) : Cell.None,
                Cell.Of(line.Unit),
                Cell.Of(Specification.NameOf(line.Standing)),
                Cell.Of(SourceOf([line])),
                Cell.Of(line.Note),
            ]);
            last = line.Subject;
        }
        return new(
            [
                Column.OfText("subject", ""),
                Column.OfText("item", "item"),
                Column.OfNumbers("figure", "figure", Figures),
                Column.OfNumbers("low", "low", Figures),
                Column.OfNumbers("high", "high", Figures),
                Column.OfText("unit", "unit"),
                Column.OfText("rests_on", "rests on"),
                Column.OfText("source", "source"),
                Column.OfText("note", "note").HiddenFromText(),
            ],
            rows
        )
        {
            Caption = caption,
        };
    }

    private static string SubjectOf(LedgerLine line) => Specification.NameOf(line.Subject).Replace('-', ' ');

    // What this project computes is named by what it computes.
    private static string SourceOf(IEnumerable<LedgerLine> lines) =>
        string.Join(
            "; ",
            lines
                .Select(line => line.Figure)
                .OfType<Reading<double>.Known>()
                .Select(known =>
                    known.Source is { DataSet: "counterpoise", Version: { Length: > 0 } what }
                        ? what
                        : known.Source.Short
                )
                .Distinct(StringComparer.Ordinal)
        );

    private static string Told(LedgerLine line)
    {
        string figure = line.Figure.Match((value, _) => Figures.Show(value), _ => "no data");
        return line.Bounds is { } bounds && Figures.Show(bounds.Low) != Figures.Show(bounds.High)
            ? $"{figure} [{Figures.Show(bounds.Low)}, {Figures.Show(bounds.High)}]"
            : figure;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ResultTable Partners(World world, PartnerLedger ledger)
    {
        var names = world.Identity;
        RankedPartner[] shown = [.. ledger.Partners.Take(PartnersShown)];
        if (ledger.Rank is { } rank && rank.Rank > PartnersShown)
            shown = [.. shown, rank];
        return new(
            [
                Column.OfIntegers("rank", "rank"),
                Column.OfText("state", "state"),
                Column.OfNumbers("gain", "own gain", Figures),
                Column.OfNumbers("pairs_gain", "gain of both", Figures),
                Column.OfNumbers("relief", "relief from the threats", Figures),
                Column.OfNumbers("threat_shared", "threat that both see", NumberFormat.Percent()),
                Column.OfText("rests_on_gap", "rank over what is unknown"),
                Column.OfText("bound_to", "bound to the rival"),
            ],
            [
                .. shown.Select(p =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Of(p.Rank),
                            Cell.Of(names.NameOf(p.State)),
                            Cell.Of(p.Gain),
                            Cell.Of(p.PairsGain),
                            Cell.Of(p.Relief),
                            Cell.Of(p.ThreatShared),
                            p.RestsOnGap ? Cell.Of($"{Text(p.BestRank)}-{Text(p.WorstRank)}") : Cell.None,
                            p.BoundTo is { } rival ? Cell.Of(names.NameOf(rival)) : Cell.None,
                        ]
                ),
            ]
        )
        {
            Caption = $"Best alternative partners of {names.NameOf(ledger.State)} (assumed; in roots of fear)",
            Notes =
            [
                $"Of {Text(ledger.Partners.Count)} states, by what a link alone brings {names.NameOf(ledger.State)}; the one that it fears most is "
                    + $"left out. {Text(ledger.Partners.Count(p => p.BoundTo is not null))} were bound by treaty to defend the first rival the year before and are "
                    + "ranked after the others: against it their leverage alone counts. Ranks over what is unknown: where leverage, or all, is at either end."
                    + (ledger.Rank is null ? $" {names.NameOf(ledger.Partner)} is that one, or does not play." : ""),
            ],
        };
    }
}
