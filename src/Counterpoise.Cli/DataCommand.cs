using System.CommandLine;
using Counterpoise.Archive;
using Counterpoise.Briefs;

namespace Counterpoise.Cli;

/// <summary><c>data add|check|list|report|verify|cite|remove</c>: the archive.</summary>
internal sealed class DataCommand
{
    private const int FaultsShown = 20;

    // Nothing is said of work that is done before a user wonders.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    private readonly Surroundings _surroundings;
    private readonly ResultPrinter _printer;
    private readonly RecordSource _sources;
    private readonly CommonOptions _options;

    private DataCommand(CommonOptions options, Surroundings surroundings)
    {
        (_options, _surroundings) = (options, surroundings);
        _printer = new ResultPrinter(options, surroundings);
        _sources = new RecordSource(options, surroundings);
    }

    public static Command Create(CommonOptions options, Surroundings surroundings)
    {
        var data = new DataCommand(options, surroundings);
        return new Command("data", "the archive of published data sets")
        {
            data.Add(),
            data.Check(),
            data.List(),
            data.Report(),
            data.Verify(),
            data.Cite(),
            data.Remove(),
        };
    }

    private static Argument<string[]> Paths() =>
        new("PATH")
        {
            Description = "data files (.csv, .dta 117-119, Parquet; .gz, .zip), or folders of them",
            Arity = ArgumentArity.OneOrMore,
        };

    private Command Add()
    {
        var paths = Paths();
        var add = new Command("add", "import data files; nothing is fetched") { paths };
        add.SetAction(
            (parsed, cancellation) =>
            {
                var archive = _sources.Archive(parsed);
                if (Import(archive, parsed.GetRequiredValue(paths), cancellation) is not { } outcomes)
                    return Task.FromResult(CommandLine.Stopped);
                var held = archive.Exists ? archive.List() : [];
                _printer.Print(
                    parsed,
                    DataDocuments.Import(outcomes, held),
                    ManifestOf("data add", Offered(outcomes, held))
                );
                return Task.FromResult(
                    outcomes.Any(o => o is AddOutcome.Refused) ? CommandLine.Faulty : CommandLine.Success
                );
            }
        );
        return add;
    }

    private Command Check()
    {
        var paths = Paths();
        var check = new Command("check", "read data files as 'data add' does, and write nothing") { paths };
        check.SetAction(
            (parsed, cancellation) =>
            {
                List<ReadOutcome> outcomes = [];
                foreach (var file in OfferedFile.Under(parsed.GetRequiredValue(paths)))
                {
                    cancellation.ThrowIfCancellationRequested();
                    var outcome = file.Read();
                    if (outcome is ReadOutcome.Refused(var name, var faults, var count))
                        Tell(name, faults, count, "not sound");
                    outcomes.Add(outcome);
                }
                _printer.Print(parsed, DataDocuments.Check(outcomes), new Manifest("data check"));
                return Task.FromResult(
                    outcomes.Any(o => o is ReadOutcome.Refused) ? CommandLine.Faulty : CommandLine.Success
                );
            }
        );
        return check;
    }

    // Null where the user stopped it.
    private IReadOnlyList<AddOutcome>? Import(ArchiveStore archive, string[] paths, CancellationToken cancellation)
    {
        long began = _surroundings.Clock.GetTimestamp();
        var said = TimeSpan.Zero;
        int imported = 0;
        try
        {
            return archive.Add(paths, Follow, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _surroundings.Error.Write(
                imported == 0
                    ? "Interrupted; nothing was imported.\n"
                    : $"Interrupted; {imported} imported before it stay, whole. Run the command again for the rest.\n"
            );
            return null;
        }

        void Follow(AddProgress progress)
        {
            if (progress.Outcome is AddOutcome.Imported)
                imported++;
            if (progress.Outcome is AddOutcome.Refused(var file, var faults, var count))
                Tell(file, faults, count, "not imported");
            var elapsed = _surroundings.Clock.GetElapsedTime(began);
            if (elapsed - said < Silence)
                return;
            said = elapsed;
            _surroundings.Error.Write($"{progress.Done} of {progress.Files} files: {progress.Outcome.File}\n");
        }
    }

    private void Tell(string file, IReadOnlyList<Fault> faults, int count, string consequence)
    {
        foreach (var fault in faults.Take(FaultsShown))
            _surroundings.Error.Write($"{fault}\n");
        string more = count > FaultsShown ? $" ({count - FaultsShown} not shown)" : "";
        _surroundings.Error.Write($"{file}: {DataDocuments.Faults(count)}{more}; {consequence}.\n");
    }

    private Command List()
    {
        var missing = new Option<bool>("--missing")
        {
            Description = "the data sets known but not held, and where to get them",
        };
        var list = new Command("list", "the data sets in the archive") { missing };
        list.SetAction(
            (parsed, _) =>
            {
                if (parsed.GetValue(missing))
                {
                    var archive = _sources.Archive(parsed);
                    _printer.Print(
                        parsed,
                        DataDocuments.Missing(archive.Missing()),
                        ManifestOf("data list --missing", archive)
                    );
                    return Task.FromResult(CommandLine.Success);
                }
                var existing = Existing(parsed);
                _printer.Print(parsed, DataDocuments.Held(existing.List()), ManifestOf("data list", existing));
                return Task.FromResult(CommandLine.Success);
            }
        );
        return list;
    }

    private Command Report()
    {
        var choices = Choices(ArgumentArity.ZeroOrMore, "data sets, as nmc or nmc=7.0 (default: all, without lines)");
        var report = new Command("report", "what each import read, kept and mended, with the lines of the file")
        {
            choices,
        };
        report.SetAction(
            (parsed, _) =>
            {
                var archive = Existing(parsed);
                var chosen = Read(parsed, choices);
                var reports = archive.Reports(chosen);
                _printer.Print(
                    parsed,
                    DataDocuments.Reports(reports, withLines: chosen.Length > 0),
                    ManifestOf("data report", [.. reports.Select(report => report.Held)])
                );
                return Task.FromResult(CommandLine.Success);
            }
        );
        return report;
    }

    private Command Verify()
    {
        var verify = new Command("verify", "hold every table against what was imported");
        verify.SetAction(
            (parsed, cancellation) =>
            {
                var archive = _sources.Archive(parsed);
                var findings = archive.Verify(cancellation);
                foreach (var fault in findings.AllFaults)
                    _surroundings.Error.Write($"{fault}\n");
                _printer.Print(
                    parsed,
                    DataDocuments.Findings(findings),
                    ManifestOf("data verify", [.. findings.DataSets.Select(finding => finding.Held)])
                );
                return Task.FromResult(findings.AllFaults.Count == 0 ? CommandLine.Success : CommandLine.Faulty);
            }
        );
        return verify;
    }

    private Command Cite()
    {
        var bibtex = new Option<bool>("--bibtex") { Description = "a BibTeX file of the works, one entry a work" };
        var cite = new Command("cite", "how to cite what the archive holds") { bibtex };
        cite.SetAction(
            (parsed, _) =>
            {
                var archive = Existing(parsed);
                if (!parsed.GetValue(bibtex))
                    _printer.Print(
                        parsed,
                        DataDocuments.Citations(archive.Cite(), archive.List()),
                        ManifestOf("data cite", archive)
                    );
                else if (parsed.GetValue(_options.Format) is { } format)
                    throw new FaultyInputException(
                        "--format",
                        0,
                        $"'{format}' says one format and --bibtex another; leave one of the two out.",
                        "nothing was written"
                    );
                else
                    _printer.PrintText(parsed, archive.BibTeX());
                return Task.FromResult(CommandLine.Success);
            }
        );
        return cite;
    }

    private Command Remove()
    {
        var choices = Choices(ArgumentArity.OneOrMore, "data sets, as nmc for all its editions or nmc=7.0 for one");
        var remove = new Command("remove", "remove data sets from the archive, all that are named or none") { choices };
        remove.SetAction(
            (parsed, cancellation) =>
            {
                var archive = _sources.Archive(parsed);
                var removed = archive.Remove(Read(parsed, choices), cancellation);
                _printer.Print(parsed, DataDocuments.Removed(removed), ManifestOf("data remove", removed));
                return Task.FromResult(CommandLine.Success);
            }
        );
        return remove;
    }

    private static Argument<string[]> Choices(ArgumentArity arity, string description) =>
        new("DATASET") { Description = description, Arity = arity };

    private static DataSetChoice[] Read(ParseResult parsed, Argument<string[]> choices) =>
        [.. (parsed.GetValue(choices) ?? []).Select(DataSetChoice.Of)];

    // An archive that is not there holds nothing: an answer, but one that the user should be able to change.
    private ArchiveStore Existing(ParseResult parsed)
    {
        var archive = _sources.Archive(parsed);
        if (!archive.Exists)
        {
            _surroundings.Error.Write(
                $"There is no archive at {archive.Path}; make one with 'counterpoise data add FOLDER'.\n"
            );
        }
        return archive;
    }

    // What the archive holds of the data sets that were offered.
    private static IReadOnlyList<HeldDataSet> Offered(
        IReadOnlyList<AddOutcome> outcomes,
        IReadOnlyList<HeldDataSet> held
    )
    {
        var offered = outcomes
            .Select(outcome =>
                outcome switch
                {
                    AddOutcome.Imported(_, var report) => (report.DataSet, report.Version),
                    AddOutcome.AlreadyThere(_, var dataSet, var version) => (dataSet, version),
                    _ => ("", ""),
                }
            )
            .ToHashSet();
        return [.. held.Where(one => offered.Contains((one.DataSet, one.Version)))];
    }

    private static Manifest ManifestOf(string command, ArchiveStore archive) =>
        ManifestOf(command, archive.Exists ? archive.List() : []);

    private static Manifest ManifestOf(string command, IReadOnlyList<HeldDataSet> held) =>
        new(command)
        {
            InputHashes = RecordSource.HashesOf(held),
            DataVersions = held.GroupBy(one => one.DataSet, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => string.Join(", ", g.Select(one => one.Version).Distinct())),
        };
}
