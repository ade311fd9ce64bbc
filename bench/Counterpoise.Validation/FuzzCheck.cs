using System.Diagnostics;
using System.Globalization;
using Counterpoise.Archive;

namespace Counterpoise.Validation;

/// <summary><c>fuzz</c>: hostile files for every importer, and whether each kept to <see cref="FileContract"/>.</summary>
public static class FuzzCheck
{
    /// <summary>How the command is written.</summary>
    public const string Usage =
        "  fuzz [--per-importer 10000] [--seed 1] [--threads N] [--dataset ID] [--input NUMBER] [--data FOLDER]\n"
        + "                                                  damaged files offered to every importer\n";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Runs the check.</summary>
    /// <param name="arguments">What stands behind <c>fuzz</c>.</param>
    /// <returns>0 where all was as promised, 1 where not, 2 for arguments that are none.</returns>
    public static int Run(string[] arguments)
    {
        var (parsed, whyNot) = Parse(arguments);
        if (parsed is not { } options)
        {
            Console.Error.Write($"{whyNot}\nWrite: " + Usage.TrimStart());
            return 2;
        }
        var real = SoundSheets.Real(options.Folder);
        var importers = ImporterCatalogue
            .All.Where(one => options.DataSet is null || one.DataSet.Id == options.DataSet)
            .ToArray();
        Console.Write(
            Invariant(
                $"{importers.Length} importers, {options.PerImporter} inputs each, seed {options.Seed}, {real.Count} real files\n"
            )
        );
        Console.Write(
            $"{"data set", -20}{"inputs", 8}{"accepted", 10}{"parts", 7}{"skipped", 9}{"refused", 9}{"planted", 9}{"found", 8}{"slowest", 9}  rows\n"
        );
        var clock = Stopwatch.StartNew();
        var print = new Lock();
        int violations = 0;
        Parallel.ForEach(
            importers,
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            importer =>
            {
                var tally = Fuzz(importer, real, options);
                lock (print)
                {
                    violations += tally.Violations.Count;
                    Console.Write(tally.Line(importer.DataSet.Id));
                    foreach (var violation in tally.Violations.Take(5))
                        Console.Write(violation);
                    if (tally.Violations.Count > 5)
                        Console.Write(Invariant($"    and {tally.Violations.Count - 5} more\n"));
                }
            }
        );
        Console.Write(Invariant($"{violations} violations in {clock.Elapsed.TotalSeconds:0} s\n"));
        return violations == 0 ? 0 : 1;
    }

    private static Tally Fuzz(Importer importer, IReadOnlyDictionary<string, Sheet> real, Options options)
    {
        var files = new HostileFiles(importer, real, options.Seed);
        var tally = new Tally
        {
            Rows =
                (files.HasMadeRows ? "made" : "no made rows")
                + (importer.DataSet.Layouts.Any(layout => real.ContainsKey(SoundSheets.KeyOf(layout))) ? ", real" : "")
                + (files.RefusesDoubledRows ? "" : "; doubled rows told otherwise")
                + (files.TellsOfTheWhole ? "; a rule of the whole table" : ""),
        };
        int first = options.Input ?? 0;
        int last = options.Input ?? options.PerImporter - 1;
        for (int number = first; number <= last; number++)
        {
            var input = files.Make(number);
            var result = FileContract.Judge(input);
            // Another process may have had the processor; what is slow is slow again.
            for (int again = 0; again < 2 && result.Took > Longest; again++)
                result = FileContract.Judge(input);
            tally.Count(input, result);
            var violation = result.Violation ?? (result.Took > Longest ? $"took {result.Took}" : null);
            if (violation is not null)
            {
                tally.Violations.Add(
                    Invariant(
                        $"    --dataset {importer.DataSet.Id} --seed {options.Seed} --input {number} ({input.Kind}): {violation}\n"
                    )
                );
            }
            if (options.Input is not null)
            {
                var path = Path.Combine(Path.GetTempPath(), "counterpoise-fuzz-input");
                File.WriteAllBytes(path, input.Content);
                Console.Write($"{input.Kind}: {path}\n{string.Join("\n", result.Outcomes)}\n");
            }
        }
        return tally;
    }

    private static (Options? Options, string WhyNot) Parse(string[] arguments)
    {
        var options = new Options(10_000, 1, Environment.ProcessorCount, null, null, null);
        for (int i = 0; i < arguments.Length; i += 2)
        {
            var name = arguments[i];
            if (i + 1 == arguments.Length)
                return (null, $"{name}: needs a value.");
            var value = arguments[i + 1];
            bool isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            switch (name)
            {
                case "--per-importer" or "--threads" when !isNumber || number == 0:
                    return (null, $"{name} '{value}': is a whole number from 1.");
                case "--input" when !isNumber:
                    return (null, $"{name} '{value}': is a whole number from 0.");
                case "--per-importer":
                    options = options with { PerImporter = number };
                    break;
                case "--threads":
                    options = options with { Threads = number };
                    break;
                case "--input":
                    options = options with { Input = number };
                    break;
                case "--seed":
                    if (!ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
                        return (null, $"{name} '{value}': is a whole number from 0.");
                    options = options with { Seed = seed };
                    break;
                case "--dataset":
                    if (ImporterCatalogue.Find(value) is null)
                        return (
                            null,
                            $"{name} '{value}': no importer has this name; see 'counterpoise data list --missing'."
                        );
                    options = options with { DataSet = value };
                    break;
                case "--data":
                    if (!Directory.Exists(value))
                        return (null, $"{name} '{value}': there is no such folder.");
                    options = options with { Folder = value };
                    break;
                default:
                    return (null, $"{name}: there is no such option.");
            }
        }
        if (options.Folder is null && SharedFolder() is var shared)
            options = options with { Folder = shared };
        return (options, "");
    }

    private static string? SharedFolder()
    {
        if (Environment.GetEnvironmentVariable("COUNTERPOISE_DATA") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var beside = Path.Combine(folder.FullName, "..", "shared", "data");
            if (File.Exists(Path.Combine(folder.FullName, "Counterpoise.slnx")))
                return Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
        }
        return null;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private sealed record Options(
        int PerImporter,
        ulong Seed,
        int Threads,
        string? DataSet,
        int? Input,
        string? Folder
    );

    private sealed class Tally
    {
        private int _inputs;
        private int _accepted;
        private int _parts;
        private int _skipped;
        private int _refused;
        private int _planted;
        private int _found;
        private TimeSpan _slowest;

        public required string Rows { get; init; }

        public List<string> Violations { get; } = [];

        public void Count(HostileFile input, ContractResult result)
        {
            _inputs++;
            // Made rows are never a whole edition; of sound ones nothing but that is said.
            foreach (var outcome in result.Outcomes)
            {
                bool isPart = FileContract.IsSoundButPart(input, outcome);
                _accepted += outcome is ReadOutcome.Sound ? 1 : 0;
                _parts += isPart ? 1 : 0;
                _skipped += outcome is ReadOutcome.Skipped ? 1 : 0;
                _refused += !isPart && outcome is ReadOutcome.Refused ? 1 : 0;
            }
            _slowest = result.Took > _slowest ? result.Took : _slowest;
            if (input.Expectation != Expectation.Planted)
                return;
            _planted += input.Lines.Count;
            var left = result
                .Outcomes.OfType<ReadOutcome.Refused>()
                .SelectMany(refused => refused.Faults)
                .Select(fault => fault.Line)
                .ToList();
            _found += input.Lines.Count(left.Remove);
        }

        public string Line(string dataSet) =>
            Invariant(
                $"{dataSet, -20}{_inputs, 8}{_accepted, 10}{_parts, 7}{_skipped, 9}{_refused, 9}{_planted, 9}{_found, 8}{_slowest.TotalMilliseconds, 6:0} ms  {Rows}\n"
            );
    }
}
