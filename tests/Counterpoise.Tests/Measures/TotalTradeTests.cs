using AwesomeAssertions;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Measures;

public sealed class TotalTradeTests
{
    [Fact]
    public void A_total_of_trade_is_imports_from_all_partners_and_theirs_from_the_state()
    {
        var world = new SmallWorld { Trade = [(11, 12, 5), (12, 11, 7), (13, 11, 2), (13, 14, 100)] }.Build();
        Total(world, 11).Should().Be(14);
        Total(world, 12).Should().Be(12);
        Total(world, 13).Should().Be(102);
    }

    [Fact]
    public void A_flow_that_is_not_known_is_left_out_and_where_none_is_known_there_is_no_total()
    {
        var world = new SmallWorld { Trade = [(11, 12, 5), (13, 14, 0)] }.Build();
        Total(world, 12).Should().Be(5);
        Total(world, 13).Should().Be(0, "a flow of zero is known");
        world
            .Read(Variables.Trade, new StateCode(15), SmallWorld.Focus)
            .Should()
            .Be(new Reading<double>.Absent("invented 1 gives no total trade with all partners for State 15 in 2000"));
    }

    [Fact]
    public void Trade_with_one_who_is_no_member_of_the_system_is_not_counted()
    {
        var world = new SmallWorld
        {
            States = [new(11, 1, 1, 0, 0), new(12, 1, 1, 1, 1), new(13, 1, 1, 2, 2) { Membership = new(1990, 1999) }],
            Trade = [(11, 12, 5), (11, 13, 40)],
        }.Build();
        Total(world, 11).Should().Be(5);
        world.At(new Year(1999)).Column(Variables.Trade)[0].Should().Be(45);
    }

    [Fact]
    public void Where_no_data_set_carries_imports_none_carries_their_total() =>
        new SmallWorld { Uncovered = [Variables.Imports] }
            .Build()
            .Read(Variables.Trade, new StateCode(11), SmallWorld.Focus)
            .Should()
            .Be(new Reading<double>.Absent("no data set of this record carries total trade with all partners"));

    private static double Total(World world, int state) =>
        world
            .Read(Variables.Trade, new StateCode(state), SmallWorld.Focus)
            .Should()
            .BeOfType<Reading<double>.Known>()
            .Which.Value;
}
