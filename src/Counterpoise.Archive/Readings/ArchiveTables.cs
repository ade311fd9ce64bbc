using System.Globalization;
using DuckDB.NET.Data;

namespace Counterpoise.Archive.Readings;

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
            if (WhyUnread(dataSet, choices) is { } unread)
            {
                faults.Add(new Fault("--dataset", 0, $"{dataSet}={version}: {unread}"));
                continue;
            }
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
            throw new FaultyInputException(faults, "nothing was computed");
    }

    // A choice without effect would pass for one that has it.
    private static string? WhyUnread(string dataSet, ArchiveChoices choices)
    {
        foreach (var (listed, chosen, others) in choices.Lists)
        {
            if (others.Contains(dataSet, StringComparer.OrdinalIgnoreCase))
                return $"{listed} are read from {chosen}; add --dataset {listed}={dataSet.ToLowerInvariant()}.";
        }
        bool isKnown = ImporterCatalogue.Find(dataSet) is not null;
        return isKnown && DataSetUses.Of(dataSet.ToLowerInvariant()).Count == 0
            ? "nothing of the record is read from it; leave it out."
            : null;
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
