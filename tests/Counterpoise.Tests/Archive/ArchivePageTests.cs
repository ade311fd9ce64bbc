using AwesomeAssertions;
using Counterpoise.Tests.Structure;
using DuckDB.NET.Data;
using Xunit;

namespace Counterpoise.Tests.Archive;

/// <summary>What docs/archive.md says of the file.</summary>
public sealed class ArchivePageTests(SharedArchive archive)
{
    private static string Page => File.ReadAllText(Path.Combine(RepositoryTree.Root, "docs", "archive.md"));

    [Fact]
    public void Every_query_of_the_page_runs_and_finds_something()
    {
        var queries = Page.Split("```sql\n").Skip(1).Select(block => block.Split("```")[0]).ToList();
        queries.Should().HaveCount(4);
        using var connection = Open();
        foreach (var query in queries)
            Ask(connection, query).Should().NotBeEmpty(query);
    }

    [Fact]
    public void The_page_names_every_column_of_the_archives_own_tables()
    {
        using var connection = Open();
        var columns = Ask(
            connection,
            "SELECT column_name FROM duckdb_columns() WHERE table_name IN ('archive', 'datasets', 'repairs')"
        );
        columns.Should().AllSatisfy(column => Page.Should().Contain($"`{column}`"));
    }

    [Fact]
    public void The_file_has_the_storage_format_that_the_page_says()
    {
        using var connection = Open();
        Ask(connection, "SELECT tags['storage_version'] FROM duckdb_databases() WHERE NOT internal")
            .Should()
            .Equal("v1.0.0+");
        Page.Should().Contain("in the storage format of DuckDB 1.0");
    }

    private DuckDBConnection Open()
    {
        var connection = new DuckDBConnection($"DataSource={archive.Store.Path};ACCESS_MODE=READ_ONLY");
        connection.Open();
        return connection;
    }

    private static List<string> Ask(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> values = [];
        while (reader.Read())
            values.Add(reader.GetValue(0).ToString()!);
        return values;
    }
}
