using System.Diagnostics;
using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Archive;
using Counterpoise.Statistics;
using Counterpoise.Tests.Cli;
using Counterpoise.Tests.Files;
using DuckDB.NET.Data;
using Xunit;

namespace Counterpoise.Tests.Archive;

/// <summary>What befalls an archive from outside: kills, interruptions, other processes, full and closed disks.</summary>
public sealed class StoreSafetyTests : IDisposable
{
    private const string Majors = "majors2024.csv";

    private const ulong Seed = 20_260_203;

    private static readonly string[] Small =
    [
        Majors,
        "states2016.csv",
        "gw_system.csv",
        "tss_rivalries.csv",
        "cow_capitals.csv",
        "COLDAT_dyads.csv",
        "NMC-60-abridged.csv",
        "NMC-70-export.csv",
        "directed_dyadic_war.csv",
    ];

    // Long enough, together, to be met at work.
    private static readonly string[] Large = ["cow_mindist.csv.gz", "cow_trade_dyad.csv.gz"];

    private readonly TemporaryFolder _folder = new();

    private readonly List<Process> _started = [];

    private string ArchivePath => _folder["archive.duckdb"];

    private ArchiveStore Store => ArchiveStore.Open(ArchivePath, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // A test that fails leaves no process behind, stopped or at work.
    public void Dispose()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited)
            {
                process.Kill();
                process.WaitForExit();
            }
            process.Dispose();
        }
        _folder.Dispose();
    }

    [Fact]
    public async Task Killed_at_any_moment_an_import_leaves_each_data_set_whole_or_absent()
    {
        var undisturbed = ArchiveStore.Open(_folder["undisturbed.duckdb"], TimeProvider.System);
        var clock = Stopwatch.StartNew();
        var whole = Start(undisturbed.Path, Small);
        (await BuiltCommand.End(whole, Cancellation)).Code.Should().Be(0);
        var duration = clock.Elapsed;
        var complete = Contents(undisturbed);
        complete.Should().HaveSameCount(Small);
        var draws = new Philox(Seed);
        for (int kill = 0; kill < 6; kill++)
        {
            var store = ArchiveStore.Open(
                _folder[string.Create(CultureInfo.InvariantCulture, $"killed{kill}.duckdb")],
                TimeProvider.System
            );
            // The first third of the time goes by before the file is touched.
            var delay = duration * (0.3 + (0.7 * draws.NextDouble()));
            var process = Start(store.Path, Small);
            var ended = BuiltCommand.End(process, Cancellation);
            await Task.WhenAny(ended, Task.Delay(delay, Cancellation));
            process.Kill();
            await ended;
            Contents(store).Should().BeSubsetOf(complete);
            if (store.Exists)
                store.Verify(Cancellation).AllFaults.Should().BeEmpty();
            store.Add(Small.Select(SharedRecord.File), Cancellation).Should().NotContain(o => o is AddOutcome.Refused);
            Contents(store).Should().Equal(complete);
            store.Verify(Cancellation).AllFaults.Should().BeEmpty();
        }
        Directory.GetFiles(_folder.Path, "*.new-*").Should().BeEmpty();
    }

    [Fact]
    public async Task A_second_writer_is_told_at_once_and_the_first_goes_on()
    {
        var first = Start(ArchivePath, [Majors, .. Large]);
        var ended = BuiltCommand.End(first, Cancellation);
        await UntilWriting(ended);
        await Signal(first, "-STOP");
        var clock = Stopwatch.StartNew();
        var second = await Shell.Run(
            ["data", "add", SharedRecord.File("states2016.csv"), "--archive", ArchivePath],
            null
        );
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2.5));
        (second.Code, second.Out).Should().Be((1, ""));
        second
            .Error.Should()
            .StartWith(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ArchivePath}: another process ({first.Id}) is writing to the archive; wait until it is done, then"
                )
            )
            .And.Contain("unchanged");
        var remove = await Shell.Run(["data", "remove", "majors", "--archive", ArchivePath], null);
        (remove.Code, remove.Out).Should().Be((1, ""));
        await Signal(first, "-CONT");
        (await ended).Code.Should().Be(0);
        Store.List().Should().HaveCount(1 + Large.Length);
        Store.Verify(Cancellation).AllFaults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_reader_waits_a_little_for_a_writer_then_is_told_or_reads()
    {
        var writer = Start(ArchivePath, [Majors, .. Large]);
        var ended = BuiltCommand.End(writer, Cancellation);
        await UntilWriting(ended);
        await Signal(writer, "-STOP");
        var clock = Stopwatch.StartNew();
        Told(() => Store.List(), "is writing to the archive; wait until it is done, then ask again");
        clock.Elapsed.Should().BeGreaterThan(TimeSpan.FromSeconds(2.5));
        var waiting = Task.Run(() => Store.List(), Cancellation);
        await Task.Delay(500, Cancellation);
        waiting.IsCompleted.Should().BeFalse();
        writer.Kill();
        await ended;
        (await waiting).Select(held => held.DataSet).Should().Equal("majors");
    }

    [Fact]
    public async Task An_interrupted_import_keeps_what_was_whole_and_nothing_of_the_rest()
    {
        var import = Start(ArchivePath, [Majors, .. Large]);
        var ended = BuiltCommand.End(import, Cancellation);
        await UntilWriting(ended);
        await Signal(import, "-INT");
        var run = await ended;
        (run.Code, run.Out).Should().Be((130, ""));
        run.Error.Should().Contain("Interrupted;").And.Contain("imported before it stay, whole");
        var findings = Store.Verify(Cancellation);
        findings.AllFaults.Should().BeEmpty();
        findings.DataSets.Should().HaveCountLessThan(1 + Large.Length).And.Contain(f => f.Held.DataSet == "majors");
        File.Exists(ArchivePath + ".wal").Should().BeFalse();
    }

    [Fact]
    public void An_import_that_is_stopped_between_files_keeps_the_files_before()
    {
        using var stop = new CancellationTokenSource();
        var add = () => Store.Add(Small.Select(SharedRecord.File), _ => stop.Cancel(), stop.Token);
        add.Should().Throw<OperationCanceledException>();
        Store.List().Select(held => held.DataSet).Should().Equal("majors");
        Store.Verify(Cancellation).AllFaults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_full_disk_is_told_and_the_archive_stays_as_it_was()
    {
        var run = await SmallFileSystem.Run(
            """
            counterpoise data add "$1" --archive "$D/a.duckdb" >/dev/null || echo "small: $?"
            counterpoise data add "$2" "$1" --archive "$D/a.duckdb"; echo "large: $?"
            counterpoise data list --archive "$D/a.duckdb" --format csv || echo "list: $?"
            counterpoise data verify --archive "$D/a.duckdb" >/dev/null; echo "verify: $?"
            counterpoise data add "$2" --archive "$D/b.duckdb"; echo "other: $?"
            counterpoise data list --archive "$D/a.duckdb" >/dev/null; echo "list again: $?"
            """,
            SharedRecord.File(Majors),
            SharedRecord.File("cow_mindist.csv.gz")
        );
        run.Code.Should().Be(0, run.Error);
        run.Lines[0].Should().Be("large: 1", run.Error);
        run.Lines[1].Should().StartWith("dataset,version,file,rows,first_year,last_year,sha256,imported");
        run.Lines[2].Should().StartWith("majors,2024,majors2024.csv,14,1816,2024,");
        run.Lines[3..].Should().Equal("verify: 0", "other: 1", "list again: 0");
        run.Error.Should()
            .Contain("a.duckdb: the disk is full; free some space there")
            .And.Contain("was not imported; the archive is as it was.")
            .And.Contain("b.duckdb: the disk is full");
    }

    [Fact]
    public async Task An_archive_on_a_disk_that_may_not_be_written_is_read_and_not_written()
    {
        var run = await SmallFileSystem.Run(
            """
            counterpoise data add "$1" --archive "$D/a.duckdb" >/dev/null || echo "small: $?"
            mount -o remount,ro "$D" || exit 98
            counterpoise data verify --archive "$D/a.duckdb" >/dev/null; echo "verify: $?"
            counterpoise data add "$1" --archive "$D/a.duckdb" >/dev/null; echo "same: $?"
            counterpoise data add "$2" --archive "$D/a.duckdb"; echo "add: $?"
            counterpoise data remove majors --archive "$D/a.duckdb"; echo "remove: $?"
            counterpoise data add "$2" --archive "$D/folder/b.duckdb"; echo "new: $?"
            """,
            SharedRecord.File(Majors),
            SharedRecord.File("states2016.csv")
        );
        run.Code.Should().Be(0, run.Error);
        run.Lines.Should().Equal("verify: 0", "same: 0", "add: 1", "remove: 1", "new: 1");
        run.Error.Split("may not be written; ask for the right to").Should().HaveCount(4, run.Error);
    }

    [Fact]
    public void A_folder_is_no_archive()
    {
        Directory.CreateDirectory(ArchivePath);
        Told(() => Store.List(), "this is a folder");
        Told(() => Store.Verify(Cancellation), "this is a folder");
        Told(() => Store.Add([SharedRecord.File(Majors)], Cancellation), "this is a folder");
    }

    [Fact]
    public void The_folder_of_an_archive_is_made_with_it()
    {
        var store = ArchiveStore.Open(Path.Combine(_folder["deep"], "deeper", "a.duckdb"), TimeProvider.System);
        store.List().Should().BeEmpty();
        Directory.Exists(_folder["deep"]).Should().BeFalse();
        store.Add([SharedRecord.File(Majors)], Cancellation);
        store.List().Should().ContainSingle();
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_told()
    {
        File.WriteAllText(_folder["file"], "");
        var store = ArchiveStore.Open(Path.Combine(_folder["file"], "a.duckdb"), TimeProvider.System);
        Told(() => store.Add([SharedRecord.File(Majors)], Cancellation), "no archive can be made here");
    }

    [Fact]
    public void A_database_of_somebody_else_is_left_alone()
    {
        using (var connection = new DuckDBConnection($"DataSource={ArchivePath}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE mine AS SELECT 1 AS one";
            command.ExecuteNonQuery();
        }
        var before = File.ReadAllBytes(ArchivePath);
        Told(() => Store.Add([SharedRecord.File(Majors)], Cancellation), "no archive that can be read");
        File.ReadAllBytes(ArchivePath).Should().Equal(before);
    }

    [Fact]
    public void A_log_without_its_archive_is_never_written_over()
    {
        File.WriteAllText(ArchivePath + ".wal", "what a crash left");
        Told(() => Store.Add([SharedRecord.File(Majors)], Cancellation), "put the archive back");
        File.ReadAllText(ArchivePath + ".wal").Should().Be("what a crash left");
        Store.Exists.Should().BeFalse();
    }

    [Fact]
    public void What_a_killed_import_left_beside_the_archive_goes_with_the_next_one()
    {
        File.WriteAllText(ArchivePath, "");
        File.WriteAllText(ArchivePath + ".new-1", "half");
        Directory.CreateDirectory(ArchivePath + ".tmp");
        File.WriteAllText(Path.Combine(ArchivePath + ".tmp", "duckdb_temp_storage-0.tmp"), "spilled");
        Store.List().Should().BeEmpty();
        Store.Add([SharedRecord.File(Majors)], Cancellation);
        Store.List().Should().ContainSingle();
        Directory.GetFileSystemEntries(_folder.Path).Should().Equal(ArchivePath);
    }

    private Process Start(string archive, string[] files)
    {
        var process = BuiltCommand.Start(["data", "add", "--archive", archive, .. files.Select(SharedRecord.File)]);
        _started.Add(process);
        return process;
    }

    // The log holds what is committed and not yet in the file: the other process is at work, with the file in its hands.
    private async Task UntilWriting(Task<Run> ended)
    {
        while (!File.Exists(ArchivePath + ".wal"))
        {
            ended.IsCompleted.Should().BeFalse("it should be met at work");
            await Task.Delay(5, Cancellation);
        }
        // The log is there a moment before the commit in it is whole.
        await Task.Delay(100, Cancellation);
    }

    private static async Task Signal(Process process, string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "needs the signals of a Unix");
        using var kill = BuiltCommand.StartProgram("kill", signal, process.Id.ToString(CultureInfo.InvariantCulture));
        (await BuiltCommand.End(kill, Cancellation)).Code.Should().Be(0);
    }

    private static List<(string, int, string?)> Contents(ArchiveStore store) =>
        [.. store.List().Select(held => (held.Choice, held.Rows, held.ContentSha256))];

    private void Told(Action action, string told)
    {
        var fault = action.Should().Throw<FaultyInputException>().Which.Faults.Should().ContainSingle().Subject;
        fault.File.Should().StartWith(_folder.Path);
        fault.Message.Should().Contain(told).And.Contain(";");
    }
}
