using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Measures;

/// <summary>In the small world state 14 is a major power and nobody is contiguous unless a test says so.</summary>
public sealed class ThreatEnvironmentTests
{
    private const int Major = 14;
    private const int FirstState = 0;

    [Fact]
    public void Leeds_and_savun_count_relevant_states_whose_portfolios_are_less_similar_than_the_median()
    {
        // Four states are bound to each other and 14 stands alone: its four pairs of ten lie below the median.
        var world = new SmallWorld
        {
            Treaties =
            [
                (11, 12, Obligations.Defence),
                (11, 13, Obligations.Defence),
                (12, 13, Obligations.Defence),
                (11, 15, Obligations.Defence),
                (12, 15, Obligations.Defence),
                (13, 15, Obligations.Defence),
            ],
            Borders = [(11, 12)],
        }.Build();
        var measurements = new Measurements(world, TestParameters.Shipped);
        var found = LeedsSavun.Of(measurements, SmallWorld.Focus);
        var cinc = measurements.CapabilityOf(SmallWorld.Focus, CapabilityMeasure.Cinc).Values;
        found.Counted(FirstState).Should().Equal(new ThreateningState(new(Major), ThreatGrounds.Dissimilar, cinc[3]));
        found.Capability[FirstState].Should().Be(cinc[3]);
        found.Counted(3).Select(threat => threat.State.Number).Should().Equal(11, 12, 13, 15);
        found.WhyUnknown(FirstState).Should().BeNull();
    }

    [Fact]
    public void Who_is_not_politically_relevant_threatens_nobody_however_dissimilar()
    {
        var world = new SmallWorld
        {
            States = [new(11, 1, 1, 0, 0), new(12, 2, 1, 1, 1), new(13, 3, 1, 1, 1)],
            Treaties = [(11, 12, Obligations.Defence)],
        }.Build();
        var found = LeedsSavun.Of(new(world, TestParameters.Shipped), SmallWorld.Focus);
        found.Capability.ToArray().Should().OnlyContain(sum => sum == 0);
    }

    [Fact]
    public void Where_alliances_are_not_covered_the_environment_is_unknown_with_the_reason()
    {
        var world = new SmallWorld { LastTreaties = new(1998) }.Build();
        var found = LeedsSavun.Of(new(world, TestParameters.Shipped), SmallWorld.Focus);
        found.Capability.ToArray().Should().OnlyContain(sum => double.IsNaN(sum));
        found.WhyUnknown(FirstState).Should().Contain("covers 1800-1998, not 2000");
    }

    [Fact]
    public void An_enemy_of_unknown_capability_makes_the_sum_unknown_and_not_smaller()
    {
        var world = new SmallWorld
        {
            States = [new(11, 1, 1, 0, 0), new(12, double.NaN, double.NaN, 1, 1), new(13, 3, 1, 1, 1)],
            Rivalries = [new(new(new(11), new(12)), new(1990), new(2000), RivalryKinds.None, false)],
        }.Build();
        var found = StrategicReferenceGroup.Of(new(world, TestParameters.Shipped), SmallWorld.Focus);
        double.IsNaN(found.Capability[FirstState]).Should().BeTrue();
        found.WhyUnknown(FirstState).Should().Be("the capability of State 12 is not known");
        found.Counted(FirstState).Should().ContainSingle();
    }

    [Fact]
    public void The_reference_group_holds_recent_foes_rivals_and_their_allies_of_the_year_before()
    {
        var world = new SmallWorld
        {
            Disputes = [new(1, SmallWorld.Seen(12, 11), new(1996), new(1996), 4, null, null)],
            Rivalries = [new(new(new(11), new(13)), new(1980), new(1999), RivalryKinds.Spatial, false)],
            Treaties = [(15, 12, Obligations.Defence), (13, Major, Obligations.NonAggression)],
        }.Build();
        var measurements = new Measurements(world, TestParameters.Shipped);
        var found = StrategicReferenceGroup.Of(measurements, SmallWorld.Focus);
        found
            .Counted(FirstState)
            .Select(threat => (threat.State.Number, threat.Grounds))
            .Should()
            .Equal((12, ThreatGrounds.Dispute), (13, ThreatGrounds.Rivalry), (15, ThreatGrounds.AllyOfOne));
        var cinc = measurements.CapabilityOf(new(1999), CapabilityMeasure.Cinc).Values;
        found.Capability[FirstState].Should().BeApproximately(cinc[1] + cinc[2] + cinc[4], 1e-15);
        // Dispute and war are seen from both sides; an ally of the state itself is not its threat on that ground.
        found.Counted(1).Select(threat => threat.State.Number).Should().Equal(11);
    }

    [Theory]
    [InlineData(1994, false)]
    [InlineData(1995, true)]
    [InlineData(1999, true)]
    [InlineData(2000, false)]
    public void Disputes_count_in_the_five_years_before_and_not_in_the_year(int dispute, bool counts)
    {
        var world = new SmallWorld
        {
            Disputes = [new(1, SmallWorld.Seen(11, 12), new(dispute), new(dispute), 2, null, null)],
        };
        (Group(world).Count > 0).Should().Be(counts);
    }

    [Theory]
    [InlineData(1980, 1994, false)]
    [InlineData(1980, 1995, true)]
    [InlineData(1999, 2000, true)]
    [InlineData(2000, 2000, false)]
    public void Wars_count_where_they_were_fought_in_the_five_years_before(int first, int last, bool counts)
    {
        var world = new SmallWorld { Wars = [new(1, SmallWorld.Seen(12, 11), new(first), new(last), null)] };
        (Group(world).Count > 0).Should().Be(counts);
    }

    [Theory]
    [InlineData(1980, 1998, false)]
    [InlineData(1980, 1999, true)]
    [InlineData(2000, 2000, false)]
    public void Rivalries_count_in_the_year_before(int first, int last, bool counts)
    {
        var world = new SmallWorld
        {
            Rivalries = [new(new(new(11), new(12)), new(first), new(last), RivalryKinds.None, false)],
        };
        (Group(world).Count > 0).Should().Be(counts);
    }

    [Fact]
    public void The_first_year_of_the_record_has_no_group_for_nothing_came_before()
    {
        var found = StrategicReferenceGroup.Of(
            new(new SmallWorld().Build(), TestParameters.Shipped),
            SmallWorld.Years.First
        );
        found.Capability.ToArray().Should().OnlyContain(sum => double.IsNaN(sum));
        found.WhyUnknown(FirstState).Should().Contain("does not hold 1989");
    }

    [Fact]
    public void A_record_of_some_states_tells_no_group() =>
        StrategicReferenceGroup
            .Of(new(new SmallWorld { HoldsWholeSystem = false }.Build(), TestParameters.Shipped), SmallWorld.Focus)
            .WhyUnknown(FirstState)
            .Should()
            .StartWith("this record holds only some states");

    [Fact]
    public void A_group_reads_nothing_of_the_year_itself()
    {
        var world = new SmallWorld
        {
            Disputes = [new(1, SmallWorld.Seen(12, 11), new(1998), new(1998), 4, null, null)],
            Treaties = [(15, 12, Obligations.Defence)],
        };
        var altered = world with
        {
            Also = builder =>
            {
                foreach (var state in world.States)
                    builder.Set(Variables.MilitaryPersonnel, new(state.Code), SmallWorld.Focus, 7 * state.Code);
                builder.Set(Variables.Obligations, new(13), new(12), SmallWorld.Focus, (int)Obligations.Defence);
                builder.Set(Variables.Obligations, new(15), new(12), SmallWorld.Focus, 0);
            },
        };
        var before = StrategicReferenceGroup.Of(new(world.Build(), TestParameters.Shipped), SmallWorld.Focus);
        var after = StrategicReferenceGroup.Of(new(altered.Build(), TestParameters.Shipped), SmallWorld.Focus);
        after.Capability.ToArray().Should().Equal(before.Capability.ToArray());
        after.Counted(FirstState).Should().Equal(before.Counted(FirstState)).And.HaveCount(2);
    }

    private static IReadOnlyList<ThreateningState> Group(SmallWorld world) =>
        StrategicReferenceGroup.Of(new(world.Build(), TestParameters.Shipped), SmallWorld.Focus).Counted(FirstState);
}
