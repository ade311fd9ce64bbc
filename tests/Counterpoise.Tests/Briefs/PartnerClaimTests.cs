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

    [Fact]
    public void Where_only_two_states_are_held_no_help_can_be_compared_and_the_reason_names_the_third()
    {
        var finding = Against.On(Town((11, 100), (12, 100)), "needs-guarantee");
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

    [Fact]
    public void A_guarantee_is_weighed_against_the_greatest_conventional_help()
    {
        // The rival has weapons; the third state is a giant that fears it alone.
        var world = Town((11, 100), (12, 100), (13, 100_000)) with
        {
            Also = Statuses((11, 0), (12, 3), (13, 0)),
            Evidence = [Claimed.Conquest(13, 12)],
        };
        var giant = Against.On(world, "needs-guarantee");
        var dwarf = Against.On(
            world with
            {
                States = [.. world.States.Select(s => s.Code == 13 ? Claimed.Townsman(13, 1) : s)],
            },
            "needs-guarantee"
        );
        // What any guarantee takes away is the same; what arms take away is not.
        giant.Value().Should().Be(dwarf.Value());
        dwarf.IsTrueByDefault.Should().BeTrue();
        giant.IsTrueByDefault.Should().BeFalse();
        dwarf.ShareOfSpecifications.Should().BeGreaterThan(giant.ShareOfSpecifications!.Value);
        dwarf.IsFirstApproximation.Should().BeFalse();
    }

    [Fact]
    public void Of_two_partners_alike_the_one_with_leverage_over_the_rival_brings_more()
    {
        var alike = Claimed.OneTown(11, 12, 13, 14);
        Better(alike).Value().Should().Be(0);
        Better(alike).IsTrueByDefault.Should().BeFalse();
        var held = Better(alike with { Evidence = [Lever(13, 0.5)] });
        held.IsTrueByDefault.Should().BeTrue();
        held.Verdict.Should().Be(ClaimVerdict.Holds);
        Better(alike with { Evidence = [Lever(13, 0.5), Lever(14, 0.9)] }).Value().Should().BeNegative();

        static EvidenceItem Lever(int actor, double size) =>
            Claimed.Item($"lever-{actor}", 1999, 11, actor, EvidenceType.Leverage, size, about: 12);
    }

    [Fact]
    public void Impediments_are_told_and_not_weighed()
    {
        var world = Claimed.OneTown(11, 12, 13, 14) with
        {
            Evidence = [Claimed.Item("way", 1995, 11, 13, EvidenceType.Impediment, 0.5, about: 12)],
        };
        var finding = Better(world);
        finding.Value().Should().Be(0);
        finding.Reason.Should().Contain("rival 0.5 and 0.0");
    }

    [Fact]
    public void The_stronger_partner_brings_more_unless_it_is_bound_to_defend_the_rival()
    {
        var world = Town((11, 100), (12, 100), (13, 200), (14, 100)) with
        {
            // Nobody trades: no hold over the rival stands in the way of comparing arms.
            Trade = [.. from a in Codes from b in Codes where a != b select (a, b, 0.0)],
        };
        var free = Better(world);
        free.Value().Should().BePositive();
        free.Verdict.Should().Be(ClaimVerdict.Holds);
        var bound = Better(world with { Treaties = [(13, 12, Obligations.Defence)] });
        bound.Reason.Should().Contain("bound to defend");
        // Half of the games let it bring the leverage of its pact alone.
        bound.ShareOfSpecifications.Should().BeLessThan(free.ShareOfSpecifications!.Value);
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
    public void Pacts_with_those_who_fear_the_giant_are_counted_if_they_bind_to_defence()
    {
        var alone = Against.On(Giant, "stays-out");
        // Whether the game links them is another matter: the verdict needs both.
        alone.Value().Should().Be(0);
        alone.Unit.Should().Contain("of 3 states");
        var joined = Against.On(Giant with { Treaties = [(13, 11, Obligations.Defence)] }, "stays-out");
        joined.Verdict.Should().Be(ClaimVerdict.Fails);
        joined.Value().Should().Be(1);
        Against.On(Giant with { Treaties = [(13, 11, Obligations.NonAggression)] }, "stays-out").Value().Should().Be(0);
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
    public void The_best_partners_are_those_who_fear_what_the_state_fears_and_cost_it_no_quarrels()
    {
        // All fear the giant; 14 has been conquered by 15 besides, and its fears are elsewhere.
        var world = Giant with
        {
            Evidence = [Claimed.Conquest(14, 15)],
        };
        var like = Best(13);
        like.IsTrueByDefault.Should().BeTrue();
        like.Value().Should().BeGreaterThan(0.5, "13 is before 14");
        var unlike = Best(14);
        unlike.IsTrueByDefault.Should().BeFalse();
        unlike.Value().Should().Be(0);

        ClaimFinding Best(params int[] partners) =>
            Claimed.Nothing.Of("state", 11).Of("partners", partners).On(world, "best-partners");
    }

    private static int[] Codes => [11, 12, 13, 14];

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
