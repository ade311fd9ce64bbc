using System.Globalization;
using System.IO.Compression;
using System.Text;
using AwesomeAssertions;
using Counterpoise.Archive;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class FaultTests : IDisposable
{
    private const string Capabilities = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc";

    private const string Majors = "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version";

    private readonly string _folder = Directory.CreateTempSubdirectory("counterpoise-faults").FullName;

    private string ArchivePath => Path.Combine(_folder, "archive.duckdb");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_planted_fault_is_told_with_its_line() =>
        Gen.Int[0, 6]
            .Array[1, 40]
            .Sample(
                plan =>
                {
                    var text = new StringBuilder(Capabilities + "\n");
                    List<int> faulty = [];
                    for (int i = 0; i < plan.Length; i++)
                    {
                        var year = (1816 + i).ToString(CultureInfo.InvariantCulture);
                        text.Append(
                            plan[i] switch
                            {
                                1 => $"2,{year},NaN,1,1,1,1,1,0.1\n",
                                2 => $"2,{year},1,1,1,1,Infinity,1,0.1\n",
                                3 => $"2,{year},1,1,1\n",
                                4 => $"2,{year},1,1,1,1,1,1,1.5\n",
                                5 => $"2,{year},1,many,1,1,1,1,0.1\n",
                                6 => $"#2,{year},1,1,1,1,1,1,0.1\n",
                                _ => $"2,{year},1,1,1,1,1,1,0.1\n",
                            }
                        );
                        if (plan[i] != 0)
                            faulty.Add(i + 2);
                    }
                    var refused = Refused(text.ToString());
                    if (faulty.Count == 0)
                        return refused.FaultCount == 1; // The edition is not whole.
                    return refused.FaultCount == faulty.Count
                        && refused.Faults.Select(f => f.Line).SequenceEqual(faulty);
                },
                iter: 60,
                threads: 1
            );

    [Fact]
    public void A_doubled_key_is_told_with_both_lines()
    {
        var refused = Refused(
            Capabilities + "\n2,1816,1,1,1,1,1,1,0.1\n2,1817,1,1,1,1,1,1,0.1\n2,1816,1,1,1,1,1,1,0.1\n"
        );
        refused.Faults.Should().ContainSingle();
        refused.Faults[0].Line.Should().Be(4);
        refused.Faults[0].Message.Should().Contain("ccode 2").And.Contain("year 1816").And.Contain("line 2");
    }

    [Fact]
    public void A_row_repeated_to_the_letter_is_no_change_of_type_within_the_year()
    {
        var refused = Refused(
            "dyad,state1no,state1ab,state2no,state2ab,year,conttype,version\n"
                + "2020,2,\"USA\",20,\"CAN\",1920,1,3.2\n2020,2,\"USA\",20,\"CAN\",1920,1,3.2\n"
        );
        refused.Faults.Should().ContainSingle().Which.Line.Should().Be(3);
    }

    [Fact]
    public void Values_under_each_others_header_are_refused_row_by_row()
    {
        var refused = Refused(Capabilities + "\n1816,2,1,1,1,1,1,1,0.1\n1817,2,1,1,1,1,1,1,0.1\n");
        refused.Faults.Select(f => f.Line).Should().Equal(2, 2, 3, 3);
        refused.Faults[0].Message.Should().Contain("ccode '1816'").And.Contain("2..999");
    }

    [Fact]
    public void Missing_columns_are_named()
    {
        var refused = Refused("ccode,year,milex,milper,irst,pec,tpop\n2,1816,1,1,1,1,1\n");
        refused.Faults.Should().ContainSingle();
        refused
            .Faults[0]
            .ToString()
            .Should()
            .StartWith("offered.csv:1: 7 columns where National Material Capabilities")
            .And.Contain("missing: upop, cinc");
    }

    [Fact]
    public void Extra_and_swapped_columns_are_named()
    {
        Refused(Capabilities + ",note\n").Faults[0].Message.Should().Contain("not known: note");
        Refused("year,ccode,milex,milper,irst,pec,tpop,upop,cinc\n")
            .Faults[0]
            .Message.Should()
            .Contain("year, ccode")
            .And.Contain("another order");
    }

    [Fact]
    public void A_wrong_delimiter_is_named() =>
        Refused(Capabilities.Replace(',', ';') + "\n2;1816;1;1;1;1;1;1;0.1\n")
            .Faults[0]
            .Message.Should()
            .Contain("';'")
            .And.Contain("commas");

    [Fact]
    public void A_file_cut_off_within_a_line_is_refused_at_that_line()
    {
        var refused = Refused(Capabilities + "\n2,1816,1,1,1,1,1,1,0.1\n2,1817,1,1");
        refused.Faults.Should().ContainSingle().Which.Line.Should().Be(3);
    }

    [Fact]
    public void A_file_cut_off_between_lines_is_refused_for_its_rows()
    {
        var text = File.ReadAllText(SharedRecord.File("majors2024.csv"));
        var refused = Refused(text[..(text.TrimEnd().LastIndexOf('\n') + 1)]);
        refused.Faults.Should().ContainSingle().Which.Message.Should().Contain("13 rows").And.Contain("14");
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Line_ends_and_a_byte_order_mark_do_not_matter(string lineEnd)
    {
        var text = File.ReadAllText(SharedRecord.File("majors2024.csv")).ReplaceLineEndings(lineEnd);
        Add("\uFEFF" + text).Should().BeOfType<AddOutcome.Imported>().Which.Report.RowsKept.Should().Be(14);
    }

    [Fact]
    public void Lines_are_counted_by_any_line_end_and_through_quoted_ones()
    {
        Refused($"{Majors}\rUSA,2,1898,8,13,2024,12,31,2024\rUKG,200,1816,13,1,2024,12,31,2024\r")
            .Faults.Should()
            .ContainSingle()
            .Which.Line.Should()
            .Be(3);
        Refused($"{Majors}\n\"US\r\nA\",2,1898,8,13,2024,12,31,2024\nUKG,200,1816,13,1,2024,12,31,2024\n")
            .Faults.Should()
            .ContainSingle()
            .Which.Line.Should()
            .Be(4);
    }

    [Fact]
    public void A_line_that_begins_with_a_hash_is_a_row_and_counts_as_a_line()
    {
        Refused(Capabilities + "\n#2,1816,1,1,1,1,1,1,0.1\n# a note\n2,1817,1,1,1,1,1,1,1.5\n")
            .Faults.Select(f => (f.Line, f.Message.Split(':', ' ')[0]))
            .Should()
            .Equal((2, "ccode"), (3, "1"), (4, "cinc"));
        Refused($"{Majors}\n#USA,2,1898,8,13,2024,12,31,2024\n")
            .Faults.Should()
            .ContainSingle()
            .Which.Message.Should()
            .StartWith("1 rows where");
    }

    [Fact]
    public void A_record_without_end_does_not_fill_the_memory() =>
        Refused($"{Majors}\n{new string('x', 3 << 20)}\n")
            .Faults.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("1 MiB");

    [Fact]
    public void An_open_quotation_mark_is_told() =>
        Refused($"{Majors}\n\"USA,2,1898,8,13,2024,12,31,2024\n")
            .Faults.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("quotation mark");

    [Fact]
    public void A_packed_file_that_breaks_off_is_refused()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(File.ReadAllBytes(SharedRecord.File("cow_gdppop.csv")));
        AddBytes(packed.ToArray()).Should().BeOfType<AddOutcome.Imported>();
        var refused = AddBytes(packed.ToArray()[..(int)(packed.Length / 2)])
            .Should()
            .BeOfType<AddOutcome.Refused>()
            .Subject;
        refused.Faults.Should().Contain(f => f.Message.Contains("breaks off"));
    }

    [Fact]
    public void Another_data_set_under_the_expected_name_is_known_for_what_it_is()
    {
        var path = Path.Combine(_folder, "NMC-70-export.csv");
        File.Copy(SharedRecord.File("gw_system.csv"), path);
        Store()
            .Add([path], TestContext.Current.CancellationToken)
            .Single()
            .Should()
            .BeOfType<AddOutcome.Imported>()
            .Which.Report.DataSet.Should()
            .Be("gw-system");
    }

    [Fact]
    public void A_refused_file_leaves_the_archive_as_it_was_to_the_byte()
    {
        Store().Add([SharedRecord.File("majors2024.csv")], TestContext.Current.CancellationToken);
        var before = File.ReadAllBytes(ArchivePath);
        Refused(Capabilities + "\n2,1816,NaN,1,1,1,1,1,0.1\n");
        File.ReadAllBytes(ArchivePath).Should().Equal(before);
    }

    [Fact]
    public void A_refused_first_file_makes_no_archive()
    {
        Refused(Capabilities + "\n2,1816,NaN,1,1,1,1,1,0.1\n");
        File.Exists(ArchivePath).Should().BeFalse();
    }

    [Fact]
    public void Adding_the_same_file_again_changes_nothing_and_says_so()
    {
        var majors = SharedRecord.File("majors2024.csv");
        Store().Add([majors], TestContext.Current.CancellationToken);
        var before = File.ReadAllBytes(ArchivePath);
        Store()
            .Add([majors], TestContext.Current.CancellationToken)
            .Single()
            .Should()
            .Be(new AddOutcome.AlreadyThere("majors2024.csv", "majors", "2024"));
        File.ReadAllBytes(ArchivePath).Should().Equal(before);
    }

    [Fact]
    public void Files_that_hold_no_table_are_refused_where_they_were_named_and_passed_over_in_a_folder()
    {
        (byte[] Content, string Told)[] contents =
        [
            ([0, 1, 2, 3], "no text in lines; save it as"),
            ([], "the file is empty; get it again"),
            (Packed([]), "the file is empty; get it again"),
            ([.. "# A text\n\nwith words, and commas\n"u8], "no table with named columns; save it as"),
            (EmptyZip(), "the archive holds no files; get it again"),
        ];
        foreach (var (content, told) in contents)
        {
            AddBytes(content)
                .Should()
                .BeOfType<AddOutcome.Refused>()
                .Which.Faults.Should()
                .ContainSingle()
                .Which.Message.Should()
                .Contain(told)
                .And.EndWith(".");
            Store()
                .Add([_folder], TestContext.Current.CancellationToken)
                .Single()
                .Should()
                .BeOfType<AddOutcome.Skipped>()
                .Which.Reason.Should()
                .Contain(told);
        }
        AddBytes([.. "PK\x03\x04"u8]).Should().BeOfType<AddOutcome.Refused>("a damaged archive may have held data");
        AddBytes([0x1f, 0x8b, 8, 0, 1]).Should().BeOfType<AddOutcome.Refused>("a damaged file may have held data");
        Add("planet,moons\nMars,2\n")
            .Should()
            .BeOfType<AddOutcome.Skipped>("it is a table, of a data set not known here");
    }

    [Fact]
    public void A_first_line_for_Excel_is_named() =>
        Refused($"sep=,\n{Capabilities}\n2,1816,1,1,1,1,1,1,0.1\n")
            .Faults.Should()
            .ContainSingle()
            .Which.ToString()
            .Should()
            .Contain("offered.csv:1: ")
            .And.Contain("'sep='")
            .And.Contain("remove the line");

    [Fact]
    public void A_column_without_a_name_is_told_by_its_number() =>
        Refused(Capabilities.Replace(",milper", ",,milper", StringComparison.Ordinal) + ",\n")
            .Faults[0]
            .Message.Should()
            .Contain("not known: a column without a name (number 4), a column without a name (number 11))");

    [Fact]
    public void A_file_that_is_not_there_is_a_fault_not_a_crash() =>
        Store()
            .Add([Path.Combine(_folder, "nowhere.csv")], TestContext.Current.CancellationToken)
            .Single()
            .Should()
            .BeOfType<AddOutcome.Refused>();

    [Fact]
    public void A_file_that_is_no_archive_is_named_and_left_alone()
    {
        File.WriteAllText(ArchivePath, new string('x', 20_000));
        var list = () => Store().List();
        list.Should().Throw<FaultyInputException>().WithMessage("*no archive that can be read*");
        File.ReadAllText(ArchivePath).Should().Be(new string('x', 20_000));
    }

    [Fact]
    public void An_archive_of_a_later_schema_is_refused()
    {
        Store().Add([SharedRecord.File("majors2024.csv")], TestContext.Current.CancellationToken);
        using (var connection = new DuckDB.NET.Data.DuckDBConnection($"DataSource={ArchivePath}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE archive SET schema_version = schema_version + 1";
            command.ExecuteNonQuery();
        }
        var list = () => Store().List();
        list.Should().Throw<FaultyInputException>().WithMessage("*newer version*");
    }

    [Fact]
    public void The_list_and_the_citations_say_what_the_archive_holds()
    {
        Store()
            .Add(
                [SharedRecord.File("majors2024.csv"), SharedRecord.File("states2016.csv")],
                TestContext.Current.CancellationToken
            );
        var held = Store().List();
        held.Select(h => (h.DataSet, h.Version, h.File, h.Rows))
            .Should()
            .Equal(("majors", "2024", "majors2024.csv", 14), ("states", "2016", "states2016.csv", 243));
        held[0].Coverage.Should().Be(new YearSpan(1816, 2024));
        held[0].Sha256.Should().HaveLength(64);
        var citation = Store().Cite()[1];
        citation.Text.Should().Contain("Correlates of War Project").And.Contain("2017");
        citation.BibTeX.Should().StartWith("@misc{cow2017states,").And.Contain("year = {2017}");
    }

    private ArchiveStore Store() => ArchiveStore.Open(ArchivePath, TimeProvider.System);

    private AddOutcome Add(string text) => AddBytes(Encoding.UTF8.GetBytes(text));

    private AddOutcome AddBytes(byte[] bytes)
    {
        var path = Path.Combine(_folder, "offered.csv");
        File.WriteAllBytes(path, bytes);
        return Store().Add([path], TestContext.Current.CancellationToken).Single();
    }

    private static byte[] Packed(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static byte[] EmptyZip()
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("folder/");
        return packed.ToArray();
    }

    private AddOutcome.Refused Refused(string text) => Add(text).Should().BeOfType<AddOutcome.Refused>().Subject;
}
