using System.CommandLine;
using System.Globalization;
using Counterpoise.Figures;
using Counterpoise.Measures;

namespace Counterpoise.Cli;

/// <summary>The options that every command shares.</summary>
internal sealed class CommonOptions
{
    public Option<string> Format { get; } =
        new("--format")
        {
            Description =
                "table, csv, json, md, html or latex (default: table); of an export to a file csv, parquet or dta",
            Recursive = true,
        };

    public Option<FileInfo> Out { get; } =
        new("--out")
        {
            Description = "write to a file; its extension gives the format where --format does not",
            Recursive = true,
        };

    public Option<FileInfo> Archive { get; } =
        new("--archive")
        {
            Description = "the archive (default: $COUNTERPOISE_ARCHIVE, else the user's data folder)",
            Recursive = true,
        };

    public Option<string[]> DataSet { get; } =
        new("--dataset")
        {
            Description =
                "a data set's version, as nmc=7.0, or a list, as disputes=gml, rivalries=td-rivalries or "
                + "alliances=cow; repeatable",
            Recursive = true,
        };

    public Option<string[]> Measure { get; } =
        new("--measure") { Description = "a measure's option, as capability=cinc; repeatable", Recursive = true };

    public Option<string> Intent { get; } =
        new("--intent")
        {
            Description = "estimated, contemporaneous or assumed (default: estimated)",
            Recursive = true,
        };

    /// <summary>For the commands that ask theories; each adds it to itself.</summary>
    public Option<string[]> Theory { get; } =
        new("--theory")
        {
            Description = "a theory to ask: an id, a theory file (.yaml), or all; repeatable (default: all)",
        };

    public Option<string> Parameters { get; } =
        new("--parameters")
        {
            Description = "assumed, estimated, or a file that changes some of the values",
            Recursive = true,
        };

    public Option<bool> Concurrent { get; } =
        new("--concurrent") { Description = "let events of the year itself count", Recursive = true };

    public Option<long?> Seed { get; } = new("--seed") { Description = "seed of the draws", Recursive = true };

    public Option<int?> Threads { get; } =
        new("--threads") { Description = "threads to use; results do not depend on it", Recursive = true };

    public Option<bool> Verbose { get; } = new("--verbose") { Description = "say more on stderr", Recursive = true };

    public Option<bool> NoColor { get; } = new("--no-color") { Description = "no colour", Recursive = true };

    public void AddTo(Command root)
    {
        foreach (
            var option in (Option[])
                [
                    Format,
                    Out,
                    Archive,
                    DataSet,
                    Measure,
                    Intent,
                    Parameters,
                    Concurrent,
                    Seed,
                    Threads,
                    Verbose,
                    NoColor,
                ]
        )
            root.Options.Add(option);
    }

    /// <summary>The options given that change a result, as written on the command line, for its manifest.</summary>
    /// <returns>Each with a space before it; empty where none was given.</returns>
    public string Chosen(ParseResult parsed)
    {
        List<string> words = [];
        foreach (var set in parsed.GetValue(DataSet) ?? [])
            words.AddRange(["--dataset", set]);
        foreach (var measure in parsed.GetValue(Measure) ?? [])
            words.AddRange(["--measure", measure]);
        if (parsed.GetValue(Intent) is { } intent)
            words.AddRange(["--intent", intent]);
        foreach (var theory in parsed.GetValue(Theory) ?? [])
            words.AddRange(["--theory", theory]);
        if (parsed.GetValue(Parameters) is { } parameters)
            words.AddRange(["--parameters", parameters]);
        if (parsed.GetValue(Concurrent))
            words.Add("--concurrent");
        if (parsed.GetValue(Seed) is { } seed)
            words.AddRange(["--seed", seed.ToString(CultureInfo.InvariantCulture)]);
        return string.Concat(words.Select(word => " " + word));
    }

    /// <summary>The format asked for, by name or by the extension of the file to be written.</summary>
    /// <exception cref="FaultyInputException">There is no such format.</exception>
    public OutputFormat FormatOf(ParseResult parsed) =>
        OutputFormats.Choose(parsed.GetValue(Format), parsed.GetValue(Out)?.Name);

    /// <summary>Threads to use; -1 for as many as there are.</summary>
    /// <exception cref="FaultyInputException">The number is below one.</exception>
    public int ThreadCount(ParseResult parsed) =>
        parsed.GetValue(Threads) switch
        {
            null => -1,
            > 0 and int threads => threads,
            _ => throw new FaultyInputException(
                "--threads",
                0,
                "at least one thread is needed.",
                "nothing was computed"
            ),
        };

    /// <summary>The choice of measures that the user asks for.</summary>
    /// <exception cref="FaultyInputException">A measure or option does not exist; all faults at once.</exception>
    public Specification Specification(ParseResult parsed)
    {
        var specification = Measures.Specification.Default with { Concurrent = parsed.GetValue(Concurrent) };
        List<Fault> faults = [];
        foreach (var choice in parsed.GetValue(Measure) ?? [])
        {
            int equals = choice.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                faults.Add(
                    new("--measure", 0, $"'{choice}' names no option; write MEASURE=OPTION, as capability=cinc.")
                );
            else
                Try("--measure", () => specification = specification.With(choice[..equals], choice[(equals + 1)..]));
        }
        if (parsed.GetValue(Intent) is { } intent)
            Try("--intent", () => specification = specification.With("intent", intent));
        return faults.Count == 0 ? specification : throw new FaultyInputException(faults, "nothing was computed");

        void Try(string option, Action change)
        {
            try
            {
                change();
            }
            catch (FaultyInputException faulty)
            {
                faults.AddRange(faulty.Faults.Select(fault => fault with { File = option }));
            }
        }
    }
}
