using AwesomeAssertions;
using Counterpoise.Statistics;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Statistics;

public sealed class ShapleyTests
{
    private static readonly Gen<(int Players, double[] Worth)> Games = Gen.Int[1, 6]
        .SelectMany(players => Gen.Double[-10, 10].Array[1 << players].Select(worth => (players, worth)));

    [Fact]
    public void Values_agree_with_the_mean_over_every_order_of_joining() =>
        Games.Sample((players, worth) => Near(Values(players, worth), Plain(players, worth)));

    [Fact]
    public void Values_share_out_the_worth_of_all_less_the_worth_of_none() =>
        Games.Sample((players, worth) => Math.Abs(Values(players, worth).Sum() - (worth[^1] - worth[0])) < 1e-12);

    [Fact]
    public void Players_who_contribute_alike_have_like_values() =>
        Games
            .Where(game => game.Players >= 2)
            .Sample(
                (players, worth) =>
                {
                    // Worth now depends on how many of players 0 and 1 belong, not on which.
                    var symmetric = worth.Select(
                        (value, coalition) => (coalition & 3) == 2 ? worth[coalition ^ 3] : value
                    );
                    var values = Values(players, [.. symmetric]);
                    return Math.Abs(values[0] - values[1]) < 1e-12;
                }
            );

    [Fact]
    public void A_player_who_contributes_nothing_has_exactly_no_value() =>
        Gen.Select(Games, Gen.Int[0, 5])
            .Sample(
                (game, drawn) =>
                {
                    var dummy = drawn % game.Players;
                    var worth = game.Worth.Select((_, coalition) => game.Worth[coalition & ~(1 << dummy)]).ToArray();
                    return Values(game.Players, worth)[dummy] == 0;
                }
            );

    [Fact]
    public void Values_of_a_sum_of_games_are_sums_of_values() =>
        Gen.Select(Games, Gen.Double[-10, 10].Array[64])
            .Sample(
                (game, more) =>
                {
                    var other = more[..game.Worth.Length];
                    var sum = game.Worth.Zip(other, (one, two) => one + two).ToArray();
                    var apart = Values(game.Players, game.Worth)
                        .Zip(Values(game.Players, other), (one, two) => one + two);
                    return Near(Values(game.Players, sum), [.. apart]);
                }
            );

    [Fact]
    public void The_owner_of_the_only_right_glove_takes_two_thirds() =>
        Values(3, [.. Enumerable.Range(0, 8).Select(c => (c & 4) != 0 && (c & 3) != 0 ? 1.0 : 0.0)])
            .Should()
            .SatisfyRespectively(
                left => left.Should().BeApproximately(1.0 / 6, 1e-15),
                left => left.Should().BeApproximately(1.0 / 6, 1e-15),
                right => right.Should().BeApproximately(4.0 / 6, 1e-15)
            );

    [Fact]
    public void Twenty_players_of_a_squared_sum_have_the_values_that_algebra_gives()
    {
        // Worth is the square of the sum of strengths s: the value of i is s_i times the sum of all.
        var values = new double[20];
        Shapley.Values(
            coalition => Math.Pow(Enumerable.Range(0, 20).Sum(i => (coalition >> i & 1) == 1 ? i + 1 : 0), 2),
            values
        );
        for (var i = 0; i < values.Length; i++)
            values[i].Should().BeApproximately((i + 1) * 210, 1e-9);
    }

    [Fact]
    public void Every_coalition_is_asked_once()
    {
        var asked = new List<uint>();
        Shapley.Values(
            coalition =>
            {
                asked.Add(coalition);
                return 1;
            },
            new double[4]
        );
        asked.Should().BeEquivalentTo(Enumerable.Range(0, 16).Select(coalition => (uint)coalition));
    }

    [Fact]
    public void An_unknown_worth_leaves_every_value_unknown() =>
        Values(3, [0, 1, 1, 2, double.NaN, 2, 2, 3]).Should().OnlyContain(value => double.IsNaN(value));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(21, 1 << 21)]
    [InlineData(3, 7)]
    public void Shapes_that_disagree_are_refused(int players, int coalitions)
    {
        var act = () => Shapley.Values(new double[coalitions], new double[players]);
        act.Should().Throw<ArgumentException>();
    }

    private static bool Near(double[] one, double[] other) =>
        one.Zip(other, (a, b) => Math.Abs(a - b)).All(distance => distance < 1e-12);

    private static double[] Values(int players, double[] worth)
    {
        var values = new double[players];
        Shapley.Values(worth, values);
        return values;
    }

    private static double[] Plain(int players, double[] worth)
    {
        var (values, orders) = (new double[players], 0);
        Join(0);
        return [.. values.Select(value => value / orders)];

        void Join(int coalition, params (int Player, double Gain)[] gains)
        {
            if (gains.Length == players)
            {
                orders++;
                foreach (var (player, gain) in gains)
                    values[player] += gain;
            }
            for (var player = 0; player < players; player++)
            {
                var joined = coalition | (1 << player);
                if (joined != coalition)
                    Join(joined, [.. gains, (player, worth[joined] - worth[coalition])]);
            }
        }
    }
}
