using System.Globalization;
using Counterpoise.Archive;
using Counterpoise.Briefs;

namespace Counterpoise.Cli;

/// <summary>What <c>data</c> prints. Every table of held data sets begins with the same columns.</summary>
internal static class DataDocuments
{
    private static readonly Column DataSet = Column.OfText("dataset", "data set");
    private static readonly Column Version = Column.OfText("version", "version");
    private static readonly Column File = Column.OfText("file", "file");
    private static readonly Column Rows = Column.OfIntegers("rows", "rows");
    private static readonly Column First = Column.OfIntegers("first_year", "first year");
    private static readonly Column Last = Column.OfIntegers("last_year", "last year");
    private static readonly Column Sha256 = Column.OfText("sha256", "sha256").HiddenFromText();
    private static readonly Column Imported = Column.OfText("imported", "imported");

    /// <summary>What an import did with every file.</summary>
    /// <param name="outcomes">The outcomes, in the order of the files.</param>
    /// <param name="held">What the archive holds now.</param>
    public static Document Import(IReadOnlyList<AddOutcome> outcomes, IReadOnlyList<HeldDataSet> held) =>
        Table("Import", OfFiles, outcomes.Select(outcome => OutcomeOf(outcome, held)));

    private static Column[] OfFiles =>
        [
            DataSet,
            Version,
            File,
            Rows,
            First.HiddenFromText(),
            Last.HiddenFromText(),
            Sha256,
            Imported.HiddenFromText(),
            Column.OfText("outcome", "outcome"),
            Column.OfIntegers("rows_read", "rows read"),
            Column.OfText("note", "repairs, or why not"),
        ];

    /// <summary>What became of the reading of each offered file, of which nothing was written.</summary>
    public static Document Check(IReadOnlyList<ReadOutcome> outcomes) =>
        Table("Check", OfFiles, outcomes.Select(OutcomeOf));

    /// <summary>A number of faults in words.</summary>
    public static string Faults(int count) => count == 1 ? "1 fault" : FormattableString.Invariant($"{count} faults");

    /// <summary>What the archive holds.</summary>
    public static Document Held(IReadOnlyList<HeldDataSet> held) =>
        Table("The archive", [DataSet, Version, File, Rows, First, Last, Sha256, Imported], held.Select(Begin));

    /// <summary>What was removed.</summary>
    public static Document Removed(IReadOnlyList<HeldDataSet> held) =>
        Table("Removed", [DataSet, Version, File, Rows, First, Last, Sha256, Imported], held.Select(Begin));

    /// <summary>What could be added: rows and years of the newest edition, as far as known.</summary>
    public static Document Missing(IReadOnlyList<MissingDataSet> missing) =>
        Table(
            "Known, and not in the archive",
            [
                DataSet,
                Version,
                File.HiddenFromText(),
                Rows.HiddenFromText(),
                First,
                Last,
                Sha256,
                Imported.HiddenFromText(),
                Column.OfText("title", "title"),
                Column.OfText("where_to_get", "where to get it"),
                Column.OfText("gives", "gives"),
                Column.OfText("licence", "licence").HiddenFromText(),
            ],
            missing.Select(one =>
                (Cell[])
                    [
                        Cell.Of(one.DataSet.Id),
                        Cell.Of(one.Newest.Version),
                        Cell.None,
                        one.Newest.Rows is { } rows ? Cell.Of(rows) : new Cell.Missing("no whole copy was counted"),
                        Cell.Of(one.Newest.Coverage.First.Value),
                        Cell.Of(one.Newest.Coverage.Last.Value),
                        Cell.None,
                        Cell.None,
                        Cell.Of(one.DataSet.Title),
                        Cell.Of(one.DataSet.WhereToGet),
                        Texts(one.Variables, ", "),
                        Cell.Of(one.DataSet.Licence),
                    ]
            )
        );

    /// <summary>What the imports read, kept and mended: a row for every known peculiarity.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="withLines">Whether readers see the lines; CSV and JSON hold them always.</param>
    public static Document Reports(IReadOnlyList<StoredReport> reports, bool withLines)
    {
        var lines = Column.OfText("lines", "lines");
        return Table(
            "Import reports",
            [
                DataSet,
                Version,
                File.HiddenFromText(),
                Rows,
                First.HiddenFromText(),
                Last.HiddenFromText(),
                Sha256,
                Imported.HiddenFromText(),
                Column.OfIntegers("rows_read", "rows read"),
                Column.OfText("quirk", "peculiarity"),
                Column.OfText("repair", "repair"),
                Column.OfIntegers("count", "count"),
                withLines ? lines : lines.HiddenFromText(),
            ],
            reports.SelectMany(RowsOf)
        );
    }

    /// <summary>What a verification found: a row for every data set.</summary>
    public static Document Findings(ArchiveFindings findings) =>
        Table(
            findings.AllFaults.Count == 0 ? "The archive is whole" : "The archive is at fault",
            [
                DataSet,
                Version,
                File,
                Rows,
                First.HiddenFromText(),
                Last.HiddenFromText(),
                Sha256,
                Imported,
                Column.OfText("verdict", "verdict"),
                Column.OfText("faults", "faults"),
                Column.OfText("content_sha256", "content").HiddenFromText(),
            ],
            findings.DataSets.Select(finding =>
                (Cell[])
                    [
                        .. Begin(finding.Held),
                        Cell.Of(
                            finding.Faults.Count > 0 ? "at fault"
                            : finding.Held.ContentSha256 is null ? "sound, values not compared (schema 1)"
                            : "sound"
                        ),
                        Texts([.. finding.Faults.Select(fault => fault.Message)], " "),
                        finding.Held.ContentSha256 is { } content
                            ? Cell.Of(content)
                            : new Cell.Missing("imported under schema 1"),
                    ]
            )
        );

    /// <summary>How the data sets are cited.</summary>
    public static Document Citations(IReadOnlyList<DataSetCitation> citations, IReadOnlyList<HeldDataSet> held) =>
        Table(
            "How to cite",
            [
                DataSet,
                Version,
                File.HiddenFromText(),
                Rows.HiddenFromText(),
                First.HiddenFromText(),
                Last.HiddenFromText(),
                Sha256,
                Imported.HiddenFromText(),
                Column.OfText("citation", "citation"),
                Column.OfText("bibtex", "BibTeX").HiddenFromText(),
            ],
            citations.Select(c => (Cell[])[.. Begin(held, c.DataSet, c.Version), Cell.Of(c.Text), Cell.Of(c.BibTeX)])
        );

    private static Document Table(string title, IReadOnlyList<Column> columns, IEnumerable<Cell[]> rows) =>
        new(title, [new ResultTable(columns, [.. rows])]);

    private static Cell[] Begin(HeldDataSet held) =>
        [
            Cell.Of(held.DataSet),
            Cell.Of(held.Version),
            Cell.Of(held.File),
            Cell.Of(held.Rows),
            Cell.Of(held.Coverage.First.Value),
            Cell.Of(held.Coverage.Last.Value),
            Cell.Of(held.Sha256),
            Cell.Of(held.Imported.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ];

    private static Cell[] Begin(IReadOnlyList<HeldDataSet> held, string dataSet, string version) =>
        Begin(held.Single(one => one.DataSet == dataSet && one.Version == version));

    private static Cell Texts(IReadOnlyList<string> texts, string joint) =>
        texts.Count == 0 ? Cell.None : Cell.Of(string.Join(joint, texts));

    private static IEnumerable<Cell[]> RowsOf(StoredReport report)
    {
        Cell read = report.Held.RowsRead is { } rows ? Cell.Of(rows) : new Cell.Missing("schema 1 did not keep it");
        if (report.Repairs.Count == 0)
            return
            [
                [.. Begin(report.Held), read, Cell.None, Cell.None, Cell.Of(0), Cell.None],
            ];
        return report.Repairs.Select(repair =>
            (Cell[])
                [
                    .. Begin(report.Held),
                    read,
                    Cell.Of(repair.Quirk),
                    Cell.Of(repair.Repair),
                    Cell.Of(repair.Count),
                    repair.Lines is { } lines
                        ? Texts([.. Runs(lines)], " ")
                        : new Cell.Missing("schema 1 did not keep the lines"),
                ]
        );
    }

    // Lines that follow one another are told by the first and the last: 3 7-9 12.
    private static IEnumerable<string> Runs(IReadOnlyList<int> lines)
    {
        var distinct = lines.Distinct().Order().ToArray();
        for (int i = 0; i < distinct.Length; i++)
        {
            int first = i;
            while (i + 1 < distinct.Length && distinct[i + 1] == distinct[i] + 1)
                i++;
            yield return first == i
                ? distinct[i].ToString(CultureInfo.InvariantCulture)
                : FormattableString.Invariant($"{distinct[first]}-{distinct[i]}");
        }
    }

    private static Cell[] OutcomeOf(AddOutcome outcome, IReadOnlyList<HeldDataSet> held) =>
        outcome switch
        {
            // A later file of the same run may have replaced this one: what the archive holds is then the other.
            AddOutcome.Imported(var file, var report) when Begin(held, report.DataSet, report.Version) is var now =>
            [
                .. now[..2],
                Cell.Of(file),
                Cell.Of(report.RowsKept),
                .. now[4..6],
                now[2] == Cell.Of(file) ? now[6] : Cell.None,
                now[7],
                Cell.Of(report.Replaced ? "replaced" : "imported"),
                Cell.Of(report.RowsRead),
                report.RowsReplaced is { } rows
                    ? Texts(
                        [
                            FormattableString.Invariant($"{report.RowsKept} rows in place of {rows}"),
                            .. CountedTexts(report.Quirks),
                        ],
                        "; "
                    )
                    : Counted(report.Quirks),
            ],
            AddOutcome.AlreadyThere(var file, var dataSet, var version) there =>
            [
                .. Begin(held, dataSet, version)[..2],
                Cell.Of(file),
                .. Begin(held, dataSet, version)[3..],
                Cell.Of("already there"),
                Cell.None,
                Cell.Of(
                    there.OtherFile is { } other
                        ? $"the same content came from {other}; nothing changed"
                        : "the same file; nothing changed"
                ),
            ],
            AddOutcome.Skipped(var file, var reason) => Without(file, "skipped", reason),
            AddOutcome.Refused(var file, _, var count) => Without(
                file,
                "refused",
                $"{Faults(count)}; see the messages"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    private static Cell[] OutcomeOf(ReadOutcome outcome) =>
        outcome switch
        {
            ReadOutcome.Sound(var file, var dataSet, var edition, var batch, var sha256) =>
            [
                Cell.Of(dataSet.Id),
                Cell.Of(edition.Version),
                Cell.Of(file),
                Cell.Of(batch.Rows),
                Cell.Of(edition.Coverage.First.Value),
                Cell.Of(edition.Coverage.Last.Value),
                Cell.Of(sha256),
                Cell.None,
                Cell.Of("sound"),
                Cell.Of(batch.RowsRead),
                Counted(batch.Quirks),
            ],
            ReadOutcome.Skipped(var file, var reason) => Without(file, "skipped", reason),
            ReadOutcome.Refused(var file, _, var count) => Without(
                file,
                "refused",
                $"{Faults(count)}; see the messages"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    private static Cell Counted(IReadOnlyList<QuirkCount> quirks) => Texts([.. CountedTexts(quirks)], "; ");

    private static IEnumerable<string> CountedTexts(IReadOnlyList<QuirkCount> quirks) =>
        quirks.Where(q => q.Count > 0).Select(q => FormattableString.Invariant($"{q.Count} {q.Quirk.Name}"));

    private static Cell[] Without(string file, string outcome, string why) =>
        [
            Cell.None,
            Cell.None,
            Cell.Of(file),
            .. Enumerable.Repeat(Cell.None, 5),
            Cell.Of(outcome),
            Cell.None,
            Cell.Of(why),
        ];
}
