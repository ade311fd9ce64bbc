using System.CommandLine;
using System.Security.Cryptography;
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
        estimate.SetAction((parsed, cancellation) => Task.FromResult(command.Run(parsed, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_file) is not { } path)
        {
            throw new FaultyInputException(
                "estimate",
                0,
                "no model is named; give a model file, or one of the estimates that 'estimate --help' lists.",
                Consequence
            );
        }
        var figure = parsed.GetValue(_figure);
        var outFile = parsed.GetValue(_options.Out);
        CheckFigure(figure, outFile, path);
        var source = SourceFile.Read(path);
        var file = ModelFile.Read(source);
        int threads = _options.ThreadCount(parsed);
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
        if (asPlot)
            AtomicFile.Write(outFile!.FullName, ModelReport.Plot(fit));
        else
        {
            var format = OutputFormats.Choose(parsed.GetValue(_options.Format), outFile?.Name);
            new ResultPrinter(_options, _surroundings).Print(
                parsed,
                format is OutputFormat.Csv or OutputFormat.Json ? ModelReport.Machine(fit) : ModelReport.Journal(fit),
                manifest
            );
        }
        if (figure is not null)
            AtomicFile.Write(figure.FullName, ModelReport.Plot(fit));
        return CommandLine.Success;
    }

    private static void CheckFigure(FileInfo? figure, FileInfo? result, string model)
    {
        if (figure is null)
            return;
        if (!figure.Extension.Equals(".svg", StringComparison.OrdinalIgnoreCase))
            throw Fault("--figure", $"'{figure.Name}' does not end in .svg, the one format of figures; end it so.");
        if (Same(figure.FullName, result?.FullName) || Same(figure.FullName, model))
            throw Fault("--figure", $"'{figure.Name}' is the model or the result; name another file.");
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
        var table = PanelTable.Read(place, data, Wanted(file));
        using var stream = File.OpenRead(place);
        return (
            table,
            new($"estimate {Path.GetFileName(path)}")
            {
                InputHashes = new Dictionary<string, string>
                {
                    [data] = Convert.ToHexStringLower(SHA256.HashData(stream)),
                },
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
                PanelTable.Of(panel, Wanted(file), threads, cancellation),
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

    private static HashSet<string> Wanted(ModelFile file) =>
        [.. file.Model.Columns, RegressionModel.Dyad, "ccode", "ccode1", "ccode2", "year"];

    private static ModelEstimate Fit(ModelFile file, PanelTable table, int threads, CancellationToken cancellation)
    {
        var model = file.Model;
        Fault[] lacking =
        [
            .. ModelSample
                .Lacking(model, [.. table.Names])
                .Select(name =>
                {
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
        try
        {
            return ModelEstimate.Of(model, ModelSample.Of(model, table.Rows, table.Column), threads, cancellation);
        }
        catch (FaultyInputException faulty)
        {
            throw new FaultyInputException([.. faulty.Faults.Select(f => f with { File = file.Name })], Consequence);
        }
    }

    private static FaultyInputException Fault(string place, string message) => new(place, 0, message, Consequence);
}
