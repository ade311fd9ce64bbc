using AwesomeAssertions;
using Counterpoise.Archive;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class ArchiveWorldTests(SharedArchive archive)
{
    private static readonly StateCode Usa = new(2);
    private static readonly StateCode Russia = new(365);
    private static readonly StateCode China = new(710);
    private static readonly StateCode NorthKorea = new(731);
    private static readonly StateCode SouthKorea = new(732);
    private static readonly StateCode Japan = new(740);

    private World World => archive.World;

    [Fact]
    public void Membership_has_its_interruptions_and_does_not_end_with_a_data_set()
    {
        World.Identity.Find(Japan)!.Membership.Should().Equal(new YearSpan(1860, 1945), new YearSpan(1952, 2025));
        World.At(new Year(1948)).IndexOf(Japan).Should().BeNegative();
        World.At(new Year(2022)).IndexOf(Japan).Should().BeGreaterThanOrEqualTo(0);
        World.At(new Year(1965)).IndexOf(new StateCode(255)).Should().BeNegative();
        World.At(new Year(1965)).IndexOf(new StateCode(260)).Should().BeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void States_of_one_year_that_never_met_were_not_members_together()
    {
        // The Republic of Vietnam ended on 30 April 1975; Suriname entered on 25 November, Angola on the 11th.
        var south = World.Identity.Find(new StateCode(817))!;
        south.IsMember(new Year(1975)).Should().BeTrue();
        south.IsMemberWith(World.Identity.Find(new StateCode(115))!, new Year(1975)).Should().BeFalse();
        south.IsMemberWith(World.Identity.Find(new StateCode(540))!, new Year(1975)).Should().BeFalse();
        south.IsMemberWith(World.Identity.Find(Japan)!, new Year(1975)).Should().BeTrue();
        World.Identity.Find(new StateCode(115))!.IsMemberWith(south, new Year(1975)).Should().BeFalse();
    }

    [Theory]
    [InlineData("USSR", 1955, 365)]
    [InlineData("RUS", 1955, 365)]
    [InlineData("DEU", 1938, 255)]
    [InlineData("DEU", 1965, 260)]
    [InlineData("West Germany", 1965, 260)]
    [InlineData("DPRK", 2013, 731)]
    [InlineData("KOR", 2013, 732)]
    [InlineData("KOR", 1900, 730)]
    [InlineData("UK", 1913, 200)]
    [InlineData("Burma", 1990, 775)]
    [InlineData("Yemen", 2000, 679)]
    [InlineData("220", 1913, 220)]
    public void A_name_means_the_state_of_its_year(string name, int year, int code) =>
        World.Identity.Resolve(name, new Year(year)).State.Code.Number.Should().Be(code);

    [Fact]
    public void Gleditsch_Ward_codes_are_dated()
    {
        World
            .Identity.Find(new StateCode(679))!
            .GleditschWard.Should()
            .ContainSingle()
            .Which.Should()
            .Be((678, new YearSpan(1990, 2025)));
        World.Identity.Find(new StateCode(255))!.GleditschWard.Should().Contain(s => s.Code == 260);
    }

    [Fact]
    public void Divided_and_united_states_remember_what_was_done_to_the_whole()
    {
        World.Identity.Remembers(SouthKorea, new Year(2013)).Should().Contain(new StateCode(730));
        World.Identity.Remembers(new StateCode(255), new Year(2000)).Should().Contain(new StateCode(265));
        World.Identity.Remembers(new StateCode(255), new Year(1938)).Should().Equal(new StateCode(255));
    }

    [Fact]
    public void Coverage_is_that_of_the_data_set_not_of_the_state()
    {
        World.CoverageOf(Variables.MilitaryExpenditure)!.Years.Should().Be(new YearSpan(1816, 2022));
        World.CoverageOf(Variables.MilitaryExpenditure)!.Source.Should().Be(new Source("nmc", "7.0"));
        World.CoverageOf(Variables.Polity2)!.Years.Last.Should().Be(new Year(2018));
        World.CoverageOf(Variables.IdealPoint)!.Years.Last.Should().Be(new Year(2023));
        World
            .Read(Variables.MilitaryExpenditure, NorthKorea, new Year(2012))
            .Should()
            .BeOfType<Reading<double>.Absent>();
    }

    [Fact]
    public void An_edition_can_be_chosen_and_one_that_is_not_there_is_told()
    {
        var older = ArchiveWorld.Load(
            archive.Store,
            new YearSpan(2012, 2012),
            new ArchiveChoices { Versions = new Dictionary<string, string> { ["nmc"] = "6.0" } },
            TestContext.Current.CancellationToken
        );
        older.World.CoverageOf(Variables.Energy)!.Source.Should().Be(new Source("nmc", "6.0"));
        var missing = () =>
            ArchiveWorld.Load(
                archive.Store,
                new YearSpan(2012, 2012),
                new ArchiveChoices { Versions = new Dictionary<string, string> { ["nmc"] = "8.0" } },
                TestContext.Current.CancellationToken
            );
        missing.Should().Throw<FaultyInputException>().WithMessage("*nmc=8.0*6.0, 7.0*");
    }

    [Fact]
    public void Obligations_run_from_the_bound_state_to_the_other()
    {
        World.At(new Year(1951)).IndexOf(Japan).Should().BeNegative();
        World.At(new Year(1970)).Obligations(Usa, Japan).Should().HaveFlag(Obligations.Defence);
        World.At(new Year(1970)).Obligations(Japan, Usa).Should().NotHaveFlag(Obligations.Defence);
        World.At(new Year(1970)).Obligations(Japan, Usa).Should().NotBe(Obligations.None);
        World.At(new Year(1962)).Obligations(China, NorthKorea).Should().HaveFlag(Obligations.Defence);
        World.At(new Year(2013)).Obligations(Japan, SouthKorea).Should().NotHaveFlag(Obligations.Defence);
    }

    [Fact]
    public void Imports_have_a_direction_and_unknown_trade_is_not_zero()
    {
        Value(Variables.Imports, Usa, Japan, 2014).Should().BeApproximately(133_939, 0.5);
        Value(Variables.Imports, Japan, Usa, 2014).Should().NotBeApproximately(133_939, 1_000);
        World
            .Read(Variables.Imports, new DirectedDyad(SouthKorea, NorthKorea), new Year(1950))
            .Should()
            .BeOfType<Reading<double>.Absent>();
    }

    [Fact]
    public void Pairs_without_a_row_are_not_contiguous_but_only_inside_the_coverage()
    {
        Value(Variables.Contiguity, NorthKorea, SouthKorea, 2010).Should().Be(1);
        Value(Variables.Contiguity, Japan, SouthKorea, 2010).Should().Be(4);
        Value(Variables.Contiguity, Usa, Japan, 2010).Should().Be(0);
        World
            .Read(Variables.Contiguity, new DirectedDyad(Usa, Japan), new Year(2020))
            .Should()
            .BeOfType<Reading<double>.Absent>();
    }

    [Fact]
    public void Major_powers_capitals_and_troops_are_those_of_the_year()
    {
        Value(Variables.MajorPower, Japan, 1900).Should().Be(1);
        Value(Variables.MajorPower, Japan, 1960).Should().Be(0);
        Value(Variables.CapitalLatitude, Japan, 1865).Should().BeApproximately(35.01, 0.01);
        Value(Variables.CapitalLatitude, Japan, 1870).Should().BeApproximately(35.68, 0.01);
        Value(Variables.Troops, Usa, SouthKorea, 1953).Should().Be(326_863);
        Value(Variables.Troops, Usa, new StateCode(316), 2013).Should().Be(17);
        World
            .Read(Variables.Troops, new DirectedDyad(SouthKorea, Usa), new Year(2013))
            .Should()
            .BeOfType<Reading<double>.Absent>();
    }

    [Fact]
    public void Every_member_has_a_capital_in_every_year_of_the_coverage()
    {
        foreach (var slice in World.Slices)
            slice.Presence(Variables.CapitalLatitude).Known.Should().Be(slice.Count, $"in {slice.Year}");
    }

    [Fact]
    public void Religions_are_shares_and_lie_on_the_line_between_the_five_year_points()
    {
        var buddhist = Variables.Religions[3];
        double early = Value(buddhist, Japan, 2005);
        double late = Value(buddhist, Japan, 2010);
        Value(buddhist, Japan, 2007).Should().BeApproximately(early + (late - early) * 0.4, 1e-12);
        late.Should().BeGreaterThan(Value(Variables.Religions[0], Japan, 2010)).And.BeLessThan(1);
    }

    [Fact]
    public void A_dispute_describes_the_rivals_conduct_as_the_perceiver_met_it()
    {
        World
            .Disputes.Where(d => d.Dyad == new DirectedDyad(SouthKorea, NorthKorea))
            .Select(d => d.Number)
            .Distinct()
            .Should()
            .HaveCount(31);
        World.Disputes.Should().OnlyContain(d => d.Hostility >= 1 && d.Hostility <= 5 && d.First <= d.Year);
        // The USA began dispute 2 of 1902 with the United Kingdom, which was in it from the first day.
        World
            .Disputes.Where(d => d.Number == 2 && d.Dyad.Perceiver.Number is 2 or 200 && d.Year == new Year(1902))
            .Where(d => d.Dyad.Rival.Number is 2 or 200)
            .Select(d => (d.Dyad.Rival.Number, d.Originator, d.Initiator))
            .Should()
            .BeEquivalentTo([(2, (bool?)true, (bool?)true), (200, true, false)]);
        World.Disputes.GroupBy(d => (d.Number, d.Dyad, d.Year)).Should().OnlyContain(g => g.Count() == 1);
        var gml = ArchiveWorld
            .Load(
                archive.Store,
                new YearSpan(2000, 2000),
                new ArchiveChoices { Disputes = DisputeSource.GiblerMillerLittle },
                TestContext.Current.CancellationToken
            )
            .World;
        gml.Disputes.Where(d => d.Dyad == new DirectedDyad(SouthKorea, NorthKorea))
            .Select(d => d.Number)
            .Distinct()
            .Should()
            .HaveCount(27);
        gml.CoverageOf(EventList.Disputes)!.Source.DataSet.Should().Be("gml");
    }

    [Fact]
    public void A_war_is_one_spell_with_its_initiator()
    {
        var korean = World.Wars.Single(w => w.Dyad == new DirectedDyad(SouthKorea, NorthKorea));
        (korean.First.Value, korean.Last.Value, korean.RivalInitiated).Should().Be((1950, 1953, true));
        var other = World.Wars.Single(w => w.Dyad == new DirectedDyad(NorthKorea, SouthKorea));
        other.RivalInitiated.Should().Be(false);
    }

    [Fact]
    public void A_rivalry_keeps_its_true_beginning_and_one_that_ended_before_1816_is_left_out()
    {
        World.Rivalries.Should().HaveCount(249).And.OnlyContain(r => r.Last >= new Year(1816));
        var china = World
            .Rivalries.Where(r => r.Dyad == new Dyad(Usa, China))
            .Select(r => (r.First.Value, r.Last.Value));
        china.Should().Equal((1949, 1972), (1996, 2020));
        World.Rivalries.Should().Contain(r => r.First < new Year(1816));
        World
            .Rivalries.Single(r => r.Dyad == new Dyad(China, new StateCode(750)))
            .Kinds.Should()
            .HaveFlag(RivalryKinds.Spatial);
    }

    [Fact]
    public void The_older_list_of_rivalries_can_be_chosen()
    {
        var older = ArchiveWorld
            .Load(
                archive.Store,
                new YearSpan(2000, 2000),
                new ArchiveChoices { Rivalries = RivalrySource.ThompsonDreyer },
                TestContext.Current.CancellationToken
            )
            .World;
        older.CoverageOf(EventList.Rivalries)!.Source.Should().Be(new Source("td-rivalries", "2012"));
        older.Rivalries.Should().OnlyContain(r => r.Last >= new Year(1816) && r.Dyad.B != new StateCode(324));
        older
            .Rivalries.Single(r => r.Dyad == new Dyad(NorthKorea, SouthKorea))
            .Kinds.Should()
            .HaveFlag(RivalryKinds.Positional);
    }

    [Fact]
    public void A_list_of_alliances_that_nobody_brought_is_told()
    {
        var load = () =>
            ArchiveWorld.Load(
                archive.Store,
                new YearSpan(2000, 2000),
                new ArchiveChoices { Alliances = AllianceSource.Cow },
                TestContext.Current.CancellationToken
            );
        load.Should().Throw<FaultyInputException>().WithMessage("*lacks COW Formal Alliances*data add*");
    }

    [Fact]
    public void Where_the_lists_of_disputes_and_wars_end_interstate_conflicts_go_on()
    {
        var ukraine = new StateCode(369);
        World
            .Disputes.Where(d => d.Dyad == new DirectedDyad(ukraine, Russia) && d.Year > new Year(2014))
            .Select(d => (d.Year.Value, d.First.Value, d.Hostility, d.Originator))
            .Should()
            .Equal((2022, 2022, 5, null), (2023, 2022, 5, null), (2024, 2022, 5, null));
        World
            .Wars.Where(w => w.Dyad == new DirectedDyad(Russia, ukraine))
            .Select(w => (w.First.Value, w.Last.Value, w.RivalInitiated))
            .Should()
            .Equal((2022, 2024, null));
        // Within the lists' own years only the lists speak.
        World.Disputes.Where(d => d.Number > 50_000).Should().OnlyContain(d => d.Year > new Year(2014));
        World.Wars.Where(w => w.Number > 50_000).Should().OnlyContain(w => w.First > new Year(2007));
        var disputes = World.CoverageOf(EventList.Disputes)!;
        disputes.Years.Last.Should().Be(new Year(2014));
        disputes.Source.Parts.Should().Equal(new Source("mid-dyadic", "4.02"), new Source("ucdp-conflict", "25.1"));
        disputes.Licence.Should().Contain("CC BY 4.0");
    }

    [Fact]
    public void Conquests_are_those_that_a_state_lost_and_arms_races_run_between_two()
    {
        World.Conquests.Should().HaveCountGreaterThan(60).And.OnlyContain(c => c.Conqueror != c.Conquered);
        World
            .Conquests.Where(c => c.Conqueror == Japan && c.Conquered == China)
            .Select(c => c.Year.Value)
            .Should()
            .Equal(1895, 1932, 1933, 1937);
        World.ArmsRaces.Should().HaveCount(71).And.OnlyContain(r => r.First <= r.Last);
    }

    [Fact]
    public void Colonial_rule_joins_both_sources_and_counts_what_it_leaves_out()
    {
        Rule(Japan, SouthKorea).First.Should().BeNull();
        Rule(new StateCode(200), new StateCode(750)).Last.Should().Be(new Year(1947));
        Rule(new StateCode(200), new StateCode(750)).First.Should().NotBeNull();
        // Independence came from the United States; Spanish rule had ended before.
        Rule(new StateCode(230), new StateCode(840)).Last.Should().Be(new Year(1898));
        World.ColonialRule.Should().NotContain(r => r.Ruler == new StateCode(300) && r.Ruled == new StateCode(317));
        archive.Loaded.Notes.Should().ContainSingle().Which.Should().StartWith("17 main rulers");

        ColonialRule Rule(StateCode ruler, StateCode ruled) =>
            World.ColonialRule.Single(r => r.Ruler == ruler && r.Ruled == ruled);
    }

    [Fact]
    public void Regime_and_nuclear_status_keep_negative_scores_and_ranks()
    {
        Value(Variables.Polity2, NorthKorea, 1955).Should().Be(-7);
        Value(Variables.Polity2, NorthKorea, 2013).Should().Be(-10);
        // The panel of regimes lacks the USSR; Polity's own file has it, under another code.
        Value(Variables.Polity2, Russia, 1955).Should().Be(-7);
        World.CoverageOf(Variables.Polity2)!.Source.DataSet.Should().Be("polity");
        Value(Variables.NuclearStatus, NorthKorea, 2013).Should().Be(3);
        Value(Variables.NuclearStatus, NorthKorea, 1960).Should().BeLessThan(3);
    }

    [Fact]
    public void Warheads_are_read_by_state_and_what_nobody_estimates_is_not_zero()
    {
        Value(Variables.Warheads, Russia, 1986).Should().Be(40_159);
        World.At(new(1986)).System["warheads"].Greatest.Should().Be(40_159);
        World.Read(Variables.Warheads, NorthKorea, new Year(2013)).Should().BeOfType<Reading<double>.Absent>();
    }

    private double Value(Variable variable, StateCode state, int year) =>
        World.Read(variable, state, new Year(year)).Should().BeOfType<Reading<double>.Known>().Which.Value;

    private double Value(Variable variable, StateCode from, StateCode toward, int year) =>
        World
            .Read(variable, new DirectedDyad(from, toward), new Year(year))
            .Should()
            .BeOfType<Reading<double>.Known>()
            .Which.Value;
}
