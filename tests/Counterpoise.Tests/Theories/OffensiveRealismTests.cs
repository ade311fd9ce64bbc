using AwesomeAssertions;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Theories;

public sealed class OffensiveRealismTests
{
    // Three great powers within a day's sail, and a small state.
    private static SmallWorld Powers(double first, double second, double third) =>
        new()
        {
            States =
            [
                new(11, first, first, 50, 0),
                new(12, second, second, 50, 10),
                new(13, third, third, 50, 20),
                new(14, 1, 1, 45, 10),
            ],
        };

    [Fact]
    public void Offensive_realism_is_silent_below_the_great_powers()
    {
        var verdict = OffensiveRealism.Theory.Read(Settings.Of(Powers(900, 1000, 900).Build(), 11, 14)).Verdict;
        verdict.Should().BeOfType<Verdict.Silent>().Which.Reason.Should().Contain("State 14");
    }

    [Fact]
    public void Two_great_powers_alone_oppose_each_other()
    {
        var setting = Settings.Of(Powers(1000, 10, 900).Build(), 11, 13);
        Settings.StanceOf(OffensiveRealism.Theory, setting).Should().Be(Stance.Opposition);
    }

    [Fact]
    public void Great_powers_with_a_border_against_the_same_threat_ally()
    {
        var setting = Settings.Of(Bordering(Powers(700, 1000, 700), 11, 13), 11, 13);
        Settings.StanceOf(OffensiveRealism.Theory, setting).Should().Be(Stance.Alliance);
    }

    [Fact]
    public void A_great_power_that_water_shields_passes_the_buck()
    {
        var setting = Settings.Of(Bordering(Powers(700, 1000, 700), 11), 11, 13);
        Settings.StanceOf(OffensiveRealism.Theory, setting).Should().Be(Stance.Aloofness);
    }

    [Fact]
    public void Against_a_potential_hegemon_the_shielded_power_joins_the_coalition()
    {
        var setting = Settings.Of(Bordering(Powers(510, 1000, 510), 11), 11, 13);
        Settings.StanceOf(OffensiveRealism.Theory, setting).Should().Be(Stance.Alliance);
    }

    [Fact]
    public void A_border_that_the_record_does_not_tell_gives_no_data_where_it_decides()
    {
        var uncovered = (Powers(700, 1000, 700) with { Uncovered = [Variables.Contiguity] }).Build();
        OffensiveRealism
            .Theory.Read(Settings.Of(uncovered, 11, 13))
            .Verdict.Should()
            .BeOfType<Verdict.NoData>()
            .Which.Reason.Should()
            .Contain("alliance");
    }

    [Fact]
    public void The_sketch_says_what_the_whole_expectation_says()
    {
        foreach (var small in new[] { Powers(700, 1000, 700), Powers(510, 1000, 510), Powers(900, 1000, 400) })
        {
            var setting = Settings.Of(Bordering(small, 11), 11, 13);
            OffensiveRealism.Theory.SketchOf(setting).Should().Be(OffensiveRealism.Theory.Read(setting).Verdict);
        }
    }

    // The power in the middle has a land border with some of the others.
    private static World Bordering(SmallWorld small, params int[] borderers) =>
        (small with { Borders = [.. borderers.Select(b => (b, 12))] }).Build();
}
