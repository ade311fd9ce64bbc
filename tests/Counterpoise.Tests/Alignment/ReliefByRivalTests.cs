using AwesomeAssertions;
using Counterpoise.Alignment;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Alignment;

public sealed class ReliefByRivalTests
{
    private static readonly Gen<(ulong Seed, int States)> Cases = Gen.Select(Gen.ULong, Gen.Int[3, 9]);

    [Fact]
    public void What_a_link_takes_away_of_all_rivals_is_what_its_members_gain_where_links_cost_nothing() =>
        Cases.Sample(
            (seed, n) =>
            {
                var inputs = PlainGame.Inputs(seed, n);
                var parameters = PlainGame.Parameters(seed) with { Autonomy = 0, Entrapment = 0, Mistrust = 0 };
                var game = AlignmentGame.Of(inputs, parameters);
                var network = AlignmentNetwork.Of(n, [(0, 2)]);
                foreach (var (i, j) in game.AdmissibleLinks)
                {
                    var gain = game.Gain(network, i, j);
                    double sign = network.Linked(i, j) ? -1 : 1;
                    ReliefByRival
                        .Of(inputs, parameters, network, i, j)
                        .Sum()
                        .Should()
                        .BeApproximately(sign * (gain.First + gain.Second), 1e-9);
                }
            },
            iter: 60
        );

    [Fact]
    public void Whether_the_link_stands_already_makes_no_difference() =>
        Cases.Sample(
            (seed, n) =>
            {
                var (inputs, parameters) = (PlainGame.Inputs(seed, n), PlainGame.Parameters(seed));
                ReliefByRival
                    .Of(inputs, parameters, AlignmentNetwork.Of(n, [(0, 1), (1, 2)]), 0, 1)
                    .Should()
                    .Equal(ReliefByRival.Of(inputs, parameters, AlignmentNetwork.Of(n, [(1, 2)]), 0, 1));
            },
            iter: 60
        );

    [Fact]
    public void A_link_that_takes_nobodys_risk_away_is_against_nobody()
    {
        ReliefByRival.Against([0, -1, 0], 0, 2).Should().Be(-1);
        ReliefByRival.Against([0, 2, 3, -4], 0, 3).Should().Be(2);
    }

    [Fact]
    public void What_a_link_eases_between_its_members_is_no_stand_against_either()
    {
        ReliefByRival.Against([5, 2, 3, 1], 0, 2).Should().Be(1);
        ReliefByRival.Against([5, 0, 3, 0], 0, 2).Should().Be(-1);
    }

    [Fact]
    public void A_tight_alliance_is_a_triangle_of_links_against_the_rival() =>
        Cases.Sample(
            (seed, n) =>
            {
                var (inputs, parameters) = (PlainGame.Inputs(seed, n), PlainGame.Parameters(seed));
                var made = AlignmentGame.Of(inputs, parameters);
                var game = new DrawnGame(inputs, made, NetworkEnumerationOf(made));
                var all = AlignmentNetwork.Of(n, made.AdmissibleLinks);
                for (int rival = 1; rival < n; rival++)
                {
                    int[] others = [.. Enumerable.Range(1, n - 1).Where(k => k != rival)];
                    bool expected = others.Any(j =>
                        others.Any(k =>
                            j < k
                            && new[] { (0, j), (0, k), (j, k) }.All(link =>
                                all.Linked(link.Item1, link.Item2)
                                && ReliefByRival.Against(
                                    ReliefByRival.Of(inputs, parameters, all, link.Item1, link.Item2),
                                    link.Item1,
                                    link.Item2
                                ) == rival
                            )
                        )
                    );
                    AllianceAgainst.IsTight(game, all, 0, rival).Should().Be(expected);
                    if (expected)
                        AllianceAgainst.Any(game, all, 0, rival).Should().BeTrue();
                }
                AllianceAgainst.Any(game, AlignmentNetwork.Empty(n), 0, 1).Should().BeFalse();
            },
            iter: 40
        );

    private static StableNetworks NetworkEnumerationOf(AlignmentGame game) =>
        StabilitySearch.Of(game, new() { Starts = 1, Threads = 1 }, TestContext.Current.CancellationToken);
}
