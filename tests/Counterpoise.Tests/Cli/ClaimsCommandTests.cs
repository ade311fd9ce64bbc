using AwesomeAssertions;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Cli;

public sealed class ClaimsCommandTests
{
    private const string Contract =
        "claim,theory,statement,figure,unit,verdict,share_of_weightings,share_of_specifications,rests_on";

    [Fact]
    public async Task The_claims_of_the_founding_case_are_thirty_rows_of_csv_in_the_order_of_the_contract()
    {
        var run = await Shell.Done("claims", "japan-rok", "--format", "csv");
        run.Lines[0].Should().StartWith(Contract);
        run.Lines.Where(line => char.IsAsciiDigit(line[0])).Should().HaveCount(30);
        run.Lines.Should().HaveCount(31);
    }

    [Fact]
    public async Task The_table_of_claims_is_no_wider_than_the_terminal_and_says_what_every_verdict_rests_on()
    {
        var run = await Shell.Done("claims", "japan-rok", "--year", "1995");
        run.Lines.Should().OnlyContain(line => line.Length <= 100);
        run.Lines[0].Should().Contain("1995");
        run.Out.Should().Contain("rests on what is");
    }

    [Fact]
    public async Task A_case_without_claims_says_where_to_write_them()
    {
        using var folder = new TemporaryFolder();
        var run = await Shell.Run("claims", SampleCase.Write(folder));
        run.Code.Should().Be(1);
        run.Error.Should().Contain("claims.yaml");
    }

    [Fact]
    public async Task A_year_outside_the_case_is_refused()
    {
        var run = await Shell.Run("claims", "japan-rok", "--year", "1900");
        run.Code.Should().Be(1);
        run.Error.Should().Contain("1946-2022");
    }
}
