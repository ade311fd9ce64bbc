using System.IO.Compression;
using System.Text;
using AwesomeAssertions;
using Counterpoise.Archive;
using Counterpoise.Validation;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class HostileFileTests
{
    private const int InputsEach = 200;
    private const ulong Seed = 20_261_123;

    [Fact]
    public void Every_importer_answers_every_hostile_file_and_finds_every_planted_fault()
    {
        var real = SoundSheets.Real(SharedRecord.Folder);
        List<string> violations = [];
        var gate = new Lock();
        Parallel.ForEach(
            ImporterCatalogue.All,
            new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken },
            importer =>
            {
                var files = new HostileFiles(importer, real, Seed);
                for (int number = 0; number < InputsEach; number++)
                {
                    var input = files.Make(number);
                    if (FileContract.Judge(input).Violation is not { } violation)
                        continue;
                    lock (gate)
                    {
                        violations.Add(
                            $"fuzz --dataset {importer.DataSet.Id} --seed {Seed} --input {number} ({input.Kind}): {violation}"
                        );
                    }
                }
            }
        );
        violations.Should().BeEmpty();
    }

    [Fact]
    public void Every_importer_is_tried_from_sound_rows_made_or_real()
    {
        var real = SoundSheets.Real(SharedRecord.Require());
        ImporterCatalogue
            .All.Where(importer => !new HostileFiles(importer, real, Seed).HasSoundRows)
            .Select(importer => importer.DataSet.Id)
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void The_same_seed_and_number_give_the_same_bytes()
    {
        var importer = ImporterCatalogue.Find("nmc")!;
        var real = new Dictionary<string, Sheet>();
        var files = new HostileFiles(importer, real, 5);
        var again = new HostileFiles(importer, real, 5);
        for (int number = 50; number >= 0; number--)
        {
            var (one, other) = (files.Make(number), again.Make(number));
            // Zip archives state when they were made.
            if (!one.Kind.Contains("zip") && !one.Kind.Contains("packed") && !one.Kind.Contains("Parquet"))
                one.Content.Should().Equal(other.Content, one.Kind);
            (one.Kind, one.Expectation).Should().Be((other.Kind, other.Expectation));
        }
        files.Make(1).Content.Should().NotEqual(new HostileFiles(importer, real, 6).Make(1).Content);
    }

    [Theory]
    [InlineData("2,1816,1,1,1,1,1,1,0.1", Expectation.Planted, "planted at 2, but*")]
    [InlineData("2,1816,NaN,1,1,1,1,1,0.1", Expectation.Sound, "sound, but refused*")]
    [InlineData("2,1816,NaN,1,1,1,1,1,0.1\n2,1817,NaN,1,1,1,1,1,0.1", Expectation.Planted, "planted at 2, but*")]
    public void The_check_itself_sees_a_fault_missed_and_a_sound_file_refused(
        string rows,
        Expectation expectation,
        string violation
    )
    {
        const string header = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n";
        FileContract
            .Judge(new("plain", Encoding.UTF8.GetBytes(header + rows + "\n"), expectation, [2]))
            .Violation.Should()
            .Match(violation);
    }

    [Theory]
    [InlineData("--dataset", "nosuch")]
    [InlineData("--per-importer", "0")]
    [InlineData("--per-importer", "3000000000")]
    [InlineData("--threads", "0")]
    [InlineData("--input", "-1")]
    [InlineData("--data", "no/such/folder")]
    [InlineData("--nosuch", "1")]
    [InlineData("--seed")]
    public void A_wrong_argument_is_an_error_of_use_and_no_pass(params string[] arguments) =>
        FuzzCheck.Run(arguments).Should().Be(2);

    [Fact]
    public void Sound_rows_are_refused_in_no_other_words_than_that_they_make_up_no_edition()
    {
        var majors = ImporterCatalogue.Find("majors")!.DataSet;
        const string header = "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version\n";
        var rows = Encoding.UTF8.GetBytes(header + "USA,2,1898,8,13,2024,12,31,2024\n");
        var input = new HostileFile("plain", rows, Expectation.Sound, []) { DataSet = majors, Rows = 1 };
        FileContract.Judge(input).Violation.Should().BeNull();
        FileContract.Judge(input with { Rows = 2 }).Violation.Should().StartWith("sound, but refused");
        var other = ImporterCatalogue.Find("igos")!.DataSet;
        FileContract.Judge(input with { DataSet = other }).Violation.Should().StartWith("sound, but refused");
    }

    [Fact]
    public void The_check_reads_every_entry_of_an_archive_and_wants_an_answer_of_each()
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in (string[])["a.csv", "b.csv"])
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write("planet,moons\nMars,2\n"u8);
            }
        }
        FileContract.Judge(new("two entries", packed.ToArray())).Outcomes.Should().HaveCount(2);
    }
}
