using System.CommandLine;
using System.Globalization;
using Counterpoise.Archive;
using Counterpoise.Exports;
using Counterpoise.Measures;
using Counterpoise.Panels;

namespace Counterpoise.Cli;

/// <summary><c>export state-years|dyad-years|threats|variables</c>: panels to take away.</summary>
internal sealed class ExportCommand
{
    private const int RowsShown = 10;

    private readonly Surroundings _surroundings;
    private readonly ResultPrinter _printer;
    private readonly RecordSource _sources;
    private readonly CommonOptions _options;

    private ExportCommand(CommonOptions options, Surroundings surroundings)
    {
        (_options, _surroundings) = (options, surroundings);
        _printer = new ResultPrinter(options, surroundings);
        _sources = new RecordSource(options, surroundings);
    }

    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var export = new ExportCommand(options, surroundings);
        return new Command("export", "panels for R, Stata and Python: .csv, .parquet or .dta with a codebook")
        {
            export.OfUnit(
                "state-years",
                "a row for every state and year",
                "default: all of them",
                PanelMeasures.OfStateYears
            ),
            export.OfUnit(
                "dyad-years",
                "a row for every two states and year, in each direction",
                "default: " + string.Join(", ", PanelMeasures.OfDyadYears),
                PanelMeasures.OfDyadYears
            ),
            export.OfUnit(
                "threats",
                "a row for every perceiver (ccode1), rival (ccode2) and year",
                "default: " + string.Join(", ", PanelMeasures.OfThreats),
                PanelMeasures.OfThreats
            ),
            export.Variables(),
        };
    }

    private Command OfUnit(string name, string description, string defaults, IReadOnlyList<PanelMeasure> held)
    {
        var years = new Option<string>("--years")
        {
            Description = "first and last year, as 1950:2014",
            Required = true,
        };
        var measures = new Option<string[]>("--measures")
        {
            Description =
                "variables joined by commas (repeatable), each with transforms after colons, as cinc:ratio,dispute:peace-years=3,polity2:weak-link:lag; "
                + $"'all', or +VARIABLE,... to add to the default ({defaults}). Transforms: "
                + string.Join("; ", PanelTransform.Names.Select(t => $"{t.Name}: {t.Meaning}")),
        };
        var stata = new Option<string>("--stata-version")
        {
            Description = "14 (default), or 12, which R's foreign reads too; for .dta",
        };
        var relevant = new Option<bool>("--relevant")
        {
            Description = "only pairs politically relevant in the year before",
        };
        var undirected = new Option<bool>("--undirected")
        {
            Description = "each pair once, the lower code first; what has a direction gives two columns, _12 and _21",
        };
        var command = new Command(name, description) { years, measures, stata };
        if (name != "state-years")
            command.Options.Add(relevant);
        if (name == "dyad-years")
            command.Options.Add(undirected);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var span = SpanOf(parsed.GetRequiredValue(years));
                var unit =
                    name == "state-years" ? PanelUnit.StateYear
                    : parsed.GetValue(undirected) ? PanelUnit.DyadYear
                    : PanelUnit.DirectedDyadYear;
                var chosen = parsed.GetValue(measures) is { Length: > 0 } texts
                    ? PanelMeasures.Parse(string.Join(',', texts), unit, held)
                    : held;
                var specification = _options.Specification(parsed);
                int threads = _options.ThreadCount(parsed);
                var target = ExportTarget.Of(parsed, _options, parsed.GetValue(stata));
                var opened = _sources.OfSpan(parsed, span, cancellation);
                var panel = Panel.Of(
                    new Measurements(opened.World, opened.Parameters),
                    specification,
                    unit,
                    span,
                    chosen,
                    parsed.GetValue(relevant)
                );
                string words =
                    $"export {name} --years {span.First}:{span.Last}"
                    + (
                        parsed.GetValue(measures) is { Length: > 0 } asked
                            ? $" --measures {string.Join(',', asked)}"
                            : ""
                    )
                    + (parsed.GetValue(relevant) ? " --relevant" : "")
                    + (parsed.GetValue(undirected) ? " --undirected" : "");
                Write(
                    parsed,
                    new(panel, opened, words)
                    {
                        Target = target,
                        Threads = threads > 0 ? threads : Environment.ProcessorCount,
                    },
                    cancellation
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return command;
    }

    private void Write(ParseResult parsed, ExportRequest request, CancellationToken cancellation)
    {
        var manifest = _sources.ManifestOf(parsed, request.Opened, request.Command) with
        {
            ProgramVersion = ResultPrinter.ProgramVersion,
            InstructionSet = ResultPrinter.InstructionSet,
        };
        var panel = request.Panel;
        if (request.Target is not { Format: { } format } target)
        {
            _printer.Print(parsed, ExportCommandDocuments.Preview(panel, RowsShown, cancellation), manifest);
            return;
        }
        using var progress = new ExportCommandProgress(_surroundings, parsed.GetValue(_options.Verbose));
        if (target.File is null)
        {
            using var stream = new WriterStream(_surroundings.Out);
            PanelFiles.WriteCsv(panel, stream, request.Threads, progress, cancellation);
            return;
        }
        DataSetReference[] dataSets =
        [
            .. Citations(parsed, request.Opened, panel.Layout)
                .Select(c => new DataSetReference(c.DataSet, c.Version, c.Text, c.BibTeX)
                {
                    Terms = c.Licence,
                    Restrictive = c.Restrictive,
                }),
        ];
        var written = PanelFiles.Write(
            panel,
            target.File.FullName,
            format,
            new(manifest)
            {
                Threads = request.Threads,
                Title = ExportCommandDocuments.TitleOf(panel.Layout),
                DataSets = dataSets,
            },
            progress,
            cancellation
        );
        progress.End();
        _surroundings.Error.Write(ExportCommandDocuments.Told(target.File.Name, written, panel.Layout, dataSets));
    }

    // Who the members are is read from a data set too, though no column holds it.
    private IReadOnlyList<DataSetCitation> Citations(ParseResult parsed, OpenRecord opened, PanelLayout layout)
    {
        var sources = layout.Columns.SelectMany(column => column.Sources).Distinct().ToList();
        if (opened.Case is not null)
            return ArchiveStore.CiteKnown(sources);
        var archive = _sources.Archive(parsed);
        var members = archive.List().Where(held => held.DataSet == "country-panel");
        return archive.Cite([.. sources, .. members.Select(held => new Source(held.DataSet, held.Version))]);
    }

    private Command Variables()
    {
        var variables = new Command("variables", "every variable that a panel may hold");
        variables.SetAction(
            (parsed, cancellation) =>
            {
                var opened = _sources.OfEveryYear(parsed, cancellation);
                _printer.Print(
                    parsed,
                    ExportCommandDocuments.Variables(opened.World, _options.Specification(parsed), opened.Parameters),
                    _sources.ManifestOf(parsed, opened, "export variables")
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return variables;
    }

    private static YearSpan SpanOf(string text)
    {
        var ends = text.Split(':');
        if (
            ends.Length == 2
            && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            && int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out int last)
            && first is > 0 and < 10_000
            && last is > 0 and < 10_000
        )
        {
            return first <= last
                ? new YearSpan(first, last)
                : throw Faulty($"'{text}' ends before it begins; write the earlier year first");
        }
        throw Faulty($"'{text}' is no span of years; write it as 1950:2014");

        static FaultyInputException Faulty(string rule) => new("--years", 0, rule + ".", "nothing was computed");
    }
}

/// <summary>A panel to be written.</summary>
/// <param name="Panel">The panel.</param>
/// <param name="Opened">The record that it is made from.</param>
/// <param name="Command">The command, for its manifest.</param>
internal sealed record ExportRequest(Panel Panel, OpenRecord Opened, string Command)
{
    /// <summary>Where to and how.</summary>
    public required ExportTarget Target { get; init; }

    /// <summary>Threads, at least one.</summary>
    public required int Threads { get; init; }
}
