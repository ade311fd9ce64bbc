using AwesomeAssertions;
using Counterpoise.Panels;
using Xunit;

namespace Counterpoise.Tests.Panels;

public sealed class PanelMeasuresTests
{
    [Theory]
    [InlineData("cinc:ratio:log", "cinc_ratio_log")]
    [InlineData("polity2:weak-link", "polity2_weak")]
    [InlineData("polity2:strong-link:lag", "polity2_strong_lag1")]
    [InlineData("cinc:lag", "cinc1_lag1,cinc2_lag1")]
    [InlineData("cinc:lag=2:lag", "cinc1_lag3,cinc2_lag3")]
    [InlineData("milper:share,milper:difference", "milper_share,milper_diff")]
    [InlineData("imports", "imports_12,imports_21")]
    [InlineData("imports:weak-link", "imports_weak")]
    [InlineData("dispute:peace-years=3", "dispute_peace,dispute_peace2,dispute_peace3")]
    [InlineData("war:peace-years:lag", "war_peace_lag1")]
    [InlineData(
        "war:peace-censored,principal_rivalry:peace-censored:lag",
        "war_peace_cut,principal_rivalry_peace_cut_lag1"
    )]
    public void Columns_are_named_after_what_was_asked_for(string asked, string columns)
    {
        var panel = PanelReading.Of(new Measures.SmallWorld().Build(), PanelUnit.DyadYear, new(1995, 2000), asked);
        panel.Layout.Columns.Skip(3).Select(column => column.Name).Should().Equal(columns.Split(','));
    }

    [Theory]
    [InlineData("cinq", "'cinq' is no variable of a panel; did you mean 'cinc'")]
    [InlineData("zzz", "'export variables' lists them")]
    [InlineData("cinc:ration", "'ration' is no transform; did you mean 'ratio'?")]
    [InlineData("cinc:lead", "a lead would read from the future")]
    [InlineData("cinc:lag=0", "'0' is no number for lag; write a whole number of 1 to 100")]
    [InlineData("dispute:peace-years=4", "write a whole number of 1 to 3")]
    [InlineData("cinc:ratio=2", "ratio takes no number; write ratio")]
    [InlineData("cinc:peace-years", "counts from events, and 'cinc' is none; events are dispute")]
    [InlineData("dispute:lag:peace-years", "peace-years comes first; write dispute:peace-years")]
    [InlineData("cinc:peace-censored", "counts from events, and 'cinc' is none")]
    [InlineData("dispute:peace-censored=2", "peace-censored takes no number")]
    [InlineData("dispute:peace-years:peace-censored", "peace-censored comes first; write dispute:peace-censored")]
    [InlineData("polity2:ratio", "no meaning where values can be below zero")]
    [InlineData("major_power:share", "no meaning for 0 and 1")]
    [InlineData("top_threat:weak-link", "the numbers of 'top_threat' are names")]
    [InlineData("contiguity:weak-link", "the two states share this one")]
    [InlineData("cinc:ratio:weak-link", "the two states share this one")]
    [InlineData("religion_zoroastrian:strong-link:log:lag", "Stata takes 32")]
    [InlineData("cinc,cinc", "'cinc' stands twice")]
    [InlineData("cinc,,gdp", "an item of the list is empty")]
    public void What_cannot_be_asked_for_is_refused_with_a_repair(string asked, string told)
    {
        var parsing = () => PanelMeasures.Parse(asked, PanelUnit.DirectedDyadYear, []);
        var fault = parsing.Should().Throw<FaultyInputException>().Which.Faults.Should().ContainSingle().Which;
        fault.File.Should().Be("--measures");
        fault.Message.Should().Contain(told).And.MatchRegex("[.?]$").And.NotContain("?.").And.NotContain("..");
    }

    [Theory]
    [InlineData("contiguity", "belongs to two states")]
    [InlineData("cinc:ratio", "takes two states")]
    public void What_takes_two_states_is_refused_in_state_years(string asked, string told)
    {
        var parsing = () => PanelMeasures.Parse(asked, PanelUnit.StateYear, []);
        parsing.Should().Throw<FaultyInputException>().WithMessage($"*{told}*dyad-years*");
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var parsing = () => PanelMeasures.Parse("cinq,gdp:lead,war:peace-years=9,milper:foo", PanelUnit.DyadYear, []);
        parsing.Should().Throw<FaultyInputException>().Which.Faults.Should().HaveCount(4);
    }

    [Fact]
    public void A_list_adds_to_the_default_where_it_begins_with_a_plus()
    {
        var unit = PanelUnit.DirectedDyadYear;
        PanelMeasures
            .Parse("+s_ideal,cinc:ratio", unit, PanelMeasures.OfDyadYears)
            .Select(measure => measure.ToString())
            .Should()
            .Equal([.. PanelMeasures.OfDyadYears.Select(measure => measure.ToString()), "s_ideal", "cinc:ratio"]);
        PanelMeasures.Parse("all", unit, []).Should().HaveCount(PanelVariables.All.Count);
        PanelMeasures.Parse("all,cinc:ratio", PanelUnit.DyadYear, []).Should().HaveCount(PanelVariables.All.Count + 1);
        // What the default holds may be named again.
        PanelMeasures
            .Parse("+cinc", unit, PanelMeasures.OfDyadYears)
            .Should()
            .HaveCount(PanelMeasures.OfDyadYears.Count);
    }
}
