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
            _connection = file.OpenForReading(out var faulty, cancellation: cancellation);
            if (_connection is null)
                return new([], faulty);
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
        foreach (var (schema, name, isView) in Named())
        {
            bool inMain = string.Equals(schema, "main", StringComparison.Ordinal);
            if (inMain && expected.Contains(name))
                continue;
            var kind = isView ? "view" : "table";
            var quoted = (inMain ? "" : ArchiveSchema.Quote(schema) + ".") + ArchiveSchema.Quote(name);
            yield return At(
                $"{kind} {(inMain ? name : $"{schema}.{name}")} stands in no registry: an archive holds what 'data add' put "
                    + $"there; move it to a file of your own, then drop it with DROP {kind.ToUpperInvariant()} {quoted}."
            );
        }
        foreach (var shared in held.GroupBy(one => one.Table, StringComparer.Ordinal).Where(one => one.Skip(1).Any()))
        {
            yield return At(
                $"table {shared.Key} is that of {string.Join(" and ", shared.Select(one => one.Choice))} in the registry, and "
                    + "each has its own; remove them with 'counterpoise data remove' and add their files again."
            );
        }
        const string orphans =
            "SELECT DISTINCT dataset || '=' || version FROM repairs ANTI JOIN datasets USING (dataset, version) ORDER BY 1";
        foreach (var orphan in _connection!.Texts(orphans))
            yield return At($"table repairs speaks of {orphan}, which the registry does not hold; add its file again.");
    }

    private List<(string Schema, string Name, bool IsView)> Named()
    {
        using var command = _connection!.CreateCommand();
        command.CommandText =
            "SELECT table_schema, table_name, table_type = 'VIEW' FROM information_schema.tables "
            + "WHERE table_catalog = current_database() ORDER BY table_schema <> 'main', 1, 2";
        using var reader = command.ExecuteReader();
        List<(string, string, bool)> named = [];
        while (reader.Read())
            named.Add((reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));
        return named;
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
        var table = $"main.{ArchiveSchema.Quote(held.Table)}";
        var named = Named().Where(one => one.Schema == "main" && one.Name == held.Table).ToList();
        if (named.Count == 0)
        {
            yield return At($"table {held.Table} is missing, and the registry holds it; {Again(held)}");
            yield break;
        }
        foreach (var fault in OfEntry(held))
            yield return fault;
        if (named.TrueForAll(one => one.IsView))
        {
            yield return At($"{held.Table} is a view where a table belongs; {Again(held)}");
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

    // What the registry says, held against what was written and against what this program would write.
    private IEnumerable<Fault> OfEntry(HeldDataSet held)
    {
        if (held.EntrySha256 is { } due && RegistryEntry.Of(_connection!, held.DataSet, held.Version) is var found)
        {
            if (due != found)
            {
                yield return At(
                    $"the registry says of {held.Choice}, or of its repairs, what no import wrote (entry {Short(found)} where "
                        + $"it has {Short(due)}); {Again(held)}"
                );
            }
        }
        // Schema 1 did not say which program wrote it.
        if (held.Program is not { } program)
            yield break;
        var dataSet = ImporterCatalogue.Find(held.DataSet)?.DataSet;
        if (dataSet?.Editions.FirstOrDefault(one => one.Version == held.Version) is not { } edition)
        {
            yield return At(
                $"this version of the program knows no {held.Choice}, imported by version {program}, and cannot verify what the "
                    + "registry says of it; ask that version."
            );
            yield break;
        }
        foreach (var difference in RegistryEntry.Differences(_connection!, held, dataSet!, edition))
        {
            yield return At(
                string.Equals(program, ArchiveSchema.Program, StringComparison.Ordinal)
                    ? $"the registry says of {held.Choice} {difference}, which this version declares; {Again(held)}"
                    : $"the registry says of {held.Choice} {difference}: imported by version {program}, it differs from what this "
                        + $"version declares; {Again(held)}"
            );
        }
    }

    private Fault At(string message) => new(file.Path, 0, message);

    private static string Again(HeldDataSet held) =>
        $"run 'counterpoise data remove {held.Choice}' and add {held.File} again.";

    private static string Short(string? sha256) => sha256 is null ? "of other types" : sha256[..12];

    private static string Shown(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
