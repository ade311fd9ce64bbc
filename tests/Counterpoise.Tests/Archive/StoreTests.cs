using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Archive;
using Counterpoise.Tests.Files;
using DuckDB.NET.Data;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class StoreTests : IDisposable
{
    private const string Majors = "majors2024.csv";

    private readonly TemporaryFolder _folder = new();

    private string ArchivePath => _folder["archive.duckdb"];

    private ArchiveStore Store => ArchiveStore.Open(ArchivePath, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_archive_of_schema_1_is_read_as_it_is()
    {
        MakeSchema1();
        var before = File.ReadAllBytes(ArchivePath);
        var held = Store.List().Should().ContainSingle().Subject;
        (held.DataSet, held.Rows, held.RowsRead, held.ContentSha256, held.Program)
            .Should()
            .Be(("majors", 2, null, null, null));
        Store.Verify(Cancellation).AllFaults.Should().BeEmpty();
        var repair = Store.Reports([]).Should().ContainSingle().Which.Repairs.Should().ContainSingle().Subject;
        (repair.Quirk, repair.Count, repair.Lines).Should().Be(("a quirk", 3, null));
        File.ReadAllBytes(ArchivePath).Should().Equal(before);
    }

    [Fact]
    public void The_next_import_brings_an_archive_of_schema_1_up_to_date()
    {
        MakeSchema1();
        Add("states2016.csv");
        Number("SELECT schema_version FROM archive").Should().Be(ArchiveStore.SchemaVersion).And.Be(3);
        var held = Store.List();
        held.Select(one => one.DataSet).Should().Equal("majors", "states");
        (held[0].Rows, held[0].RowsRead, held[0].Program).Should().Be((2, null, null));
        held[0].ContentSha256.Should().HaveLength(64);
        Store.Reports([])[0].Repairs[0].Lines.Should().BeNull();
        Texts("SELECT comment FROM duckdb_columns() WHERE table_name = 'majors_2024' AND column_name = 'ccode'")
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("2..999");
        Store.Verify(Cancellation).AllFaults.Should().BeEmpty();
        Sql("UPDATE majors_2024 SET endyear = 2023 WHERE ccode = 2");
        Store.Verify(Cancellation).AllFaults.Should().ContainSingle();
    }

    [Fact]
    public void A_removal_brings_an_archive_of_schema_1_up_to_date_though_a_table_is_missing()
    {
        MakeSchema1();
        Sql(
            "INSERT INTO datasets SELECT 'gone', '1', 'gone_1', * EXCLUDE (dataset, version, table_name) FROM datasets"
        );
        Store.Remove([DataSetChoice.Of("majors")], Cancellation);
        Number("SELECT schema_version FROM archive").Should().Be(3);
        Store
            .Verify(Cancellation)
            .AllFaults.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("gone_1 is missing");
    }

    [Fact]
    public void A_change_of_schema_that_is_stopped_leaves_the_archive_as_it_was()
    {
        MakeSchema1();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var add = () => Store.Add([SharedRecord.File(Majors)], stop.Token);
        add.Should().Throw<OperationCanceledException>();
        Number("SELECT schema_version FROM archive").Should().Be(1);
    }

    [Fact]
    public void The_registry_says_what_was_read_kept_and_written_and_by_whom()
    {
        var imported = Add("us_troops_country_year.csv");
        var held = Store.List().Should().ContainSingle().Subject;
        (held.RowsRead, held.Rows).Should().Be((imported.RowsRead, imported.RowsKept));
        imported.RowsRead.Should().BeGreaterThan(imported.RowsKept);
        held.ContentSha256.Should().MatchRegex("^[0-9a-f]{64}$").And.NotBe(held.Sha256);
        held.Program.Should().MatchRegex(@"^\d+\.\d+\.\d+");
        var kept = Store.Reports([DataSetChoice.Of("us-troops")]).Should().ContainSingle().Subject;
        kept.Held.Should().Be(held);
        kept.Repairs.Select(r => (r.Quirk, r.Repair, r.Count))
            .Should()
            .Equal(imported.Quirks.Select(q => (q.Name, q.Quirk.Repair, q.Count)));
        kept.Repairs.Should().AllSatisfy(r => r.Lines.Should().HaveCount(r.Count));
    }

    [Fact]
    public void A_repair_is_kept_with_its_line()
    {
        var file = _folder["majors.csv"];
        var lines = File.ReadAllLines(SharedRecord.File("NMC-60-abridged.csv"));
        File.WriteAllLines(file, lines);
        Store.Add([file], Cancellation);
        var coded = Store.Reports([DataSetChoice.Of("nmc=6.0")])[0].Repairs.Single(r => r.Quirk == "missing coded -9");
        var expected = lines
            .Select((line, i) => (Line: i + 1, Count: line.Split(',').Count(value => value.Trim() == "-9")))
            .SelectMany(found => Enumerable.Repeat(found.Line, found.Count));
        coded.Lines.Should().Equal(expected);
    }

    [Fact]
    public void The_same_rows_have_the_same_content_whoever_imports_them_and_when()
    {
        Add(Majors);
        var other = ArchiveStore.Open(_folder["other.duckdb"], TimeProvider.System);
        var crlf = _folder["crlf.csv"];
        File.WriteAllText(crlf, File.ReadAllText(SharedRecord.File(Majors)).ReplaceLineEndings("\r\n"));
        other.Add([SharedRecord.File("states2016.csv"), crlf], Cancellation);
        var (one, two) = (Store.List()[0], other.List().Single(held => held.DataSet == "majors"));
        two.ContentSha256.Should().Be(one.ContentSha256);
        two.Sha256.Should().NotBe(one.Sha256);
    }

    [Fact]
    public void Tables_and_columns_say_what_they_hold()
    {
        Add("NMC-70-export.csv");
        Texts("SELECT comment FROM duckdb_tables() WHERE table_name = 'nmc_7_0'")
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("National Material Capabilities, version 7.0");
        Texts("SELECT comment FROM duckdb_columns() WHERE table_name = 'nmc_7_0' AND column_name = 'milper'")
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("military personnel (thousand persons)")
            .And.Contain("-9");
        Number(
                "SELECT count(*) FROM duckdb_columns() WHERE NOT internal AND comment IS NULL AND table_name <> 'archive'"
            )
            .Should()
            .Be(0);
    }

    [Theory]
    [InlineData("UPDATE majors_2024 SET endday = endday - 1 WHERE ccode = 255", "other values")]
    [InlineData("UPDATE majors_2024 SET version = NULL WHERE ccode = 255", "other values")]
    [InlineData("ALTER TABLE majors_2024 RENAME COLUMN styear TO year", "other values or columns", "lacks styear")]
    [InlineData("ALTER TABLE majors_2024 ALTER version TYPE BIGINT", "other values or columns")]
    [InlineData("DELETE FROM majors_2024 WHERE ccode = 2", "13 rows where the registry has 14")]
    [InlineData("INSERT INTO majors_2024 SELECT * FROM majors_2024 WHERE ccode = 2", "15 rows", "more than once")]
    [InlineData("DROP TABLE majors_2024", "is missing")]
    [InlineData("CREATE TABLE notes (text VARCHAR)", "table notes stands in no registry")]
    [InlineData("INSERT INTO repairs VALUES ('nmc', '7.0', 'q', 'r', 1, [2])", "speaks of nmc=7.0")]
    public void A_verification_tells_what_was_done_to_an_archive(string sql, params string[] told)
    {
        Add(Majors);
        Store.Verify(Cancellation).AllFaults.Should().BeEmpty();
        Sql(sql);
        var findings = Store.Verify(Cancellation);
        findings.DataSets.Should().ContainSingle();
        findings.AllFaults.Should().HaveCount(told.Length);
        foreach (var (fault, expected) in findings.AllFaults.Zip(told))
        {
            fault.File.Should().Be(ArchivePath);
            fault.Message.Should().Contain(expected).And.Match("*; *.");
        }
    }

    [Fact]
    public void A_damaged_block_is_told_for_the_data_set_that_it_belongs_to()
    {
        Add("NMC-70-export.csv");
        Add("states2016.csv");
        const string blocks = "SELECT max(block_id) FROM pragma_storage_info('nmc_7_0') WHERE column_name = 'cinc'";
        long block = Number(blocks);
        var bytes = File.ReadAllBytes(ArchivePath);
        // Blocks of 256 KiB follow three headers of 4 KiB.
        bytes[(3 * 4096) + (block * 256 * 1024) + 1000] ^= 0x5a;
        File.WriteAllBytes(ArchivePath, bytes);
        var findings = Store.Verify(Cancellation);
        findings.AllFaults.Should().ContainSingle().Which.Message.Should().Contain("nmc_7_0 cannot be read");
        findings.DataSets.Select(f => (f.Held.DataSet, f.Faults.Count)).Should().Equal(("nmc", 1), ("states", 0));
    }

    [Fact]
    public void A_removal_takes_what_is_named_and_nothing_else()
    {
        foreach (var file in (string[])[Majors, "NMC-60-abridged.csv", "NMC-70-export.csv"])
            Add(file);
        Store.Remove([DataSetChoice.Of("nmc=6.0")], Cancellation).Select(held => held.Choice).Should().Equal("nmc=6.0");
        Store.List().Select(held => held.Choice).Should().Equal("majors=2024", "nmc=7.0");
        Texts("SELECT DISTINCT dataset || '=' || version FROM repairs")
            .Should()
            .BeEquivalentTo("majors=2024", "nmc=7.0");
        Store.Verify(Cancellation).AllFaults.Should().BeEmpty();
        Add("NMC-60-abridged.csv");
        Store.Remove([DataSetChoice.Of("NMC")], Cancellation).Should().HaveCount(2);
        Store.List().Select(held => held.Choice).Should().Equal("majors=2024");
        Store.Verify(Cancellation).AllFaults.Should().BeEmpty();
    }

    [Fact]
    public void A_removal_of_what_is_not_held_removes_nothing_and_says_what_is()
    {
        Add("NMC-70-export.csv");
        var before = File.ReadAllBytes(ArchivePath);
        var remove = () =>
            Store.Remove(
                [DataSetChoice.Of("nmc"), DataSetChoice.Of("nmc=6.0"), DataSetChoice.Of("nmcs")],
                Cancellation
            );
        var faults = remove.Should().Throw<FaultyInputException>().Which.Faults;
        faults.Select(fault => fault.File).Should().Equal("nmc=6.0", "nmcs");
        faults.Should().AllSatisfy(fault => fault.Message.Should().Contain("it holds nmc"));
        File.ReadAllBytes(ArchivePath).Should().Equal(before);
    }

    [Fact]
    public void What_is_missing_is_told_with_where_to_get_it_and_what_it_gives()
    {
        Store.Missing().Should().HaveSameCount(ImporterCatalogue.All);
        Add(Majors);
        Add("NMC-60-abridged.csv");
        var missing = Store.Missing();
        missing.Select(one => one.DataSet.Id).Should().NotContain("majors").And.NotContain("nmc").And.Contain("trade");
        missing.Should().AllSatisfy(one => one.DataSet.WhereToGet.Should().NotBeEmpty());
        missing.Single(one => one.DataSet.Id == "trade").Variables.Should().Contain("imports");
    }

    [Fact]
    public void Data_sets_of_one_work_share_an_entry_and_keys_are_unique()
    {
        foreach (var file in (string[])["atop5_1sy.csv", "NMC-60-abridged.csv", "NMC-70-export.csv", Majors])
            Add(file);
        var text = Store.BibTeX();
        var keys = text.Split('\n').Where(line => line.StartsWith('@')).Select(line => line.Split('{')[1]).ToList();
        keys.Should().HaveCount(3).And.OnlyHaveUniqueItems();
        text.Should()
            .Contain(
                "note = {National Material Capabilities, version 6.0; National Material Capabilities, version 7.0}"
            );
        Store.Cite().Where(c => c.DataSet == "nmc").Select(c => c.BibTeX).Distinct().Should().ContainSingle();
    }

    [Fact]
    public void A_data_set_that_no_importer_knows_is_cited_by_the_registry()
    {
        Add(Majors);
        Sql(
            "UPDATE datasets SET dataset = 'old', citation = 'Smith & Co. (1990). 50% of _all_ #1 {sets} $5. C:\\x ~^.'"
        );
        Store
            .BibTeX()
            .Should()
            .StartWith("@misc{old,\n")
            .And.Contain(
                @"{{Smith \& Co. (1990). 50\% of \_all\_ \#1 \{sets\} \$5. C:\textbackslash{}x \textasciitilde{}\textasciicircum{}.}}"
            );
    }

    [Fact]
    public void Outcomes_come_in_the_order_of_the_files_and_each_is_told_when_it_is_done()
    {
        string[] names = [Majors, "nowhere.csv", "cow_gdppop.csv", Majors, "SOURCES.md", "states2016.csv"];
        List<AddProgress> told = [];
        var outcomes = Store.Add(names.Select(SharedRecord.File), told.Add, Cancellation);
        outcomes.Select(outcome => outcome.File).Should().Equal(names);
        told.Select(progress => progress.Outcome).Should().Equal(outcomes);
        told.Select(progress => progress.Done).Should().Equal(1, 2, 3, 4, 5, 6);
        told.Should().OnlyContain(progress => progress.Files == 6);
        outcomes[3].Should().BeOfType<AddOutcome.AlreadyThere>();
    }

    private ImportReport Add(string file) =>
        Store
            .Add([SharedRecord.File(file)], Cancellation)
            .Should()
            .ContainSingle()
            .Which.Should()
            .BeOfType<AddOutcome.Imported>()
            .Which.Report;

    // What the first version of the command left behind.
    private void MakeSchema1() =>
        Sql(
            """
            CREATE TABLE archive (schema_version INTEGER);
            INSERT INTO archive VALUES (1);
            CREATE TABLE datasets (dataset VARCHAR, version VARCHAR, table_name VARCHAR, title VARCHAR, file VARCHAR,
              rows INTEGER, first_year INTEGER, last_year INTEGER, sha256 VARCHAR, imported TIMESTAMP,
              citation VARCHAR, licence VARCHAR, retrospective BOOLEAN, schema INTEGER, PRIMARY KEY (dataset, version));
            CREATE TABLE repairs (dataset VARCHAR, version VARCHAR, quirk VARCHAR, repair VARCHAR, count INTEGER);
            CREATE TABLE majors_2024 (stateabb VARCHAR, ccode INTEGER, styear INTEGER, stmonth INTEGER, stday INTEGER,
              endyear INTEGER, endmonth INTEGER, endday INTEGER, version INTEGER);
            INSERT INTO majors_2024 VALUES ('USA', 2, 1898, 8, 13, 2024, 12, 31, 2024), ('UKG', 200, 1816, 1, 1, 2024, 12, 31, 2024);
            INSERT INTO datasets VALUES ('majors', '2024', 'majors_2024', 'Majors', 'majors2024.csv', 2, 1816, 2024,
              repeat('0', 64), TIMESTAMP '2026-01-02 03:04:05', 'A citation.', 'A licence.', false, 1);
            INSERT INTO repairs VALUES ('majors', '2024', 'a quirk', 'mended', 3);
            """
        );

    private void Sql(string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={ArchivePath}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Number(string sql) => Convert.ToInt64(Ask(sql).Single(), CultureInfo.InvariantCulture);

    private IEnumerable<string> Texts(string sql) => Ask(sql).Cast<string>();

    private List<object> Ask(string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={ArchivePath};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<object> values = [];
        while (reader.Read())
            values.Add(reader.GetValue(0));
        return values;
    }
}
