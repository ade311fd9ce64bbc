using System.CommandLine;
using System.CommandLine.Parsing;
using Counterpoise.Briefs;
using Counterpoise.Exports;
using Counterpoise.Figures;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Panels;
using Counterpoise.Statistics;

namespace Counterpoise.Cli;

/// <summary><c>estimate FILE</c>: a scholar's own logistic regression, on an exported panel or on one of the record.</summary>
internal sealed class ModelCommand
{
    private const string Consequence = "nothing was estimated";

    private readonly CommonOptions _options;
    private readonly Surroundings _surroundings;
    private readonly Argument<string?> _file = new("FILE")
    {
        Description = "a model file (.yaml), as docs/estimation.md describes it",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<FileInfo> _figure = new("--figure")
    {
        Description = "also draw the coefficients with their intervals into an .svg file",
    };

    private ModelCommand(CommonOptions options, Surroundings surroundings) =>
        (_options, _surroundings) = (options, surroundings);

    /// <summary>Adds the argument and the action to the command.</summary>
    public static void AddTo(Command estimate, CommonOptions options, Surroundings surroundings)
    {
        var command = new ModelCommand(options, surroundings);
        estimate.Arguments.Add(command._file);
        estimate.Options.Add(command._figure);
        estimate.Validators.Add(command.CheckUsage);
        estimate.SetAction((parsed, cancellation) => Task.FromResult(command.Run(parsed, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetValue(_file)!;
        var figure = parsed.GetValue(_figure);
        var outFile = parsed.GetValue(_options.Out);
        foreach (var written in new[] { outFile, figure }.OfType<FileInfo>())
            AtomicFile.Check(written.FullName);
        var source = SourceFile.Read(path);
        var file = ModelFile.Read(source);
        int threads = _options.ThreadCount(parsed);
        if (file.DataFile is not null)
            TellUnused(parsed);
        var (table, manifest) = file.DataFile is { } data
            ? OfFile(file, path, data, figure, outFile)
            : OfRecord(parsed, file, threads > 0 ? threads : Environment.ProcessorCount, cancellation);
        var hashes = new SortedDictionary<string, string>(manifest.InputHashes.ToDictionary(), StringComparer.Ordinal)
        {
            [Path.GetFileName(path)] = source.Sha256,
        };
        manifest = manifest with { InputHashes = hashes };
        var fit = Fit(file, table, threads, cancellation);
        // A coefficient plot is asked for by its own option; --out x.svg asks for the same.
        bool asPlot =
            parsed.GetValue(_options.Format) is null
            && outFile?.Extension.Equals(".svg", StringComparison.OrdinalIgnoreCase) == true;
        (string Path, string Text)? plot = figure is null ? null : (figure.FullName, ModelReport.Plot(fit));
        if (asPlot)
        {
            (string, string) own = (outFile!.FullName, ModelReport.Plot(fit));
            AtomicFile.Write(plot is { } second ? [own, second] : [own]);
        }
        else
        {
            var format = OutputFormats.Choose(parsed.GetValue(_options.Format), outFile?.Name);
            new ResultPrinter(_options, _surroundings).Print(
                parsed,
                format is OutputFormat.Csv or OutputFormat.Json ? ModelReport.Machine(fit) : ModelReport.Journal(fit),
                manifest,
                figure: plot
            );
        }
        return CommandLine.Success;
    }

    // What the command line alone shows to be wrong, before anything is read.
    private void CheckUsage(CommandResult command)
    {
        if (command.GetValue(_file) is not { } model)
        {
            command.AddError(
                "estimate: no model is named; give a model file, or one of the estimates that 'estimate --help' lists."
            );
            return;
        }
        if (command.GetResult(_figure) is not { Errors: var errors } || errors.Any())
            return;
        if (command.GetValue(_figure) is not { } figure)
            return;
        if (!figure.Extension.Equals(".svg", StringComparison.OrdinalIgnoreCase))
            command.AddError($"--figure: '{figure.Name}' does not end in .svg, the one format of figures; end it so.");
        else if (Same(figure.FullName, command.GetValue(_options.Out)?.FullName) || Same(figure.FullName, model))
            command.AddError($"--figure: '{figure.Name}' is the model or the result; name another file.");
    }

    // These choose what a panel of the record is measured by.
    private void TellUnused(ParseResult parsed)
    {
        string[] unused =
        [
            .. new Option[]
            {
                _options.Archive,
                _options.DataSet,
                _options.Measure,
                _options.Intent,
                _options.Parameters,
                _options.Concurrent,
            }
                .Where(option => parsed.GetResult(option) is { Implicit: false })
                .Select(option => option.Name),
        ];
        if (unused.Length > 0)
            _surroundings.Error.Write(
                $"note: {string.Join(", ", unused)}: acts on 'panel:' only, and the model reads 'data:'; it changes nothing here.\n"
            );
    }

    private static bool Same(string one, string? other) =>
        other is not null && string.Equals(Path.GetFullPath(one), Path.GetFullPath(other), StringComparison.Ordinal);

    private static (PanelTable Table, Manifest Manifest) OfFile(
        ModelFile file,
        string path,
        string data,
        FileInfo? figure,
        FileInfo? result
    )
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var place = Path.Combine(folder, data.Replace('/', Path.DirectorySeparatorChar));
        if (IsLink(folder, data))
            throw Fault(
                file.Name,
                $"data '{data}' is a link, which may lead anywhere; put the panel itself beside the model."
            );
        if (Same(place, figure?.FullName) || Same(place, result?.FullName))
            throw Fault("--out", $"'{data}' is the panel that the command reads; name another file.");
        if (PathKinds.Of(place) is not (PathKind.File or PathKind.Missing))
            throw Fault(file.Name, $"data '{data}' is no file with content; export the panel there.");
        var table = PanelTable.Read(place, data, names => ModelSample.Needed(file.Model, names));
        return (
            table,
            new($"estimate {Path.GetFileName(path)}")
            {
                InputHashes = new Dictionary<string, string> { [data] = table.Sha256 },
            }
        );
    }

    private static bool IsLink(string folder, string data)
    {
        var place = folder;
        foreach (var part in data.Split('/'))
        {
            place = Path.Combine(place, part);
            if (new FileInfo(place).LinkTarget is not null)
                return true;
        }
        return false;
    }

    private (PanelTable Table, Manifest Manifest) OfRecord(
        ParseResult parsed,
        ModelFile file,
        int threads,
        CancellationToken cancellation
    )
    {
        var request = file.Panel!;
        var sources = new RecordSource(_options, _surroundings);
        try
        {
            var unit =
                request.Unit == "state-years" ? PanelUnit.StateYear
                : request.Undirected ? PanelUnit.DyadYear
                : PanelUnit.DirectedDyadYear;
            var defaults = request.Unit switch
            {
                "state-years" => PanelMeasures.OfStateYears,
                "dyad-years" => PanelMeasures.OfDyadYears,
                _ => PanelMeasures.OfThreats,
            };
            var measures =
                request.Measures.Count == 0
                    ? defaults
                    : PanelMeasures.Parse(string.Join(',', request.Measures), unit, defaults);
            var specification = _options.Specification(parsed);
            var opened = sources.OfSpan(parsed, request.Years, cancellation);
            var panel = Panel.Of(
                new Measurements(opened.World, opened.Parameters),
                specification,
                unit,
                request.Years,
                measures,
                request.Relevant
            );
            return (
                PanelTable.Of(panel, names => ModelSample.Needed(file.Model, names), threads, cancellation),
                sources.ManifestOf(parsed, opened, $"estimate {Path.GetFileName(file.Name)}")
            );
        }
        catch (FaultyInputException faulty) when (faulty.Faults.All(f => f.File is "--measures" or "--years"))
        {
            throw new FaultyInputException(
                [.. faulty.Faults.Select(f => new Fault(file.Name, request.Line, $"panel {f.File[2..]}: {f.Message}"))],
                Consequence
            );
        }
    }

    private static ModelEstimate Fit(ModelFile file, PanelTable table, int threads, CancellationToken cancellation)
    {
        var model = file.Model;
        Fault[] lacking =
        [
            .. ModelSample
                .Lacking(model, [.. table.Names])
                .Select(name =>
                {
                    if (name == RegressionModel.Dyad)
                    {
                        return new Fault(
                            file.Name,
                            file.Lines.GetValueOrDefault(name),
                            "'dyad' is the pair of ccode1 and ccode2, a key for clusters and fixed effects and no column of numbers; "
                                + "name a column of the panel, or ccode1 and ccode2."
                        );
                    }
                    var near = NearMatches.Of(name, table.Names);
                    var repair =
                        near.Count > 0
                            ? $"did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?"
                            : $"it has {string.Join(", ", table.Names.Take(30))}{(table.Names.Count > 30 ? ", ..." : "")}.";
                    return new Fault(
                        file.Name,
                        file.Lines.GetValueOrDefault(name),
                        $"column '{name}' is not in the panel; {repair}"
                    );
                }),
        ];
        if (lacking.Length > 0)
            throw new FaultyInputException(lacking, Consequence);
        ModelSample sample;
        try
        {
            sample = ModelSample.Of(model, table.Rows, table.Column, table.Places, table.PlaceWord);
        }
        catch (FaultyInputException faulty)
        {
            // Of single rows: a unit without a key, or twice in a year.
            throw new FaultyInputException(
                [
                    .. faulty.Faults.Select(f =>
                        file.DataFile is { } data ? f with { File = data } : new Fault(file.Name, 0, f.Message)
                    ),
                ],
                Consequence
            );
        }
        var (estimate, faults) = ModelEstimate.TryOf(model, sample, threads, cancellation);
        return estimate
            ?? throw new FaultyInputException([.. faults.Select(fault => Placed(file, fault))], Consequence);
    }

    // A fault of values at the row of the panel, one of the model at its line.
    private static Fault Placed(ModelFile file, DesignFault fault) =>
        fault.IsOfValues && file.DataFile is { } data
            ? new(data, fault.Place, fault.Message)
            : new(
                file.Name,
                fault.Columns.Select(name => file.Lines.GetValueOrDefault(name)).FirstOrDefault(line => line > 0),
                fault.Message
            );

    private static FaultyInputException Fault(string place, string message) => new(place, 0, message, Consequence);
}
