using AwesomeAssertions;
using Counterpoise.Briefs.Claims;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Xunit;

namespace Counterpoise.Tests.Briefs;

/// <summary>Claims about threat over the years: what carries it, what crosses, and what the past leaves.</summary>
public sealed class PastClaimTests
{
    private static readonly ClaimArguments Seen = Claimed.Nothing.Of("perceiver", 11).Of("rival", 12);

    // What fades how fast is known beforehand here, whatever the record teaches.
    private static readonly Specification Elicited = Specification.Default with { Intent = IntentMeasure.Assumed };

    [Theory]
    [InlineData(true, "intent")]
    [InlineData(false, "capability")]
    [InlineData(false, "intent", "capability")]
    public void A_rival_that_conquered_and_is_like_all_others_else_threatens_through_intent_alone(
        bool isTrue,
        params string[] factors
    )
    {
        var world = Claimed.OneTown(11, 12, 13, 14) with { Evidence = [Claimed.Conquest(11, 12)] };
        var finding = Seen.Says("factors", factors).On(world, "carried-by");
        finding.IsTrueByDefault.Should().Be(isTrue);
        finding.Verdict.Should().Be(isTrue ? ClaimVerdict.Holds : ClaimVerdict.Fails);
    }

    [Fact]
    public void A_rival_that_is_only_stronger_does_not_threaten_through_intent()
    {
        var world = Claimed.OneTown(11, 12, 13, 14) with { Also = Claimed.Resized(12, 1990, _ => 10) };
        Seen.Says("factors", "intent").On(world, "carried-by").IsTrueByDefault.Should().BeFalse();
        Seen.Says("factors", "capability", "offense").On(world, "carried-by").IsTrueByDefault.Should().BeTrue();
    }

    [Fact]
    public void Of_two_factors_that_carry_a_threat_only_the_greater_carries_it_more_than_any_other()
    {
        var world = Claimed.OneTown(11, 12, 13, 14) with { Also = Claimed.Resized(12, 1990, _ => 10) };
        var found = new[] { "capability", "offense" }
            .Select(factor => Seen.Says("factors", factor).On(world, "carried-by"))
            .ToArray();
        found.Should().OnlyContain(f => f.Value() > 0);
        found.MaxBy(f => f.Value())!.IsTrueByDefault.Should().BeTrue();
        found.MinBy(f => f.Value())!.IsTrueByDefault.Should().BeFalse();
    }

    [Fact]
    public void An_unknown_part_that_could_make_another_factor_carry_a_threat_leaves_no_data()
    {
        var town = Claimed.OneTown(11, 12, 13, 14);
        // The rival's means are known but for its expenditure, which may be as small as a townsman's or as great as the magnate's.
        SmallWorld Town(double expenditure) =>
            town with
            {
                States =
                [
                    .. town.States.Select(s =>
                        s.Code switch
                        {
                            12 => s with { Expenditure = expenditure, Personnel = 4 * s.Personnel },
                            14 => s with { Expenditure = 20 * s.Expenditure },
                            _ => s,
                        }
                    ),
                ],
            };
        var seen = Seen.Says("factors", "capability");
        var open = seen.On(Town(double.NaN), "carried-by");
        open.Verdict.Should().Be(ClaimVerdict.NoData);
        open.Reason.Should().StartWith("what is unknown decides");
        seen.On(Town(400), "carried-by").Verdict.Should().NotBe(ClaimVerdict.NoData);
    }

    [Fact]
    public void One_crossing_from_behind_is_a_crossing_and_its_year_is_told()
    {
        var crossed = Crossings(year => year >= 1995);
        crossed.Verdict.Should().Be(ClaimVerdict.Holds);
        crossed.Value().Should().Be(1995);
    }

    [Fact]
    public void Who_was_always_behind_or_crossed_back_and_forth_or_was_always_ahead_has_not_crossed_lately()
    {
        var never = Crossings(_ => false);
        never.IsTrueByDefault.Should().BeFalse();
        never.Figure.Should().BeOfType<Reading<double>.Absent>();
        Crossings(year => year is 1992 or >= 1995).IsTrueByDefault.Should().BeFalse();
        Crossings(_ => true).IsTrueByDefault.Should().BeFalse();
        Crossings(year => year < 1995).IsTrueByDefault.Should().BeFalse();
    }

    [Fact]
    public void Who_was_behind_in_potential_in_one_year_was_not_always_ahead()
    {
        var world = Crossing(year => year >= 1995);
        var dipped = world with
        {
            Also = builder =>
            {
                world.Also!(builder);
                builder.Set(Variables.TotalPopulation, new(11), new(1993), 1);
            },
        };
        var finding = Crossed.On(dipped, "crossings");
        finding.IsTrueByDefault.Should().BeFalse();
        finding.ShareOfSpecifications.Should().Be(0.5);
        Crossed
            .Says("actual", "gdp")
            .On(world with { Uncovered = [Variables.Gdp] }, "crossings")
            .Verdict.Should()
            .Be(ClaimVerdict.NoData);
    }

    [Theory]
    [InlineData(1945, false)]
    [InlineData(1995, true)]
    public void A_war_is_of_the_past_only_where_it_ended_by_then(int until, bool isTrue)
    {
        var world = Claimed.OneTown(11, 12, 13, 14) with
        {
            Wars = [new(1, SmallWorld.Seen(11, 12), new(1991), new(1992), true)],
        };
        var finding = Seen.Says("theory", "none")
            .Counts("until", until)
            .On(world, "past-in-intent", specification: Elicited);
        finding.IsTrueByDefault.Should().Be(isTrue);
        // As the record has it, a war adds nothing to the use of force that is counted with the disputes.
        finding.Verdict.Should().Be(isTrue ? ClaimVerdict.Sensitive : ClaimVerdict.Fails);
        if (!isTrue)
            finding.Value().Should().Be(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_past_goes_with_capability_where_the_rival_is_strong_just_when_it_weighs_most(bool together)
    {
        // The war is seen from 1993, and fades from then on.
        var world = Claimed.OneTown(11, 12, 13, 14) with
        {
            Wars = [new(1, SmallWorld.Seen(11, 12), new(1992), new(1992), true)],
            Also = Claimed.Resized(12, 1990, year => year < 1993 == together ? 0.5 : 4),
        };
        var finding = Seen.Counts("until", 1995).On(world, "past-and-capability", specification: Elicited);
        finding.IsTrueByDefault.Should().Be(together);
        Math.Sign(finding.Value()).Should().Be(together ? 1 : -1);
    }

    [Fact]
    public void A_past_that_weighed_most_in_the_first_year_or_never_weighed_leaves_no_verdict()
    {
        var town = Claimed.OneTown(11, 12, 13, 14);
        var fading = town with
        {
            Wars = [new(1, SmallWorld.Seen(11, 12), new(1980), new(1985), true)],
            Also = Claimed.Resized(12, 1995, _ => 0.5),
        };
        var finding = Seen.Counts("until", 1986).On(fading, "past-and-capability", specification: Elicited);
        finding.Verdict.Should().Be(ClaimVerdict.NoData);
        finding.Reason.Should().Contain("first year on record");
        Seen.Counts("until", 1986)
            .On(town, "past-and-capability", specification: Elicited)
            .Verdict.Should()
            .Be(ClaimVerdict.NoData);
    }

    [Fact]
    public void A_growers_growth_crowds_the_past_out()
    {
        var finding = Crowding(Claimed.Resized(14, 1996, _ => 20));
        finding.IsTrueByDefault.Should().BeTrue();
        finding.Value().Should().BeNegative();
    }

    [Fact]
    public void The_past_that_only_fades_is_not_crowded_out()
    {
        var finding = Crowding(null);
        finding.IsTrueByDefault.Should().BeFalse();
        finding.Value().Should().Be(0, "nobody grew; what the past lost it lost by itself");
        finding.Reason.Should().Contain("own change since 1991 makes -");
    }

    [Fact]
    public void A_grower_that_shrank_and_another_states_growth_do_not_crowd_the_past_out()
    {
        // Where the past's rival holds most of the threat, less of another's leaves less for the past to add: no growth did that.
        Crowding(Claimed.Resized(14, 1996, _ => 0.1)).Verdict.Should().Be(ClaimVerdict.Fails);
        Crowding(Claimed.Resized(13, 1996, _ => 20)).IsTrueByDefault.Should().BeFalse();
    }

    [Fact]
    public void Crowding_out_needs_both_years_in_their_order()
    {
        var asked = Seen.Of("grower", 14).Counts("until", 1945);
        var world = Claimed.OneTown(11, 12, 13, 14);
        asked
            .Counts("from", 2000)
            .On(world, "crowding-out", specification: Elicited)
            .Verdict.Should()
            .Be(ClaimVerdict.NoData);
        asked
            .Counts("from", 1980)
            .On(world, "crowding-out", specification: Elicited)
            .Verdict.Should()
            .Be(ClaimVerdict.NoData);
    }

    [Fact]
    public void Fear_turns_toward_the_rival_that_outgrows_another()
    {
        var finding = Turning(Claimed.OneTown(11, 12, 13, 14));
        finding.IsTrueByDefault.Should().BeTrue();
        finding.Value().Should().BePositive();
    }

    [Fact]
    public void Fear_does_not_turn_toward_a_rival_whose_wrongs_fade_faster_than_it_grows()
    {
        var world = Claimed.OneTown(11, 12, 13, 14) with
        {
            Evidence =
            [
                .. Enumerable
                    .Range(1991, 9)
                    .Select(year => Claimed.Item($"sign-{year}", year, 11, 12, EvidenceType.Reassurance)),
            ],
        };
        var finding = Turning(world);
        finding.IsTrueByDefault.Should().BeFalse();
        finding.Value().Should().BeNegative();
    }

    [Fact]
    public void Without_a_change_of_the_lead_there_is_no_slope() =>
        Seen.Of("over", 13)
            .On(Claimed.OneTown(11, 12, 13, 14), "turns-toward")
            .Verdict.Should()
            .Be(ClaimVerdict.NoData);

    private static ClaimFinding Turning(SmallWorld world) =>
        Seen.Of("over", 13)
            .On(world with { Also = Claimed.Resized(12, 1990, year => 1 + 0.01 * (year - 1990)) }, "turns-toward");

    private static ClaimFinding Crowding(Action<WorldBuilder>? also) =>
        Seen.Of("grower", 14)
            .Counts("from", 1991)
            .Counts("until", 1945)
            .On(
                Claimed.OneTown(11, 12, 13, 14) with
                {
                    ColonialRule = [new(new(12), new(11), new(1900), new(1945))],
                    Also = also,
                },
                "crowding-out",
                specification: Elicited
            );

    private static ClaimArguments Crossed =>
        Claimed.Nothing.Of("ahead", 11).Of("behind", 12).Says("potential", "population").Says("actual", "expenditure");

    private static ClaimFinding Crossings(Func<int, bool> ahead) => Crossed.On(Crossing(ahead), "crossings");

    // State 11 has more people throughout, and spends more in the years told.
    private static SmallWorld Crossing(Func<int, bool> ahead) =>
        new()
        {
            States = [Claimed.Townsman(11, 200), Claimed.Townsman(12, 100), Claimed.Townsman(13, 100)],
            Also = builder =>
            {
                for (int year = 1990; year <= 2000; year++)
                    builder.Set(Variables.MilitaryExpenditure, new(11), new(year), ahead(year) ? 101 : 99);
            },
        };
}
