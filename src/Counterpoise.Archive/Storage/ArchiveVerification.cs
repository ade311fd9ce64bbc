using System.Globalization;
using DuckDB.NET.Data;

namespace Counterpoise.Archive.Storage;

/// <summary>Holds an archive against its own registry: every table is there, whole, and what was imported.</summary>
internal sealed class ArchiveVerification(ArchiveFile file, CancellationToken cancellation)
{
    private DuckDBConnection? _connection;

    /// <summary>Reads everything. Each block of the file carries a checksum that DuckDB compares on the way.</summary>
    public ArchiveFindings Run()
    {
        try
        {
            _connection = file.OpenForReading(cancellation: cancellation);
            if (_connection is null)
                return new([], []);
            var held = ArchiveStore.ListIn(_connection);
            var faults = Strays(held).ToList();
            return new([.. held.Select(Verify)], faults);
        }
        finally
        {
            _connection?.Dispose();
        }
    }

    private IEnumerable<Fault> Strays(IReadOnlyList<HeldDataSet> held)
    {
        var expected = held.Select(one => one.Table).Concat(ArchiveSchema.Tables).ToHashSet(StringComparer.Ordinal);
        foreach (var table in _connection!.Texts("SELECT table_name FROM information_schema.tables ORDER BY 1"))
        {
            if (!expected.Contains(table))
                yield return At(
                    $"table {table} stands in no registry: an archive holds what 'data add' put there; move it to a file "
                        + $"of your own, then drop it with DROP TABLE {ArchiveSchema.Quote(table)}."
                );
        }
        const string orphans =
            "SELECT DISTINCT dataset || '=' || version FROM repairs ANTI JOIN datasets USING (dataset, version) ORDER BY 1";
        foreach (var orphan in _connection!.Texts(orphans))
            yield return At($"table repairs speaks of {orphan}, which the registry does not hold; add its file again.");
    }

    private DataSetFinding Verify(HeldDataSet held)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return new(held, [.. Faults(held)]);
        }
        catch (DuckDBException e)
        {
            // A damaged block may shut the whole connection; the next data set gets a new one.
            _connection!.Dispose();
            _connection = file.OpenForReading(cancellation: cancellation);
            return new(held, [At($"table {held.Table} cannot be read ({ArchiveFaults.OneLine(e)}); {Again(held)}")]);
        }
    }

    private IEnumerable<Fault> Faults(HeldDataSet held)
    {
        var table = ArchiveSchema.Quote(held.Table);
        if (_connection!.Texts("SELECT table_name FROM information_schema.tables").All(name => name != held.Table))
        {
            yield return At($"table {held.Table} is missing, and the registry holds it; {Again(held)}");
            yield break;
        }
        var (rows, content) = TableContent.Of(_connection!, held.Table, cancellation);
        if (rows != held.Rows)
        {
            yield return At(
                $"table {held.Table} has {Shown(rows)} rows where the registry has {Shown(held.Rows)}; {Again(held)}"
            );
        }
        else if (held.ContentSha256 is { } due && due != content)
        {
            yield return At(
                $"table {held.Table} holds other values or columns than were imported (content {Short(content)} where the "
                    + $"registry has {Short(due)}); {Again(held)}"
            );
        }
        if (ImporterCatalogue.Find(held.DataSet)?.DataSet.Key is not { } key)
            yield break;
        var columns = _connection!.Texts($"SELECT column_name FROM (DESCRIBE {table})");
        if (key.Except(columns, StringComparer.Ordinal).ToList() is { Count: > 0 } lacking)
        {
            yield return At($"table {held.Table} lacks {string.Join(", ", lacking)} of its key; {Again(held)}");
            yield break;
        }
        var names = string.Join(", ", key.Select(ArchiveSchema.Quote));
        long repeated = _connection!.Number(
            $"SELECT count(*) FROM (SELECT 1 FROM {table} GROUP BY {names} HAVING count(*) > 1)"
        );
        if (repeated > 0)
        {
            yield return At(
                $"table {held.Table} has {Shown(repeated)} keys ({string.Join(", ", key)}) more than once, and a key occurs "
                    + $"once; {Again(held)}"
            );
        }
    }

    private Fault At(string message) => new(file.Path, 0, message);

    private static string Again(HeldDataSet held) =>
        $"run 'counterpoise data remove {held.Choice}' and add {held.File} again.";

    private static string Short(string? sha256) => sha256 is null ? "of other types" : sha256[..12];

    private static string Shown(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
