using System.Globalization;
using System.IO.Compression;
using AwesomeAssertions;
using Counterpoise.Archive;
using Counterpoise.Tests.Cli;
using Counterpoise.Tests.Files;
using DuckDB.NET.Data;
using Xunit;

namespace Counterpoise.Tests.Archive;

/// <summary>What the archive says of itself: damaged, falsified, added to again, or not there to be read.</summary>
public sealed class RegistryTests : IDisposable
{
    private const string Majors = "majors2024.csv";

    private readonly TemporaryFolder _folder = new();

    private string ArchivePath => _folder["archive.duckdb"];

    private ArchiveStore Store => ArchiveStore.Open(ArchivePath, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("DROP TABLE repairs", "table repairs is missing")]
    [InlineData("DROP TABLE datasets", "table datasets is missing")]
    [InlineData("DROP TABLE archive", "table archive is missing")]
    [InlineData("DELETE FROM archive", "no row where one schema")]
    [InlineData("INSERT INTO archive VALUES (3)", "3, 3 where one schema")]
    [InlineData("UPDATE archive SET schema_version = NULL", "no value where one schema")]
    [InlineData("UPDATE archive SET schema_version = -1", "-1 where one schema")]
    [InlineData("ALTER TABLE archive ALTER schema_version TYPE VARCHAR", "schema_version of table archive is VARCHAR")]
    [InlineData("UPDATE datasets SET imported = NULL", "column imported of table datasets has rows without a value")]
    [InlineData("UPDATE datasets SET imported = 'infinity'", "majors=2024 of table datasets has rows, years or a time")]
    [InlineData("UPDATE datasets SET first_year = 2025", "majors=2024 of table datasets has rows, years or a time")]
    [InlineData("UPDATE datasets SET entry_sha256 = NULL", "column entry_sha256 of table datasets has rows without")]
    [InlineData("ALTER TABLE datasets ALTER rows TYPE BIGINT", "column rows of table datasets is BIGINT where INTEGER")]
    [InlineData("ALTER TABLE datasets DROP COLUMN program", "table datasets lacks column program")]
    [InlineData("ALTER TABLE datasets ADD COLUMN mine INTEGER", "table datasets has columns of somebody else")]
    [InlineData("UPDATE repairs SET count = -1", "table repairs has counts or lines of majors=2024")]
    [InlineData("UPDATE repairs SET lines = [NULL]", "table repairs has counts or lines of majors=2024")]
    [InlineData("UPDATE repairs SET quirk = NULL", "column quirk of table repairs has rows without a value")]
    public void A_damaged_registry_is_told_with_its_repair_by_whatever_opens_it(string sql, string told)
    {
        Add(Majors);
        Sql(sql);
        var before = File.ReadAllBytes(ArchivePath);
        var fault = Store.Verify(Cancellation).AllFaults.Should().ContainSingle().Subject;
        fault.File.Should().Be(ArchivePath);
        fault.Message.Should().Contain(told).And.Contain("; put back a copy of the archive");
        foreach (
            var action in (Action[])
                [
                    () => Store.List(),
                    () => Store.Reports([]),
                    () => Store.Add([SharedRecord.File("states2016.csv")], Cancellation),
                    () => Store.Remove([DataSetChoice.Of("majors")], Cancellation),
                ]
        )
            action.Should().Throw<FaultyInputException>().Which.Faults.Should().Equal(fault);
        File.ReadAllBytes(ArchivePath).Should().Equal(before);
    }

    [Fact]
    public void A_data_set_that_stands_twice_in_the_registry_is_told()
    {
        Add(Majors);
        Sql(
            "CREATE TABLE copy AS SELECT * FROM datasets; DROP TABLE datasets; ALTER TABLE copy RENAME TO datasets; "
                + "INSERT INTO datasets SELECT * FROM datasets"
        );
        Store
            .Verify(Cancellation)
            .AllFaults.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("majors=2024 stands in table datasets more than once");
    }

    [Theory]
    [InlineData("title = 'Minor powers'", "title 'Minor powers' for '")]
    [InlineData("citation = 'Nobody (1999).'", "citation 'Nobody (1999).' for '")]
    [InlineData("licence = 'free'", "licence 'free' for '")]
    [InlineData("retrospective = NOT retrospective", "retrospective '")]
    [InlineData("last_year = 2030", "last_year '2030' for '2024'")]
    [InlineData("first_year = 1", "first_year '1' for '1816'")]
    [InlineData("sha256 = repeat('0', 64)", null)]
    [InlineData("rows_read = 99", null)]
    [InlineData("file = 'other.csv'", null)]
    [InlineData("imported = imported + INTERVAL 1 DAY", null)]
    [InlineData("program = NULL", null)]
    public void A_falsified_registry_is_not_sound(string change, string? differs)
    {
        Add(Majors);
        Sql($"UPDATE datasets SET {change}");
        var faults = Store.Verify(Cancellation).AllFaults;
        faults[0].Message.Should().Contain("what no import wrote").And.Contain("; run 'counterpoise data remove");
        faults.Should().HaveCount(differs is null ? 1 : 2);
        if (differs is not null)
            faults[1].Message.Should().Contain(differs).And.Contain("which this version declares");
        Mend();
    }

    [Theory]
    [InlineData("UPDATE repairs SET count = count + 1")]
    [InlineData("UPDATE repairs SET lines = [2, 3] WHERE count > 0")]
    [InlineData("UPDATE repairs SET repair = 'left as it was'")]
    [InlineData("DELETE FROM repairs")]
    public void Falsified_repairs_are_not_sound(string sql)
    {
        Add(Majors);
        Sql(sql);
        Store
            .Verify(Cancellation)
            .AllFaults.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("or of its repairs, what no import wrote");
        Mend();
    }

    [Fact]
    public void What_another_version_declared_is_told_as_that()
    {
        Add(Majors);
        Sql("UPDATE datasets SET program = '0.0.1', title = 'Great powers'");
        Store
            .Verify(Cancellation)
            .AllFaults.Should()
            .HaveCount(2)
            .And.Contain(fault =>
                fault.Message.Contains("imported by version 0.0.1, it differs from what this version declares")
            );
    }

    [Fact]
    public void Two_data_sets_may_not_share_a_table_and_removing_one_leaves_the_table_to_the_other()
    {
        Add(Majors);
        Add("states2016.csv");
        Sql("UPDATE datasets SET table_name = 'states_2016' WHERE dataset = 'majors'");
        Store
            .Verify(Cancellation)
            .AllFaults.Select(fault => fault.Message)
            .Should()
            .Contain(told => told.Contains("table states_2016 is that of majors=2024 and states=2016"));
        Mend();
        Store.List().Should().HaveCount(2);
    }

    [Fact]
    public void A_registry_that_names_its_own_table_does_not_lose_it_with_the_data_set()
    {
        Add(Majors);
        Sql("UPDATE datasets SET table_name = 'archive'");
        Store.Verify(Cancellation).AllFaults.Should().NotBeEmpty();
        Mend();
    }

    [Theory]
    [InlineData(
        "CREATE SCHEMA mine; CREATE TABLE mine.majors_2024 AS SELECT 1 AS a",
        "table mine.majors_2024 stands in no"
    )]
    [InlineData("CREATE VIEW majors AS SELECT * FROM majors_2024", "view majors stands in no registry")]
    [InlineData("CREATE SCHEMA mine; CREATE VIEW mine.datasets AS SELECT 1 AS a", "view mine.datasets stands in no")]
    public void The_repair_of_a_stray_table_or_view_works(string sql, string told)
    {
        Add(Majors);
        Sql(sql);
        var fault = Store.Verify(Cancellation).AllFaults.Should().ContainSingle().Subject;
        fault.Message.Should().Contain(told);
        Sql(fault.Message[fault.Message.IndexOf("DROP ", StringComparison.Ordinal)..].TrimEnd('.'));
        Store.Verify(Cancellation).AllFaults.Should().BeEmpty();
    }

    [Fact]
    public void A_view_in_the_place_of_a_table_is_told_and_gives_way()
    {
        Add(Majors);
        Sql("ALTER TABLE majors_2024 RENAME TO kept; CREATE VIEW majors_2024 AS SELECT * FROM kept");
        Store
            .Verify(Cancellation)
            .AllFaults.Select(fault => fault.Message)
            .Should()
            .Contain(told => told.Contains("majors_2024 is a view where a table belongs"));
        Sql("DROP VIEW majors_2024; CREATE VIEW majors_2024 AS SELECT 1 AS one; DROP TABLE kept");
        Mend();
    }

    [Fact]
    public void An_archive_of_schema_2_is_sealed_by_the_next_import()
    {
        Add(Majors);
        Sql("ALTER TABLE datasets DROP COLUMN entry_sha256; UPDATE archive SET schema_version = 2");
        Store.Verify(Cancellation).AllFaults.Should().BeEmpty();
        Add("states2016.csv");
        Store.Verify(Cancellation).AllFaults.Should().BeEmpty();
        Sql("UPDATE repairs SET count = count + 1 WHERE dataset = 'majors'");
        Store.Verify(Cancellation).AllFaults.Should().ContainSingle();
    }

    [Fact]
    public void The_same_rows_in_another_file_change_not_a_byte()
    {
        Add(Majors);
        var packed = _folder[Majors + ".gz"];
        using (var target = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
            target.Write(File.ReadAllBytes(SharedRecord.File(Majors)));
        var before = File.ReadAllBytes(ArchivePath);
        string[] both = [packed, SharedRecord.File(Majors)];
        var outcomes = Store.Add(both, Cancellation);
        outcomes
            .Should()
            .Equal(
                new AddOutcome.AlreadyThere(Majors + ".gz", "majors", "2024") { OtherFile = Majors },
                new AddOutcome.AlreadyThere(Majors, "majors", "2024")
            );
        File.ReadAllBytes(ArchivePath).Should().Equal(before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_two_different_files_of_an_edition_the_second_is_refused_each_time(bool heldBefore)
    {
        var (first, second) = (_folder["a.csv"], _folder["b.csv"]);
        var text = File.ReadAllText(SharedRecord.File(Majors));
        File.WriteAllText(first, text);
        File.WriteAllText(second, text.Replace(",1898,", ",1899,", StringComparison.Ordinal));
        if (heldBefore)
            Store.Add([second], Cancellation);
        var once = Store.Add([first, second], Cancellation);
        var report = once[0].Should().BeOfType<AddOutcome.Imported>().Which.Report;
        (report.Replaced, report.RowsReplaced).Should().Be((heldBefore, heldBefore ? 14 : null));
        once[1]
            .Should()
            .BeOfType<AddOutcome.Refused>()
            .Which.Faults.Should()
            .ContainSingle()
            .Which.ToString()
            .Should()
            .StartWith("b.csv: majors=2024 came from a.csv in this run");
        var before = File.ReadAllBytes(ArchivePath);
        Store
            .Add([first, second], Cancellation)
            .Select(outcome => outcome.GetType())
            .Should()
            .Equal(typeof(AddOutcome.AlreadyThere), typeof(AddOutcome.Refused));
        File.ReadAllBytes(ArchivePath).Should().Equal(before);
        Store.List().Should().ContainSingle().Which.File.Should().Be("a.csv");
    }

    [Fact]
    public void A_file_of_another_format_is_never_handed_to_an_extension()
    {
        byte[] sqlite = [.. "SQLite format 3\0"u8, .. new byte[4080]];
        File.WriteAllBytes(ArchivePath, sqlite);
        foreach (
            var action in (Action[])[() => Store.List(), () => Store.Add([SharedRecord.File(Majors)], Cancellation)]
        )
        {
            action
                .Should()
                .Throw<FaultyInputException>()
                .Which.Faults.Should()
                .ContainSingle()
                .Which.Message.Should()
                .Contain("it is no DuckDB database");
        }
        File.ReadAllBytes(ArchivePath).Should().Equal(sqlite);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_told_and_one_that_leads_to_an_archive_is_followed()
    {
        var target = _folder["elsewhere.duckdb"];
        File.CreateSymbolicLink(ArchivePath, target);
        foreach (
            var action in (Action[])[() => Store.List(), () => Store.Add([SharedRecord.File(Majors)], Cancellation)]
        )
        {
            action
                .Should()
                .Throw<FaultyInputException>()
                .Which.Faults.Should()
                .ContainSingle()
                .Which.Message.Should()
                .Contain($"this link leads to {target}, where nothing is;");
        }
        ArchiveStore.Open(target, TimeProvider.System).Add([SharedRecord.File(Majors)], Cancellation);
        Store.List().Should().ContainSingle();
        Store.Verify(Cancellation).AllFaults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_that_may_not_be_entered_is_told_from_one_without_an_archive()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "folders have no mode on this platform");
        var folder = Directory.CreateDirectory(_folder["closed"]);
        string[] list =
        [
            "exec",
            BuiltCommand.Assembly,
            "data",
            "list",
            "--archive",
            Path.Combine(folder.FullName, "a.duckdb"),
        ];
        (await Listed()).Code.Should().Be(0);
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(folder.FullName, UnixFileMode.None);
        try
        {
            var denied = await Listed();
            denied.Code.Should().Be(1, denied.Out);
            denied.Error.Should().Contain("may not be entered");
        }
        finally
        {
            File.SetUnixFileMode(
                folder.FullName,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }

        // The superuser enters everywhere, unless he gives up his privileges.
        async Task<Run> Listed()
        {
            using var command = Environment.IsPrivilegedProcess
                ? BuiltCommand.StartProgram("setpriv", ["--bounding-set=-all", "--inh-caps=-all", "dotnet", .. list])
                : BuiltCommand.StartProgram("dotnet", list);
            return await BuiltCommand.End(command, Cancellation);
        }
    }

    // What every fault of a data set names as its repair.
    private void Mend()
    {
        Store.Remove([DataSetChoice.Of("majors")], Cancellation);
        Add(Majors);
        Store.Verify(Cancellation).AllFaults.Should().BeEmpty();
    }

    private void Add(string file) =>
        Store.Add([SharedRecord.File(file)], Cancellation).Should().AllBeOfType<AddOutcome.Imported>();

    private void Sql(string sql)
    {
        using var connection = new DuckDBConnection(
            string.Create(CultureInfo.InvariantCulture, $"DataSource={ArchivePath}")
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
