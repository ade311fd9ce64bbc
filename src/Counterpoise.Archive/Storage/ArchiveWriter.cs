using System.Globalization;
using DuckDB.NET.Data;

namespace Counterpoise.Archive.Storage;

/// <summary>
/// An archive open for writing. Every data set is written in one transaction: all of it or nothing. Nobody else can open
/// the file until this is disposed.
/// </summary>
internal sealed class ArchiveWriter : IDisposable
{
    // Rows between two looks at whether the user wants out.
    private const int RowsBetweenLooks = 4096;

    private readonly ArchiveFile _file;
    private readonly DuckDBConnection _connection;
    private readonly TimeProvider _clock;
    private int _written;

    /// <summary>Opens the archive, made or brought up to date first.</summary>
    /// <exception cref="FaultyInputException">It cannot be opened for writing.</exception>
    public ArchiveWriter(ArchiveFile file, TimeProvider clock, CancellationToken cancellation)
    {
        (_file, _clock) = (file, clock);
        _connection = file.OpenForWriting(cancellation);
    }

    /// <summary>The data sets now held.</summary>
    public IReadOnlyList<HeldDataSet> Held => ArchiveStore.ListIn(_connection);

    /// <summary>Writes a data set in place of what was held of that edition.</summary>
    /// <exception cref="FaultyInputException">The archive cannot be written; it is as it was before this data set.</exception>
    public ImportReport Write(
        string file,
        string fingerprint,
        DataSet dataSet,
        Edition edition,
        Batch batch,
        string content,
        CancellationToken cancellation
    )
    {
        var replaced = Held.FirstOrDefault(held => held.DataSet == dataSet.Id && held.Version == edition.Version);
        var table = dataSet.TableOf(edition);
        InTransaction(
            () =>
            {
                Forget(dataSet.Id, edition.Version, table);
                var columns = batch.Fields.Select(f => $"{ArchiveSchema.Quote(f.Column)} {ArchiveSchema.TypeOf(f)}");
                _connection.Execute($"CREATE TABLE {ArchiveSchema.Quote(table)} ({string.Join(", ", columns)})");
                Append(table, batch, cancellation);
                ArchiveSchema.Comment(_connection, table, dataSet, edition.Version);
                Register(file, fingerprint, dataSet, edition, table, batch, content);
                cancellation.ThrowIfCancellationRequested();
            },
            $"{dataSet.Title} {edition.Version} was not imported; "
                + (
                    _written == 0
                        ? "the archive is as it was"
                        : FormattableString.Invariant($"{_written} imported before it stay")
                )
        );
        _written++;
        return new(dataSet.Id, edition.Version, table, batch.RowsRead, batch.Rows, batch.Quirks, replaced is not null)
        {
            RowsReplaced = replaced?.Rows,
        };
    }

    /// <summary>Removes data sets, all or none.</summary>
    /// <exception cref="FaultyInputException">The archive cannot be written; it is as it was.</exception>
    public void Remove(IReadOnlyList<HeldDataSet> leaving) =>
        InTransaction(
            () =>
            {
                foreach (var held in leaving)
                    Forget(held.DataSet, held.Version, held.Table);
            },
            "nothing was removed"
        );

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();

    private void InTransaction(Action write, string otherwise)
    {
        try
        {
            // Left without a commit, it is rolled back.
            using var transaction = _connection.BeginTransaction();
            write();
            transaction.Commit();
        }
        catch (Exception e) when (e is DuckDBException or IOException)
        {
            throw ArchiveFaults.OfWriting(_file.Path, e, otherwise);
        }
    }

    // A falsified registry may name a table of the archive's own, that of another data set, or a view.
    private void Forget(string dataSet, string version, string table)
    {
        _connection.Execute("DELETE FROM datasets WHERE dataset = $1 AND version = $2", dataSet, version);
        _connection.Execute("DELETE FROM repairs WHERE dataset = $1 AND version = $2", dataSet, version);
        if (ArchiveSchema.Tables.Contains(table) || Held.Any(other => other.Table == table))
            return;
        if (ArchiveSchema.BaseTables(_connection).Contains(table))
            _connection.Execute($"DROP TABLE main.{ArchiveSchema.Quote(table)}");
        else
            _connection.Execute($"DROP VIEW IF EXISTS main.{ArchiveSchema.Quote(table)}");
    }

    private void Register(
        string file,
        string fingerprint,
        DataSet dataSet,
        Edition edition,
        string table,
        Batch batch,
        string content
    )
    {
        _connection.Execute(
            "INSERT INTO datasets VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, NULL)",
            dataSet.Id,
            edition.Version,
            table,
            dataSet.Title,
            file,
            batch.Rows,
            edition.Coverage.First.Value,
            edition.Coverage.Last.Value,
            fingerprint,
            _clock.GetUtcNow().UtcDateTime,
            Citations.Text(dataSet, edition.Version),
            dataSet.Licence,
            dataSet.Retrospective,
            ArchiveStore.SchemaVersion,
            batch.RowsRead,
            content,
            ArchiveSchema.Program
        );
        foreach (var quirk in batch.Quirks)
        {
            var lines = string.Join(',', quirk.Lines.Select(line => line.ToString(CultureInfo.InvariantCulture)));
            _connection.Execute(
                $"INSERT INTO repairs VALUES ($1, $2, $3, $4, $5, CAST([{lines}] AS INTEGER[]))",
                dataSet.Id,
                edition.Version,
                quirk.Quirk.Name,
                quirk.Quirk.Repair,
                quirk.Count
            );
        }
        RegistryEntry.Seal(_connection, dataSet.Id, edition.Version);
    }

    private void Append(string table, Batch batch, CancellationToken cancellation)
    {
        var fields = batch.Fields;
        using var appender = _connection.CreateAppender(table);
        for (int row = 0; row < batch.Rows; row++)
        {
            if (row % RowsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            var target = appender.CreateRow();
            for (int i = 0; i < fields.Count; i++)
            {
                if (fields[i].Kind == FieldKind.Text)
                {
                    target.AppendValue(batch.Text(row, i));
                    continue;
                }
                double number = batch.Number(row, i);
                if (double.IsNaN(number))
                    target.AppendNullValue();
                else if (fields[i].Kind == FieldKind.Integer)
                    target.AppendValue((int)number);
                else if (fields[i].Kind == FieldKind.Day)
                    target.AppendValue((DateOnly?)DateOnly.FromDayNumber((int)number));
                else
                    target.AppendValue(number);
            }
            target.EndRow();
        }
    }
}
