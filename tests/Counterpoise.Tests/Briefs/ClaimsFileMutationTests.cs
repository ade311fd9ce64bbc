using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Tests.Files;
using Xunit;

namespace Counterpoise.Tests.Briefs;

/// <summary>Slips of the pen in the claims of a case: each is refused in its line, and the claims without them are not.</summary>
public sealed class ClaimsFileMutationTests
{
    private const string Claims = """
        claims:
          - id: 1
            group: partner
            theory: balance-of-threat
            statement: Corvia adds little to Avaria against Belmark.
            test: adds-little
            with: { state: AVA, partner: CRV, against: BLM }
          - id: 2
            group: puzzle
            statement: Avaria and Belmark are forecast to ally.
            test: forecast
            with:
              between: [AVA, BLM]
              theories: [liberalism, constructivism]
              stance: alliance
          - id: 3
            group: threat
            statement: Intent and proximity carry it.
            test: carried-by
            with: { perceiver: AVA, rival: BLM, factors: [intent, proximity] }
        """;

    private static readonly string[] Known = ["balance-of-threat", "liberalism", "constructivism"];

    [Fact]
    public void The_claims_are_without_fault_as_they_stand() => Faults(Claims).Should().BeEmpty();

    [Theory]
    [InlineData("partner: CRV", "partner: AVA", 7, "partner is the same state as state; name another")]
    [InlineData("rival: BLM", "rival: Avaria", 20, "rival is the same state as perceiver; name another")]
    [InlineData("[intent, proximity]", "[intent, intent]", 20, "factors names one thing twice; name each once")]
    [InlineData("[liberalism, constructivism]", "[liberalism, liberalism]", 14, "names one thing twice")]
    [InlineData("[liberalism, constructivism]", "[liberalism, pacifism]", 14, "'pacifism' is no theory here")]
    [InlineData("theory: balance-of-threat", "theory: balance-of-terror", 4, "'balance-of-terror' is no theory here")]
    [InlineData("stance: alliance", "stance: [alliance, alignment]", 15, "stance has 2 words; write one")]
    [InlineData("stance: alliance", "stance: []", 15, "stance is empty")]
    [InlineData("between: [AVA, BLM]", "between: [AVA, AVA]", 13, "between names a state twice")]
    [InlineData("between: [AVA, BLM]", "between: [AVA]", 13, "between names 1 states; name two")]
    [InlineData("[intent, proximity]", "[]", 20, "factors is empty")]
    public void A_slip_is_refused_in_its_line(string right, string wrong, int line, string message)
    {
        Claims.Should().Contain(right);
        var fault = Faults(Claims.Replace(right, wrong, StringComparison.Ordinal)).Should().ContainSingle().Subject;
        fault.File.Should().EndWith("claims.yaml");
        fault.Line.Should().Be(line);
        fault.Message.Should().Contain(message);
    }

    private static IReadOnlyList<Fault> Faults(string claims)
    {
        using var folder = new TemporaryFolder();
        SampleCase.Write(folder, ("claims.yaml", claims));
        return CaseLibrary.Shipped.Check(folder.Path, Known.Contains);
    }
}
