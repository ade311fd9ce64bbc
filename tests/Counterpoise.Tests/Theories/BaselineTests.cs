using AwesomeAssertions;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;
using static Counterpoise.Tests.Theories.Asked;

namespace Counterpoise.Tests.Theories;

public sealed class BaselineTests
{
    [Fact]
    public void Baselines_are_told_apart_from_theories() =>
        TheoryCatalogue
            .All.Where(t => t.IsBaseline)
            .Select(t => t.Id)
            .Should()
            .BeEquivalentTo("persistence", "base-rate", "power-and-distance", "black-box");

    [Fact]
    public void Persistence_expects_what_the_year_before_showed()
    {
        var allied = new SmallWorld { Treaties = [(11, 13, Obligations.Defence)] }.Build();
        Expected(Persistence.Theory, allied, 11, 13).Should().Be(new Verdict.Expects(Stance.Alliance, 3));
        var fought = new SmallWorld { Disputes = [Dispute(1999)] }.Build();
        Expected(Persistence.Theory, fought, 11, 13).Should().Be(new Verdict.Expects(Stance.Opposition, 0));
        Expected(Persistence.Theory, new SmallWorld().Build(), 11, 13)
            .Should()
            .Be(new Verdict.Expects(Stance.Aloofness, 1));
    }

    [Fact]
    public void Persistence_reads_nothing_of_the_year_itself()
    {
        var world = new SmallWorld
        {
            Disputes = [Dispute(2000)],
            Evidence = [Item("talks", 2000, 11, 13, EvidenceType.SecurityCooperation) with { Open = true }],
            Also = builder =>
                builder.Set(
                    Variables.Obligations,
                    new StateCode(11),
                    new StateCode(13),
                    SmallWorld.Focus,
                    (int)Obligations.Defence
                ),
        }.Build();
        Expected(Persistence.Theory, world, 11, 13).Stance.Should().Be(Stance.Aloofness);
    }

    [Fact]
    public void Persistence_of_a_state_that_is_new_to_the_system_has_no_data()
    {
        var small = new SmallWorld();
        var world = (
            small with
            {
                States =
                [
                    .. small.States.Select(s => s.Code == 13 ? s with { Membership = new YearSpan(2000, 2000) } : s),
                ],
            }
        ).Build();
        Persistence
            .Theory.VerdictOf(world, 11, 13)
            .Should()
            .BeOfType<Verdict.NoData>()
            .Which.Reason.Should()
            .Contain("State 13");
    }

    [Fact]
    public void Persistence_in_the_first_year_of_a_record_has_no_data() =>
        Persistence
            .Theory.VerdictOf(new SmallWorld().Build(), 11, 13, SmallWorld.Years.First)
            .Should()
            .BeOfType<Verdict.NoData>();

    // One major power makes four of the ten dyads relevant.
    [Fact]
    public void The_base_rate_expects_the_commonest_standing_of_relevant_dyads_for_every_dyad()
    {
        Expected(BaseRate.Theory, new SmallWorld().Build(), 11, 13)
            .Should()
            .Be(new Verdict.Expects(Stance.Aloofness, 1));
        var allied = new SmallWorld
        {
            Treaties = [(14, 11, Obligations.Defence), (14, 12, Obligations.Defence), (13, 14, Obligations.Defence)],
        }.Build();
        Expected(BaseRate.Theory, allied, 11, 13).Should().Be(new Verdict.Expects(Stance.Alliance, 0.75));
        Expected(BaseRate.Theory, allied, 12, 15).Should().Be(new Verdict.Expects(Stance.Alliance, 0.75));
    }

    [Fact]
    public void Where_two_standings_are_equally_common_the_base_rate_cannot_choose() =>
        BaseRate
            .Theory.VerdictOf(
                new SmallWorld { Treaties = [(14, 11, Obligations.Defence), (14, 12, Obligations.Defence)] }.Build(),
                11,
                13
            )
            .Should()
            .BeOfType<Verdict.Indeterminate>()
            .Which.Stances.Should()
            .Equal(Stance.Aloofness, Stance.Alliance);

    [Fact]
    public void By_power_and_distance_the_near_and_strong_have_more_to_do_with_each_other()
    {
        var world = new SmallWorld().Build();
        double near = Expected(PowerAndDistance.Theory, world, 11, 12).Strength;
        double far = Expected(PowerAndDistance.Theory, world, 11, 14).Strength;
        near.Should().BeGreaterThan(far);
    }

    [Fact]
    public void The_black_box_speaks_but_gives_no_verdict_until_trials_fit_it()
    {
        BlackBox
            .Theory.VerdictOf(new SmallWorld().Build(), 11, 13)
            .Should()
            .BeOfType<Verdict.NoData>()
            .Which.Reason.Should()
            .Contain("trials");
        BlackBox.Theory.OurReading.Should().Contain("place-holder").And.Contain("trials");
    }

    private static DisputeYear Dispute(int year) =>
        new(1, SmallWorld.Seen(11, 13), new(year), new(year), 4, null, null);

    private static Verdict.Expects Expected(Counterpoise.Theories.Theory theory, World world, int one, int other) =>
        theory.VerdictOf(world, one, other).Should().BeOfType<Verdict.Expects>().Subject;
}
