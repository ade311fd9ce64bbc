using AwesomeAssertions;
using Counterpoise.Briefs.Claims;
using Counterpoise.Files;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Briefs;

public sealed class ClaimsFileTests
{
    private static readonly Identity States = new(
        [Named(1001, "AVA", "Avaria"), Named(1002, "BLM", "Belmark"), Named(1003, "CRV", "Corvia")],
        []
    );

    [Fact]
    public void A_claim_is_read_with_its_test_and_its_states()
    {
        var claims = Read(
            """
            claims:
              - id: 2
                group: threat
                theory: balance-of-threat
                statement: Avaria fears Belmark most.
                test: top-threat
                with: { perceiver: AVA, rival: Belmark }
              - id: 1
                group: forecast
                statement: Something comes of it.
                test: silence
                with: { between: [AVA, BLM], theory: balance-of-power }
            """
        );
        claims.Select(c => c.Id).Should().Equal(1, 2);
        claims[1].Test.Name.Should().Be("top-threat");
        claims[1].Arguments.State("perceiver").Should().Be(new StateCode(1001));
        claims[1].Arguments.State("rival").Should().Be(new StateCode(1002));
        claims[0].Theory.Should().BeEmpty();
    }

    [Theory]
    [InlineData("test: top-threat", "test: top-thread", 6, "did you mean 'top-threat'?")]
    [InlineData("group: threat", "group: thread", 3, "did you mean 'threat'?")]
    [InlineData("id: 1", "id: 0", 2, "no whole number from 1 to 999")]
    [InlineData("perceiver: AVA", "perceiver: AVX", 7, "AVX")]
    [InlineData("perceiver: AVA, ", "", 7, "lacks 'perceiver'")]
    [InlineData("perceiver: AVA", "perceiver: AVA, rivals: BLM", 7, "key 'rivals' is unknown")]
    [InlineData("theory: balance-of-threat", "theory: Balance", 4, "is no id of a theory")]
    [InlineData("    with: { perceiver: AVA, rival: BLM }\n", "", 2, "lacks 'with'")]
    public void A_fault_is_told_with_its_line_and_its_repair(string right, string wrong, int line, string message)
    {
        const string file = """
            claims:
              - id: 1
                group: threat
                theory: balance-of-threat
                statement: Avaria fears Belmark most.
                test: top-threat
                with: { perceiver: AVA, rival: BLM }

            """;
        file.Should().Contain(right);
        var fault = Faults(file.Replace(right, wrong, StringComparison.Ordinal)).Should().ContainSingle().Subject;
        fault.Line.Should().Be(line);
        fault.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData("[1, 2]", "")]
    [InlineData("[1, 0.5]", "no finite number of 1 or more")]
    [InlineData("[1, much]", "'much' is no finite number")]
    [InlineData("[2, 2.0]", "twice")]
    [InlineData("[]", "is empty")]
    public void Several_numbers_are_read_each_once_and_none_below_the_least(string factors, string fault)
    {
        string file = $$"""
            claims:
              - id: 1
                group: forecast
                statement: Something comes of it.
                test: becomes-stable
                with: { between: [AVA, BLM], neighbour: CRV, into: BLM, grower: CRV, factors: {{factors}} }

            """.Replace("grower: CRV", "grower: AVA", StringComparison.Ordinal);
        if (fault.Length == 0)
            Read(file).Single().Arguments.Numbers("factors").Should().Equal(1, 2);
        else
            Faults(file).Should().ContainSingle().Which.Message.Should().Contain(fault);
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var faults = Faults(
            """
            claims:
              - id: 1
                group: threat
                statement: One.
                test: forecast
                with: { between: [AVA, AVA], theories: "Not a theory", stance: friendship }
              - id: 1
                group: threat
                statement: Again.
                test: no-pact
                with: { between: [AVA, BLM] }
            """
        );
        faults.Select(f => f.Line).Should().Equal(6, 6, 6, 7);
        faults[^1].Message.Should().Contain("first in line 2");
    }

    [Fact]
    public void A_case_carries_its_claims_and_their_hash()
    {
        var opened = CaseLibrary.Shipped.Open("japan-rok");
        opened.Claims.Select(c => c.Id).Should().Equal(Enumerable.Range(1, 30));
        opened.Hashes.Keys.Should().Contain(ClaimsFile.FileName);
    }

    [Fact]
    public void No_two_kinds_of_test_bear_one_name_and_each_says_what_makes_a_claim_true()
    {
        ClaimKinds.All.Select(k => k.Name).Should().OnlyHaveUniqueItems();
        ClaimKinds.All.Should().OnlyContain(k => k.Meaning.Length > 10 && k.Parameters.Count > 0);
        foreach (var kind in ClaimKinds.All)
        {
            ClaimKinds.Find(kind.Name).Should().BeSameAs(kind);
            kind.Parameters.Select(p => p.Name).Should().OnlyHaveUniqueItems();
        }
    }

    private static IReadOnlyList<Claim> Read(string text) =>
        ClaimsFile.Read(SourceFile.OfText("claims.yaml", text), States, new(1995));

    private static IReadOnlyList<Fault> Faults(string text)
    {
        try
        {
            Read(text);
            return [];
        }
        catch (FaultyInputException faulty)
        {
            return faulty.Faults;
        }
    }

    private static StateIdentity Named(int code, string abbreviation, string name) =>
        new()
        {
            Code = new(code),
            Abbreviation = abbreviation,
            Name = name,
            Membership = [new(1990, 2000)],
        };
}
