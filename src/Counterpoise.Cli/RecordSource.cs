using System.CommandLine;
using System.Globalization;
using Counterpoise.Archive;
using Counterpoise.Briefs;
using Counterpoise.Briefs.Claims;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Theories;

namespace Counterpoise.Cli;

/// <summary>A record opened for a command, with what a manifest says of it.</summary>
/// <param name="World">The record.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Case">The case that it comes from; null for the archive.</param>
/// <param name="Dyad">The pair that the case is about.</param>
/// <param name="Hashes">SHA-256 of the files read, by name.</param>
internal sealed record OpenRecord(
    World World,
    ParameterSet Parameters,
    CaseDefinition? Case,
    DirectedDyad? Dyad,
    IReadOnlyDictionary<string, string> Hashes
)
{
    /// <summary>The claims of the case; empty for the archive.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];
}

/// <summary>Opens the record that a command is about: a case, the archive, or the embedded case for what it covers.</summary>
internal sealed class RecordSource(CommonOptions options, Surroundings surroundings)
{
    // The set that is whole; other sets change some of its values.
    private const string Assumed = "assumed";

    private const string ArchiveVariable = "COUNTERPOISE_ARCHIVE";

    // Years read before the year asked for: enough for what a missing reading was before, and for the figure over time.
    private const int YearsBefore = 40;

    // The list of states begins with it.
    private const int FirstYear = 1816;

    /// <summary>What stands before the name of a data file in a manifest, where a case's own files stand beside it.</summary>
    public const string OfArchive = "archive/";

    private static CaseLibrary Library => CaseLibrary.Shipped;

    /// <summary>Whether evidence may be weighed for a theory of this id, or for another reading of one.</summary>
    public static bool IsTheory(string id) => TheoryCatalogue.Find(id) is not null;

    /// <summary>The archive that the options name; it need not exist.</summary>
    public ArchiveStore Archive(ParseResult parsed) =>
        ArchiveStore.Open(
            parsed.GetValue(options.Archive)?.FullName
                ?? (surroundings.Variable(ArchiveVariable) is { Length: > 0 } named ? named : null)
                ?? surroundings.DefaultArchive,
            surroundings.Clock
        );

    /// <summary>Opens a case. It uses its own figures unless <c>--archive</c> is given.</summary>
    public OpenRecord OfCase(ParseResult parsed, string idOrFolder, CancellationToken cancellation)
    {
        if (parsed.GetValue(options.Archive) is null && parsed.GetValue(options.DataSet) is { Length: > 0 } editions)
        {
            throw new FaultyInputException(
                "--dataset",
                0,
                $"'{editions[0]}' chooses among the data sets of an archive, and a case has its own figures; add --archive.",
                "nothing was computed"
            );
        }
        var parameters = Task.Run(() => Parameters(parsed), cancellation);
        var opened = Library.Open(idOrFolder, IsTheory);
        var world = opened.World;
        var hashes = opened.Hashes;
        if (parsed.GetValue(options.Archive) is not null)
        {
            var loaded = Load(parsed, opened.Definition.Years, cancellation);
            world = loaded.World.With(opened.World.Evidence);
            hashes = hashes
                .Concat(
                    HashesOf(loaded)
                        .Select(file => new KeyValuePair<string, string>($"{OfArchive}{file.Key}", file.Value))
                )
                .ToDictionary(StringComparer.Ordinal);
        }
        return new(world, parameters.GetAwaiter().GetResult(), opened.Definition, opened.Dyad, hashes)
        {
            Claims = opened.Claims,
        };
    }

    /// <summary>Opens the archive for a year if there is one, else the embedded case that covers it.</summary>
    /// <exception cref="FaultyInputException">Neither covers the year.</exception>
    public OpenRecord OfYear(ParseResult parsed, Year year, CancellationToken cancellation)
    {
        if (IsArchive(parsed))
        {
            var years = new YearSpan(Math.Max(FirstYear, year.Value - YearsBefore), Math.Max(FirstYear, year.Value));
            var loaded = Load(parsed, years, cancellation);
            return new(loaded.World, Parameters(parsed), null, null, HashesOf(loaded));
        }
        if (OfEmbedded(parsed, definition => definition.Years.Contains(year), cancellation) is { } embedded)
            return embedded;
        throw new FaultyInputException(
            "--year",
            0,
            $"no embedded case covers {year} ({EmbeddedCoverage()}), and there is no archive; "
                + "make one with 'counterpoise data add FOLDER'.",
            "nothing was computed"
        );
    }

    /// <summary>
    /// Opens the archive from its beginning to the last year if there is one, so that what is read of a year does not depend on the
    /// first one asked for; else the embedded case that covers the span.
    /// </summary>
    /// <exception cref="FaultyInputException">Neither covers the span.</exception>
    public OpenRecord OfSpan(ParseResult parsed, YearSpan years, CancellationToken cancellation)
    {
        if (!IsArchive(parsed))
        {
            return OfEmbedded(
                    parsed,
                    case_ => case_.Years.Contains(years.First) && case_.Years.Contains(years.Last),
                    cancellation
                )
                ?? throw new FaultyInputException(
                    "--years",
                    0,
                    $"no embedded case covers {years} ({EmbeddedCoverage()}), and there is no archive; "
                        + "make one with 'counterpoise data add FOLDER'.",
                    "nothing was computed"
                );
        }
        var loaded = Load(parsed, new YearSpan(FirstYear, Math.Max(FirstYear, years.Last.Value)), cancellation);
        var last = LastMembership(loaded.World);
        if (years.First.Value < FirstYear || years.Last > last)
        {
            throw new FaultyInputException(
                "--years",
                0,
                $"{years} lies outside the list of states, which covers {FirstYear}-{last}; choose years within it.",
                "nothing was computed"
            );
        }
        return new(loaded.World, Parameters(parsed), null, null, HashesOf(loaded));
    }

    /// <summary>Opens every year of the archive if there is one, else the first embedded case.</summary>
    public OpenRecord OfEveryYear(ParseResult parsed, CancellationToken cancellation)
    {
        if (!IsArchive(parsed) && OfEmbedded(parsed, _ => true, cancellation) is { } embedded)
            return embedded;
        var last = LastMembership(Load(parsed, new YearSpan(FirstYear, FirstYear), cancellation).World);
        var loaded = Load(parsed, new YearSpan(new Year(FirstYear), last), cancellation);
        return new(loaded.World, Parameters(parsed), null, null, HashesOf(loaded));
    }

    /// <summary>Loads the record of the whole system.</summary>
    public LoadedWorld Load(ParseResult parsed, YearSpan years, CancellationToken cancellation)
    {
        var store = Archive(parsed);
        if (!store.Exists)
        {
            throw new FaultyInputException(
                "--archive",
                0,
                "there is no archive there; make one with 'counterpoise data add FOLDER'.",
                "nothing was computed"
            );
        }
        var loaded = ArchiveWorld.Load(
            store,
            years,
            DataSetChoices.Read(parsed.GetValue(options.DataSet) ?? []),
            cancellation
        );
        if (parsed.GetValue(options.Verbose))
        {
            foreach (var note in loaded.Notes)
                surroundings.Error.Write(note + "\n");
        }
        return loaded;
    }

    /// <summary>The parameters that the options name, complete.</summary>
    public ParameterSet Parameters(ParseResult parsed)
    {
        string? asked = parsed.GetValue(options.Parameters);
        var set =
            asked is not null && !Library.ParameterSets().Contains(asked, StringComparer.Ordinal)
                ? Overlay([SourceFile.Read(asked)])
            : asked is null or Assumed ? Library.Parameters(Assumed, RequiredParameters.All)
            : Overlay(Library.ParameterFilesOf(asked));
        return parsed.GetValue(options.Seed) is { } seed
            ? set.With("weightings.seed", seed >= 0 ? seed : throw NegativeSeed(seed))
            : set;
    }

    /// <summary>Resolves a state for a year, telling the user of any clash of code lists.</summary>
    public StateCode Resolve(World world, string text, Year year)
    {
        var resolution = world.Identity.Resolve(text, year);
        if (resolution.Note is { } note)
            surroundings.Error.Write(note + "\n");
        return resolution.State.Code;
    }

    /// <summary>What a result was made from.</summary>
    public Manifest ManifestOf(ParseResult parsed, OpenRecord opened, string command) =>
        new(command + options.Chosen(parsed))
        {
            Seed = (ulong)opened.Parameters["weightings.seed"],
            InputHashes = HashesOf(opened.Hashes, FilesNamed(parsed)),
            DataVersions = VersionsOf(opened.World),
        };

    /// <summary>Version of every data set that a record was read from, by its short name.</summary>
    public static IReadOnlyDictionary<string, string> VersionsOf(World world) =>
        world
            .Coverages.Select(c => c.Source)
            .Distinct()
            .OrderBy(s => s.DataSet, StringComparer.Ordinal)
            .GroupBy(s => s.DataSet)
            .ToDictionary(g => g.Key, g => string.Join(", ", g.Select(s => s.Version)));

    /// <summary>SHA-256 of the files, by name, from which the data sets of a record came into the archive.</summary>
    public static IReadOnlyDictionary<string, string> HashesOf(LoadedWorld loaded)
    {
        var read = loaded.World.Coverages.Select(c => c.Source).Distinct().ToArray();
        return HashesOf(loaded.Held.Where(one => read.Any(source => Names(source, one))));

        // A version names a second data set where the two were read together.
        static bool Names(Source source, HeldDataSet one) =>
            source.Parts.Contains(new Source(one.DataSet, one.Version));
    }

    /// <summary>SHA-256 of the files, by name, of data sets held. Two files of one name are told apart by their data set.</summary>
    public static IReadOnlyDictionary<string, string> HashesOf(IEnumerable<HeldDataSet> held) =>
        held.DistinctBy(one => (one.File, one.Sha256))
            .GroupBy(one => one.File, StringComparer.Ordinal)
            .SelectMany(
                files => files,
                (files, one) =>
                    (Name: files.Skip(1).Any() ? $"{one.File} ({one.DataSet} {one.Version})" : one.File, one.Sha256)
            )
            .ToDictionary(file => file.Name, file => file.Sha256, StringComparer.Ordinal);

    private bool IsArchive(ParseResult parsed) =>
        parsed.GetValue(options.Archive) is not null
        || surroundings.Variable(ArchiveVariable) is not null
        || Archive(parsed).Exists;

    // Null where no embedded case is fit.
    private OpenRecord? OfEmbedded(ParseResult parsed, Func<CaseDefinition, bool> isFit, CancellationToken cancellation)
    {
        foreach (var id in Library.Ids)
        {
            var definition = Library.Definition(id);
            if (!isFit(definition))
                continue;
            surroundings.Error.Write(
                $"No archive: the figures are those of the embedded case {id}, which holds {definition.States.Count} states.\n"
            );
            return OfCase(parsed, id, cancellation);
        }
        return null;
    }

    private static Year LastMembership(World world) =>
        world.Identity.States.SelectMany(state => state.Membership).Max(span => span.Last);

    // Files of the user's that change a result: parameters and theories.
    private IEnumerable<string> FilesNamed(ParseResult parsed)
    {
        if (
            parsed.GetValue(options.Parameters) is { } parameters
            && !Library.ParameterSets().Contains(parameters, StringComparer.Ordinal)
        )
            yield return parameters;
        foreach (var theory in (parsed.GetValue(options.Theory) ?? []).Where(TheoryChoice.IsFile))
            yield return theory;
    }

    private static SortedDictionary<string, string> HashesOf(
        IReadOnlyDictionary<string, string> ofRecord,
        IEnumerable<string> files
    )
    {
        var hashes = new SortedDictionary<string, string>(ofRecord.ToDictionary(), StringComparer.Ordinal);
        foreach (var file in files)
            hashes[file] = SourceFile.Read(file).Sha256;
        return hashes;
    }

    private static string EmbeddedCoverage() =>
        string.Join(", ", Library.Definitions().Select(d => $"{d.Id} covers {d.Years.First}-{d.Years.Last}"));

    // Parameters under which the standardisation was estimated.
    private static readonly string[] Standardised =
    [
        "proximity.",
        "reach.",
        "offense.",
        "intent.",
        "estimated.intent.",
        "contemporaneous.intent.",
        "threat.floor",
    ];

    // A file changes some values of the assumed set; the rest stays.
    private ParameterSet Overlay(IReadOnlyList<SourceFile> files)
    {
        var named = ParameterFile.Read(files).All.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        // Read again with the limits of what it names: a stranger or a value beyond its limit is told with its line.
        var changes = ParameterFile.Read(files, [.. RequiredParameters.All.Where(r => named.Contains(r.Id))]);
        var assumed = Library.Parameters(Assumed, RequiredParameters.All);
        if (changes.All.Any(p => Standardised.Any(part => p.Id.StartsWith(part, StringComparison.Ordinal))))
        {
            surroundings.Error.Write(
                "The factors stay standardised as under the assumed set; a change of reach, decay or intent weighs them "
                    + "differently. See 'estimate standardisation'.\n"
            );
        }
        if (changes.All.Any(p => p.Id.StartsWith("intent.", StringComparison.Ordinal)))
        {
            surroundings.Error.Write(
                "Parameters intent.* are read by --intent assumed; by default intent reads estimated.intent.*.\n"
            );
        }
        return new(changes.Name, changes.Date, assumed.All.Select(p => changes.Find(p.Id) ?? p));
    }

    private static FaultyInputException NegativeSeed(long seed) =>
        new(
            "--seed",
            0,
            $"{seed.ToString(CultureInfo.InvariantCulture)} is negative; a seed is zero or more.",
            "nothing was computed"
        );
}
