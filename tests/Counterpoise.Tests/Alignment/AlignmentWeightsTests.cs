using AwesomeAssertions;
using Counterpoise.Alignment;
using Counterpoise.Alignment.Weights;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Xunit;

namespace Counterpoise.Tests.Alignment;

public sealed class AlignmentWeightsTests
{
    private static readonly IReadOnlyList<AlignmentTerm> Believed = PlantedLinks.Firm(TestParameters.Shipped);
    private static readonly PlantedLinks Planted = new(9, 3, Believed, 5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Log_odds_are_the_firmness_times_what_the_game_says_a_pair_gains()
    {
        // Beliefs that nothing moves hold the fit where the links were drawn.
        AlignmentTerm[] held = [.. Believed.Select(term => term with { Centre = Fitted(term), Spread = 1e-7 })];
        var odds = AlignmentFit
            .Of(Planted.Sample, held, 0, cancellation: Token)
            .LogOdds(Planted.Sample, cancellation: Token);
        int row = 0;
        foreach (var links in Planted.Sample.Games)
        {
            var game = Planted.GameOf(links);
            foreach (var pair in links.Pairs)
            {
                double gain = PlantedLinks.Gain(game, links.Linked, pair.First, pair.Second);
                odds[row++].Should().BeApproximately(Planted.Truth["alignment-estimate.firmness"] * gain, 1e-4);
            }
        }

        double Fitted(AlignmentTerm term)
        {
            double truth = Planted.Truth[term.Id];
            return term.Kind == AlignmentTermKind.Share ? Math.Log(truth / (1 - truth)) : Math.Log(truth);
        }
    }

    [Fact]
    public void Intervals_cover_what_was_planted()
    {
        // The size of the coverage check, at which ranges that take links for independent are too narrow.
        const int Records = 6;
        int covered = 0;
        int byClassical = 0;
        int told = 0;
        for (ulong seed = 0; seed < Records; seed++)
        {
            var planted = new PlantedLinks(20, 10, Believed, 1000 + seed);
            var fit = AlignmentFit.Of(planted.Sample, Believed, 500, seed, cancellation: Token);
            for (int t = 0; t < Believed.Count; t++)
            {
                var (term, one) = (Believed[t], fit.Estimates[t]);
                double truth = planted.Truth[one.Id];
                double error = one.ErrorClassical / term.Slope(fit.Top[t]);
                told++;
                covered += truth >= one.Low && truth <= one.High ? 1 : 0;
                byClassical +=
                    truth >= term.Natural(fit.Top[t] - (1.96 * error))
                    && truth <= term.Natural(fit.Top[t] + (1.96 * error))
                        ? 1
                        : 0;
            }
        }
        ((double)covered / told).Should().BeGreaterThanOrEqualTo(0.90);
        byClassical.Should().BeLessThan(covered);
    }

    [Fact]
    public void The_fit_is_a_top_in_every_direction()
    {
        var fit = AlignmentFit.Of(Planted.Sample, Believed, 500, cancellation: Token);
        fit.StartsAgreeing.Should().BeGreaterThan(1);
        fit.Profiles.Should().OnlyContain(p => p.Below > 0.2 && p.Above > 0.2 && !p.Higher && !p.Unsettled);
    }

    [Fact]
    public void Ranges_hold_the_estimate_and_are_as_wide_as_the_widest_of_their_errors_where_the_height_is_a_parabola()
    {
        var fit = AlignmentFit.Of(Planted.Sample, Believed, 500, cancellation: Token);
        fit.Estimates.Should().OnlyContain(e => e.Low < e.Value && e.Value < e.High);
        var even = fit.Estimates.Zip(fit.Profiles).Where(one => !one.Second.Disagrees).ToArray();
        even.Should().NotBeEmpty();
        even.Should()
            .OnlyContain(one =>
                Math.Log(one.First.High / one.First.Low)
                    >= 2 * 1.95 * Math.Max(one.First.ErrorByModel, one.First.ErrorDyadic) / one.First.Value
                || one.First.Kind == AlignmentTermKind.Share
            );
    }

    [Fact]
    public void Errors_by_the_model_know_whether_links_depend_on_each_other_through_the_game()
    {
        // With partners that bring nothing, what a link is worth does not depend on any other, and rows are independent.
        var apart = Believed
            .Select(term =>
                term.Id switch
                {
                    AlignmentParameters.Reliability
                    or AlignmentParameters.Leverage
                    or AlignmentParameters.Guarantee
                    or AlignmentParameters.Appeasement => term with
                    {
                        Centre = -14,
                        Spread = 1e-6,
                    },
                    // Costs small enough that some link in spite of them.
                    AlignmentParameters.Autonomy or AlignmentParameters.Entrapment or AlignmentParameters.Mistrust =>
                        term with
                        {
                            Centre = Math.Log(0.01),
                        },
                    _ => term,
                }
            )
            .ToArray();
        Excess(new PlantedLinks(9, 6, apart, 11), apart).Should().BeApproximately(1, 0.1);
        Excess(new PlantedLinks(20, 3, Believed, 11), Believed).Should().BeGreaterThan(1.1);

        static double Excess(PlantedLinks planted, IReadOnlyList<AlignmentTerm> believed)
        {
            var one = AlignmentFit.Of(planted.Sample, believed, 500, cancellation: Token)[
                "alignment-estimate.firmness"
            ];
            return one.ErrorByModel / one.ErrorClassical;
        }
    }

    [Fact]
    public void What_the_record_moves_without_telling_how_far_is_not_said_to_stand()
    {
        var fit = AlignmentFit.Of(Planted.Sample, Believed, 500, cancellation: Token);
        var one = fit.Estimates[1] with { Narrowed = 0.1, Moved = -3.4, Assumed = fit.Estimates[1].High * 1.01 };
        (one.IsOnlyMoved, one.IsUntold, one.IsHardlyTold).Should().Be((true, false, false));
        // A range that holds the assumed value tells neither that it stands nor that it is too great.
        var held = one with
        {
            Assumed = one.Value,
        };
        (held.IsOnlyMoved, held.IsUntold, held.IsHardlyTold).Should().Be((false, true, false));
        var near = held with { Moved = -0.5 };
        (near.IsOnlyMoved, near.IsUntold, near.IsHardlyTold).Should().Be((false, false, true));
        var told = one with { Narrowed = 0.3 };
        (told.IsOnlyMoved, told.IsUntold, told.IsHardlyTold).Should().Be((false, false, false));
    }

    [Fact]
    public void A_belief_held_less_firmly_lets_the_record_move_it_further()
    {
        var fit = AlignmentFit.Of(Planted.Sample, Believed, 0, cancellation: Token);
        var all = AlignmentSensitivity.Of(Planted.Sample, fit, cancellation: Token);
        all.Select(one => one.Id).Should().Equal(Believed.Select(term => term.Id));
        all.Sum(one => Math.Abs(one.MovedHalved)).Should().BeLessThan(all.Sum(one => Math.Abs(one.Moved)));
        all.Sum(one => Math.Abs(one.Moved)).Should().BeLessThan(all.Sum(one => Math.Abs(one.MovedDoubled)));
        AlignmentTerm[] doubled = [.. Believed.Select(term => term with { Spread = 2 * term.Spread })];
        var top = AlignmentFit.Of(Planted.Sample, doubled, 0, cancellation: Token).Top;
        all.Select((one, t) => one.Doubled - doubled[t].Natural(top[t]))
            .Should()
            .OnlyContain(gap => Math.Abs(gap) < 1e-9);
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        Told(1).Should().Equal(Told(2));
        Told(1).Should().Equal(Told(16));

        static double[] Told(int threads) =>
            [
                .. AlignmentFit
                    .Of(Planted.Sample, Believed, 500, 3, threads, Token)
                    .Estimates.SelectMany(e =>
                        (double[])[e.Value, e.ErrorByTreaty, e.ErrorDyadic, e.ErrorByModel, e.Low, e.High]
                    ),
            ];
    }

    [Fact]
    public void Rows_of_one_treaty_are_drawn_together()
    {
        var alone = AlignmentFit.Of(Planted.Sample, Believed, 500, cancellation: Token);
        var bound = AlignmentSample.Of(
            Planted.Sample.Games.Select(game =>
                game with
                {
                    Pairs = [.. game.Pairs.Select(pair => pair.Linked ? pair with { Treaties = [7] } : pair)],
                }
            )
        );
        var together = AlignmentFit.Of(bound, Believed, 500, cancellation: Token);
        together[AlignmentParameters.Autonomy].Value.Should().Be(alone[AlignmentParameters.Autonomy].Value);
        together[AlignmentParameters.Autonomy]
            .ErrorByTreaty.Should()
            .BeGreaterThan(alone[AlignmentParameters.Autonomy].ErrorByTreaty);
    }

    [Fact]
    public void Spans_told_are_never_learnt_from()
    {
        var told = new YearSpan(1902, 1902);
        var turned = AlignmentSample.Of(
            Planted.Sample.Games.Select(game => game.Year == told.First ? Turned(game) : game)
        );
        var one = AlignmentCheck.Of(Planted.Sample, Believed, told, cancellation: Token);
        var other = AlignmentCheck.Of(turned, Believed, told, cancellation: Token);
        one.Should().OnlyContain(check => check.LearntTo < told.First);
        var before = Planted.Sample.Within(new(1900, 1901));
        var (years, others) = (Planted.Sample.Within(told), turned.Within(told));
        AlignmentTerm[] nailed =
        [
            .. Believed.Select(term => term.Kind == AlignmentTermKind.Firmness ? term : term with { Spread = 1e-6 }),
        ];
        double[][] chances =
        [
            [.. Enumerable.Repeat((double)before.Positives / before.Rows, years.Rows)],
            Chances(nailed),
            Chances(Believed),
        ];
        for (int reading = 0; reading < chances.Length; reading++)
        {
            one[reading].Brier.Should().BeApproximately(Brier(chances[reading], years), 1e-12);
            other[reading].Brier.Should().BeApproximately(Brier(chances[reading], others), 1e-12);
            one[reading].Auc.Should().BeApproximately(1 - other[reading].Auc, 1e-12);
        }
        one[1].Brier.Should().NotBe(one[2].Brier);

        double[] Chances(IReadOnlyList<AlignmentTerm> terms) =>
            [
                .. AlignmentFit
                    .Of(before, terms, 0, cancellation: Token)
                    .LogOdds(years, cancellation: Token)
                    .Select(odds => 1 / (1 + Math.Exp(-odds))),
            ];

        static double Brier(double[] chances, AlignmentSample sample) =>
            sample
                .Games.SelectMany(game => game.Pairs)
                .Zip(chances, (pair, chance) => Math.Pow((pair.Linked ? 1 : 0) - chance, 2))
                .Average();

        static ObservedLinks Turned(ObservedLinks game) =>
            game with
            {
                Pairs = [.. game.Pairs.Select(pair => pair with { Linked = !pair.Linked })],
            };
    }

    [Fact]
    public void Links_of_treaties_that_were_learnt_from_are_not_unseen()
    {
        // Each linked pair has a treaty of its own, but in the last year every other one a new one.
        var told = new YearSpan(1902, 1902);
        var bound = AlignmentSample.Of(
            Planted.Sample.Games.Select(game =>
                game with
                {
                    Pairs =
                    [
                        .. game.Pairs.Select(pair =>
                            pair.Linked ? pair with { Treaties = [Treaty(game.Year == told.First, pair)] } : pair
                        ),
                    ],
                }
            )
        );
        var learnt = bound.Within(new(1900, 1901)).Games.SelectMany(game => game.Pairs).SelectMany(p => p.Treaties);
        var years = bound.Within(told).Games[0].Pairs;
        int unseen = years.Count(pair => pair.Linked && !pair.Treaties.Any(learnt.Contains));
        unseen.Should().BeInRange(1, years.Count(pair => pair.Linked) - 1);
        var checks = AlignmentCheck.Of(bound, Believed, told, cancellation: Token);
        checks.Where(c => !c.NewTreatiesOnly).Should().HaveCount(3).And.OnlyContain(c => c.Rows == years.Count);
        checks
            .Where(c => c.NewTreatiesOnly)
            .Should()
            .HaveCount(3)
            .And.OnlyContain(c => c.Links == unseen && c.Rows - c.Links == years.Count(pair => !pair.Linked))
            .And.OnlyContain(c => c.AucRange.Low <= c.Auc && c.Auc <= c.AucRange.High);
        checks[2].AucRange.Low.Should().BeLessThan(checks[2].AucRange.High);
        var again = AlignmentCheck.Of(bound, Believed, told, threads: 1, cancellation: Token);
        again.Should().Equal(checks);

        static int Treaty(bool last, ObservedPair pair) =>
            (100 * pair.First) + pair.Second + (last && (pair.First + pair.Second) % 2 == 0 ? 10_000 : 0);
    }

    [Fact]
    public void The_shipped_notes_say_that_what_was_assumed_stands_only_near_what_was_assumed()
    {
        var believed = AlignmentTerm.Believed(TestParameters.Shipped).ToDictionary(term => term.Id);
        var shipped = Shipped();
        foreach (
            var one in shipped.All.Where(p => p.Note.Contains("what was assumed stands", StringComparison.Ordinal))
        )
        {
            var term = believed[one.Id];
            double fitted =
                term.Kind == AlignmentTermKind.Share ? Math.Log(one.Value / (1 - one.Value)) : Math.Log(one.Value);
            Math.Abs(fitted - term.Centre).Should().BeLessThanOrEqualTo(term.Spread, one.Id);
        }
        shipped.Find(AlignmentParameters.Leverage)!.Note.Should().Contain("smaller than assumed");
    }

    [Theory]
    [InlineData(false, "*0 of 108 pairs are linked*both kinds are needed*")]
    [InlineData(true, "*108 of 108 pairs are linked*both kinds are needed*")]
    public void A_record_of_one_kind_is_refused(bool linked, string told)
    {
        var same = AlignmentSample.Of(
            Planted.Sample.Games.Select(game =>
                game with
                {
                    Pairs = [.. game.Pairs.Select(pair => pair with { Linked = linked })],
                }
            )
        );
        var fitting = () => AlignmentFit.Of(same, Believed, cancellation: Token);
        fitting.Should().Throw<FaultyInputException>().WithMessage(told);
    }

    [Fact]
    public void A_state_alone_has_no_pair_to_tell()
    {
        var alone = new SmallWorld { States = [new(11, 100, 200, 35, 135)] }.Build();
        var sample = SampleOf(alone, new(new YearSpan(1995, 1996), 1));
        var fitting = () => AlignmentFit.Of(sample, Believed, cancellation: Token);
        fitting.Should().Throw<FaultyInputException>().WithMessage("*no pair of states is politically relevant*");
    }

    [Fact]
    public void States_held_out_play_in_no_game()
    {
        var world = new SmallWorld { Borders = [(11, 12), (12, 13)] }.Build();
        var plan = new AlignmentPlan(new YearSpan(1995, 1999), 2);
        SampleOf(world, plan).Games.Select(game => game.Year.Value).Should().Equal(1995, 1997, 1999);
        SampleOf(world, plan).Games.Should().OnlyContain(game => game.States.Contains(new StateCode(12)));
        var held = SampleOf(world, plan with { HeldOut = new HashSet<StateCode> { new(12) } });
        held.Games.Should().OnlyContain(game => !game.States.Contains(new StateCode(12)));
        // What it threatens is feared as before.
        held.Games[0].Inputs.Fear[0].Should().BeApproximately(SampleOf(world, plan).Games[0].Inputs.Fear[0], 1e-12);
    }

    [Fact]
    public void Years_beyond_the_treaties_are_refused()
    {
        var asking = () => SampleOf(new SmallWorld().Build(), new(new YearSpan(1995, 2015)));
        asking.Should().Throw<FaultyInputException>().WithMessage("*beyond the list of obligations*");
    }

    [Fact]
    public void A_weight_that_is_assumed_to_be_nought_cannot_be_estimated_from()
    {
        var set = TestParameters.Shipped.With(AlignmentParameters.Mistrust, 0).With(AlignmentParameters.Guarantee, 1);
        var believing = () => AlignmentTerm.Believed(set);
        believing
            .Should()
            .Throw<FaultyInputException>()
            .Which.Faults.Select(f => f.Message)
            .Should()
            .SatisfyRespectively(
                one => one.Should().Contain("alignment.guarantee '1'"),
                other => other.Should().Contain("alignment.mistrust '0'")
            );
    }

    [Fact]
    public void The_shipped_estimates_name_every_weight_of_the_game_within_its_limits()
    {
        var shipped = Shipped();
        string[] weights = [.. AlignmentParameters.Shared, AlignmentParameters.Reliability];
        shipped.All.Select(p => p.Id).Should().BeEquivalentTo(weights);
        shipped.All.Should().OnlyContain(p => p.Least <= p.Value && p.Value <= p.Greatest);
    }

    private static ParameterSet Shipped()
    {
        string[] weights = [.. AlignmentParameters.Shared, AlignmentParameters.Reliability];
        return CaseLibrary.Shipped.Parameters(
            "estimated",
            [.. RequiredParameters.All.Where(r => weights.Contains(r.Id))]
        );
    }

    private static AlignmentSample SampleOf(World world, AlignmentPlan plan) =>
        AlignmentSample.Of(new Measurements(world, TestParameters.Shipped), plan, cancellation: Token);
}
