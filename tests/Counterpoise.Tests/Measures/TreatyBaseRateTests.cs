using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Record;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Measures;

/// <summary>In the small world one state is a major power and nobody is contiguous: four pairs of ten are relevant.</summary>
public sealed class TreatyBaseRateTests
{
    private const int Major = 14;

    [Fact]
    public void Only_pairs_that_are_politically_relevant_are_counted()
    {
        var rate = RateOf(new() { Treaties = [(11, 12, Obligations.Defence), (11, Major, Obligations.Defence)] });
        rate.Relevant.Should().Be(new DyadCount(4, 10, 0));
        rate.Allied.Should().Be(new DyadCount(1, 4, 0));
        rate.Pledged.Should().Be(new DyadCount(0, 4, 0));
        rate.ShareAllied.Should().Be(new Share(0.25));
        rate.ShareUnbound.Should().Be(new Share(0.75));
    }

    [Fact]
    public void A_defence_obligation_in_either_direction_makes_a_pair_allied_and_no_pledge_beside_it_counts_twice()
    {
        var oneWay = RateOf(
            new() { Treaties = [(11, Major, Obligations.Consultation), (Major, 11, Obligations.Defence)] }
        );
        var otherWay = RateOf(
            new() { Treaties = [(Major, 11, Obligations.Consultation), (11, Major, Obligations.Defence)] }
        );
        oneWay.Should().Be(otherWay);
        (oneWay.Allied.Count, oneWay.Pledged.Count).Should().Be((1, 0));
    }

    [Theory]
    [InlineData(Obligations.Offence, 1)]
    [InlineData(Obligations.Neutrality, 1)]
    [InlineData(Obligations.NonAggression, 1)]
    [InlineData(Obligations.Consultation, 1)]
    [InlineData(Obligations.TreatyWithout, 0)]
    public void A_pledge_is_an_obligation_other_than_defence_and_a_treaty_without_any_is_none(
        Obligations owed,
        int pledged
    )
    {
        var rate = RateOf(new() { Treaties = [(11, Major, owed)] });
        (rate.Allied.Count, rate.Pledged.Count).Should().Be((0, pledged));
    }

    [Fact]
    public void Shares_sum_to_one_whatever_the_treaties() =>
        Gen.Select(Gen.Int[11, 15], Gen.Int[11, 15], Gen.Int[0, 63])
            .Array[0, 20]
            .Sample(drawn =>
            {
                var treaties = drawn
                    .Where(t => t.Item1 != t.Item2)
                    .Select(t => (t.Item1, t.Item2, (Obligations)t.Item3))
                    .ToList();
                var rate = RateOf(new() { Treaties = treaties });
                (rate.ShareAllied.Value + rate.SharePledged.Value + rate.ShareUnbound.Value)
                    .Should()
                    .BeApproximately(1, 1e-12);
            });

    [Fact]
    public void The_order_in_which_states_are_listed_changes_no_count()
    {
        var world = new SmallWorld { Treaties = [(12, Major, Obligations.Defence), (13, Major, Obligations.Offence)] };
        RateOf(world with { Order = [4, 2, 0, 3, 1] }).Should().Be(RateOf(world));
    }

    [Fact]
    public void Relevance_is_read_in_the_year_before_but_for_a_state_that_was_no_member_then()
    {
        // The only major power is no member before 1999, and is judged in 1999 by that year itself.
        var world = new SmallWorld
        {
            States = [new(11, 1, 1, 0, 0), new(12, 2, 1, 1, 1), new(14, 900, 1, 2, 2) { Membership = new(1999, 2000) }],
        }.Build();
        Rate(world, new(1998)).Should().BeOfType<Reading<TreatyBaseRate>.Absent>();
        Rate(world, new(1999))
            .Should()
            .BeOfType<Reading<TreatyBaseRate>.Known>()
            .Which.Value.Relevant.Should()
            .Be(new DyadCount(2, 3, 0));
    }

    [Fact]
    public void Treaties_are_not_carried_beyond_the_years_that_their_data_cover()
    {
        var world = new SmallWorld { LastTreaties = new(1998), Treaties = [(11, Major, Obligations.Defence)] }.Build();
        Rate(world, new(1998)).Should().BeOfType<Reading<TreatyBaseRate>.Known>();
        Rate(world, new(1999))
            .Should()
            .Be(new Reading<TreatyBaseRate>.Absent("invented 1 covers 1800-1998, not 1999, for alliance obligations"));
    }

    [Theory]
    [InlineData("obligations")]
    [InlineData("contiguity")]
    [InlineData("major-power")]
    public void Without_what_the_rule_reads_there_is_no_base_rate(string variable)
    {
        var uncarried = Variables.Find(variable)!;
        Rate(new SmallWorld { Uncovered = [uncarried] }.Build(), SmallWorld.Focus)
            .Should()
            .BeOfType<Reading<TreatyBaseRate>.Absent>()
            .Which.Reason.Should()
            .StartWith($"no data set of this record carries {uncarried.Meaning}");
    }

    private static Reading<TreatyBaseRate> Rate(World world, Year year) => TreatyBaseRate.Of(world, year);

    private static TreatyBaseRate RateOf(SmallWorld world) =>
        Rate(world.Build(), SmallWorld.Focus).Should().BeOfType<Reading<TreatyBaseRate>.Known>().Which.Value;
}
