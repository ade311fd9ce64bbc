using System.CommandLine;
using System.Globalization;
using Counterpoise.Archive;
using Counterpoise.Briefs;

namespace Counterpoise.Cli;

/// <summary><c>data add|check|list|cite</c>: the archive.</summary>
internal static class DataCommand
{
    private const int FaultsShown = 20;

    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var printer = new ResultPrinter(options, surroundings);
        var sources = new RecordSource(options, surroundings);
        var paths = Paths();
        var add = new Command("add", "import data files; nothing is fetched") { paths };
        add.SetAction(
            (parsed, cancellation) =>
            {
                var outcomes = sources.Archive(parsed).Add(parsed.GetRequiredValue(paths), cancellation);
                TellFaults(outcomes, "not imported", surroundings);
                printer.Print(parsed, Report(outcomes, "imported"), ManifestOf("data add", sources.Archive(parsed)));
                return Task.FromResult(
                    outcomes.Any(o => o is AddOutcome.Refused) ? CommandLine.Faulty : CommandLine.Success
                );
            }
        );
        var list = new Command("list", "the data sets in the archive");
        list.SetAction(
            (parsed, _) =>
            {
                printer.Print(parsed, ListOf(Existing(parsed)), ManifestOf("data list", sources.Archive(parsed)));
                return Task.FromResult(CommandLine.Success);
            }
        );
        var cite = new Command("cite", "how to cite what the archive holds");
        cite.SetAction(
            (parsed, _) =>
            {
                printer.Print(parsed, CitationsOf(Existing(parsed)), ManifestOf("data cite", sources.Archive(parsed)));
                return Task.FromResult(CommandLine.Success);
            }
        );
        return new Command("data", "the archive of published data sets")
        {
            add,
            DataCheck.Create(options, surroundings),
            list,
            cite,
        };

        // An archive that is not there holds nothing: an answer, but one that the user should be able to change.
        ArchiveStore Existing(ParseResult parsed)
        {
            var archive = sources.Archive(parsed);
            if (!archive.Exists)
            {
                surroundings.Error.Write(
                    $"There is no archive at {archive.Path}; make one with 'counterpoise data add FOLDER'.\n"
                );
            }
            return archive;
        }
    }

    private static Manifest ManifestOf(string command, ArchiveStore archive)
    {
        IReadOnlyList<HeldDataSet> held = archive.Exists ? archive.List() : [];
        return new(command)
        {
            InputHashes = RecordSource.HashesOf(held),
            DataVersions = held.GroupBy(one => one.DataSet, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => string.Join(", ", g.Select(one => one.Version).Distinct())),
        };
    }

    /// <summary>The argument that names data files.</summary>
    internal static Argument<string[]> Paths() =>
        new("PATH")
        {
            Description = "data files (.csv, .dta 117-119, Parquet; .gz, .zip), or folders of them",
            Arity = ArgumentArity.OneOrMore,
        };

    /// <summary>Tells the faults of refused files on stderr.</summary>
    internal static void TellFaults(IReadOnlyList<AddOutcome> outcomes, string consequence, Surroundings surroundings)
    {
        foreach (var refused in outcomes.OfType<AddOutcome.Refused>())
        {
            foreach (var fault in refused.Faults.Take(FaultsShown))
                surroundings.Error.Write($"{fault}\n");
            string more = refused.FaultCount > FaultsShown ? $" ({refused.FaultCount - FaultsShown} not shown)" : "";
            surroundings.Error.Write($"{refused.File}: {refused.FaultCount} faults{more}; {consequence}.\n");
        }
    }

    /// <summary>The table of what became of each file.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="sound">Word for a file that is sound and was not there before.</param>
    internal static Document Report(IReadOnlyList<AddOutcome> outcomes, string sound)
    {
        Column[] columns =
        [
            Column.OfText("file", "file"),
            Column.OfText("outcome", "outcome"),
            Column.OfText("dataset", "data set"),
            Column.OfText("version", "version"),
            Column.OfIntegers("rows_read", "rows read"),
            Column.OfIntegers("rows_kept", "rows kept"),
            Column.OfText("note", "repairs, or why not"),
        ];
        return new("Import", [new ResultTable(columns, [.. outcomes.Select(o => (IReadOnlyList<Cell>)Row(o))])]);

        Cell[] Row(AddOutcome outcome) =>
            outcome switch
            {
                AddOutcome.Imported(var file, var report) =>
                [
                    Cell.Of(file),
                    Cell.Of(report.Replaced ? "replaced" : sound),
                    Cell.Of(report.DataSet),
                    Cell.Of(report.Version),
                    Cell.Of(report.RowsRead),
                    Cell.Of(report.RowsKept),
                    Cell.Of(
                        string.Join(
                            "; ",
                            report.Quirks.Where(q => q.Count > 0).Select(q => $"{q.Count} {q.Quirk.Name}")
                        )
                    ),
                ],
                AddOutcome.AlreadyThere(var file, var dataSet, var version) =>
                [
                    Cell.Of(file),
                    Cell.Of("already there"),
                    Cell.Of(dataSet),
                    Cell.Of(version),
                    Cell.None,
                    Cell.None,
                    Cell.Of("the same file; nothing changed"),
                ],
                AddOutcome.Skipped(var file, var reason) =>
                [
                    Cell.Of(file),
                    Cell.Of("skipped"),
                    Cell.None,
                    Cell.None,
                    Cell.None,
                    Cell.None,
                    Cell.Of(reason),
                ],
                AddOutcome.Refused(var file, _, var count) =>
                [
                    Cell.Of(file),
                    Cell.Of("refused"),
                    Cell.None,
                    Cell.None,
                    Cell.None,
                    Cell.None,
                    Cell.Of($"{count} faults; see the messages"),
                ],
                _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
            };
    }

    private static Document ListOf(ArchiveStore archive)
    {
        Column[] columns =
        [
            Column.OfText("dataset", "data set"),
            Column.OfText("version", "version"),
            Column.OfText("file", "file"),
            Column.OfIntegers("rows", "rows"),
            Column.OfIntegers("first_year", "first year"),
            Column.OfIntegers("last_year", "last year"),
            Column.OfText("sha256", "sha256").HiddenFromText(),
            Column.OfText("imported", "imported"),
        ];
        var rows = archive
            .List()
            .Select(held =>
                (IReadOnlyList<Cell>)
                    [
                        Cell.Of(held.DataSet),
                        Cell.Of(held.Version),
                        Cell.Of(held.File),
                        Cell.Of(held.Rows),
                        Cell.Of(held.Coverage.First.Value),
                        Cell.Of(held.Coverage.Last.Value),
                        Cell.Of(held.Sha256),
                        Cell.Of(held.Imported.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                    ]
            )
            .ToArray();
        return new("The archive", [new ResultTable(columns, rows) { RowsInText = null }]);
    }

    private static Document CitationsOf(ArchiveStore archive)
    {
        Column[] columns =
        [
            Column.OfText("dataset", "data set"),
            Column.OfText("version", "version"),
            Column.OfText("citation", "citation"),
            Column.OfText("bibtex", "BibTeX").HiddenFromText(),
        ];
        var rows = archive
            .Cite()
            .Select(c =>
                (IReadOnlyList<Cell>)[Cell.Of(c.DataSet), Cell.Of(c.Version), Cell.Of(c.Text), Cell.Of(c.BibTeX)]
            )
            .ToArray();
        return new("How to cite", [new ResultTable(columns, rows)]);
    }
}
