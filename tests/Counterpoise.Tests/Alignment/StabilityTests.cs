using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Alignment;
using Counterpoise.Statistics;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Alignment;

public sealed class StabilityTests
{
    private const int Games = 500;

    [Theory]
    [InlineData(ConsentRule.Transfers)]
    [InlineData(ConsentRule.Consent)]
    public void Enumeration_agrees_with_the_plain_definition_of_stability(ConsentRule rule)
    {
        for (ulong seed = 0; seed < 12; seed++)
        {
            int n = 2 + ((int)seed % 3);
            var (inputs, parameters) = (PlainGame.Inputs(seed, n, 0.9), PlainGame.Parameters(seed));
            var game = AlignmentGame.Of(inputs, parameters);
            Exact(game, rule).Stable.Should().BeEquivalentTo(PlainlyStable(game, inputs, parameters, rule));
        }
    }

    [Theory]
    [InlineData(ConsentRule.Transfers)]
    [InlineData(ConsentRule.Consent)]
    public void Enumeration_and_search_agree_on_every_stable_network_of_500_games(ConsentRule rule)
    {
        // Who must pay for every link himself makes few: links are made cheaper where there are no payments.
        double cost = rule == ConsentRule.Transfers ? 1 : 0.2;
        int missed = 0;
        int several = 0;
        int cyclic = 0;
        Parallel.For(
            0,
            Games,
            number =>
            {
                var game = Drawn(number, cost: cost);
                var exact = Exact(game, rule);
                var expected = Listed(exact);
                int starts = 4;
                var found = Searched(game, rule, starts);
                while (Listed(found).Count < expected.Count && starts < 1 << 16)
                {
                    Listed(found).Should().BeSubsetOf(expected);
                    // A search that misses a place owns that one of such a basin can be missed: a longer search tells its basin.
                    Interlocked.Increment(ref missed);
                    double sight = found.SmallestBasinSeen;
                    starts *= 4;
                    found = Searched(game, rule, starts);
                    found.SmallestBasinSeen.Should().BeLessThan(sight);
                }
                Listed(found).Should().BeEquivalentTo(expected);
                if (expected.Count > 1)
                    Interlocked.Increment(ref several);
                if (exact.Cycles.Any())
                    Interlocked.Increment(ref cyclic);
            }
        );
        // Or the games would show nothing.
        several.Should().BeGreaterThan(Games / 25);
        missed.Should().BeGreaterThan(0);
        if (rule == ConsentRule.Transfers)
            cyclic.Should().Be(0);
    }

    [Fact]
    public void A_search_misses_few_of_the_places_that_it_says_it_sees()
    {
        int within = 0;
        int missed = 0;
        int beyond = 0;
        for (int number = 0; number < 150; number++)
        {
            var game = Drawn(number);
            var few = Searched(game, ConsentRule.Transfers, 12);
            foreach (var place in Searched(game, ConsentRule.Transfers, 800).Places)
            {
                bool found = few.Places.Any(known => known.Networks[0].Equals(place.Networks[0]));
                if (place.Share < few.SmallestBasinSeen)
                {
                    beyond += found ? 0 : 1;
                    continue;
                }
                within++;
                missed += found ? 0 : 1;
            }
        }
        // What it misses lies beyond what it says it sees, but for the chance that it says too.
        beyond.Should().BeGreaterThan(0);
        ((double)missed).Should().BeLessThan(0.05 * within);
    }

    [Theory]
    [InlineData(ConsentRule.Transfers)]
    [InlineData(ConsentRule.Consent)]
    public void With_coalitions_of_three_enumeration_and_search_agree_as_well(ConsentRule rule)
    {
        int moved = 0;
        Parallel.For(
            0,
            80,
            number =>
            {
                var game = Drawn(number, most: 5, cost: rule == ConsentRule.Transfers ? 1 : 0.1);
                var exact = Exact(game, rule, threes: true);
                var expected = Listed(exact);
                int starts = 64;
                StableNetworks found;
                do
                {
                    found = Searched(game, rule, starts, threes: true);
                    found.Unsettled.Should().Be(0);
                    found.Untested.Should().Be(0);
                    Listed(found).Should().BeSubsetOf(expected);
                    starts *= 4;
                } while (Listed(found).Count < expected.Count && starts < 1 << 16);
                Listed(found).Should().BeEquivalentTo(expected);
                if (!expected.SetEquals(Listed(Exact(game, rule))))
                    Interlocked.Increment(ref moved);
            }
        );
        moved.Should().BeGreaterThan(0);
    }

    [Theory]
    [InlineData(ConsentRule.Transfers)]
    [InlineData(ConsentRule.Consent)]
    public void A_hub_of_seven_partners_drops_what_serves_it_best_as_trying_every_set_does(ConsentRule rule)
    {
        // A hub and a ring: few enough links to enumerate, and one state that has many sets of partners to choose from.
        var links = new bool[8, 8];
        for (int i = 1; i < 8; i++)
        {
            int next = i == 7 ? 1 : i + 1;
            links[0, i] = links[i, 0] = links[i, next] = links[next, i] = true;
        }
        int dropped = 0;
        for (ulong seed = 0; seed < 12; seed++)
        {
            var game = AlignmentGame.Of(
                PlainGame.Inputs(seed, 8) with
                {
                    Admissible = links,
                },
                PlainGame.Parameters(seed, 0.2)
            );
            var exact = Exact(game, rule, threes: true);
            var found = Searched(game, rule, 40, threes: true);
            found.Untested.Should().Be(0);
            found.Stable.Should().BeSubsetOf(exact.Stable);
            Listed(found).Should().BeSubsetOf(Listed(exact));
            dropped += Listed(Exact(game, rule)).SetEquals(Listed(exact)) ? 0 : 1;
        }
        dropped.Should().BeGreaterThan(0);
    }

    [Fact]
    public void Every_stable_network_found_is_pairwise_stable_by_the_plain_definition() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 9], Gen.Bool)
            .Sample(
                (seed, n, consent) =>
                {
                    var rule = consent ? ConsentRule.Consent : ConsentRule.Transfers;
                    var (inputs, parameters) = (PlainGame.Inputs(seed, n, 0.7), PlainGame.Parameters(seed));
                    var game = AlignmentGame.Of(inputs, parameters);
                    foreach (var network in Searched(game, rule, 5).Stable)
                        IsPlainlyStable(game, inputs, parameters, network, rule).Should().BeTrue();
                },
                iter: 60
            );

    [Fact]
    public void Under_transfers_every_move_raises_the_sum_of_what_all_get() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 10])
            .Sample(
                (seed, n) =>
                {
                    var (inputs, parameters) = (PlainGame.Inputs(seed, n), PlainGame.Parameters(seed));
                    var game = AlignmentGame.Of(inputs, parameters);
                    var network = Half(game, seed);
                    double before = Sum(game, network);
                    foreach (var (i, j) in game.Moves(network, ConsentRule.Transfers))
                        Sum(game, PlainGame.Toggled(network, i, j)).Should().BeGreaterThan(before);
                },
                iter: 60
            );

    [Fact]
    public void A_partner_brings_less_the_more_partners_a_state_has() =>
        Gen.Select(Gen.ULong, Gen.Int[3, 10])
            .Sample(
                (seed, n) =>
                {
                    var game = AlignmentGame.Of(PlainGame.Inputs(seed, n), PlainGame.Parameters(seed));
                    var network = Half(game, seed);
                    for (int i = 0; i < n; i++)
                    {
                        for (int j = 0; j < n; j++)
                        {
                            if (i == j || network.Linked(i, j))
                                continue;
                            double now = game.Gain(network, i, j).First;
                            for (int more = 0; more < n; more++)
                            {
                                if (more == i || more == j || network.Linked(i, more))
                                    continue;
                                var wider = PlainGame.Toggled(network, i, more);
                                game.Gain(wider, i, j).First.Should().BeLessThanOrEqualTo(now + 1e-12);
                            }
                        }
                    }
                },
                iter: 40
            );

    [Fact]
    public void Costs_that_rise_make_no_link_worth_more() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 8], Gen.Double[0, 1], Gen.Int[0, 2])
            .Sample(
                (seed, n, rise, which) =>
                {
                    var inputs = PlainGame.Inputs(seed, n);
                    var parameters = PlainGame.Parameters(seed);
                    var dearer = which switch
                    {
                        0 => parameters with { Autonomy = parameters.Autonomy + rise },
                        1 => parameters with { Entrapment = parameters.Entrapment + rise },
                        _ => parameters with { Mistrust = parameters.Mistrust + rise },
                    };
                    var (game, dear) = (AlignmentGame.Of(inputs, parameters), AlignmentGame.Of(inputs, dearer));
                    var empty = AlignmentNetwork.Empty(n);
                    foreach (var (i, j) in game.AdmissibleLinks)
                        dear.Gain(empty, i, j).First.Should().BeLessThanOrEqualTo(game.Gain(empty, i, j).First);
                },
                iter: 100
            );

    [Fact]
    public void What_helps_makes_no_link_worth_less() =>
        Gen.Select(Gen.ULong, Gen.Int[2, 8], Gen.Double[0, 1], Gen.Int[0, 2])
            .Sample(
                (seed, n, part, which) =>
                {
                    var inputs = PlainGame.Inputs(seed, n);
                    var parameters = PlainGame.Parameters(seed);
                    var better = which switch
                    {
                        0 => parameters with { Appeasement = Toward(parameters.Appeasement, part) },
                        1 => parameters with { Leverage = parameters.Leverage + part },
                        _ => parameters with { Guarantee = Toward(parameters.Guarantee, part) },
                    };
                    var (game, more) = (AlignmentGame.Of(inputs, parameters), AlignmentGame.Of(inputs, better));
                    var empty = AlignmentNetwork.Empty(n);
                    foreach (var (i, j) in game.AdmissibleLinks)
                        more.Gain(empty, i, j)
                            .First.Should()
                            .BeGreaterThanOrEqualTo(game.Gain(empty, i, j).First - 1e-15);
                },
                iter: 100
            );

    [Theory]
    [InlineData(ConsentRule.Transfers)]
    [InlineData(ConsentRule.Consent)]
    public void A_state_that_nobody_fears_and_that_brings_nothing_changes_no_link(ConsentRule rule)
    {
        for (ulong seed = 0; seed < 40; seed++)
        {
            int n = 3 + ((int)seed % 3);
            var without = PlainGame.Inputs(seed, n);
            var with = WithBystander(without, seed);
            var parameters = PlainGame.Parameters(seed);
            // It may pay for partners that help it, so that it is linked or not; the others' links are as they were.
            var others = Exact(AlignmentGame.Of(with, parameters), rule)
                .Stable.Select(network => Text(network.Links.Where(link => link.First < n && link.Second < n)))
                .ToHashSet();
            others
                .Should()
                .BeEquivalentTo(
                    Exact(AlignmentGame.Of(without, parameters), rule).Stable.Select(network => Text(network.Links))
                );
        }
    }

    [Theory]
    [InlineData(ConsentRule.Transfers)]
    [InlineData(ConsentRule.Consent)]
    public void Another_order_of_states_permutes_the_results(ConsentRule rule)
    {
        for (ulong seed = 0; seed < 40; seed++)
        {
            int n = 3 + ((int)seed % 4);
            var inputs = PlainGame.Inputs(seed, n, 0.8);
            var parameters = PlainGame.Parameters(seed);
            int[] order = [.. Enumerable.Range(0, n)];
            var random = new Philox(seed, 77);
            for (int at = n - 1; at > 0; at--)
            {
                int other = random.NextInt32(at + 1);
                (order[at], order[other]) = (order[other], order[at]);
            }
            var permuted = Exact(AlignmentGame.Of(PlainGame.Permuted(inputs, order), parameters), rule, threes: n < 6);
            var back = permuted.Places.Select(place => Text(place.Networks.Select(network => Renamed(network, order))));
            var plain = Exact(AlignmentGame.Of(inputs, parameters), rule, threes: n < 6);
            back.Should().BeEquivalentTo(plain.Places.Select(place => Text(place.Networks)));
        }
    }

    [Theory]
    [InlineData(ConsentRule.Transfers, false)]
    [InlineData(ConsentRule.Consent, false)]
    [InlineData(ConsentRule.Consent, true)]
    public void The_number_of_threads_changes_nothing(ConsentRule rule, bool threes)
    {
        var game = AlignmentGame.Of(PlainGame.Inputs(5, 9), PlainGame.Parameters(5));
        var plan = new StabilityPlan
        {
            Rule = rule,
            Threes = threes,
            Starts = threes ? 24 : 100,
            Seed = 3,
        };
        string one = Text(Found(game, plan with { Threads = 1 }));
        Text(Found(game, plan with { Threads = 2 })).Should().Be(one);
        Text(Found(game, plan with { Threads = 16 })).Should().Be(one);
        Text(Found(game, plan)).Should().Be(one);
    }

    [Fact]
    public void States_apart_choose_apart()
    {
        // Two games of three states that do not reach or fear each other, side by side.
        for (ulong seed = 0; seed < 20; seed++)
        {
            var one = PlainGame.Inputs(seed, 3);
            var other = PlainGame.Inputs(seed + 1000, 3);
            var parameters = PlainGame.Parameters(seed);
            var both = Exact(AlignmentGame.Of(Beside(one, other), parameters), ConsentRule.Transfers);
            var expected =
                from first in Exact(AlignmentGame.Of(one, parameters), ConsentRule.Transfers).Stable
                from second in Exact(AlignmentGame.Of(other, parameters), ConsentRule.Transfers).Stable
                select Text(first.Links.Concat(second.Links.Select(link => (link.First + 3, link.Second + 3))));
            both.Stable.Select(network => Text(network.Links)).Should().BeEquivalentTo(expected);
        }
    }

    [Fact]
    public void A_game_can_go_round_for_ever_and_the_cycle_is_the_answer()
    {
        int cycles = 0;
        for (int number = 39; number <= 43; number += 4)
        {
            var game = Drawn(number, cost: 0.1);
            foreach (var cycle in Exact(game, ConsentRule.Consent, threes: true).Cycles)
            {
                cycles++;
                cycle.Networks.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(1);
                foreach (var network in cycle.Networks)
                {
                    foreach (var (i, j) in game.Moves(network, ConsentRule.Consent))
                        cycle.Networks.Should().Contain(PlainGame.Toggled(network, i, j));
                }
                var found = Searched(game, ConsentRule.Consent, 100, threes: true);
                Listed(found).Should().Contain(Text(cycle.Networks));
                // Some of the cycle's links come and go: such a link stands in some networks.
                var (first, second) = game.AdmissibleLinks.First(link =>
                    cycle.Networks.Select(network => network.Linked(link.First, link.Second)).Distinct().Count() == 2
                );
                found.Standing(first, second).Should().Be(LinkStanding.InSome);
                found.LinkShare(first, second).Should().BeInRange(0.001, 0.999);
            }
        }
        cycles.Should().BeGreaterThan(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void No_state_or_one_has_one_stable_network_without_links(int n)
    {
        var game = AlignmentGame.Of(PlainGame.Inputs(1, n), PlainGame.Parameters(1));
        foreach (var rule in Enum.GetValues<ConsentRule>())
        {
            Exact(game, rule, threes: true).Stable.Should().Equal(AlignmentNetwork.Empty(n));
            var found = Searched(game, rule, 3, threes: true);
            found.Stable.Should().Equal(AlignmentNetwork.Empty(n));
            found.Places[0].Share.Should().Be(1);
            found.ChanceOfNew.Should().Be(0);
        }
    }

    [Fact]
    public void Where_links_cost_and_bring_nothing_nobody_links()
    {
        var inputs = PlainGame.Inputs(4, 6);
        var found = Searched(
            AlignmentGame.Of(inputs with { Power = new double[6] }, new() { Autonomy = 0.1 }),
            ConsentRule.Transfers,
            50
        );
        found.Places.Should().ContainSingle().Which.Networks.Should().Equal(AlignmentNetwork.Empty(6));
        found.Standing(0, 1).Should().Be(LinkStanding.InNone);
        found.LinkShare(0, 1).Should().Be(0);
    }

    [Fact]
    public void Where_links_are_free_and_help_all_that_may_stand_do()
    {
        // With nothing that costs, every partner who fears a rival takes risk away.
        var inputs = PlainGame.Inputs(4, 6);
        var shares = new double[6, 6];
        for (int i = 0; i < 6; i++)
        {
            for (int k = 0; k < 6; k++)
                shares[i, k] = i == k ? 0 : 0.2;
        }
        var game = AlignmentGame.Of(inputs with { ThreatShares = shares }, new());
        var found = Searched(game, ConsentRule.Transfers, 20);
        found.Places.Should().ContainSingle().Which.Networks[0].LinkCount.Should().Be(15);
        found.Standing(2, 5).Should().Be(LinkStanding.InAll);
        found.LinkShare(2, 5).Should().Be(1);
    }

    [Fact]
    public void Where_nothing_is_at_stake_nobody_moves()
    {
        // Exactly zero gains move nobody: every network is stable.
        var game = AlignmentGame.Of(PlainGame.Inputs(4, 4) with { Fear = new double[4] }, new());
        Exact(game, ConsentRule.Transfers).Stable.Should().HaveCount(64);
        Exact(game, ConsentRule.Consent).Stable.Should().HaveCount(64);
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    public void Absurd_sizes_are_answered_as_any_other(double size)
    {
        var inputs = PlainGame.Inputs(8, 5);
        var large = inputs with { Power = [.. inputs.Power.Select(power => power * size)] };
        foreach (var rule in Enum.GetValues<ConsentRule>())
        {
            // Only the relation of powers counts.
            Listed(Exact(AlignmentGame.Of(large, PlainGame.Parameters(8)), rule))
                .Should()
                .BeEquivalentTo(Listed(Exact(AlignmentGame.Of(inputs, PlainGame.Parameters(8)), rule)));
            var dear = AlignmentGame.Of(inputs, PlainGame.Parameters(8) with { Autonomy = 1e300 });
            Exact(dear, rule).Stable.Should().Equal(AlignmentNetwork.Empty(5));
        }
    }

    [Fact]
    public void Sums_that_are_not_finite_are_refused()
    {
        var inputs = PlainGame.Inputs(8, 5) with { Power = [1e308, 1e308, 1e308, 1e308, 1e308] };
        var act = () => AlignmentGame.Of(inputs, new() { Leverage = 1e300 });
        act.Should().Throw<ArgumentException>().WithMessage("*not a finite number*");
    }

    [Fact]
    public void Every_number_out_of_range_is_named()
    {
        var inputs = PlainGame.Inputs(8, 3) with { Nuclear = [0, 2, double.NaN], Fear = [-1, 0, 0] };
        var act = () => AlignmentGame.Of(inputs, new());
        act.Should()
            .Throw<ArgumentException>()
            .WithMessage("*Fear [0]*")
            .WithMessage("*Nuclear [1]*")
            .WithMessage("*Nuclear [2]*");
        var parameters = () =>
            AlignmentGame.Of(PlainGame.Inputs(8, 3), new() { Appeasement = 1.5, Mistrust = double.PositiveInfinity });
        parameters.Should().Throw<ArgumentException>().WithMessage("*Appeasement*").WithMessage("*Mistrust*");
    }

    [Fact]
    public void Shapes_that_disagree_and_links_with_a_direction_are_refused()
    {
        var inputs = PlainGame.Inputs(8, 3);
        var shape = () => AlignmentGame.Of(inputs with { Intent = new double[3, 2] }, new());
        shape.Should().Throw<ArgumentException>().WithMessage("*Intent*[3, 2]*");
        var links = new bool[3, 3];
        links[0, 1] = true;
        var direction = () => AlignmentGame.Of(inputs with { Admissible = links }, new());
        direction.Should().Throw<ArgumentException>().WithMessage("*no direction*");
        var shares = () =>
            AlignmentGame.Of(
                inputs with
                {
                    ThreatShares = new[,]
                    {
                        { 0, .9, .9 },
                        { 0, 0, 0 },
                        { 0, 0, 0 },
                    },
                },
                new()
            );
        shares.Should().Throw<ArgumentException>().WithMessage("*sum*");
    }

    [Fact]
    public void Too_many_links_are_not_enumerated()
    {
        var act = () => Exact(AlignmentGame.Of(PlainGame.Inputs(8, 7), new()), ConsentRule.Transfers);
        act.Should().Throw<ArgumentException>().WithMessage("*Search instead*");
    }

    [Fact]
    public void A_search_that_is_called_off_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var game = AlignmentGame.Of(PlainGame.Inputs(8, 7), new());
        var act = () => StabilitySearch.Of(game, new() { Starts = 10 }, source.Token);
        act.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void More_starts_know_no_fewer_places()
    {
        var found = Searched(Drawn(17), ConsentRule.Transfers, 300);
        found.Progress.Select(step => step.Places).Should().BeInAscendingOrder();
        found.Progress[^1].Should().Be(new SearchProgress(300, found.Places.Count));
        found.Places.Sum(place => place.Starts).Should().Be(300);
        found.Places.Select(place => place.Starts).Should().BeInDescendingOrder();
    }

    private static AlignmentGame Drawn(int number, int most = 6, double cost = 1)
    {
        int n = 3 + (number % (most - 2));
        return AlignmentGame.Of(PlainGame.Inputs((ulong)number, n), PlainGame.Parameters((ulong)number, cost));
    }

    private static StableNetworks Exact(AlignmentGame game, ConsentRule rule, bool threes = false) =>
        NetworkEnumeration.Of(game, rule, threes, TestContext.Current.CancellationToken);

    private static StableNetworks Searched(AlignmentGame game, ConsentRule rule, int starts, bool threes = false) =>
        Found(
            game,
            new()
            {
                Rule = rule,
                Threes = threes,
                Starts = starts,
                Threads = 1,
            }
        );

    private static StableNetworks Found(AlignmentGame game, StabilityPlan plan) =>
        StabilitySearch.Of(game, plan, TestContext.Current.CancellationToken);

    private static HashSet<string> Listed(StableNetworks networks) =>
        [.. networks.Places.Select(place => Text(place.Networks))];

    private static string Text(IEnumerable<AlignmentNetwork> networks) =>
        string.Join(" | ", networks.Select(network => network.ToString()).Order(StringComparer.Ordinal));

    private static string Text(IEnumerable<(int First, int Second)> links) =>
        string.Join(' ', links.Select(link => FormattableString.Invariant($"{link.First}-{link.Second}")));

    private static string Text(StableNetworks found) =>
        string.Join(
            '\n',
            found
                .Places.Select(place =>
                    Text(place.Networks) + " " + place.Share?.ToString("R", CultureInfo.InvariantCulture)
                )
                .Append(string.Join(' ', found.Progress))
        );

    private static AlignmentNetwork Renamed(AlignmentNetwork network, int[] order) =>
        AlignmentNetwork.Of(network.States, network.Links.Select(link => (order[link.First], order[link.Second])));

    private static double Toward(double share, double part) => share + ((1 - share) * part);

    private static double Sum(AlignmentGame game, AlignmentNetwork network) =>
        Enumerable.Range(0, game.States).Sum(i => game.Worth(network, i));

    private static AlignmentNetwork Half(AlignmentGame game, ulong seed)
    {
        var random = new Philox(seed, 4);
        return AlignmentNetwork.Of(game.States, [.. game.AdmissibleLinks.Where(_ => random.NextDouble() < 0.5)]);
    }

    private static IEnumerable<AlignmentNetwork> PlainlyStable(
        AlignmentGame game,
        GameInputs inputs,
        GameParameters parameters,
        ConsentRule rule
    )
    {
        var links = game.AdmissibleLinks;
        for (int set = 0; set < 1 << links.Count; set++)
        {
            int present = set;
            var network = AlignmentNetwork.Of(game.States, links.Where((_, link) => (present >> link & 1) != 0));
            if (IsPlainlyStable(game, inputs, parameters, network, rule))
                yield return network;
        }
    }

    private static bool IsPlainlyStable(
        AlignmentGame game,
        GameInputs inputs,
        GameParameters parameters,
        AlignmentNetwork network,
        ConsentRule rule
    )
    {
        // What rounding may hide.
        const double Tie = 1e-11;
        foreach (var (i, j) in game.AdmissibleLinks)
        {
            var toggled = PlainGame.Toggled(network, i, j);
            double GainOf(int state) =>
                PlainGame.Worth(inputs, parameters, toggled, state)
                - PlainGame.Worth(inputs, parameters, network, state);
            var (one, other) = (GainOf(i), GainOf(j));
            bool moves = rule switch
            {
                ConsentRule.Transfers => one + other > Tie,
                _ when network.Linked(i, j) => one > Tie || other > Tie,
                _ => one >= -Tie && other >= -Tie && (one > Tie || other > Tie),
            };
            if (moves)
                return false;
        }
        return true;
    }

    // One more state, the last: it fears others, and has neither power nor leverage nor the bomb.
    private static GameInputs WithBystander(GameInputs inputs, ulong seed)
    {
        int n = inputs.Power.Count;
        var drawn = PlainGame.Inputs(seed + 5000, n + 1);
        double[,] Wider(double[,] matrix, double[,] last, bool asRow, bool asColumn)
        {
            var wider = new double[n + 1, n + 1];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                    wider[i, j] = matrix[i, j];
                wider[n, i] = asRow ? last[n, i] : 0;
                wider[i, n] = asColumn ? last[i, n] : 0;
            }
            return wider;
        }
        return new()
        {
            Power = [.. inputs.Power, 0],
            Fear = [.. inputs.Fear, drawn.Fear[n]],
            Nuclear = [.. inputs.Nuclear, 0],
            Reliability = [.. inputs.Reliability!, 0.7],
            Arrival = Wider(inputs.Arrival, drawn.Arrival, true, true),
            ThreatShares = Wider(inputs.ThreatShares, drawn.ThreatShares, true, false),
            Intent = Wider(inputs.Intent, drawn.Intent, true, true),
            Leverage = Wider(inputs.Leverage, drawn.Leverage, false, true),
        };
    }

    private static GameInputs Beside(GameInputs one, GameInputs other)
    {
        int n = one.Power.Count;
        int m = other.Power.Count;
        T[,] Both<T>(T[,] a, T[,] b)
        {
            var both = new T[n + m, n + m];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                    both[i, j] = a[i, j];
            }
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < m; j++)
                    both[n + i, n + j] = b[i, j];
            }
            return both;
        }
        return new()
        {
            Power = [.. one.Power, .. other.Power],
            Fear = [.. one.Fear, .. other.Fear],
            Nuclear = [.. one.Nuclear, .. other.Nuclear],
            Reliability = [.. one.Reliability!, .. other.Reliability!],
            Arrival = Both(one.Arrival, other.Arrival),
            ThreatShares = Both(one.ThreatShares, other.ThreatShares),
            Intent = Both(one.Intent, other.Intent),
            Leverage = Both(one.Leverage, other.Leverage),
            Admissible = Both(one.Admissible!, other.Admissible!),
        };
    }
}
