using AwesomeAssertions;
using Counterpoise.Tests.Archive;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

/// <summary>What the estimates of shipped parameters take from the command line, and what they refuse before anything is read.</summary>
public sealed class EstimateOptionsTests(SharedArchive archive)
{
    [Theory]
    [InlineData("alignment", "--measure capability=nonsense", "--measure: estimate alignment does not read it")]
    [InlineData("alignment", "--intent assumed", "--intent: estimate alignment does not read it")]
    [InlineData("alignment", "--parameters estimated", "--parameters: estimate alignment does not read it")]
    [InlineData("alignment", "--concurrent", "--concurrent: estimate alignment does not read it")]
    [InlineData("alignment", "--threads -3", "--threads: -3 lies below 1")]
    [InlineData("alignment", "--resamples 499", "--resamples: 499 lies outside 500..1000000")]
    [InlineData("alignment", "--every 0", "--every: 0 lies outside 1..100")]
    [InlineData("alignment", "--years 1950", "--years: '1950' is no span of years")]
    [InlineData("alignment", "--frozen yesterday", "--frozen: 'yesterday' is no date")]
    [InlineData("willingness", "--measure capability=nonsense", "--measure: estimate willingness does not read it")]
    [InlineData("willingness", "--intent bogus", "--intent: estimate willingness does not read it")]
    [InlineData("willingness", "--parameters none.yaml", "--parameters: estimate willingness does not read it")]
    [InlineData("willingness", "--seed 5", "only --profiles does")]
    [InlineData("willingness", "--threads 0", "--threads: 0 lies below 1")]
    [InlineData("willingness", "--hostility 9", "--hostility: 9 lies outside 2..5")]
    [InlineData("willingness", "--years x:1960", "--years: 'x:1960' is no span of years")]
    [InlineData("willingness", "--years 1960:1950", "--years: '1960:1950' ends before it begins")]
    [InlineData("standardisation", "--seed 5", "--seed: estimate standardisation does not read it")]
    [InlineData("standardisation", "--measure capability=cinc", "--measure: estimate standardisation does not read it")]
    [InlineData("standardisation", "--threads 0", "--threads: 0 lies below 1")]
    [InlineData("standardisation", "--years 1950-2000", "--years: '1950-2000' is no span of years")]
    public async Task What_an_estimate_cannot_use_is_wrong_usage(string estimate, string options, string told)
    {
        var run = await Shell.Run(["estimate", estimate, .. options.Split(' ')]);
        run.Code.Should().Be(2);
        run.Error.Should().Contain(told);
        run.Out.Should().BeEmpty();
    }

    [Fact]
    public async Task Options_of_profiles_are_taken_where_profiles_are_asked_for()
    {
        // No archive stands here, which is the one thing left to refuse.
        var run = await Shell.Run("estimate", "willingness", "--profiles", "5", "--seed", "5");
        run.Code.Should().Be(1);
        run.Error.Should().Contain("no archive");
    }

    [Fact]
    public async Task The_seed_of_the_manifest_is_the_seed_of_the_draws()
    {
        var usual = await Estimate("--format", "csv");
        var other = await Estimate("--format", "csv", "--seed", "5");
        var again = await Estimate("--format", "csv", "--seed", "5", "--threads", "1");
        string[] header = other.Lines.First(line => line.Contains("term,", StringComparison.Ordinal)).Split(',');
        header.Take(6).Should().Equal("term", "estimate", "se_classical", "se_cluster", "se_dyadic", "p");
        other.Out.Should().Be(again.Out);
        other.Out.Should().NotBe(usual.Out);
        var told = await Estimate("--format", "json", "--seed", "5");
        told.Json.GetProperty("manifest").GetProperty("seed").GetString().Should().Be("5");
    }

    [Fact]
    public async Task The_heading_of_the_file_names_the_command_that_writes_it()
    {
        using var folder = new TemporaryFolder();
        string place = folder["own.yaml"];
        await Estimate("--seed", "5", "--frozen", "2026-01-02", "--out", place);
        string text = await File.ReadAllTextAsync(place, TestContext.Current.CancellationToken);
        text.Should()
            .Contain(
                "'counterpoise estimate alignment --years 1996:2006 --every 10 --resamples 500 --seed 5 --frozen 2026-01-02 --out own.yaml'"
            );
        text.Should().Contain("frozen: 2026-01-02");
        text.Should().Contain("atop ");
    }

    private async Task<Run> Estimate(params string[] options)
    {
        var run = await Shell.Run(
            ["estimate", "alignment", "--years", "1996:2006", "--every", "10", "--resamples", "500", .. options],
            archive.Store.Path
        );
        run.Code.Should().Be(0, run.Error);
        return run;
    }
}
