using AwesomeAssertions;
using Counterpoise.Alignment;
using Counterpoise.Statistics;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Alignment;

public sealed class AlignmentGameTests
{
    private static readonly Gen<(ulong Seed, int States)> Cases = Gen.Select(Gen.ULong, Gen.Int[1, 20]);

    [Fact]
    public void What_a_network_is_worth_agrees_with_the_plain_definition() =>
        Cases.Sample(
            (seed, n) =>
            {
                var (inputs, parameters) = (PlainGame.Inputs(seed, n), PlainGame.Parameters(seed));
                var game = AlignmentGame.Of(inputs, parameters);
                var network = Drawn(game, seed);
                for (int i = 0; i < n; i++)
                {
                    double plain = PlainGame.Worth(inputs, parameters, network, i);
                    game.Worth(network, i).Should().BeApproximately(plain, 1e-12 * Math.Abs(plain));
                }
            },
            iter: 200
        );

    [Fact]
    public void What_a_link_brings_agrees_with_the_plain_definition() =>
        Cases
            .Where(c => c.States > 1)
            .Sample(
                (seed, n) =>
                {
                    var (inputs, parameters) = (PlainGame.Inputs(seed, n), PlainGame.Parameters(seed));
                    var game = AlignmentGame.Of(inputs, parameters);
                    var network = Drawn(game, seed);
                    foreach (var (i, j) in game.AdmissibleLinks)
                    {
                        var gain = game.Gain(network, i, j);
                        var toggled = PlainGame.Toggled(network, i, j);
                        AgreesWithDifference(inputs, parameters, network, toggled, i, gain.First);
                        AgreesWithDifference(inputs, parameters, network, toggled, j, gain.Second);
                    }
                },
                iter: 25
            );

    [Fact]
    public void Thousands_of_toggles_do_not_drift() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 12])
            .Sample(
                (seed, n) =>
                {
                    var (inputs, parameters) = (PlainGame.Inputs(seed, n), PlainGame.Parameters(seed));
                    var game = AlignmentGame.Of(inputs, parameters);
                    var moving = new MovingNetwork(game);
                    var random = new Philox(seed, 9);
                    for (int step = 0; step < 5000; step++)
                    {
                        var (i, j) = game.AdmissibleLinks[random.NextInt32(game.AdmissibleLinks.Count)];
                        moving.Toggle(i, j);
                    }
                    var network = moving.Snapshot();
                    var fresh = new MovingNetwork(game, network);
                    for (int i = 0; i < n; i++)
                    {
                        double plain = PlainGame.Worth(inputs, parameters, network, i);
                        moving.Worth(i).Should().BeApproximately(plain, 1e-12 * Math.Abs(plain));
                        moving.Worth(i).Should().Be(fresh.Worth(i));
                        for (int j = 0; j < n; j++)
                        {
                            if (i == j)
                                continue;
                            moving.GainOf(i, j).Should().Be(fresh.GainOf(i, j));
                            AgreesWithDifference(
                                inputs,
                                parameters,
                                network,
                                PlainGame.Toggled(network, i, j),
                                i,
                                moving.GainOf(i, j)
                            );
                        }
                    }
                },
                iter: 20
            );

    [Fact]
    public void A_network_of_other_states_or_with_links_that_may_not_stand_is_refused()
    {
        var game = AlignmentGame.Of(
            PlainGame.Inputs(3, 4) with
            {
                Admissible = new bool[4, 4],
            },
            PlainGame.Parameters(3)
        );
        var barred = () => game.Worth(AlignmentNetwork.Of(4, [(0, 1)]), 0);
        barred.Should().Throw<ArgumentException>().WithMessage("*not admissible*");
        var gain = () => game.Gain(AlignmentNetwork.Empty(4), 0, 1);
        gain.Should().Throw<ArgumentException>().WithMessage("*not admissible*");
        var other = () => game.Moves(AlignmentNetwork.Empty(5), ConsentRule.Consent);
        other.Should().Throw<ArgumentException>().WithMessage("*5 states for a game of 4*");
    }

    private static void AgreesWithDifference(
        GameInputs inputs,
        GameParameters parameters,
        AlignmentNetwork before,
        AlignmentNetwork after,
        int state,
        double gain
    )
    {
        double one = PlainGame.Worth(inputs, parameters, before, state);
        double other = PlainGame.Worth(inputs, parameters, after, state);
        gain.Should().BeApproximately(other - one, 1e-12 * Math.Max(Math.Abs(one), Math.Abs(other)));
    }

    private static AlignmentNetwork Drawn(AlignmentGame game, ulong seed)
    {
        var random = new Philox(seed, 2);
        double density = random.NextDouble();
        return AlignmentNetwork.Of(game.States, [.. game.AdmissibleLinks.Where(_ => random.NextDouble() < density)]);
    }
}
