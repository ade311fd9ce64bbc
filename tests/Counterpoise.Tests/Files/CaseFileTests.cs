using AwesomeAssertions;
using Xunit;

namespace Counterpoise.Tests.Files;

public sealed class CaseFileTests
{
    [Fact]
    public void A_good_file_is_read_whole()
    {
        var definition = SampleCase.Definition;
        definition.Id.Should().Be("avaria-belmark");
        definition.Title.Should().Be("Avaria and Belmark");
        definition.Question.Should().Be("Why are the two not allied?");
        definition.Dyad.Should().Be(("AVA", "BLM"));
        definition.Years.Should().Be(new YearSpan(1950, 1953));
        definition.EvidenceYears.Should().Be(new YearSpan(1900, 1960));
        definition.FocusYear.Should().Be(new Year(1952));
        definition.States.Should().Equal("AVA", "BLM", "CRV");
    }

    [Theory]
    [InlineData(
        "id: avaria-belmark",
        "id: Avaria_Belmark",
        "case.yaml:1: id 'Avaria_Belmark' is not in kebab case; write lower-case words joined by hyphens, as japan-rok."
    )]
    [InlineData(
        "id: avaria-belmark",
        "id: ../../etc",
        "case.yaml:1: id '../../etc' is not in kebab case; write lower-case words joined by hyphens, as japan-rok."
    )]
    [InlineData(
        "dyad: [AVA, BLM]",
        "dyad: [AVA]",
        "case.yaml:4: dyad has 1 entries where it needs two; write 'dyad: [JPN, ROK]'."
    )]
    [InlineData("dyad: [AVA, BLM]", "dyad: [AVA, ava]", "case.yaml:4: dyad pairs 'AVA' with itself; name two states.")]
    [InlineData(
        "dyad: [AVA, BLM]",
        "dyad: [AVA, ZZZ]",
        "case.yaml:4: dyad names 'ZZZ', which states does not list; add it to states."
    )]
    [InlineData(
        "dyad: [AVA, BLM]",
        "dyad: AVA",
        "case.yaml:4: dyad must be a list, not the value 'AVA'; write 'dyad: [JPN, ROK]'."
    )]
    [InlineData(
        "years: [1950, 1953]\nevidence",
        "years: [1953, 1950]\nevidence",
        "case.yaml:5: years [1953, 1950] end before they begin; write the earlier year first."
    )]
    [InlineData(
        "years: [1950, 1953]\nevidence",
        "years: [1, 1953]\nevidence",
        "case.yaml:5: years 1-1953 span 1953 years, more than 300; shorten the span."
    )]
    [InlineData(
        "years: [1950, 1953]\nevidence",
        "years: [1950, '1953']\nevidence",
        "case.yaml:5: years \"1953\" in quotes is no whole number from 1 to 9999; write 'years: [1946, 2022]'."
    )]
    [InlineData(
        "evidence-years: [1900, 1960]",
        "evidence-years: [1900, 99999999999]",
        "case.yaml:6: evidence-years '99999999999' is no whole number from 1 to 9999; write 'evidence-years: [1592, 2024]'."
    )]
    [InlineData(
        "focus-year: 1952",
        "focus-year: 1954",
        "case.yaml:7: focus-year 1954 lies outside years 1950-1953; choose a year within them."
    )]
    [InlineData(
        "focus-year: 1952",
        "focus-year: 1952.5",
        "case.yaml:7: focus-year '1952.5' is no whole number from 1 to 9999; write 'focus-year: 2013'."
    )]
    [InlineData(
        "states: [AVA, BLM, CRV]",
        "states:\n  - AVA\n  - BLM\n  - AVA",
        "case.yaml:11: state 'AVA' is listed twice in states; delete one."
    )]
    public void A_faulty_value_is_told_with_its_rule_and_repair(string old, string replacement, string fault) =>
        FaultsOf.Case(SampleCase.Case.Replace(old, replacement, StringComparison.Ordinal)).Should().Equal(fault);

    [Fact]
    public void All_faults_are_told_at_once_in_order_of_line() =>
        FaultsOf
            .Case("id: X\nyears: [2, 1]\nfocus-year: x\nstates: [A, A]\n")
            .Select(fault => fault.Split(' ')[0])
            .Should()
            .Equal(
                "case.yaml:1:",
                "case.yaml:1:",
                "case.yaml:1:",
                "case.yaml:1:",
                "case.yaml:1:",
                "case.yaml:2:",
                "case.yaml:3:",
                "case.yaml:4:"
            );
}
