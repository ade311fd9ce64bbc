using AwesomeAssertions;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using CsCheck;
using Xunit;
using static Counterpoise.Tests.Theories.Asked;

namespace Counterpoise.Tests.Theories;

public sealed class LandscapeTheoryTests
{
    private static readonly int[] Codes = [11, 12, 13, 14, 15];

    [Fact]
    public void Two_states_that_quarrel_with_a_third_and_not_with_each_other_stand_in_one_camp()
    {
        var world = new SmallWorld { Disputes = [.. Feud(11, 12), .. Feud(14, 12)] }.Build();
        Expected(world, 11, 14).Stance.Should().Be(Stance.Alignment);
        Expected(world, 11, 12).Stance.Should().Be(Stance.Opposition);
        Expected(world, 12, 14).Stance.Should().Be(Stance.Opposition);
    }

    [Fact]
    public void Strength_lies_on_the_side_of_the_stance() =>
        Regimes.Sample(
            regimes =>
                LandscapeTheory.Theory.VerdictOf(Ruled(regimes), 11, 13)
                    is not Verdict.Expects
                    (var stance, var strength, _)
                || Math.Abs(strength) <= 1 && strength > 0 == (stance == Stance.Alignment),
            iter: 100
        );

    [Fact]
    public void A_verdict_that_rests_on_a_gap_stands_whatever_fills_it()
    {
        int rested = 0;
        Gen.Select(Regimes, Gen.Int[0, 4], Gen.Double[0, 1])
            .Sample(
                (regimes, missing, filled) =>
                {
                    double[] gap = [.. regimes];
                    gap[missing] = double.NaN;
                    if (
                        LandscapeTheory.Theory.VerdictOf(Ruled(gap), 11, 13) is not Verdict.Expects(var stance, _, true)
                    )
                        return true;
                    Interlocked.Increment(ref rested);
                    double[] whole = [.. regimes];
                    whole[missing] = filled;
                    return LandscapeTheory.Theory.VerdictOf(Ruled(whole), 11, 13) is Verdict.Expects(var other, _, _)
                        && other == stance;
                },
                iter: 200
            );
        rested.Should().BePositive("a rule that never rests on a gap would tell nothing");
    }

    [Fact]
    public void A_term_that_no_pair_has_is_left_out_and_named()
    {
        var argument = LandscapeTheory.Theory.Read(Of(new SmallWorld().Build(), 11, 12)).Argument;
        argument
            .Premises.SelectMany(p => p.Figures)
            .Where(f => f.Value is Reading<double>.Absent)
            .Select(f => f.Name)
            .Should()
            .Contain(["shared religion", "likeness of regime"]);
    }

    [Fact]
    public void Of_one_of_the_two_capability_must_be_known() =>
        LandscapeTheory.Theory.VerdictOf(Without(11), 11, 12).Should().BeOfType<Verdict.NoData>();

    [Fact]
    public void A_third_state_of_unknown_capability_is_left_out_and_named()
    {
        var set = LandscapeSet
            .Of(Of(Without(14), 11, 12))
            .Should()
            .BeOfType<Reading<LandscapeSet>.Known>()
            .Subject.Value;
        set.States.Select(s => s.Number).Should().NotContain(14).And.StartWith([11, 12]);
        set.LeftOut.Select(left => left.State.Number).Should().Equal(14);
    }

    [Fact]
    public void The_set_begins_with_the_two_and_holds_no_state_twice()
    {
        var world = new SmallWorld { Disputes = [.. Feud(11, 12), .. Feud(14, 12)] }.Build();
        var set = ((Reading<LandscapeSet>.Known)LandscapeSet.Of(Of(world, 13, 15))).Value;
        set.States.Take(2).Select(s => s.Number).Should().Equal(13, 15);
        set.States.Should().OnlyHaveUniqueItems();
        set.States.Count.Should().BeInRange(3, LandscapeSet.Most);
    }

    [Fact]
    public void What_happens_in_the_year_itself_changes_nothing()
    {
        var quiet = new SmallWorld { Disputes = [.. Feud(11, 12)] };
        var loud = quiet with { Disputes = [.. quiet.Disputes, Dispute(99, 11, 14, 2000), Dispute(99, 14, 11, 2000)] };
        Expected(loud.Build(), 11, 14).Should().Be(Expected(quiet.Build(), 11, 14));
    }

    private static Gen<double[]> Regimes => Gen.Double[0, 1].Array[5];

    private static World Ruled(double[] democracy) =>
        new SmallWorld
        {
            Disputes = [.. Feud(11, 12)],
            Also = builder =>
            {
                for (int k = 0; k < Codes.Length; k++)
                {
                    if (!double.IsNaN(democracy[k]))
                        builder.Set(Variables.Polyarchy, new StateCode(Codes[k]), new Year(1999), democracy[k]);
                }
            },
        }.Build();

    private static World Without(int code)
    {
        var small = new SmallWorld();
        return (
            small with
            {
                States =
                [
                    .. small.States.Select(s =>
                        s.Code == code ? s with { Expenditure = double.NaN, Personnel = double.NaN } : s
                    ),
                ],
                Also = builder => builder.Set(Variables.MajorPower, new StateCode(code), SmallWorld.Focus.Plus(-1), 1),
            }
        ).Build();
    }

    private static IEnumerable<DisputeYear> Feud(int one, int other) =>
        Enumerable
            .Range(1992, 8)
            .SelectMany(year => new[] { Dispute(year, one, other, year), Dispute(year, other, one, year) });

    private static DisputeYear Dispute(int number, int perceiver, int rival, int year) =>
        new(number, SmallWorld.Seen(perceiver, rival), new(year), new(year), 4, true, true);

    private static Verdict.Expects Expected(World world, int one, int other) =>
        LandscapeTheory.Theory.VerdictOf(world, one, other).Should().BeOfType<Verdict.Expects>().Subject;
}
