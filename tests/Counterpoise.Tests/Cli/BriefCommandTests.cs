using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AwesomeAssertions;
using Counterpoise.Alignment;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed partial class BriefCommandTests
{
    [Fact]
    public async Task A_brief_answers_first_and_fits_the_terminal()
    {
        var run = await Shell.Done("brief", "japan-rok");
        run.Error.Should().BeEmpty();
        run.Lines[0].Should().MatchRegex("^Japan - South Korea, 2013 ");
        run.Lines[1].Should().Contain("balance of threat").And.MatchRegex("expected|no data|does not speak");
        run.Lines.Should().OnlyContain(line => line.Length <= 100);
        run.Out.Should().NotContain("\r").And.EndWith("\n");
    }

    [Fact]
    public async Task A_year_may_be_asked_for() =>
        (await Shell.Done("brief", "japan-rok", "--year", "1985"))
            .Lines[0]
            .Should()
            .StartWith("Japan - South Korea, 1985");

    [Fact]
    public async Task Json_has_its_members_in_order()
    {
        var run = await Shell.Done("brief", "japan-rok", "--format", "json");
        run.Json.EnumerateObject()
            .Select(member => member.Name)
            .Should()
            .Equal(
                "manifest",
                "case",
                "year",
                "dyad",
                "observed",
                "theories",
                "profiles",
                "ledger",
                "robustness",
                "tipping",
                "sources",
                "evidence",
                "weights",
                "coder_agreement",
                "conduct"
            );
        run.Json.GetProperty("case").GetString().Should().Be("japan-rok");
        run.Json.GetProperty("year").GetInt32().Should().Be(2013);
        run.Json.GetProperty("profiles").GetArrayLength().Should().Be(2);
        var manifest = run.Json.GetProperty("manifest");
        manifest.GetProperty("command").GetString().Should().Be("brief japan-rok --year 2013");
        manifest
            .GetProperty("input_hashes")
            .GetProperty("evidence.yaml")
            .GetString()
            .Should()
            .MatchRegex("^[0-9a-f]{64}$");
    }

    [Fact]
    public async Task The_ledger_keeps_its_keys_and_every_line_names_its_rival_source_and_standing()
    {
        var json = (await Shell.Done("brief", "japan-rok", "--format", "json")).Json;
        foreach (var ledger in json.GetProperty("ledger").EnumerateArray())
        {
            ledger
                .EnumerateObject()
                .Select(member => member.Name)
                .Should()
                .StartWith(["state", "partner", "against"])
                .And.Contain(["lines", "rival_codes", "rank", "partners"]);
            foreach (var line in ledger.GetProperty("lines").EnumerateArray())
            {
                line.EnumerateObject()
                    .Select(member => member.Name)
                    .Should()
                    .Contain(["item", "id", "subject", "against_code", "low", "high", "unit", "rests_on", "note"]);
                line.GetProperty("rests_on").GetString().Should().BeOneOf("computed", "asserted", "assumed");
            }
            // Those bound to the rival stand after all others.
            double[] gains =
            [
                .. ledger
                    .GetProperty("partners")
                    .EnumerateArray()
                    .Where(p => p.GetProperty("bound_to_code").ValueKind == System.Text.Json.JsonValueKind.Null)
                    .Select(p => p.GetProperty("gain").GetDouble()),
            ];
            gains.Should().BeInDescendingOrder().And.NotBeEmpty();
        }
        foreach (var conduct in json.GetProperty("conduct").EnumerateArray())
        {
            conduct.GetProperty("conditions").GetArrayLength().Should().Be(Enum.GetValues<ConductTest>().Length);
            conduct.GetProperty("admissible").GetArrayLength().Should().BeGreaterThan(0);
        }
    }

    [Fact]
    public async Task An_alignment_explained_shows_the_two_as_partners_and_their_conduct()
    {
        var why = (await Shell.Done("align", "JPN", "ROK", "--year", "2013", "--explain")).Lines;
        why.Should().Contain(line => line.StartsWith("South Korea as a partner of Japan", StringComparison.Ordinal));
        why.Should().Contain(line => line.StartsWith("Conduct of South Korea toward", StringComparison.Ordinal));
        (await Shell.Done("align", "JPN", "ROK", "--year", "2013"))
            .Lines.Should()
            .NotContain(line => line.StartsWith("Conduct of", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("table")]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("md")]
    [InlineData("html")]
    public async Task Running_twice_gives_the_same_bytes(string format)
    {
        var first = await Shell.Done("brief", "japan-rok", "--format", format);
        var again = await Shell.Done("brief", "japan-rok", "--format", format);
        first.Out.Should().NotBeNullOrWhiteSpace().And.Be(again.Out);
    }

    [Fact]
    public async Task Html_is_well_formed_and_fetches_nothing()
    {
        var html = (await Shell.Done("brief", "japan-rok", "--format", "html")).Out;
        html.Should().StartWith("<!doctype html>").And.NotContain("@import");
        Fetched().IsMatch(html).Should().BeFalse();
        var tree = XDocument.Parse(VoidElement().Replace(html["<!doctype html>".Length..].TrimStart(), "${open}/>"));
        tree.Descendants().Select(e => e.Name.LocalName).Should().Contain(["title", "h1", "table"]);
    }

    [Fact]
    public async Task Markdown_and_csv_hold_the_theories()
    {
        (await Shell.Done("brief", "japan-rok", "--format", "md"))
            .Out.Should()
            .StartWith("# Japan - South Korea, 2013\n");
        var csv = await Shell.Done("brief", "japan-rok", "--format", "csv");
        csv.Lines[0]
            .Should()
            .StartWith(
                "year,a_code,b_code,theory,verdict,strength,probability,determinacy,level,observed,rests_on_gap,happened"
            );
        csv.Lines[1].Should().StartWith("2013,740,732,balance-of-threat,");
    }

    [Theory]
    [InlineData("brief.txt", "table")]
    [InlineData("brief.csv", "csv")]
    [InlineData("brief.json", "json")]
    [InlineData("brief.md", "md")]
    [InlineData("brief.html", "html")]
    [InlineData("brief.tex", "latex")]
    public async Task A_file_gets_the_format_of_its_extension(string name, string format)
    {
        using var folder = new TemporaryFolder();
        var run = await Shell.Done("brief", "japan-rok", "--out", folder[name]);
        run.Out.Should().BeEmpty();
        Directory.GetFiles(folder.Path).Should().Equal(folder[name]);
        var bytes = await File.ReadAllBytesAsync(folder[name], TestContext.Current.CancellationToken);
        var printed = (await Shell.Done("brief", "japan-rok", "--format", format)).Out;
        Encoding.UTF8.GetString(bytes).TrimEnd('\n').Should().Be(printed.TrimEnd('\n'));
    }

    [Fact]
    public async Task The_format_named_wins_over_the_extension()
    {
        using var folder = new TemporaryFolder();
        await Shell.Done("brief", "japan-rok", "--out", folder["brief.txt"], "--format", "csv");
        (await File.ReadAllTextAsync(folder["brief.txt"], TestContext.Current.CancellationToken))
            .Should()
            .StartWith("year,a_code,b_code,theory,");
    }

    [Theory]
    [InlineData("brief.xyz", ".xyz")]
    [InlineData("nowhere/brief.md", "folder does not exist")]
    public async Task A_file_that_cannot_be_written_is_told(string name, string told)
    {
        using var folder = new TemporaryFolder();
        var run = await Shell.Run("brief", "japan-rok", "--out", folder[name]);
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain(told);
        Directory.EnumerateFileSystemEntries(folder.Path).Should().BeEmpty();
    }

    [Theory]
    [InlineData("../..")]
    [InlineData("japan-rok/../japan-rok")]
    [InlineData("/")]
    [InlineData("japan-rook")]
    public async Task A_path_that_is_no_case_reaches_nothing(string path)
    {
        var run = await Shell.Run("brief", path);
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain(path).And.Contain("1 fault");
    }

    [Fact]
    public async Task Two_states_and_a_year_without_an_archive_rest_on_the_case_that_covers_them()
    {
        var run = await Shell.Done("brief", "JPN", "KOR", "--year", "2013", "--format", "json");
        run.Json.GetProperty("case").GetString().Should().Be("japan-rok");
        run.Error.Should().Contain("No archive").And.Contain("embedded case japan-rok");
    }

    [Theory]
    [InlineData("add --year", "brief", "JPN", "ROK")]
    [InlineData("same state", "brief", "JPN", "740", "--year", "2013")]
    [InlineData("1900", "brief", "japan-rok", "--year", "1900")]
    public async Task A_brief_that_cannot_be_made_says_why(string told, params string[] arguments)
    {
        var run = await Shell.Run(arguments);
        (run.Code, run.Out).Should().Be((1, ""));
        run.Error.Should().Contain(told);
    }

    [Fact]
    public async Task An_interrupted_brief_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        var run = await Shell.Run(["brief", "japan-rok", "--out", folder["brief.md"]], archive: null, cancelled: true);
        (run.Code, run.Out).Should().Be((130, ""));
        Directory.EnumerateFileSystemEntries(folder.Path).Should().BeEmpty();
    }

    [GeneratedRegex(
        """<(?:link|script|img|image|iframe|object|embed)\b|url\(|\bsrc(?:set)?\s*=""",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Fetched();

    [GeneratedRegex("""(?<open><(?:meta|br|hr|col)\b[^>]*)>""", RegexOptions.NonBacktracking)]
    private static partial Regex VoidElement();
}
