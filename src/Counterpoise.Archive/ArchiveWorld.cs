using System.Globalization;
using Counterpoise.Files;
using Counterpoise.Record;
using DuckDB.NET.Data;

namespace Counterpoise.Archive;

/// <summary>A record read from the archive.</summary>
/// <param name="World">The record of the whole system.</param>
/// <param name="Notes">What could not be read into it, each with its number.</param>
public sealed record LoadedWorld(World World, IReadOnlyList<string> Notes)
{
    /// <summary>Every data set that the archive held when it was read, chosen or not.</summary>
    public IReadOnlyList<HeldDataSet> Held { get; init; } = [];
}

/// <summary>Reads the record of the whole state system from the archive.</summary>
public static class ArchiveWorld
{
    /// <summary>
    /// Reads a span of years. A variable whose data set the archive lacks stays without coverage; only the country
    /// panel, which says who is a member, is needed in any case. The first reading compiles the whole record into a file
    /// beside the archive; later ones take the years they need from there, until a data set or the program changes.
    /// </summary>
    /// <param name="store">The archive.</param>
    /// <param name="years">Years to hold slices for. Events are read from their beginnings.</param>
    /// <param name="choices">Data sets and editions; by default the newest.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FaultyInputException">
    /// There is no archive, it lacks the country panel, or an edition that was asked for.
    /// </exception>
    public static LoadedWorld Load(
        ArchiveStore store,
        YearSpan years,
        ArchiveChoices? choices = null,
        CancellationToken cancellation = default
    )
    {
        using var connection = store.OpenForReading();
        choices ??= new();
        var tables = new ArchiveTables(store.Path, connection, choices);
        var panel = tables.Require("country-panel", "without which nobody is a member of the state system");
        var compiled = CompiledRecord.Of(
            store.Path,
            [.. tables.Content, $"{choices.Disputes} {choices.Rivalries} {choices.Alliances}"]
        );
        var loaded = compiled.Read(years, cancellation);
        if (loaded is null)
        {
            var whyNot = compiled.Write(ReadTables(tables, panel, panel.Coverage, choices, cancellation));
            loaded = compiled.Read(years, cancellation) ?? ReadTables(tables, panel, years, choices, cancellation);
            if (whyNot is not null)
                loaded = loaded with { Notes = [.. loaded.Notes, whyNot] };
        }
        return loaded with { Held = tables.Held };
    }

    private static LoadedWorld ReadTables(
        ArchiveTables tables,
        HeldDataSet panel,
        YearSpan years,
        ArchiveChoices choices,
        CancellationToken cancellation
    )
    {
        var identity = ArchiveIdentity.Read(tables, panel, IdentityFile.Shipped());
        var builder = new WorldBuilder(identity, years, holdsWholeSystem: true);
        List<string> notes = [];
        foreach (
            var read in (ReadOnlySpan<Action>)
                [
                    () => StateYearReadings.Read(tables, builder),
                    () => DyadYearReadings.Read(tables, builder, choices.Alliances),
                    () => EventReadings.Read(tables, builder, choices, notes),
                ]
        )
        {
            cancellation.ThrowIfCancellationRequested();
            read();
        }
        return new(builder.Build(), notes);
    }
}

/// <summary>The tables of an open archive, with the edition chosen for each data set.</summary>
internal sealed class ArchiveTables
{
    private readonly string _path;
    private readonly DuckDBConnection _connection;
    private readonly Dictionary<string, HeldDataSet> _chosen = new(StringComparer.OrdinalIgnoreCase);

    public ArchiveTables(string path, DuckDBConnection connection, ArchiveChoices choices)
    {
        _path = path;
        _connection = connection;
        Held = ArchiveStore.ListIn(connection);
        foreach (var dataSet in Held.GroupBy(h => h.DataSet, StringComparer.OrdinalIgnoreCase))
            _chosen.Add(dataSet.Key, Newest(dataSet));
        List<Fault> faults = [];
        foreach (var (dataSet, version) in choices.Versions.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            var editions = Held.Where(h => string.Equals(h.DataSet, dataSet, StringComparison.OrdinalIgnoreCase))
                .ToList();
            if (editions.Find(h => string.Equals(h.Version, version, StringComparison.Ordinal)) is { } found)
            {
                _chosen[dataSet] = found;
                continue;
            }
            var others = editions.Count == 0 ? "none of it" : string.Join(", ", editions.Select(e => e.Version));
            faults.Add(
                new Fault(
                    "--dataset",
                    0,
                    $"{dataSet}={version}: the archive holds {others}; add the file, or name what it holds."
                )
            );
        }
        if (faults.Count > 0)
            throw new FaultyInputException(faults);
    }

    /// <summary>Every data set that the archive holds, chosen or not.</summary>
    public IReadOnlyList<HeldDataSet> Held { get; }

    /// <summary>What is read from: every chosen data set with its edition, file and time of import.</summary>
    public IEnumerable<string> Content =>
        _chosen
            .Values.OrderBy(held => held.DataSet, StringComparer.Ordinal)
            .Select(held => $"{held.DataSet} {held.Version} {held.Sha256} {held.Imported.UtcTicks}");

    /// <summary>The chosen edition of a data set; null where the archive lacks it.</summary>
    public HeldDataSet? Find(string dataSet) => _chosen.GetValueOrDefault(dataSet);

    /// <summary>The chosen edition of a data set that the question cannot do without.</summary>
    /// <param name="dataSet">Short name.</param>
    /// <param name="why">What it is needed for, as the end of a sentence.</param>
    /// <exception cref="FaultyInputException">The archive lacks it.</exception>
    public HeldDataSet Require(string dataSet, string why) =>
        Find(dataSet)
        ?? throw new FaultyInputException(
            _path,
            0,
            $"the archive lacks {ImporterCatalogue.Find(dataSet)?.DataSet.Title ?? dataSet}, {why}; "
                + "add its file with 'counterpoise data add'.",
            "nothing was computed"
        );

    /// <summary>Runs a query and hands over every row.</summary>
    public void Each(string sql, Action<DuckDBDataReader> onRow)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        // Rows arrive as they are found, not after the whole result is laid out in memory.
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            onRow(reader);
    }

    /// <summary>The years of a span, as a condition in SQL.</summary>
    public static string Within(YearSpan years) =>
        string.Create(CultureInfo.InvariantCulture, $"year BETWEEN {years.First.Value} AND {years.Last.Value}");

    private static HeldDataSet Newest(IEnumerable<HeldDataSet> editions)
    {
        var held = editions.ToList();
        var known = ImporterCatalogue.Find(held[0].DataSet)?.DataSet.Editions ?? [];
        return known
                .Reverse()
                .Select(edition => held.Find(h => h.Version == edition.Version))
                .FirstOrDefault(found => found is not null)
            ?? held[^1];
    }
}
