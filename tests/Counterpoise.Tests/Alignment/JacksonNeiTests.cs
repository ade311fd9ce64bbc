using AwesomeAssertions;
using Counterpoise.Alignment;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Alignment;

public sealed class JacksonNeiTests
{
    private static readonly Gen<double> Gamma = Gen.OneOf(
        Gen.Const(1.0),
        Gen.Double[0.2, 1],
        Gen.Double[1, 4],
        Gen.Int[1, 6].Select(halves => halves / 2.0)
    );

    [Theory]
    [InlineData(3, 400)]
    [InlineData(4, 150)]
    [InlineData(5, 25)]
    public void Without_trade_no_network_with_links_is_war_stable(int countries, int draws) =>
        Gen.Select(Gen.Int[1, 12].Select(strength => (double)strength).Array[countries], Gamma)
            .Sample(
                (strengths, gamma) =>
                    JacksonNei
                        .WarStable(strengths, gamma, TestContext.Current.CancellationToken)
                        .Should()
                        .OnlyContain(network => network.LinkCount == 0),
                iter: draws
            );

    [Fact]
    public void The_empty_network_is_war_stable_when_no_two_others_defeat_the_weakest() =>
        Gen.Select(Gen.Int[1, 12].Select(strength => (double)strength).Array[3, 5], Gamma)
            .Sample(
                (strengths, gamma) =>
                {
                    double[] sorted = [.. strengths.Order()];
                    JacksonNei
                        .StabilityOf(AlignmentNetwork.Empty(strengths.Length), strengths, gamma)
                        .IsWarStable.Should()
                        .Be(sorted[^1] + sorted[^2] <= gamma * sorted[0]);
                },
                iter: 500
            );

    [Fact]
    public void Vulnerability_agrees_with_trying_every_set_of_attackers() =>
        Networks.Sample(
            (network, strengths, gamma) =>
            {
                for (int i = 0; i < network.States; i++)
                {
                    var attack = JacksonNei.AttackOn(network, strengths, gamma, i);
                    (attack is not null).Should().Be(PlainlyVulnerable(network, strengths, gamma, i));
                    if (attack is null)
                        continue;
                    attack.Attackers.Should().Contain(attack.Leader).And.NotContain(i);
                    attack
                        .Attackers.Where(k => k != attack.Leader)
                        .Should()
                        .OnlyContain(k => network.Linked(attack.Leader, k));
                }
            },
            iter: 100
        );

    [Fact]
    public void Defence_that_grows_stronger_makes_nobody_vulnerable() =>
        Gen.Select(Networks, Gen.Double[1, 3])
            .Sample(
                (drawn, times) =>
                {
                    var (network, strengths, gamma) = drawn;
                    for (int i = 0; i < network.States; i++)
                    {
                        if (JacksonNei.AttackOn(network, strengths, gamma, i) is null)
                            JacksonNei.AttackOn(network, strengths, gamma * times, i).Should().BeNull();
                    }
                },
                iter: 300
            );

    [Fact]
    public void What_is_wrong_with_a_network_is_told()
    {
        // Two allies are one too many for the third.
        var pair = JacksonNei.StabilityOf(AlignmentNetwork.Of(3, [(0, 1)]), [1, 1, 1], 1);
        pair.Attacks.Should().ContainSingle().Which.Should().BeEquivalentTo(new WinningAttack(2, 0, [0, 1]));
        // At a great advantage of defence nobody is vulnerable, and the link serves nobody.
        var safe = JacksonNei.StabilityOf(AlignmentNetwork.Of(3, [(0, 1)]), [1, 1, 1], 3);
        safe.Attacks.Should().BeEmpty();
        safe.Provocations.Should().BeEmpty();
        safe.IdleLinks.Should().Equal((0, 1));
        // Alone all are safe from each, but not from two: the first link is a provocation.
        var alone = JacksonNei.StabilityOf(AlignmentNetwork.Empty(3), [1, 1, 1], 1);
        alone.Attacks.Should().BeEmpty();
        alone.Provocations.Should().HaveCount(3);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        var strength = () => JacksonNei.WarStable([1, 0], 1, TestContext.Current.CancellationToken);
        strength.Should().Throw<ArgumentException>().WithMessage("*above 0*");
        var gamma = () => JacksonNei.StabilityOf(AlignmentNetwork.Empty(2), [1, 1], double.NaN);
        gamma.Should().Throw<ArgumentException>().WithMessage("*Gamma*");
        var many = () => JacksonNei.WarStable(new double[7], 1, TestContext.Current.CancellationToken);
        many.Should().Throw<ArgumentException>().WithMessage("*enumerated*");
        var shape = () => JacksonNei.AttackOn(AlignmentNetwork.Empty(3), [1, 1], 1, 0);
        shape.Should().Throw<ArgumentException>().WithMessage("*2 strengths*");
    }

    private static Gen<(AlignmentNetwork Network, double[] Strengths, double Gamma)> Networks =>
        Gen.Int[2, 6]
            .SelectMany(n =>
                Gen.Select(
                    Gen.Int[1, 9].Select(strength => (double)strength).Array[n],
                    Gen.Bool.Array[n * n],
                    Gamma,
                    (strengths, links, gamma) =>
                    {
                        var pairs =
                            from i in Enumerable.Range(0, n)
                            from j in Enumerable.Range(i + 1, n - i - 1)
                            where links[(i * n) + j]
                            select (i, j);
                        return (AlignmentNetwork.Of(n, pairs), strengths, gamma);
                    }
                )
            );

    // Every set of a leader and some of its allies.
    private static bool PlainlyVulnerable(AlignmentNetwork network, double[] strengths, double gamma, int i)
    {
        int n = network.States;
        for (int leader = 0; leader < n; leader++)
        {
            if (leader == i)
                continue;
            for (int set = 0; set < 1 << n; set++)
            {
                bool In(int k) => (set >> k & 1) != 0;
                bool allowed = Enumerable
                    .Range(0, n)
                    .All(k => In(k) ? k != i && (k == leader || network.Linked(leader, k)) : k != leader);
                if (!allowed)
                    continue;
                double attack = Enumerable.Range(0, n).Where(In).Sum(k => strengths[k]);
                double defence = Enumerable
                    .Range(0, n)
                    .Where(k => k == i || (network.Linked(Math.Min(i, k), Math.Max(i, k)) && !In(k)))
                    .Sum(k => strengths[k]);
                if (attack > gamma * defence)
                    return true;
            }
        }
        return false;
    }
}
