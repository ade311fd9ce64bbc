using AwesomeAssertions;
using Counterpoise.Briefs;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Theories;

/// <summary>What a theory is to explain never explains itself.</summary>
public sealed class BeforeTheYearTests
{
    [Fact]
    public void A_treaty_of_the_year_itself_is_not_read_as_one_of_the_year_before()
    {
        var born = new SmallWorld
        {
            States =
            [
                .. new SmallWorld().States.Select(s =>
                    s.Code == 11 ? s with { Membership = new YearSpan(2000, 2000) } : s
                ),
            ],
            Treaties = [(14, 12, Obligations.Defence)],
        };
        var setting = SmallSetting.Of(born, 11, 12);
        // The one was no member before; what binds it in its first year is what is to be explained.
        setting.ObligationsBefore(new StateCode(14), new StateCode(11)).Should().BeNull();
        setting
            .ObligationsBefore(new StateCode(14), new StateCode(12))!
            .Value.Obligations.Should()
            .Be(Obligations.Defence);
    }

    [Fact]
    public void An_opposition_observed_by_a_dispute_that_a_theory_has_read_bears_out_nothing()
    {
        var quarrel = new SmallWorld
        {
            Disputes =
            [
                new(1, SmallWorld.Seen(11, 12), new Year(1999), new Year(1999), 5, true, true),
                new(1, SmallWorld.Seen(12, 11), new Year(1999), new Year(1999), 5, true, true),
            ],
        };
        var answers = AnswersOn(quarrel);
        answers.Observed.Stance.Match<Stance?>((stance, _) => stance, _ => null).Should().Be(Stance.Opposition);
        Told(answers, "balance-of-threat", Stance.Opposition).Should().BeOfType<Reading<bool>.Absent>();
        Told(answers, "persistence", Stance.Opposition).Should().BeOfType<Reading<bool>.Absent>();
        Told(answers, "balance-of-threat", Stance.Alliance)
            .Should()
            .BeOfType<Reading<bool>.Known>()
            .Which.Value.Should()
            .BeFalse();
        Told(answers, "liberalism", Stance.Opposition)
            .Should()
            .BeOfType<Reading<bool>.Known>()
            .Which.Value.Should()
            .BeTrue();
    }

    [Fact]
    public void A_dispute_of_the_year_itself_bears_an_expected_opposition_out()
    {
        var fresh = new SmallWorld
        {
            Disputes = [new(1, SmallWorld.Seen(11, 12), new Year(2000), new Year(2000), 4, true, true)],
        };
        Told(AnswersOn(fresh), "balance-of-threat", Stance.Opposition)
            .Should()
            .BeOfType<Reading<bool>.Known>()
            .Which.Value.Should()
            .BeTrue();
    }

    [Fact]
    public void Treaties_that_are_only_carried_on_bear_nothing_out()
    {
        var ended = new SmallWorld { Treaties = [(11, 12, Obligations.Defence)], LastTreaties = new Year(1997) };
        var answers = AnswersOn(ended);
        answers
            .Observed.Stance.Match((_, source) => source.Short, reason => reason)
            .Should()
            .Contain("carried on from 1997");
        Told(answers, "persistence", Stance.Alliance).Should().BeOfType<Reading<bool>.Absent>();
    }

    [Fact]
    public void A_state_that_was_no_member_may_have_pressed_anybody()
    {
        var born = new SmallWorld
        {
            States =
            [
                .. new SmallWorld().States.Select(s =>
                    s.Code == 11 ? s with { Membership = new YearSpan(2000, 2000) } : s
                ),
            ],
        };
        var record = SmallSetting.Of(born, 11, 12).RevisionismOf(new StateCode(11));
        record.MayHavePressed(new StateCode(12)).Should().BeTrue();
        SmallSetting
            .Of(new SmallWorld(), 11, 12)
            .RevisionismOf(new StateCode(11))
            .MayHavePressed(new StateCode(12))
            .Should()
            .BeFalse();
    }

    [Fact]
    public void A_peace_without_a_dispute_on_record_may_be_longer_than_the_record()
    {
        var reading = SmallSetting.Of(new SmallWorld(), 11, 12).Read(DyadVariables.PeaceYears);
        reading.Admissible.High.Should().Be(double.PositiveInfinity);
        reading.Admissible.Low.Should().BeGreaterThan(100);
    }

    private static DyadAnswers AnswersOn(SmallWorld world)
    {
        var setting = SmallSetting.Of(world, 11, 12);
        return DyadAnswers.Of(
            setting,
            [],
            (setting.Dyad.A, setting.Dyad.B),
            cancellation: TestContext.Current.CancellationToken
        );
    }

    private static Reading<bool> Told(DyadAnswers answers, string theory, Stance expected) =>
        answers.Happened(TheoryCatalogue.Find(theory)!, expected);
}
