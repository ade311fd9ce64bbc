using System.Diagnostics;
using AwesomeAssertions;
using Counterpoise.Theories;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Theories;

public sealed class FearLadderTests
{
    private static readonly Dyad Pair = new(new StateCode(1), new StateCode(2));

    private static readonly Gen<(StateCode Top, StateCode Second)> Order = Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6])
        .Where(order => order.Item1 != order.Item2)
        .Select(order => (new StateCode(order.Item1), new StateCode(order.Item2)));

    [Fact]
    public void The_stances_of_two_sets_of_orders_are_those_of_their_product() =>
        Gen.Select(Orders(1), Orders(2))
            .Sample(
                (a, b) =>
                    FearLadder
                        .Stances(Pair, a, b)
                        .SetEquals(a.SelectMany(one => b.Select(other => FearLadder.StanceOf(Pair, one, other))))
            );

    [Fact]
    public void Two_hundred_level_rivals_a_side_are_told_at_once()
    {
        (StateCode, StateCode)[] orders =
        [
            .. from first in Enumerable.Range(3, 200)
            from second in Enumerable.Range(3, 200)
            where first != second
            select (new StateCode(first), new StateCode(second)),
        ];
        var watch = Stopwatch.StartNew();
        FearLadder.Stances(Pair, orders, orders).Should().Equal(Stance.Aloofness, Stance.Alignment, Stance.Alliance);
        // Their product has more than a billion pairs, which take minutes.
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    private static Gen<(StateCode Top, StateCode Second)[]> Orders(int self) =>
        Order.Where(order => order.Top != new StateCode(self) && order.Second != new StateCode(self)).Array[0, 8];
}
