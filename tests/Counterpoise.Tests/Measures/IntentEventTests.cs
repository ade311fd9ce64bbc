using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Measures;

public sealed class IntentEventTests
{
    [Fact]
    public void An_arms_race_alarms_both_sides_and_less_once_it_has_ended()
    {
        var race = new SmallWorld { ArmsRaces = [new(new(new(11), new(12)), new(1990), new(1995))] };
        Of(race, 11, 12, 1991).Should().BeGreaterThan(Of(new SmallWorld(), 11, 12, 1991));
        Of(race, 12, 11, 1991).Should().Be(Of(race, 11, 12, 1991));
        Of(race, 11, 12, 1996).Should().Be(Of(race, 11, 12, 1992));
        Of(race, 11, 12, 1999).Should().BeLessThan(Of(race, 11, 12, 1996));
    }

    [Fact]
    public void An_arms_race_that_has_not_begun_is_not_known() =>
        Of(new SmallWorld { ArmsRaces = [new(new(new(11), new(12)), new(1990), new(1993))] }, 11, 12, 1990)
            .Should()
            .Be(Of(new SmallWorld(), 11, 12, 1990));

    [Fact]
    public void Without_hindsight_there_is_no_list_of_arms_races()
    {
        var contemporaneous = Specification.Default with { Intent = IntentMeasure.Contemporaneous };
        Of(
                new SmallWorld { ArmsRaces = [new(new(new(11), new(12)), new(1985), new(1993))] },
                11,
                12,
                1990,
                contemporaneous
            )
            .Should()
            .Be(Of(new SmallWorld(), 11, 12, 1990, contemporaneous));
    }

    [Fact]
    public void The_conquered_remember_and_the_conqueror_does_not()
    {
        var taken = new SmallWorld { Conquests = [new(new(12), new(11), new(1950))] };
        Of(taken, 11, 12, 1990).Should().BeGreaterThan(Of(new SmallWorld(), 11, 12, 1990));
        Of(taken, 12, 11, 1990).Should().Be(Of(new SmallWorld(), 12, 11, 1990));
    }

    [Fact]
    public void What_one_conqueror_took_in_several_years_is_one_wrong_dated_by_the_last()
    {
        Conquest[] three =
        [
            new(new(12), new(11), new(1930)),
            new(new(12), new(11), new(1937)),
            new(new(12), new(11), new(1950)),
        ];
        Of(new SmallWorld { Conquests = three }, 11, 12, 1990)
            .Should()
            .Be(Of(new SmallWorld { Conquests = [three[2]] }, 11, 12, 1990));
    }

    [Theory]
    [InlineData(1936, false)]
    [InlineData(1937, true)]
    [InlineData(1946, true)]
    [InlineData(1947, false)]
    public void Evidence_of_the_time_stands_in_for_the_lists_conquest(int year, bool standsIn)
    {
        var told = new SmallWorld
        {
            Evidence = [Item("occupation", 1938) with { Until = new EvidenceDate(new Year(1945)) }],
        };
        var both = told with { Conquests = [new(new(12), new(11), new Year(year))] };
        (Of(both, 11, 12, 1990) == Of(told, 11, 12, 1990)).Should().Be(standsIn);
    }

    [Fact]
    public void An_apology_takes_from_what_is_left_of_a_conquest()
    {
        var taken = new SmallWorld { Conquests = [new(new(12), new(11), new(1950))] };
        var sorry = taken with { Evidence = [Item("sorry", 1980) with { Type = EvidenceType.Apology }] };
        Of(sorry, 11, 12, 1990)
            .Should()
            .BeLessThan(Of(taken, 11, 12, 1990))
            .And.BeGreaterThan(Of(new SmallWorld(), 11, 12, 1990));
    }

    private static EvidenceItem Item(string id, int year) => SmallWorld.Item(id, year, EvidenceType.Occupation);

    private static double Of(SmallWorld world, int perceiver, int rival, int year, Specification? specification = null)
    {
        var built = world.Build();
        var row = new Measurements(built, TestParameters.Shipped).IntentOf(
            new(perceiver),
            new(year),
            specification ?? Specification.Default
        );
        return row.Logits[built.At(new(year)).IndexOf(new(rival))];
    }
}
