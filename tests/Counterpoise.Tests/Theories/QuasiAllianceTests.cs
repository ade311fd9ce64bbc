using AwesomeAssertions;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using CsCheck;
using Xunit;
using static Counterpoise.Tests.Theories.Asked;

namespace Counterpoise.Tests.Theories;

public sealed class QuasiAllianceTests
{
    private const int Patron = 14;
    private const int One = 11;
    private const int Other = 13;

    private static readonly (int, int, Obligations)[] Guaranteed =
    [
        (Patron, One, Obligations.Defence),
        (Patron, Other, Obligations.Defence),
    ];

    [Fact]
    public void Without_a_common_patron_the_theory_is_silent_and_says_why()
    {
        var world = new SmallWorld { Treaties = [(Patron, One, Obligations.Defence)] }.Build();
        Verdict(world).Should().BeOfType<Verdict.Silent>().Which.Reason.Should().Contain("bound to defend both");
    }

    [Fact]
    public void A_guarantor_weaker_than_one_of_the_two_is_no_patron()
    {
        var world = new SmallWorld
        {
            Treaties = [(Other, One, Obligations.Defence), (Other, Patron, Obligations.Defence)],
        }.Build();
        QuasiAlliance
            .Theory.VerdictOf(world, One, Patron)
            .Should()
            .BeOfType<Verdict.Silent>()
            .Which.Reason.Should()
            .Contain("stronger");
    }

    [Fact]
    public void Two_that_are_bound_to_defend_each_other_are_allies_and_out_of_scope()
    {
        foreach (var (from, toward) in new[] { (One, Other), (Other, One) })
        {
            var allied = Garrisoned((30_000, 20_000), (0, 0), also: [(from, toward, Obligations.Defence)]);
            Verdict(allied).Should().BeOfType<Verdict.Silent>().Which.Reason.Should().Contain("alliance of their own");
        }
        var consulting = Garrisoned((30_000, 20_000), (0, 0), also: [(One, Other, Obligations.Consultation)]);
        Expected(consulting).Stance.Should().Be(Stance.Alignment);
    }

    [Theory]
    [InlineData(0, 0, "Both have reason")]
    [InlineData(30_000, 30_000, "Neither has reason")]
    [InlineData(25_000, 27_000, "Only State 11 has reason")]
    [InlineData(27_000, 25_000, "Only State 13 has reason")]
    public void The_conclusion_says_who_has_reason_to_fear(int now, int nowOther, string told)
    {
        var world = Garrisoned((30_000, 30_000), (now, nowOther));
        QuasiAlliance.Theory.Read(Of(world, One, Other)).Argument.Conclusion.Should().Contain(told);
    }

    [Fact]
    public void The_strongest_of_several_guarantors_is_the_patron()
    {
        var world = Garrisoned(
            (10_000, 10_000),
            (10_000, 10_000),
            also: [(12, One, Obligations.Defence), (12, Other, Obligations.Defence)]
        );
        QuasiAlliance.Theory.Scope(Of(world, One, Other)).Reason.Should().Contain("State 14");
    }

    [Fact]
    public void While_the_patron_stays_nothing_overcomes_what_divides_the_two() =>
        Expected(Garrisoned((10_000, 10_000), (10_000, 10_000))).Stance.Should().Be(Stance.Aloofness);

    [Fact]
    public void A_withdrawal_from_both_makes_them_cooperate()
    {
        var stays = Expected(Garrisoned((30_000, 20_000), (30_000, 20_000)));
        var leaves = Expected(Garrisoned((30_000, 20_000), (0, 0)));
        leaves.Stance.Should().Be(Stance.Alignment);
        leaves.Strength.Should().BeGreaterThan(stays.Strength);
    }

    [Fact]
    public void A_withdrawal_from_one_alone_makes_friction()
    {
        var stays = Expected(Garrisoned((30_000, 30_000), (30_000, 30_000)));
        var leaves = Expected(Garrisoned((30_000, 30_000), (0, 30_000)));
        leaves.Stance.Should().Be(Stance.Aloofness);
        leaves.Strength.Should().BeLessThan(stays.Strength);
    }

    [Fact]
    public void The_further_the_patron_withdraws_from_both_alike_the_more_they_cooperate() =>
        Gen.Select(Gen.Int[1_000, 80_000], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[-1, 1], Gen.Double[-1, 1])
            .Sample(
                (garrison, x, y, actsTowardOne, actsTowardOther) =>
                {
                    int fewer = (int)(garrison * Math.Min(x, y));
                    int more = (int)(garrison * Math.Max(x, y));
                    var withdrawn = Left(fewer);
                    var stayed = Left(more);
                    return withdrawn.Stance >= stayed.Stance && withdrawn.Strength >= stayed.Strength - 1e-12;

                    Verdict.Expects Left(int now) =>
                        Expected(
                            Garrisoned(
                                (garrison, garrison),
                                (now, now),
                                [.. ActsToward(One, actsTowardOne), .. ActsToward(Other, actsTowardOther)]
                            )
                        );
                },
                iter: 60
            );

    [Fact]
    public void The_same_share_withdrawn_from_unlike_garrisons_never_lowers_what_is_expected() =>
        Gen.Select(
                Gen.Select(
                    Gen.Int[20_000, 90_000],
                    Gen.Int[20_000, 90_000],
                    Gen.Int[1_000, 90_000],
                    Gen.Int[1_000, 90_000]
                ),
                Gen.Double[0.06, 1],
                Gen.Double[-1.5, 1.5],
                Gen.Double[-1.5, 1.5]
            )
            .Sample(
                (garrisons, left, actsTowardOne, actsTowardOther) =>
                {
                    var (one, other, thenOne, thenOther) = garrisons;
                    var stayed = Left(1);
                    var withdrawn = Left(left);
                    // Troops are whole persons: what they round off is no withdrawal.
                    return withdrawn.Stance >= stayed.Stance && withdrawn.Strength >= stayed.Strength - 1e-3;

                    Verdict.Expects Left(double share) =>
                        Expected(
                            Garrisoned(
                                (thenOne, thenOther),
                                ((int)(one * share), (int)(other * share)),
                                [.. ActsToward(One, actsTowardOne), .. ActsToward(Other, actsTowardOther)]
                            )
                        );
                },
                iter: 150
            );

    [Theory]
    [InlineData(0, 0, "the fear is shared")]
    [InlineData(30_000, 30_000, "the fear is slight")]
    [InlineData(0, 30_000, "State 11 has clearly more reason")]
    [InlineData(30_000, 0, "State 13 has clearly more reason")]
    public void Shared_asymmetric_and_slight_fear_are_told_apart(int now, int nowOther, string told)
    {
        var argument = QuasiAlliance
            .Theory.Read(Of(Garrisoned((30_000, 30_000), (now, nowOther)), One, Other))
            .Argument;
        argument.Conclusion.Should().Contain(told);
        argument.Premises.Should().Contain(p => p.Figures.Any(f => f.Name == "lesser fear over the greater"));
    }

    [Fact]
    public void Two_that_both_have_reason_but_one_far_more_than_the_other_are_asymmetric()
    {
        var (one, other) = Fears(Garrisoned((64_000, 32_000), (2_000, 16_000)));
        double threshold = TestParameters.Shipped["theory.quasi-alliance.threshold"];
        (one > 1 && other >= threshold).Should().BeTrue();
        (other / one).Should().BeLessThan(TestParameters.Shipped["theory.quasi-alliance.asymmetry"]);
        var read = QuasiAlliance.Theory.Read(Of(Garrisoned((64_000, 32_000), (2_000, 16_000)), One, Other));
        read.Verdict.Should().BeOfType<Verdict.Expects>().Which.Stance.Should().Be(Stance.Aloofness);
        read.Argument.Conclusion.Should().Contain("State 11 has clearly more reason");
    }

    [Fact]
    public void Strength_is_0_or_more_exactly_where_alignment_is_expected() =>
        Gen.Select(
                Gen.Select(Gen.Int[0, 90_000], Gen.Int[0, 90_000], Gen.Int[0, 90_000], Gen.Int[0, 90_000]),
                Gen.Double[-1.5, 1.5],
                Gen.Double[-1.5, 1.5]
            )
            .Sample(
                (troops, actsTowardOne, actsTowardOther) =>
                {
                    var (thenOne, thenOther, nowOne, nowOther) = troops;
                    var world = Garrisoned(
                        (thenOne, thenOther),
                        (nowOne, nowOther),
                        [.. ActsToward(One, actsTowardOne), .. ActsToward(Other, actsTowardOther)]
                    );
                    var expected = Expected(world);
                    var (one, other) = Fears(world);
                    return one >= 0 && other >= 0 && (expected.Strength >= 0) == (expected.Stance == Stance.Alignment);
                },
                iter: 150
            );

    [Fact]
    public void Unknown_troops_may_be_as_many_as_the_patron_is_known_to_keep_elsewhere()
    {
        var world = new SmallWorld
        {
            Treaties = Guaranteed,
            Also = builder =>
            {
                for (var year = SmallWorld.Years.First; year <= SmallWorld.Years.Last; year = year.Plus(1))
                    builder.Set(Variables.Troops, new(Patron), new(Other), year, 256_000);
            },
        }.Build();
        var setting = Of(world, One, Other);
        var unknown = PatronCommitment.Of(setting, new(One), new(Patron)).Presence;
        var known = PatronCommitment.Of(setting, new(Other), new(Patron)).Presence;
        known.Admissible.High.Should().BeGreaterThan(1);
        unknown.Admissible.Should().Be(new Bounds(0, known.Admissible.High));
    }

    [Fact]
    public void Commitment_is_the_mean_of_pact_presence_and_arrival_each_told()
    {
        var setting = Of(Garrisoned((32_000, 500), (32_000, 500)), One, Other);
        var (one, other) = (
            PatronCommitment.Of(setting, new(One), new(Patron)),
            PatronCommitment.Of(setting, new(Other), new(Patron))
        );
        foreach (var commitment in (PatronCommitment[])[one, other])
        {
            double[] parts =
            [
                Known(commitment.Pact.Value),
                Known(commitment.Presence.Value),
                Known(commitment.Arrival.Value),
            ];
            Known(commitment.Level.Value).Should().BeApproximately(parts.Average(), 1e-12);
        }
        (Known(one.Presence.Value), Known(other.Presence.Value)).Should().Be((1, 0));
        Known(one.Pact.Value).Should().Be(1);

        static double Known(Reading<double> reading) =>
            reading.Should().BeOfType<Reading<double>.Known>().Subject.Value;
    }

    [Fact]
    public void Unknown_troops_leave_commitment_between_none_and_a_full_presence()
    {
        var setting = Of(new SmallWorld { Treaties = Guaranteed }.Build(), One, Other);
        var level = PatronCommitment.Of(setting, new(One), new(Patron)).Level;
        level.Value.Should().BeOfType<Reading<double>.Absent>();
        (level.Admissible.High - level.Admissible.Low).Should().BeApproximately(1.0 / 3, 1e-12);
    }

    [Fact]
    public void A_patron_that_breaks_off_cooperation_with_both_is_feared_to_leave()
    {
        var before = Expected(Garrisoned((10_000, 10_000), (10_000, 10_000)));
        var after = Expected(
            Garrisoned((10_000, 10_000), (10_000, 10_000), [.. ActsToward(One, 0.8), .. ActsToward(Other, 0.8)])
        );
        (before.Stance, after.Stance).Should().Be((Stance.Aloofness, Stance.Alignment));
    }

    [Fact]
    public void Acts_of_another_state_and_of_the_year_itself_change_nothing()
    {
        var quiet = Garrisoned((10_000, 10_000), (10_000, 10_000));
        var loud = quiet.With([
            Item("other-actor", 1998, One, 12, EvidenceType.CooperationEnded),
            Item("this-year", 2000, One, Patron, EvidenceType.CooperationEnded),
            Item("other-type", 1998, One, Patron, EvidenceType.Statement),
        ]);
        Expected(loud).Should().Be(Expected(quiet));
    }

    [Fact]
    public void Where_troops_are_unknown_the_theory_has_no_data()
    {
        var world = new SmallWorld { Treaties = Guaranteed }.Build();
        Verdict(world).Should().BeOfType<Verdict.NoData>().Which.Reason.Should().Contain("forces stationed");
    }

    [Fact]
    public void A_guarantee_that_outweighs_any_withdrawal_decides_though_troops_are_unknown()
    {
        var world = new SmallWorld { Treaties = Guaranteed }
            .Build()
            .With([
                Item("one", 1999, One, Patron, EvidenceType.Guarantee),
                Item("two", 1999, One, Patron, EvidenceType.Guarantee),
            ]);
        var expected = Expected(world);
        expected.Stance.Should().Be(Stance.Aloofness);
        expected.RestsOnGap.Should().BeTrue();
    }

    private static EvidenceItem[] ActsToward(int state, double balance) =>
        balance == 0
            ? []
            :
            [
                Item(
                    $"act-{state}",
                    1999,
                    state,
                    Patron,
                    balance > 0 ? EvidenceType.CooperationEnded : EvidenceType.Guarantee,
                    Math.Abs(balance)
                ),
            ];

    private static World Garrisoned(
        (int One, int Other) then,
        (int One, int Other) now,
        IReadOnlyList<EvidenceItem>? evidence = null,
        IReadOnlyList<(int, int, Obligations)>? also = null
    ) =>
        new SmallWorld
        {
            Treaties = [.. Guaranteed, .. also ?? []],
            Evidence = evidence ?? [],
            Also = builder =>
            {
                for (var year = SmallWorld.Years.First; year <= SmallWorld.Years.Last; year = year.Plus(1))
                {
                    var troops = year.Value < 1999 ? then : now;
                    builder.Set(Variables.Troops, new(Patron), new(One), year, troops.One);
                    builder.Set(Variables.Troops, new(Patron), new(Other), year, troops.Other);
                }
            },
        }.Build();

    private static (double One, double Other) Fears(World world)
    {
        var setting = Of(world, One, Other);
        return (Fear(One), Fear(Other));

        double Fear(int state) =>
            FearOfAbandonment
                .Of(setting, new(state), new(Patron))
                .Fear.Value.Should()
                .BeOfType<Reading<double>.Known>()
                .Subject.Value;
    }

    private static Verdict Verdict(World world) => QuasiAlliance.Theory.VerdictOf(world, One, Other);

    private static Verdict.Expects Expected(World world) => Verdict(world).Should().BeOfType<Verdict.Expects>().Subject;
}
