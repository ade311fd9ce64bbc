using System.Security.Cryptography;
using AwesomeAssertions;
using Counterpoise.Exports;
using Counterpoise.Panels;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Exports;

public sealed class WholeSetTests
{
    private static readonly double[] Nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    public static TheoryData<PanelFormat> Formats => [.. Enum.GetValues<PanelFormat>()];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_bytes_do_not_depend_on_the_threads(PanelFormat format)
    {
        var panel = RoundTripTests.Long([5_000, 70_000, 3, 0, 90_000, 20_000, 400]);
        var hashes = ((int[])[1, 2, 5]).Select(threads =>
        {
            using var folder = new TemporaryFolder();
            return PanelFiles
                .Write(panel, folder["panel.x"], format, SmallPanel.Options(threads), null, Cancellation)
                .Files.Select(file => $"{Path.GetFileName(file.Path)} {file.Sha256}")
                .Aggregate((one, other) => $"{one}\n{other}");
        });
        hashes.Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_file_is_there_with_the_hash_that_is_told(PanelFormat format)
    {
        using var folder = new TemporaryFolder();
        var written = Write(folder["panel.x"], format, Nine);
        written
            .Files.Select(file => file.Path)
            .Should()
            .Equal([folder["panel.x"], .. PanelFiles.Beside(folder["panel.x"])]);
        Directory.GetFiles(folder.Path).Should().BeEquivalentTo(written.Files.Select(file => file.Path));
        foreach (var file in written.Files)
        {
            var bytes = File.ReadAllBytes(file.Path);
            Convert.ToHexStringLower(SHA256.HashData(bytes)).Should().Be(file.Sha256, file.Path);
            file.Bytes.Should().Be(bytes.Length);
        }
        written.Bytes.Should().Be(written.Files[0].Bytes);
        var manifest = File.ReadAllText(folder["panel.manifest.json"]);
        foreach (var file in written.Files.SkipLast(1))
            manifest.Should().Contain(file.Sha256);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_interruption_leaves_the_old_files_and_nothing_else(PanelFormat format)
    {
        using var folder = new TemporaryFolder();
        Write(folder["panel.x"], format, Nine);
        var before = Content(folder);
        foreach (int threads in (int[])[1, 3])
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var panel = RoundTripTests.Long([2_000, 90_000, 90_000, 10]) with
            {
                OnFill = year =>
                {
                    if (year.Value == 1818)
                        stop.Cancel();
                },
            };
            FluentActions
                .Invoking(() =>
                    PanelFiles.Write(panel, folder["panel.x"], format, SmallPanel.Options(threads), null, stop.Token)
                )
                .Should()
                .Throw<OperationCanceledException>();
            Content(folder).Should().Equal(before);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_panel_that_fails_leaves_the_old_files_and_tells_its_first_error(PanelFormat format)
    {
        using var folder = new TemporaryFolder();
        Write(folder["panel.x"], format, Nine);
        var before = Content(folder);
        var panel = RoundTripTests.Long([20, 30, 40, 50]) with
        {
            OnFill = year =>
            {
                if (year.Value >= 1817)
                    throw new InvalidOperationException($"year {year}");
            },
        };
        FluentActions
            .Invoking(() =>
                PanelFiles.Write(panel, folder["panel.x"], format, SmallPanel.Options(4), null, Cancellation)
            )
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage("year 1817");
        Content(folder).Should().Equal(before);
    }

    [Fact]
    public void A_disk_that_is_full_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no /dev/full on this platform");
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.Write, 0);
        FluentActions
            .Invoking(() => PanelFiles.WriteCsv(SmallPanel.StateYears(), full, 2, null, Cancellation))
            .Should()
            .Throw<IOException>();
    }

    [Fact]
    public void A_place_where_a_file_cannot_be_is_refused_before_anything_is_computed()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["panel.py"]);
        Directory.CreateDirectory(folder["panel.bib"]);
        var panel = SmallPanel.StateYears() with { OnFill = _ => throw new InvalidOperationException() };
        Refused(folder["panel.csv"]).Faults.Should().HaveCount(2);
        Refused(folder.Path).Message.Should().Contain("is a folder; name a file in it");
        Refused(folder["none/panel.csv"]).Message.Should().Contain("its folder does not exist");
        Refused("").Message.Should().Contain("no file is named");
        Refused(folder["other.R"]).Message.Should().Contain("stands beside a panel does; choose another name");
        Directory.GetFiles(folder.Path).Should().BeEmpty();

        FaultyInputException Refused(string path) =>
            FluentActions
                .Invoking(() =>
                    PanelFiles.Write(panel, path, PanelFormat.Csv, SmallPanel.Options(), null, Cancellation)
                )
                .Should()
                .Throw<FaultyInputException>()
                .Which;
    }

    [Theory]
    [InlineData(double.PositiveInfinity, "an infinite value")]
    [InlineData(double.NegativeInfinity, "an infinite value")]
    [InlineData(10.5, "whole ones")]
    [InlineData(-1, "within 0 and 10")]
    [InlineData(2.5, "whole numbers")]
    public void A_value_that_breaks_its_columns_promise_is_not_written(double value, string rule)
    {
        var column = new PanelColumn("x", PanelType.Whole, "x", "") { Least = 0, Greatest = 10 };
        using var folder = new TemporaryFolder();
        foreach (var format in Enum.GetValues<PanelFormat>())
        {
            // At each place of the vectors in which the values are looked at.
            for (int place = 0; place < Nine.Length; place++)
            {
                double[] values = [.. Nine];
                values[place] = value;
                Throws(folder, format, column, values).Message.Should().Contain(rule).And.Contain("'x'");
            }
        }
        Directory.GetFiles(folder.Path).Should().BeEmpty();
    }

    [Fact]
    public void A_key_is_never_missing_and_no_real_value_infinite()
    {
        using var folder = new TemporaryFolder();
        var key = SmallPanel.Keys[0] with { Name = "ccode2" };
        Throws(folder, PanelFormat.Csv, key, [1, 2, 3, 4, double.NaN, 6, 7, 8, 9])
            .Message.Should()
            .Contain("never missing");
        Throws(folder, PanelFormat.Csv, RoundTripTests.Real("x"), [1, 2, 3, 4, 5, 6, 7, 8, double.PositiveInfinity])
            .Message.Should()
            .Contain("infinite");
    }

    [Theory]
    [InlineData("if", "Stata")]
    [InlineData("using", "Stata")]
    [InlineData("byte", "Stata")]
    [InlineData("str20", "Stata")]
    [InlineData("while", "R")]
    [InlineData("lambda", "Python")]
    [InlineData("_all", "no name")]
    [InlineData("Cinc", "no name")]
    [InlineData("1cinc", "no name")]
    [InlineData("", "no name")]
    [InlineData("a123456789012345678901234567890123", "no name")]
    [InlineData("ccode", "stands twice")]
    public void A_name_that_some_program_does_not_take_is_refused(string name, string rule)
    {
        using var folder = new TemporaryFolder();
        var panel = SmallPanel.StateYears((RoundTripTests.Real(name), Nine), (RoundTripTests.Real("class"), Nine));
        FluentActions
            .Invoking(() =>
                PanelFiles.Write(panel, folder["panel.csv"], PanelFormat.Csv, SmallPanel.Options(), null, Cancellation)
            )
            .Should()
            .Throw<FaultyInputException>()
            .Which.Faults.Should()
            .HaveCount(2)
            .And.Contain(fault => fault.Message.Contains(rule, StringComparison.Ordinal))
            .And.Contain(fault => fault.Message.Contains("'class'", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_that_only_begin_as_a_reserved_word_are_taken()
    {
        using var folder = new TemporaryFolder();
        var panel = SmallPanel.StateYears(
            (RoundTripTests.Real("string_a"), Nine),
            (RoundTripTests.Real("in_war"), Nine)
        );
        PanelFiles
            .Write(panel, folder["panel.csv"], PanelFormat.Csv, SmallPanel.Options(), null, Cancellation)
            .Rows.Should()
            .Be(9);
    }

    [Fact]
    public void Csv_to_a_stream_is_the_csv_of_the_file()
    {
        using var folder = new TemporaryFolder();
        var panel = SmallPanel.StateYears((RoundTripTests.Real("x"), [0.1, -0.0, double.NaN, 1e-7, 3, 6, 7, 8, 1e21]));
        using var stream = new MemoryStream();
        PanelFiles.WriteCsv(panel, stream, 2, null, Cancellation).Should().Be(9);
        PanelFiles.Write(panel, folder["panel.csv"], PanelFormat.Csv, SmallPanel.Options(), null, Cancellation);
        stream.ToArray().Should().Equal(File.ReadAllBytes(folder["panel.csv"]));
        System
            .Text.Encoding.UTF8.GetString(stream.ToArray())
            .Should()
            .StartWith("ccode,year,x\n2,1816,0.1\n200,1816,-0\n220,1816,\n2,1817,1E-07\n");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Progress_ends_with_all_years_and_rows(PanelFormat format)
    {
        using var folder = new TemporaryFolder();
        var told = new Told();
        PanelFiles.Write(SmallPanel.StateYears(), folder["panel.x"], format, SmallPanel.Options(2), told, Cancellation);
        told.Last.Should().Be(new ExportProgress(3, 3, 9));
    }

    private static WrittenPanel Write(string path, PanelFormat format, double[] values) =>
        PanelFiles.Write(
            SmallPanel.StateYears((RoundTripTests.Real("x"), values)),
            path,
            format,
            SmallPanel.Options(),
            null,
            Cancellation
        );

    private static ArgumentException Throws(
        TemporaryFolder folder,
        PanelFormat format,
        PanelColumn column,
        double[] values
    ) =>
        FluentActions
            .Invoking(() =>
                PanelFiles.Write(
                    SmallPanel.StateYears((column, values)),
                    folder["panel.x"],
                    format,
                    SmallPanel.Options(2),
                    null,
                    Cancellation
                )
            )
            .Should()
            .Throw<ArgumentException>()
            .Which;

    private static List<string> Content(TemporaryFolder folder) =>
        Directory
            .GetFiles(folder.Path)
            .Order(StringComparer.Ordinal)
            .Select(file => $"{file} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}")
            .ToList();

    private sealed class Told : IProgress<ExportProgress>
    {
        public ExportProgress Last { get; private set; }

        public void Report(ExportProgress value) => Last = value;
    }
}
