using AwesomeAssertions;
using Counterpoise.Archive;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class CompiledRecordTests(SharedArchive archive) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterpoise-compiled").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_compiled_record_is_the_record_that_the_tables_hold()
    {
        var store = Copy();
        var compiled = Load(store, new YearSpan(1816, 2025));
        Records().Should().ContainSingle();
        // A folder in the file's place cannot be written over: the tables are read.
        var place = Records().Single();
        File.Delete(place);
        Directory.CreateDirectory(place);
        var read = Load(store, new YearSpan(1816, 2025));
        read.Notes.Should().Contain(note => note.Contains("could not be kept"));
        read.Notes.Take(read.Notes.Count - 1).Should().Equal(compiled.Notes);
        Differences(compiled.World, read.World).Should().BeEmpty();
    }

    [Theory]
    [InlineData(1816, 1816)]
    [InlineData(1873, 1913)]
    [InlineData(1990, 2024)]
    public void A_span_of_years_holds_what_the_whole_record_holds_for_them(int first, int last)
    {
        var span = Load(archive.Store, new YearSpan(first, last)).World;
        span.Years.Should().Be(new YearSpan(first, last));
        Differences(span, archive.World).Should().BeEmpty();
    }

    [Fact]
    public void A_span_beyond_the_membership_list_has_no_members_there() =>
        Load(archive.Store, new YearSpan(2020, 2040)).World.At(new Year(2035)).Count.Should().Be(0);

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(2_000)]
    [InlineData(-1)]
    public void A_damaged_file_is_never_read_and_is_made_anew(int place)
    {
        var store = Copy();
        var sound = Load(store, new YearSpan(1816, 2025)).World;
        var path = Records().Single();
        var bytes = File.ReadAllBytes(path);
        var broken = bytes.ToArray();
        broken[place < 0 ? broken.Length + place : place] ^= 0x40;
        File.WriteAllBytes(path, broken);
        Differences(Load(store, new YearSpan(1816, 2025)).World, sound).Should().BeEmpty();
        File.ReadAllBytes(path).Should().Equal(bytes);
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_made_anew()
    {
        var store = Copy();
        Load(store, new YearSpan(2000, 2001));
        var path = Records().Single();
        var bytes = File.ReadAllBytes(path);
        foreach (int length in (ReadOnlySpan<int>)[0, 7, 30, 500, bytes.Length / 2, bytes.Length - 1])
        {
            File.WriteAllBytes(path, bytes[..length]);
            Differences(Load(store, new YearSpan(1816, 2025)).World, archive.World).Should().BeEmpty();
            File.ReadAllBytes(path).Should().Equal(bytes);
        }
    }

    [Fact]
    public void Another_edition_or_a_data_set_added_is_another_record()
    {
        var store = Store("small.duckdb");
        Add(store, "cow_gw_panel.csv", "NMC-60-abridged.csv");
        Load(store, new YearSpan(1900, 1900)).World.CoverageOf(Variables.Energy)!.Source.Version.Should().Be("6.0");
        Add(store, "NMC-70-export.csv");
        Load(store, new YearSpan(1900, 1900)).World.CoverageOf(Variables.Energy)!.Source.Version.Should().Be("7.0");
        Load(store, new YearSpan(1900, 1900), "6.0")
            .World.CoverageOf(Variables.Energy)!
            .Source.Version.Should()
            .Be("6.0");
        // The newest choice is found again.
        Records().Should().HaveCount(3);
        Load(store, new YearSpan(1950, 1950));
        Records().Should().HaveCount(3);
    }

    [Fact]
    public void A_table_that_another_program_changed_is_read_anew()
    {
        var store = Store("small.duckdb");
        Add(store, "cow_gw_panel.csv", "NMC-70-export.csv");
        Steel().Should().NotBe(9_999_999);
        using (var connection = new DuckDB.NET.Data.DuckDBConnection($"DataSource={store.Path}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE nmc_7_0 SET irst = 9999999 WHERE ccode = 2 AND year = 1900; CHECKPOINT";
            command.ExecuteNonQuery();
        }
        Steel().Should().Be(9_999_999);

        double Steel() =>
            Load(store, new YearSpan(1900, 1900))
                .World.Read(Variables.IronAndSteel, new StateCode(2), new Year(1900))
                .Should()
                .BeOfType<Reading<double>.Known>()
                .Which.Value;
    }

    [Fact]
    public void What_a_killed_process_left_is_cleared_and_what_others_own_is_not()
    {
        var store = Store("small.duckdb");
        Add(store, "cow_gw_panel.csv");
        var left = $"{store.Path}.0123456789abcdef01234567.record.{int.MaxValue}.partial";
        var living = $"{store.Path}.0123456789abcdef01234567.record.{Environment.ProcessId}.partial";
        var own = Path.Combine(_folder, "notes.partial");
        foreach (var file in (string[])[left, living, own])
            File.WriteAllText(file, "");
        Load(store, new YearSpan(1900, 1900));
        File.Exists(left).Should().BeFalse();
        File.Exists(living).Should().BeTrue();
        File.Exists(own).Should().BeTrue();
        File.Delete(living);
        File.Delete(own);
    }

    [Fact]
    public void Only_the_newest_few_records_are_kept()
    {
        var store = Store("small.duckdb");
        Add(store, "cow_gw_panel.csv");
        foreach (var file in (string[])["majors2024.csv", "states2016.csv", "gw_system.csv", "coldata110.csv"])
        {
            Load(store, new YearSpan(1900, 1900));
            Add(store, file);
        }
        Load(store, new YearSpan(1900, 1900)).World.CoverageOf(Variables.MajorPower).Should().NotBeNull();
        Records().Should().HaveCount(4);
        Directory.GetFiles(_folder, "*.partial").Should().BeEmpty();
    }

    [Fact]
    public void Records_of_another_archive_whose_name_begins_the_same_and_files_of_others_stay()
    {
        var key = new string('a', 24);
        string[] others =
        [
            .. Enumerable
                .Range(0, 6)
                .Select(i => Path.Combine(_folder, string.Concat("small.duckdb.", key.AsSpan(1), $"{i}.record"))),
            Path.Combine(_folder, "small.my-notes.record"),
            Path.Combine(_folder, $"small.{key.ToUpperInvariant()}.record"),
        ];
        foreach (var other in others)
            File.WriteAllText(other, "");
        var store = Store("small");
        Add(store, "cow_gw_panel.csv");
        Load(store, new YearSpan(1900, 1900));
        others.Should().OnlyContain(other => File.Exists(other));
    }

    private ArchiveStore Copy()
    {
        var store = Store("copy.duckdb");
        File.Copy(archive.Store.Path, store.Path);
        return store;
    }

    private ArchiveStore Store(string name) => ArchiveStore.Open(Path.Combine(_folder, name), TimeProvider.System);

    private static void Add(ArchiveStore store, params string[] files) =>
        store
            .Add(files.Select(SharedRecord.File), TestContext.Current.CancellationToken)
            .Should()
            .AllBeOfType<AddOutcome.Imported>();

    private static LoadedWorld Load(ArchiveStore store, YearSpan years, string? nmc = null)
    {
        var choices = new ArchiveChoices();
        if (nmc is not null)
            choices = choices with { Versions = new Dictionary<string, string> { ["nmc"] = nmc } };
        return ArchiveWorld.Load(store, years, choices, TestContext.Current.CancellationToken);
    }

    private string[] Records() => Directory.GetFiles(_folder, "*.record");

    // What of the one record is not in the other, in the years of the first.
    private static List<string> Differences(World one, World other)
    {
        List<string> found = [];
        foreach (var slice in one.Slices.Where(s => other.Years.Contains(s.Year)))
        {
            var same = other.At(slice.Year);
            if (!slice.States.SequenceEqual(same.States))
                found.Add($"states of {slice.Year}");
            foreach (var variable in Variables.All)
            {
                bool equal =
                    variable.Level == VariableLevel.StateYear
                        ? slice.Column(variable).SequenceEqual(same.Column(variable))
                        : slice.Matrix(variable).SequenceEqual(same.Matrix(variable));
                if (!equal)
                    found.Add($"{variable} of {slice.Year}");
            }
            if (!slice.System.OrderBy(f => f.Key).SequenceEqual(same.System.OrderBy(f => f.Key)))
                found.Add($"totals of {slice.Year}");
        }
        foreach (var variable in Variables.All.Where(v => one.CoverageOf(v) != other.CoverageOf(v)))
            found.Add($"coverage of {variable}");
        foreach (var list in Enum.GetValues<EventList>().Where(l => one.CoverageOf(l) != other.CoverageOf(l)))
            found.Add($"coverage of {list}");
        if (!one.Disputes.SequenceEqual(other.Disputes))
            found.Add("disputes");
        if (!one.Wars.SequenceEqual(other.Wars))
            found.Add("wars");
        if (!one.Rivalries.SequenceEqual(other.Rivalries))
            found.Add("rivalries");
        if (!one.ColonialRule.SequenceEqual(other.ColonialRule))
            found.Add("colonial rule");
        if (!one.ArmsRaces.SequenceEqual(other.ArmsRaces))
            found.Add("arms races");
        if (!one.Conquests.SequenceEqual(other.Conquests))
            found.Add("conquests");
        if (one.Treaties.Coverage != other.Treaties.Coverage)
            found.Add("coverage of treaties");
        if (!one.Treaties.Memberships.SequenceEqual(other.Treaties.Memberships))
            found.Add("treaties");
        if (!one.Identity.Successions.SequenceEqual(other.Identity.Successions))
            found.Add("successions");
        if (!one.Identity.States.Select(Written).SequenceEqual(other.Identity.States.Select(Written)))
            found.Add("states");
        return found;
    }

    private static string Written(StateIdentity state) =>
        $"{state.Code} {state.Abbreviation} {state.Name} {state.Iso3 ?? "none"} {string.Join('|', state.Aliases)} "
        + $"{string.Join('|', state.GleditschWard)} {string.Join('|', state.Membership)}"
        + $" {string.Join('|', state.MembershipDays)}";
}
