using System.Globalization;
using DuckDB.NET.Data;

namespace Counterpoise.Archive.Storage;

/// <summary>
/// Fingerprint of what the registry says of a data set: its row in <c>datasets</c> and its rows in <c>repairs</c>. Taken when
/// it is written and compared when it is verified.
/// </summary>
/// <remarks>
/// SHA-256 over the values of the row as texts, in the order of the columns, then over those of the repairs, by their texts; each
/// value as <see cref="TableContent"/> has it. A time counts as microseconds since 1970, lines are joined by commas.
/// </remarks>
internal static class RegistryEntry
{
    private static readonly string Row = string.Join(
        ", ",
        ArchiveSchema
            .RegistryOf(ArchiveStore.SchemaVersion)
            .Where(column => column.Name != "entry_sha256")
            .Select(column =>
                column.Type == "TIMESTAMP"
                    ? $"CAST(epoch_us({column.Name}) AS VARCHAR)"
                    : $"CAST({column.Name} AS VARCHAR)"
            )
    );

    /// <summary>The fingerprint of what now stands there.</summary>
    public static string Of(DuckDBConnection connection, string dataSet, string version)
    {
        using var content = new TableContent([]);
        Add($"SELECT {Row} FROM datasets WHERE dataset = $1 AND version = $2");
        Add(
            "SELECT quirk, repair, CAST(count AS VARCHAR), array_to_string(lines, ',') FROM repairs "
                + "WHERE dataset = $1 AND version = $2 ORDER BY ALL"
        );
        return content.Finish();

        void Add(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.Add(new DuckDBParameter(dataSet));
            command.Parameters.Add(new DuckDBParameter(version));
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (int i = 0; i < reader.FieldCount; i++)
                {
                    if (reader.IsDBNull(i))
                        content.Missing();
                    else
                        content.Text(reader.GetString(i));
                }
            }
        }
    }

    /// <summary>Writes the fingerprint of what now stands there.</summary>
    public static void Seal(DuckDBConnection connection, string dataSet, string version) =>
        connection.Execute(
            "UPDATE datasets SET entry_sha256 = $1 WHERE dataset = $2 AND version = $3",
            Of(connection, dataSet, version),
            dataSet,
            version
        );

    /// <summary>In what a row that this program's import would write differently differs, each as a phrase.</summary>
    public static IEnumerable<string> Differences(
        DuckDBConnection connection,
        HeldDataSet held,
        DataSet dataSet,
        Edition edition
    )
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT title, retrospective FROM datasets WHERE dataset = $1 AND version = $2";
        command.Parameters.Add(new DuckDBParameter(held.DataSet));
        command.Parameters.Add(new DuckDBParameter(held.Version));
        string title;
        bool retrospective;
        using (var reader = command.ExecuteReader())
        {
            reader.Read();
            (title, retrospective) = (reader.GetString(0), reader.GetBoolean(1));
        }
        (string Column, string Found, string Due)[] compared =
        [
            ("table_name", held.Table, dataSet.TableOf(edition)),
            ("title", title, dataSet.Title),
            ("first_year", Of(held.Coverage.First), Of(edition.Coverage.First)),
            ("last_year", Of(held.Coverage.Last), Of(edition.Coverage.Last)),
            ("citation", held.Citation, Citations.Text(dataSet, edition.Version)),
            ("licence", held.Licence, dataSet.Licence),
            ("retrospective", Of(retrospective), Of(dataSet.Retrospective)),
        ];
        return compared
            .Where(one => !string.Equals(one.Found, one.Due, StringComparison.Ordinal))
            .Select(one => $"{one.Column} '{Shown.Text(one.Found)}' for '{Shown.Text(one.Due)}'");

        static string Of(object value) => string.Create(CultureInfo.InvariantCulture, $"{value}");
    }
}
