using AwesomeAssertions;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Theories;

public sealed class BalanceOfInterestsTests
{
    [Fact]
    public void Two_satisfied_states_stand_as_their_fears_have_it()
    {
        var setting = Settings.Of(new SmallWorld().Build(), 11, 13);
        BalanceOfInterests.Theory.Read(setting).Verdict.Should().Be(BalanceOfThreat.Theory.Read(setting).Verdict);
    }

    [Fact]
    public void A_revisionist_that_pressed_a_satisfied_state_is_opposed()
    {
        var pressed = new SmallWorld { Disputes = [.. Settings.Pressing(13, 11, 3, 1)] };
        Settings
            .StanceOf(BalanceOfInterests.Theory, Settings.Of(pressed.Build(), 11, 13))
            .Should()
            .Be(Stance.Opposition);
    }

    [Fact]
    public void A_satisfied_state_stays_aloof_from_a_revisionist_that_left_it_alone()
    {
        var elsewhere = new SmallWorld { Disputes = [.. Settings.Pressing(13, 15, 3, 1)] };
        Settings
            .StanceOf(BalanceOfInterests.Theory, Settings.Of(elsewhere.Build(), 11, 13))
            .Should()
            .Be(Stance.Aloofness);
    }

    [Fact]
    public void Revisionists_with_the_same_prey_ally_and_without_it_align()
    {
        var jackals = new SmallWorld
        {
            Disputes = [.. Settings.Pressing(13, 15, 3, 1), .. Settings.Pressing(11, 15, 3, 10)],
        };
        var apart = jackals with
        {
            Disputes = [.. Settings.Pressing(13, 15, 3, 1), .. Settings.Pressing(11, 12, 3, 10)],
        };
        Settings.StanceOf(BalanceOfInterests.Theory, Settings.Of(jackals.Build(), 11, 13)).Should().Be(Stance.Alliance);
        Settings.StanceOf(BalanceOfInterests.Theory, Settings.Of(apart.Build(), 11, 13)).Should().Be(Stance.Alignment);
    }

    [Fact]
    public void A_dispute_without_a_coding_that_decides_gives_no_data()
    {
        var uncoded = new SmallWorld { Disputes = [.. Settings.Pressing(13, 15, 3, 1, revisionist: null)] };
        var setting = Settings.Of(uncoded.Build(), 11, 13);
        BalanceOfThreat.Theory.Read(setting).Verdict.Should().NotBeOfType<Verdict.NoData>();
        BalanceOfInterests
            .Theory.Read(setting)
            .Verdict.Should()
            .BeOfType<Verdict.NoData>()
            .Which.Reason.Should()
            .Contain("not coded for revision");
    }

    [Fact]
    public void Whoever_joins_the_dispute_of_another_is_no_revisionist_for_it()
    {
        var joined = new SmallWorld
        {
            Disputes = [.. Settings.Pressing(13, 11, 5, 1).Select(d => d with { Originator = false })],
        };
        var setting = Settings.Of(joined.Build(), 11, 13);
        setting
            .RevisionismOf(SmallWorld.Code(13))
            .Disputes.Value.Should()
            .BeOfType<Reading<double>.Known>()
            .Which.Value.Should()
            .Be(0);
    }

    [Fact]
    public void Disputes_of_the_year_itself_are_not_read()
    {
        var late = new SmallWorld
        {
            Disputes =
            [
                .. Settings
                    .Pressing(13, 11, 5, 1)
                    .Select(d => d with { Year = SmallWorld.Focus, First = SmallWorld.Focus }),
            ],
        };
        Settings.Of(late.Build(), 11, 13).RevisionismOf(SmallWorld.Code(13)).Pressed.Should().BeEmpty();
    }

    [Fact]
    public void The_sketch_says_what_the_whole_expectation_says()
    {
        var setting = Settings.Of(new SmallWorld { Disputes = [.. Settings.Pressing(13, 11, 3, 1)] }.Build(), 11, 13);
        BalanceOfInterests.Theory.SketchOf(setting).Should().Be(BalanceOfInterests.Theory.Read(setting).Verdict);
    }
}
