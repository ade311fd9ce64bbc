using AwesomeAssertions;
using Counterpoise.Alignment;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Alignment;

public sealed class GainAccountTests
{
    private static readonly GainTerm[] Terms = Enum.GetValues<GainTerm>();

    [Fact]
    public void The_parts_sum_to_what_the_game_says_that_a_link_brings() =>
        Gen.Select(Gen.Int[2, 9], Gen.ULong, Gen.Double[0, 1])
            .Sample(
                (n, seed, density) =>
                {
                    var inputs = PlainGame.Inputs(seed, n);
                    var parameters = PlainGame.Parameters(seed);
                    var game = AlignmentGame.Of(inputs, parameters);
                    var links = game.AdmissibleLinks.Where((_, at) => ((seed >> (at % 64)) & 1) * density > 0.3);
                    var network = AlignmentNetwork.Of(n, links);
                    var account = GainAccount.Of(inputs, parameters, network, 1, 0);
                    double sign = network.Linked(0, 1) ? -1 : 1;
                    double gain = sign * game.Gain(network, 1, 0).First;
                    account.Gain.Should().BeApproximately(gain, 1e-9 * (1 + Math.Abs(gain)));
                    Terms.Sum(account.Of).Should().BeApproximately(gain, 1e-9 * (1 + Math.Abs(gain)));
                    double byRival = Terms.Sum(term => Enumerable.Range(0, n).Sum(k => account.Against(term, k)));
                    byRival.Should().BeApproximately(gain, 1e-9 * (1 + Math.Abs(gain)));
                    for (int k = 0; k < n; k++)
                    {
                        if (k == 1)
                            continue;
                        double weight = inputs.ThreatShares[1, k] * Math.Sqrt(inputs.Fear[1]);
                        account
                            .Relief(k)
                            .Should()
                            .BeApproximately(weight * (account.RiskWithout(k) - account.RiskWith(k)), 1e-9);
                    }
                },
                iter: 400
            );

    [Fact]
    public void What_helps_is_never_less_than_nothing_and_what_costs_never_more() =>
        Gen.Select(Gen.Int[3, 8], Gen.ULong)
            .Sample(
                (n, seed) =>
                {
                    var inputs = PlainGame.Inputs(seed, n);
                    var account = GainAccount.Of(
                        inputs,
                        PlainGame.Parameters(seed),
                        AlignmentNetwork.Empty(n),
                        0,
                        n - 1
                    );
                    foreach (var term in Terms)
                    {
                        double part = account.Of(term);
                        if (term is GainTerm.Autonomy or GainTerm.Entrapment or GainTerm.Mistrust)
                            part.Should().BeLessThanOrEqualTo(0);
                        else
                            part.Should().BeGreaterThanOrEqualTo(0);
                    }
                },
                iter: 200
            );

    [Fact]
    public void A_partner_with_nothing_to_give_brings_its_costs_alone()
    {
        var inputs = PlainGame.Inputs(3, 4);
        inputs = inputs with
        {
            Power = [.. inputs.Power.Select((p, i) => i == 2 ? 0 : p)],
            Nuclear = [0, 1, 0, 1],
            Leverage = new double[4, 4],
        };
        inputs.ThreatShares[0, 2] = 0;
        var account = GainAccount.Of(inputs, PlainGame.Parameters(3), AlignmentNetwork.Empty(4), 0, 2);
        foreach (
            var term in (GainTerm[])[GainTerm.Conventional, GainTerm.Leverage, GainTerm.Guarantee, GainTerm.Mistrust]
        )
            account.Of(term).Should().Be(0);
        account.Gain.Should().Be(account.Of(GainTerm.Autonomy) + account.Of(GainTerm.Entrapment));
    }

    [Fact]
    public void Of_a_partner_bound_to_a_rival_leverage_alone_counts_and_the_rest_is_told() =>
        Gen.Select(Gen.Int[3, 8], Gen.ULong)
            .Sample(
                (n, seed) =>
                {
                    var inputs = PlainGame.Inputs(seed, n);
                    var bound = new bool[n, n];
                    bound[1, 2] = true;
                    var (all, counted) = (
                        GainAccount.Alone(inputs, PlainGame.Parameters(seed), 0, 1),
                        GainAccount.Alone(inputs with { Bound = bound }, PlainGame.Parameters(seed), 0, 1)
                    );
                    counted.Against(GainTerm.Conventional, 2).Should().Be(0);
                    counted.Against(GainTerm.Guarantee, 2).Should().Be(0);
                    counted.NotCounted(2).Should().BeGreaterThanOrEqualTo(0);
                    (counted.Relief(2) + counted.NotCounted(2)).Should().BeApproximately(all.Relief(2), 1e-9);
                    (counted.Gain + counted.NotCounted(2)).Should().BeApproximately(all.Gain, 1e-9);
                    all.NotCounted(2).Should().Be(0);
                    GainAccount.GainAlone(inputs, PlainGame.Parameters(seed), 0, 1).Should().Be(all.Gain);
                    var risk = GainAccount.RiskAlone(inputs, PlainGame.Parameters(seed), 0, 1, 2);
                    risk.Should().Be((all.RiskWithout(2), all.RiskWith(2)));
                },
                iter: 200
            );

    [Fact]
    public void A_state_is_no_partner_of_its_own_and_a_network_is_of_the_games_states()
    {
        var inputs = PlainGame.Inputs(1, 3);
        var self = () => GainAccount.Of(inputs, new(), AlignmentNetwork.Empty(3), 1, 1);
        self.Should().Throw<ArgumentOutOfRangeException>();
        var other = () => GainAccount.Of(inputs, new(), AlignmentNetwork.Empty(4), 0, 1);
        other.Should().Throw<ArgumentException>().WithMessage("*4 states for inputs of 3*");
    }
}
