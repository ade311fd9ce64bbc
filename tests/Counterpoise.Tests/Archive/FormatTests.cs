using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AwesomeAssertions;
using Counterpoise.Archive;
using Counterpoise.Tests.Cli;
using Counterpoise.Tests.Files;
using Counterpoise.Validation;
using DuckDB.NET.Data;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class FormatTests : IDisposable
{
    private const string Capabilities = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc";

    private const string Majors = "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> SmallFiles =>
        [
            "majors2024.csv",
            "states2016.csv",
            "cow_capitals.csv",
            "gw_system.csv",
            "country_codes.csv",
            "coldata110.csv",
            "tss_rivalries.csv",
            "WRP_national.csv",
            "Inter-StateWarData_v4.0.csv",
            "NMC-70-export.csv",
            "gml-ddy-disputes-2.2.1.csv",
        ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(SmallFiles))]
    public void A_data_set_in_any_format_gives_the_same_rows_and_repairs(string file)
    {
        var bytes = File.ReadAllBytes(SharedRecord.File(file));
        var expected = Sound(Read(bytes));
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\ufeff').TrimEnd('\r', '\n') + "\n";
        var rows = Sheet.Split(text, int.MaxValue);
        var turned = new Sheet(
            [.. rows[0].Reverse().Select(StataName)],
            [.. rows.Skip(1).Select(row => row.Reverse().ToArray())]
        );
        var isText = rows[0]
            .Reverse()
            .Select(h => expected.DataSet.Fields.First(f => f.Header == h).Kind == FieldKind.Text)
            .ToArray();
        bool isLatin = text.All(c => c < 0x80 || c is > '\x9f' and <= '\xff');
        foreach (int release in (int[])[117, 118, 119])
        {
            if (release == 117 && !isLatin)
                continue;
            foreach (bool bigEndian in (bool[])[false, true])
            {
                var stata = StataWriter.Write(turned, isText, release, bigEndian, longTexts: bigEndian, missing: 3);
                MustAgree(Sound(Read(stata)), expected);
            }
        }
        MustAgree(Sound(Read(ParquetWriter.Write(turned, isText))), expected);
        MustAgree(Sound(Read(Zipped(("folder/inner.csv", bytes)))), expected);
        MustAgree(Sound(Read(Gzipped(StataWriter.Write(turned, isText)))), expected);
    }

    [Theory]
    [InlineData("100", "byte")]
    [InlineData("-127", "byte")]
    [InlineData("32740", "int")]
    [InlineData("-32767", "int")]
    [InlineData("2147483620", "long")]
    [InlineData("100.1", "float")]
    [InlineData("100.1234567890123", "double")]
    [InlineData("123456789012", "double")]
    public void Numbers_of_every_Stata_type_are_read_and_all_27_missing_values_are_missing(string written, string type)
    {
        // Out of range, or missing where a value belongs: what was read comes back in the fault.
        var sheet = new Sheet(
            ["ccode", "statenme", "capital", "stdate", "enddate", "lat", "lng"],
            [
                ["2", "a", "b", "1816-01-01", "1817-01-01", written, "1"],
                ["20", "a", "b", "1816-01-01", "1817-01-01", "", "1"],
            ]
        );
        bool[] isText = [false, true, true, false, false, false, false];
        for (int missing = 0; missing < 27; missing++)
        {
            foreach (bool bigEndian in (bool[])[false, true])
            {
                var refused = Refused(Read(StataWriter.Write(sheet, isText, 118, bigEndian, missing: missing)));
                refused
                    .Faults.Select(fault => (fault.Line, fault.Message.Split(':')[0]))
                    .Should()
                    .Equal([(1, $"lat '{written}'"), (2, "lat ''")], type);
            }
        }
    }

    [Fact]
    public void Text_of_format_117_is_Windows_1252_and_later_text_is_UTF_8()
    {
        // A key that occurs twice comes back in the fault.
        string[] row = ["C\u00f4te d\u0092I", "1960", "437", "437", "x", "AAAA"];
        var sheet = new Sheet(["stateabb", "year", "gwcode", "ccode", "gw_name", "cw_name"], [row, row]);
        bool[] isText = [true, false, false, false, true, true];
        Refused(Read(StataWriter.Write(sheet, isText, 117)))
            .Faults.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("stateabb 'C\u00f4te d\u2019I'");
        var bad = StataWriter.Write(sheet, isText, 118);
        bad[bad.AsSpan().IndexOf("AAAA"u8)] = 0xf4;
        var refused = Refused(Read(bad));
        refused.Faults.Should().ContainSingle().Which.Line.Should().Be(1);
        refused.Faults[0].Message.Should().Contain("UTF-8");
    }

    [Fact]
    public void A_fault_in_a_Stata_or_Parquet_file_names_its_row()
    {
        var sheet = new Sheet(
            Capabilities.Split(','),
            [
                .. Enumerable
                    .Range(1, 9)
                    .Select(i =>
                        new[]
                        {
                            i == 7 ? "1816" : "2",
                            (1815 + i).ToString(CultureInfo.InvariantCulture),
                            "1",
                            "1",
                            "1",
                            "1",
                            "1",
                            "1",
                            "0.1",
                        }
                    ),
            ]
        );
        bool[] isText = new bool[9];
        foreach (var content in (byte[][])[StataWriter.Write(sheet, isText), ParquetWriter.Write(sheet, isText)])
        {
            var fault = Refused(Read(content)).Faults.Should().ContainSingle().Subject;
            fault.Line.Should().Be(7);
            fault.Message.Should().Contain("ccode '1816'").And.Contain("2..999");
        }
    }

    [Fact]
    public void Columns_missing_from_a_Stata_file_are_named()
    {
        var sheet = new Sheet(
            Capabilities.Split(',')[..7],
            [
                ["2", "1816", "1", "1", "1", "1", "1"],
            ]
        );
        Refused(Read(StataWriter.Write(sheet, new bool[7])))
            .Faults.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("missing: upop, cinc");
    }

    [Fact]
    public void A_Stata_file_cut_off_at_any_byte_is_refused_or_passed_over_with_the_reason()
    {
        var sheet = new Sheet(
            Capabilities.Split(','),
            [
                ["2", "1816", "1", "1", "1", "1", "1", "1", "0.1"],
                ["2", "1817", "1", "1", "1", "1", "1", "1", "0.1"],
            ]
        );
        var whole = StataWriter.Write(sheet, new bool[9]);
        int data = whole.AsSpan().IndexOf("<data>"u8);
        for (int cut = 0; cut < whole.AsSpan().IndexOf("</data>"u8) + 7; cut++)
        {
            var outcome = Read(whole[..cut]);
            if (cut > 11)
                Refused(outcome).Faults.Should().ContainSingle().Which.Message.Should().Contain("get it again");
            if (cut > data + 6)
                Refused(outcome).Faults[0].Message.Should().MatchRegex("breaks off here, after [012] of 2");
        }
    }

    [Fact]
    public void A_Stata_file_that_states_more_observations_than_there_can_be_is_refused()
    {
        var sheet = new Sheet(
            Majors.Split(','),
            [
                ["USA", "2", "1898", "8", "13", "2024", "12", "31", "2024"],
            ]
        );
        var stata = StataWriter.Write(sheet, [true, .. new bool[8]], longTexts: true);
        stata.AsSpan(stata.AsSpan().IndexOf("<N>"u8) + 3, 8).Fill(0xff);
        Refused(Read(stata)).Faults[0].Message.Should().Contain("more observations");
    }

    [Fact]
    public void Parquet_types_come_to_the_same_text_as_in_csv()
    {
        var path = _folder["typed.parquet"];
        using (var connection = new DuckDBConnection("DataSource=:memory:"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"""
                COPY (SELECT 'USA'::BLOB AS STATEABB, 2::UTINYINT AS ccode, 1816.0::FLOAT AS styear, true AS stmonth,
                1.00::DECIMAL(5, 2) AS stday, 2024::HUGEINT AS endyear, 12::DOUBLE AS endmonth, 31::USMALLINT AS endday,
                2024.50::DECIMAL(9, 3) AS version) TO '{path}' (FORMAT parquet)
                """;
            command.ExecuteNonQuery();
        }
        var fault = Refused(OfferedFile.OfPath(path).Read()).Faults.Should().ContainSingle().Subject;
        fault.Line.Should().Be(1);
        fault.Message.Should().StartWith("version '2024.5': ");
    }

    [Fact]
    public void Text_in_UTF_16_is_read_by_its_mark_and_refused_without_one()
    {
        var text = File.ReadAllText(SharedRecord.File("majors2024.csv"));
        foreach (bool bigEndian in (bool[])[false, true])
        {
            var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
            Sound(Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)])).Batch.Rows.Should().Be(14);
            var fault = Refused(Read(encoding.GetBytes(text))).Faults.Should().ContainSingle().Subject;
            fault.Line.Should().Be(1);
            fault.Message.Should().Contain("UTF-16").And.Contain("save the file as UTF-8");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_line_with_bytes_that_are_no_UTF_8_or_NUL_is_told(bool marked)
    {
        byte[] text =
        [
            .. marked ? new byte[] { 0xef, 0xbb, 0xbf } : [],
            .. Encoding.Latin1.GetBytes(
                $"{Majors}\nUSA,2,1898,8,13,2024,12,31,2024\nC\u00f4te,437,1960,8,7,2024,12,31,2024\n"
                    + "UKG,200,1816,1,1,2024,12,31,2024\nFR\0N,220,1816,1,1,2024,12,31,2024\nÉt,225,18\u00e916,1,1,2024,12,31,2024\n"
            ),
        ];
        var refused = Refused(Read(text));
        refused.Faults.Select(f => f.Line).Should().Equal(3, 5, 6, 6);
        refused.Faults[0].Message.Should().Be("stateabb 'C?te': the file's bytes are no UTF-8 here; save it as UTF-8.");
        refused.Faults[1].Message.Should().Contain("NUL");
    }

    [Fact]
    public void Every_entry_of_a_zip_archive_is_a_file_of_its_own_and_nothing_is_written_under_its_name()
    {
        var majors = File.ReadAllBytes(SharedRecord.File("majors2024.csv"));
        var states = File.ReadAllBytes(SharedRecord.File("states2016.csv"));
        var path = _folder["archive.zip"];
        File.WriteAllBytes(
            path,
            Zipped(
                ("folder/deeper/m.csv", majors),
                ("../../states.csv", states),
                ("read\u001b[31mme.txt", [.. "words"u8]),
                ("__MACOSX/._m.csv", [1, 2, 3]),
                (".hidden.csv", majors),
                ("inner.zip", Zipped(("m.csv", majors))),
                ("old.dta", [115, 2, 1, 0]),
                ("packed.csv.gz", Gzipped(majors))
            )
        );
        var store = ArchiveStore.Open(_folder["archive.duckdb"], TimeProvider.System);
        var outcomes = store.Add([path], TestContext.Current.CancellationToken);
        outcomes
            .Select(o => o.File)
            .Should()
            .Equal(
                "archive.zip/folder/deeper/m.csv",
                "archive.zip/../../states.csv",
                "archive.zip/read?[31mme.txt",
                "archive.zip/inner.zip",
                "archive.zip/old.dta",
                "archive.zip/packed.csv.gz"
            );
        outcomes[0].Should().BeOfType<AddOutcome.Imported>().Which.Report.DataSet.Should().Be("majors");
        outcomes[1].Should().BeOfType<AddOutcome.Imported>().Which.Report.DataSet.Should().Be("states");
        outcomes[2].Should().BeOfType<AddOutcome.Skipped>();
        outcomes[3].Should().BeOfType<AddOutcome.Skipped>().Which.Reason.Should().Contain("within another");
        outcomes[4].Should().BeOfType<AddOutcome.Skipped>().Which.Reason.Should().Contain("old format 115");
        // The same rows again, in another dress.
        outcomes[5].Should().BeOfType<AddOutcome.AlreadyThere>().Which.DataSet.Should().Be("majors");
        store.List().Select(held => held.DataSet).Should().Equal("majors", "states");
        Directory
            .GetFileSystemEntries(_folder.Path)
            .Select(Path.GetFileName)
            .Should()
            .BeEquivalentTo("archive.zip", "archive.duckdb");
    }

    [Fact]
    public void An_entry_that_is_encrypted_or_damaged_is_named()
    {
        var majors = File.ReadAllBytes(SharedRecord.File("majors2024.csv"));
        var zip = Zipped(("m.csv", majors));
        var encrypted = zip.ToArray();
        int central = encrypted.AsSpan().LastIndexOf("PK\x01\x02"u8);
        encrypted[6] |= 1;
        encrypted[central + 8] |= 1;
        var refused = Refused(Read(encrypted));
        refused.File.Should().Be("offered/m.csv");
        refused.Faults[0].Message.Should().Contain("encrypted").And.Contain("password");
        var damaged = zip.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(damaged.AsSpan(central + 16), 12345);
        Refused(Read(damaged)).Faults[0].Message.Should().Contain("damaged").And.Contain("checksum");
        Refused(Read(zip[..(zip.Length - 30)])).Faults[0].Message.Should().Contain("breaks off");
    }

    [Fact]
    public void What_unpacks_to_more_than_any_data_set_is_refused_at_once()
    {
        var zip = Zipped(("a.csv", [.. "a,b\n"u8]), ("b.csv", [.. "a,b\n"u8]));
        for (int from = 0; zip.AsSpan(from).IndexOf("PK\x01\x02"u8) is >= 0 and var found; from += found + 4)
            BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(from + found + 24), 0xfffffff0);
        Refused(Read(zip)).Faults[0].Message.Should().Contain("4 GiB");
        var many = new StringBuilder(Majors + "\n");
        for (int i = 0; i < 200_000; i++)
            many.Append("x\n");
        var refused = Refused(Read(Gzipped(Encoding.UTF8.GetBytes(many.ToString()))));
        refused.FaultCount.Should().BeLessThan(3_000);
        refused.Faults[^1].Message.Should().Contain("more rows");
    }

    [Theory]
    [InlineData(new byte[] { 114, 2, 1, 0, 5, 0 }, "old format 114")]
    [InlineData(new byte[] { 113, 1, 1, 0, 5, 0 }, "old format 113")]
    [InlineData(new byte[] { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 }, ".xls")]
    [InlineData(new byte[] { (byte)'R', (byte)'D', (byte)'X', (byte)'3', (byte)'\n' }, ".rda")]
    [InlineData(new byte[] { (byte)'X', (byte)'\n', 0, 0, 0, 3 }, ".rds")]
    [InlineData(new byte[] { (byte)'$', (byte)'F', (byte)'L', (byte)'2' }, ".sav")]
    public void A_format_that_is_not_read_is_named_with_its_repair(byte[] start, string named)
    {
        foreach (var content in (byte[][])[start, Gzipped(start)])
        {
            var folder = Directory.CreateDirectory(_folder["folder"]).FullName;
            var path = Path.Combine(folder, "any.name");
            File.WriteAllBytes(path, content);
            var asked = Refused(OfferedFile.Under([path]).Single().Read());
            asked
                .Faults[0]
                .Message.Should()
                .Contain(named)
                .And.Contain("save it as .csv, .dta of format 118 or Parquet");
            OfferedFile
                .Under([folder])
                .Single()
                .Read()
                .Should()
                .BeOfType<ReadOutcome.Skipped>()
                .Which.Reason.Should()
                .Contain(named);
        }
    }

    [Fact]
    public void An_Excel_workbook_is_named_and_not_taken_for_an_archive() =>
        Refused(Read(Zipped(("[Content_Types].xml", [1]), ("xl/workbook.xml", [1]), ("a.csv", [1]))))
            .Faults[0]
            .Message.Should()
            .Contain(".xlsx")
            .And.Contain("save it as");

    [Fact]
    public void A_folder_is_read_with_its_sub_folders_in_a_fixed_order_and_hidden_files_are_passed_over()
    {
        var majors = File.ReadAllBytes(SharedRecord.File("majors2024.csv"));
        foreach (var name in (string[])["b.csv", "a.csv", "z/c.csv", "d/e/f.csv", "d/a.txt", ".git/x.csv", ".hidden"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
            File.WriteAllBytes(_folder[name], name == "d/a.txt" ? [] : majors);
        }
        File.WriteAllBytes(_folder["y.zip"], Zipped(("m.csv", majors)));
        Directory.CreateSymbolicLink(_folder["d/loop"], _folder.Path);
        OfferedFile
            .Under([_folder.Path])
            .Select(f => f.Name)
            .Should()
            .Equal("a.csv", "b.csv", "y.zip/m.csv", "d/a.txt", "d/e/f.csv", "z/c.csv");
    }

    [Fact]
    public void A_file_within_a_folder_whose_name_is_a_pattern_is_read_as_itself()
    {
        var sheet = new Sheet(
            Capabilities.Split(',')[..7],
            [
                ["2", "1816", "1", "1", "1", "1", "1"],
            ]
        );
        Directory.CreateDirectory(_folder["year=1816"]);
        foreach (var name in (string[])["a[1]*.parquet", "it's.parquet", "year=1816/x.parquet"])
        {
            File.WriteAllBytes(_folder[name], ParquetWriter.Write(sheet, new bool[7]));
            Refused(OfferedFile.OfPath(_folder[name]).Read()).Faults[0].Message.Should().StartWith("7 columns where");
        }
    }

    [Fact]
    public async Task A_pipe_or_a_device_is_refused_and_not_waited_for_even_behind_a_link()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "no named pipes on this machine");
        using (var making = BuiltCommand.StartProgram("mkfifo", _folder["pipe"]))
            (await BuiltCommand.End(making, TestContext.Current.CancellationToken)).Code.Should().Be(0);
        File.CreateSymbolicLink(_folder["to-pipe"], _folder["pipe"]);
        File.CreateSymbolicLink(_folder["to-device"], "/dev/zero");
        foreach (var path in (string[])["/dev/zero", _folder["pipe"], _folder["to-pipe"], _folder["to-device"]])
        {
            var refused = Refused(OfferedFile.Under([path]).Single().Read());
            refused.Faults[0].Message.Should().Contain("pipe or a device").And.EndWith("save it to a file first.");
        }
        OfferedFile
            .Under([_folder.Path])
            .Select(file => file.Read())
            .Should()
            .HaveCount(3)
            .And.AllBeOfType<ReadOutcome.Skipped>();
    }

    [Fact]
    public async Task What_the_shell_hands_over_as_a_pipe_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "no /dev/stdin on this machine");
        var script = $"printf 'a,b\\n' | dotnet exec '{BuiltCommand.Assembly}' data check /dev/stdin";
        using var shell = BuiltCommand.StartProgram("sh", "-c", script);
        var run = await BuiltCommand.End(shell, TestContext.Current.CancellationToken);
        run.Code.Should().Be(1);
        (run.Out + run.Error).ReplaceLineEndings(" ").Should().Contain("save it to a file first");
    }

    [Fact]
    public void A_link_that_leads_to_no_file_is_passed_over_in_a_folder_and_refused_where_it_was_named()
    {
        File.CreateSymbolicLink(_folder["dead"], _folder["nowhere"]);
        File.CreateSymbolicLink(_folder["round"], _folder["round"]);
        foreach (var outcome in OfferedFile.Under([_folder.Path]).Select(file => file.Read()))
            outcome.Should().BeOfType<ReadOutcome.Skipped>().Which.Reason.Should().Contain("leads to no file");
        Refused(OfferedFile.Under([_folder["dead"]]).Single().Read())
            .Faults[0]
            .Message.Should()
            .Contain("leads to no file; mend or remove the link");
    }

    [Fact]
    public void A_link_to_a_file_is_read_as_the_file()
    {
        File.WriteAllText(_folder["m.csv"], Majors + "\n");
        File.CreateSymbolicLink(_folder["link.csv"], _folder["m.csv"]);
        Refused(OfferedFile.OfPath(_folder["link.csv"]).Read()).Faults[0].Message.Should().StartWith("0 rows where");
    }

    [Fact]
    public void Gzip_of_several_members_and_filled_up_with_zeros_is_read_whole()
    {
        var text = Encoding.UTF8.GetBytes(
            $"{Majors}\rUSA,2,1898,8,13,2024,12,31,2024\rUKG,200,1816,13,1,2024,12,31,2024\r"
        );
        // As bgzip has it: a field in the header, and a member of no length at the end.
        byte[] bgzipEnd =
        [
            .. new byte[] { 0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, 0x42, 0x43, 2, 0, 0x1b, 0, 3, 0 },
            .. new byte[8],
        ];
        for (int cut = 0; cut <= text.Length; cut++)
        {
            byte[] packed = [.. Gzipped(text[..cut]), .. Gzipped(text[cut..]), .. cut % 2 == 0 ? bgzipEnd : []];
            foreach (int zeros in (int[])[0, 1, 512, 20_000])
            {
                var fault = Refused(Read([.. packed, .. new byte[zeros]])).Faults.Should().ContainSingle().Subject;
                (fault.Line, fault.Message.Split('\'')[0]).Should().Be((3, "stmonth "));
            }
        }
    }

    [Fact]
    public void Gzip_of_several_members_that_breaks_off_or_states_another_sum_is_refused()
    {
        // Digests do not shrink, so that a member is longer than the pieces in which it is read.
        var noise = Enumerable.Range(0, 1_000).SelectMany(i => SHA256.HashData(BitConverter.GetBytes(i))).ToArray();
        var text = Encoding.UTF8.GetBytes($"{Majors}\n{Convert.ToBase64String(noise)}\n");
        var first = Gzipped(text);
        byte[] whole = [.. first, .. Gzipped([.. "x\n"u8])];
        Refused(Read(whole)).Faults.Should().OnlyContain(fault => fault.Message.Contains("fields where"));
        int[] cuts =
        [
            first.Length - 9,
            first.Length - 4,
            first.Length - 1,
            first.Length + 5,
            whole.Length - 8,
            whole.Length - 1,
        ];
        foreach (int cut in cuts)
            Refused(Read(whole[..cut])).Faults.Should().Contain(fault => fault.Message.Contains("damaged"));
        foreach (int changed in (int[])[first.Length - 8, first.Length - 4, whole.Length - 8, whole.Length - 4])
        {
            var altered = whole.ToArray();
            altered[changed] ^= 1;
            Refused(Read(altered)).Faults.Should().Contain(fault => fault.Message.Contains("damaged"));
        }
        Refused(Read([.. whole, 1, 2, 3])).Faults.Should().Contain(fault => fault.Message.Contains("no gzip"));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(14)]
    [InlineData(93)]
    public void An_entry_packed_with_a_method_that_is_not_read_is_told_so(byte method)
    {
        var zip = Zipped(("m.csv", [.. "a,b\n"u8]));
        zip[8] = method;
        zip[zip.AsSpan().LastIndexOf("PK\x01\x02"u8) + 10] = method;
        var refused = Refused(Read(zip));
        refused.File.Should().Be("offered/m.csv");
        refused
            .Faults[0]
            .Message.Should()
            .Contain("a method that is not read")
            .And.Contain("repack the archive with Deflate");
    }

    [Fact]
    public async Task A_day_with_a_time_zone_is_the_day_in_UTC_wherever_the_machine_stands()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "no shell on this machine");
        var path = _folder["zoned.parquet"];
        using (var connection = new DuckDBConnection("DataSource=:memory:"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"""
                SET TimeZone = 'Pacific/Auckland';
                COPY (SELECT 2000 AS ccode, 'a' AS statenme, 'b' AS capital, TIMESTAMPTZ '1816-01-01 00:00:00+00' AS stdate,
                TIMESTAMPTZ '1817-01-01 20:30:00+00' AS enddate, 1.0 AS lat, 1.0 AS lng) TO '{path}' (FORMAT parquet)
                """;
            command.ExecuteNonQuery();
        }
        foreach (var zone in (string[])["Pacific/Auckland", "America/Los_Angeles", "UTC"])
        {
            var script = $"TZ={zone} dotnet exec '{BuiltCommand.Assembly}' data check '{path}'";
            using var shell = BuiltCommand.StartProgram("sh", "-c", script);
            var run = await BuiltCommand.End(shell, TestContext.Current.CancellationToken);
            run.Code.Should().Be(1);
            (run.Out + run.Error)
                .Should()
                .Contain("ccode '2000'")
                .And.Contain("enddate '1817-01-01 20:30:00+00'")
                .And.NotContain("stdate '");
        }
    }

    private static ReadOutcome Read(byte[] content) =>
        OfferedFile.OfContent("offered", content).Unpacked().Single().Read();

    private static ReadOutcome.Sound Sound(ReadOutcome outcome) =>
        outcome
            .Should()
            .BeOfType<ReadOutcome.Sound>(outcome is ReadOutcome.Refused r ? r.Faults[0].ToString() : "")
            .Subject;

    private static ReadOutcome.Refused Refused(ReadOutcome outcome) =>
        outcome.Should().BeOfType<ReadOutcome.Refused>().Subject;

    private static void MustAgree(ReadOutcome.Sound found, ReadOutcome.Sound expected)
    {
        found.DataSet.Id.Should().Be(expected.DataSet.Id);
        found.Edition.Should().Be(expected.Edition);
        found.Batch.Rows.Should().Be(expected.Batch.Rows);
        foreach (var field in expected.Batch.Fields)
        {
            for (int row = 0; row < expected.Batch.Rows; row++)
            {
                bool same =
                    field.Kind == FieldKind.Text
                        ? found.Batch.Text(row, field.Column) == expected.Batch.Text(row, field.Column)
                        : found.Batch.Number(row, field.Column).Equals(expected.Batch.Number(row, field.Column));
                if (!same)
                    Assert.Fail($"{field.Column} of row {row} differs");
            }
        }
        found
            .Batch.Quirks.Select(q => (q.Name, q.Count))
            .Should()
            .Equal(expected.Batch.Quirks.Select(q => (q.Name, q.Count)));
    }

    private static byte[] Gzipped(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Zipped(params (string Name, byte[] Content)[] entries)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return packed.ToArray();
    }

    // What Stata and its users make of a header.
    private static string StataName(string header) =>
        string.Concat(header.Where(c => char.IsAsciiLetterOrDigit(c) || c == '_')).ToLowerInvariant();
}
