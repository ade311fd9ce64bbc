using AwesomeAssertions;
using Counterpoise.Briefs.Claims;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Xunit;

namespace Counterpoise.Tests.Briefs;

/// <summary>
/// Claims about partners, in a town whose states differ in size alone: power arrives whole, in proportion to size.
/// </summary>
public sealed class PartnerClaimTests
{
    private static readonly ClaimArguments Against = Claimed.Nothing.Of("state", 11).Of("against", 12);

    [Theory]
    [InlineData(200, 2.0 / 3, true)]
    [InlineData(100, 0.5, false)]
    [InlineData(50, 1.0 / 3, false)]
    public void A_state_prevails_with_more_than_half_of_what_arrives(double size, double odds, bool isTrue)
    {
        var town = Town((11, size), (12, 100), (13, 10)) with { Borders = [(11, 12)] };
        var finding = Against.On(town, "prevails");
        finding.Value().Should().BeApproximately(odds, 1e-9);
        finding.IsTrueByDefault.Should().Be(isTrue);
        finding.ShareOfSpecifications.Should().Be(isTrue ? 1 : 0);
    }

    [Theory]
    [InlineData("prevails")]
    [InlineData("needs-guarantee")]
    public void Where_only_two_states_are_held_there_is_no_data_and_the_reason_names_the_third(string kind)
    {
        var finding = Against.On(Town((11, 100), (12, 100)), kind);
        finding.Verdict.Should().Be(ClaimVerdict.NoData);
        finding.Reason.Should().Contain("two states").And.Contain("third");
    }

    [Theory]
    [InlineData(0, 3, ClaimVerdict.Holds)]
    [InlineData(2, 3, ClaimVerdict.Holds)]
    [InlineData(3, 3, ClaimVerdict.Fails)]
    [InlineData(0, 2, ClaimVerdict.Fails)]
    public void Who_lacks_weapons_that_the_rival_possesses_needs_a_guarantee(int own, int rivals, ClaimVerdict verdict)
    {
        var world = Town((11, 100), (12, 100), (13, 100)) with { Also = Statuses((11, own), (12, rivals)) };
        Against.On(world, "needs-guarantee").Verdict.Should().Be(verdict);
    }

    [Theory]
    [InlineData(1, 0, ClaimVerdict.Holds)]
    [InlineData(100, 0, ClaimVerdict.Fails)]
    [InlineData(1, 3, ClaimVerdict.Fails)]
    public void A_small_partner_without_nuclear_weapons_adds_little(double size, int status, ClaimVerdict verdict)
    {
        var world = Town((11, 100), (12, 100), (13, size)) with { Also = Statuses((13, status)) };
        var finding = Against.Of("partner", 13).On(world, "adds-little");
        finding.Value().Should().BeApproximately((100 + size) / (200 + size) - 0.5, 1e-9);
        finding.Verdict.Should().Be(verdict);
    }

    [Theory]
    [InlineData(1, 0, 0, 0, 1)]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(1, 0.5, 0, 0, 0)]
    [InlineData(0, 0.5, 0, 0, -1)]
    [InlineData(0, 0, 1, 0.5, 1)]
    [InlineData(0.5, 0, 1, 0, 0)]
    public void Of_two_partners_alike_in_power_leverage_and_the_way_they_stand_in_decide(
        double leverage,
        double way,
        double leverageOfBoth,
        double wayOfOther,
        double lines
    )
    {
        List<EvidenceItem> items = [];
        Add("leverage", 13, EvidenceType.Leverage, leverage);
        Add("way", 13, EvidenceType.Impediment, way);
        Add("also", 13, EvidenceType.Leverage, leverageOfBoth);
        Add("too", 14, EvidenceType.Leverage, leverageOfBoth + (leverage > 0 && leverageOfBoth > 0 ? leverage : 0));
        Add("patron", 14, EvidenceType.Patronage, wayOfOther);
        var world = Claimed.OneTown(11, 12, 13, 14) with { Evidence = items };
        var finding = Better(world);
        finding.Value().Should().Be(lines);
        finding.IsTrueByDefault.Should().Be(lines > 0);

        void Add(string id, int actor, EvidenceType type, double size)
        {
            if (size > 0)
                items.Add(Claimed.Item(id, 1995, 11, actor, type, size, about: 12));
        }
    }

    [Fact]
    public void The_stronger_partner_leads_on_odds_unless_it_is_bound_to_defend_the_rival()
    {
        var world = Town((11, 100), (12, 100), (13, 200), (14, 100));
        var free = Better(world);
        free.Value().Should().Be(1);
        free.Verdict.Should().Be(ClaimVerdict.Holds);
        var bound = Better(world with { Treaties = [(13, 12, Obligations.Defence)] });
        bound.Value().Should().Be(-1);
        bound.IsTrueByDefault.Should().BeFalse();
        // Half of the specifications count what it could bring.
        bound.ShareOfSpecifications.Should().Be(0.5);
        bound.Verdict.Should().Be(ClaimVerdict.Sensitive);
    }

    [Fact]
    public void Evidence_speaks_for_a_claim_where_it_outweighs_the_contrary()
    {
        var asked = Evidence.Says("types", "impediment").Says("contrary", "reassurance", "guarantee");
        var finding = asked.On(
            Told(("a", EvidenceType.Impediment, 1), ("b", EvidenceType.Impediment, 0.5)),
            "evidence"
        );
        finding.Verdict.Should().Be(ClaimVerdict.Holds);
        finding.Value().Should().Be(1.5);
        finding.RestsOn.Should().Equal(Standing.Asserted);
        var outweighed = asked.On(
            Told(
                ("a", EvidenceType.Impediment, 0.5),
                ("b", EvidenceType.Reassurance, 0.25),
                ("c", EvidenceType.Guarantee, 0.25)
            ),
            "evidence"
        );
        outweighed.Verdict.Should().Be(ClaimVerdict.Fails);
        asked
            .On(Told(("a", EvidenceType.Leverage, 1)), "evidence")
            .Verdict.Should()
            .Be(ClaimVerdict.NoData, "items of other types bear on nothing here");
    }

    [Theory]
    [InlineData(true, 0.25, 0.75)]
    [InlineData(true, 0.5, 0.75)]
    [InlineData(false, 0.75, 1)]
    [InlineData(false, 0.25, 0.5)]
    public void A_limit_is_shown_by_an_item_that_is_no_larger_beside_one_that_is(bool isTrue, double one, double other)
    {
        var world = Told(("a", EvidenceType.Leverage, one), ("b", EvidenceType.Leverage, other));
        Evidence
            .Says("types", "leverage")
            .Counts("limit", 0.5)
            .On(world, "evidence")
            .IsTrueByDefault.Should()
            .Be(isTrue);
    }

    [Fact]
    public void Evidence_of_the_year_itself_of_another_actor_or_about_another_state_is_not_counted()
    {
        var kept = Claimed.Item("kept", 1999, 11, 13, EvidenceType.Leverage, 0.5, about: 12);
        var world = Claimed.OneTown(11, 12, 13, 14) with
        {
            Evidence =
            [
                kept,
                kept with
                {
                    Id = "of-the-year",
                    Date = new(SmallWorld.Focus),
                },
                kept with
                {
                    Id = "another-actor",
                    Actor = new(14),
                },
                kept with
                {
                    Id = "about-another",
                    About = new StateCode(14),
                },
                kept with
                {
                    Id = "another-perceiver",
                    Perceiver = new(14),
                },
            ],
        };
        Evidence.Says("types", "leverage").On(world, "evidence").Value().Should().Be(0.5);
    }

    [Fact]
    public void Who_makes_no_pact_with_those_who_fear_the_giant_stays_out()
    {
        var alone = Against.On(Giant, "stays-out");
        alone.Verdict.Should().Be(ClaimVerdict.Holds);
        alone.Unit.Should().Contain("of 3 states");
        var joined = Against.On(Giant with { Treaties = [(13, 11, Obligations.Defence)] }, "stays-out");
        joined.Verdict.Should().Be(ClaimVerdict.Fails);
        joined.Value().Should().Be(1);
        Against
            .On(Giant with { Treaties = [(13, 11, Obligations.NonAggression)] }, "stays-out")
            .Verdict.Should()
            .Be(ClaimVerdict.Holds);
    }

    [Fact]
    public void A_pact_that_is_older_than_the_fear_is_not_one_against_it()
    {
        // State 12 becomes the giant in 1995; until then it is 14.
        var world = Town((11, 100), (12, 50), (13, 100), (14, 300)) with
        {
            Treaties = [(13, 11, Obligations.Defence)],
            Also = Claimed.Resized(12, 1995, _ => 100),
        };
        var older = Against.On(world, "stays-out");
        older.Value().Should().Be(0);
        older.Reason.Should().Contain("made since: none").And.Contain("older: State 13");
        // No pact is on the record, but in the game the three link against so great a giant.
        older.IsTrueByDefault.Should().BeFalse();
        var since = world with
        {
            Treaties = [],
            Also = builder =>
            {
                Claimed.Resized(12, 1995, _ => 100)(builder);
                for (int year = 1997; year <= 2000; year++)
                    builder.Set(Variables.Obligations, new(13), new(11), new(year), (int)Obligations.Defence);
            },
        };
        Against.On(since, "stays-out").Value().Should().Be(1);
    }

    [Fact]
    public void Nobody_who_fears_the_third_most_leaves_no_verdict()
    {
        var finding = Claimed.Nothing.Of("state", 12).Of("against", 11).On(Giant, "stays-out");
        finding.Verdict.Should().Be(ClaimVerdict.NoData);
    }

    [Fact]
    public void The_best_partners_are_those_who_fear_what_the_state_fears()
    {
        // All fear the giant; 14 has been conquered by 15 besides, and its fears are elsewhere.
        var world = Giant with
        {
            Evidence = [Claimed.Conquest(14, 15)],
        };
        var like = Best(13);
        like.IsTrueByDefault.Should().BeTrue();
        like.Value().Should().Be(0.75, "13 is level with 15 and before 14");
        var unlike = Best(14);
        unlike.IsTrueByDefault.Should().BeFalse();
        unlike.Value().Should().Be(0);

        ClaimFinding Best(params int[] partners) =>
            Claimed.Nothing.Of("state", 11).Of("partners", partners).On(world, "best-partners");
    }

    private static SmallWorld Giant => Town((11, 100), (12, 3000), (13, 100), (14, 100), (15, 100));

    private static ClaimArguments Evidence => Claimed.Nothing.Of("perceiver", 11).Of("actor", 13).Of("about", 12);

    private static ClaimFinding Better(SmallWorld world) =>
        Against.Of("better", 13).Of("than", 14).On(world, "better-partner");

    private static SmallWorld Town(params (int Code, double Size)[] states) =>
        new() { States = [.. states.Select(s => Claimed.Townsman(s.Code, s.Size))] };

    private static SmallWorld Told(params (string Id, EvidenceType Type, double Size)[] items) =>
        Claimed.OneTown(11, 12, 13) with
        {
            Evidence = [.. items.Select(i => Claimed.Item(i.Id, 1995, 11, 13, i.Type, i.Size, about: 12))],
        };

    private static Action<WorldBuilder> Statuses(params (int State, int Status)[] statuses) =>
        builder =>
        {
            foreach (var (state, status) in statuses)
                builder.Set(Variables.NuclearStatus, new(state), SmallWorld.Focus, status);
        };
}
