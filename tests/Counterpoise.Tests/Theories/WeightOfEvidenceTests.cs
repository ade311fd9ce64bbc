using AwesomeAssertions;
using Counterpoise.Record;
using Counterpoise.Theories;
using CsCheck;
using Xunit;
using static Counterpoise.Tests.Theories.Weighed;

namespace Counterpoise.Tests.Theories;

public sealed class WeightOfEvidenceTests
{
    private static readonly TheoryPair Pair = new("threat", "power");
    private static readonly Year Later = new(2000);

    private static readonly string[] Coders = ["ada", "ben", "cyd"];

    /// <summary>Items of which some coders weigh some, in either direction, and some for another pair.</summary>
    private static readonly Gen<EvidenceItem[]> Evidence = Gen.Select(
            Gen.Int[1950, 1960],
            Gen.Select(Gen.Int[0, 5], Gen.Int[-20, 20]).Array[3]
        )
        .Array[0, 12]
        .Select(items =>
            items
                .Select(
                    (item, i) =>
                        Item(
                            $"item-{i}",
                            item.Item1,
                            [
                                .. item.Item2.SelectMany(
                                    (weighing, coder) =>
                                        weighing.Item1 switch
                                        {
                                            0 or 1 => new[] { By(Coders[coder], "threat", "power", weighing.Item2) },
                                            2 => [By(Coders[coder], "power", "threat", weighing.Item2)],
                                            3 => [By(Coders[coder], "power", "ideas", weighing.Item2)],
                                            _ => [],
                                        }
                                ),
                            ]
                        )
                )
                .ToArray()
        );

    [Fact]
    public void Decibels_add_up_from_the_prior_in_order_of_date()
    {
        var weighed = Of(
            [
                Item("third", 1970, By("ada", "power", "threat", 4)),
                Item("first", 1950, By("ada", "threat", "power", 10)),
                Item("second", 1960, By("ada", "threat", "power", 3)),
            ],
            prior: -3
        );
        weighed.Prior.Should().Be(new Decibels(-3));
        weighed.Steps.Select(step => step.Item.Id).Should().Equal("first", "second", "third");
        weighed.Steps.Select(step => step.Weight.Value).Should().Equal(10, 3, -4);
        weighed.Steps.Select(step => step.Posterior.Value).Should().Equal(7, 10, 6);
        weighed.Posterior.Should().Be(new Decibels(6));
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(10, 10.0 / 11)]
    [InlineData(-10, 1.0 / 11)]
    [InlineData(30, 1000.0 / 1001)]
    [InlineData(9000, 1)]
    [InlineData(-9000, 0)]
    public void Log_odds_read_as_the_probability_of_the_first_of_two(double decibels, double probability) =>
        new Decibels(decibels).Probability.Should().BeApproximately(probability, 1e-15);

    [Fact]
    public void Of_several_coders_the_mean_counts_and_each_figure_is_kept()
    {
        var step = Of([Item("summit", 1950, By("ben", "power", "threat", 2), By("ada", "threat", "power", 8))])
            .Steps.Should()
            .ContainSingle()
            .Subject;
        step.Weight.Value.Should().Be(3);
        step.Coders.Should()
            .Equal(new CoderWeight("ada", new(8), "because"), new CoderWeight("ben", new(-2), "because"));
    }

    [Fact]
    public void A_coder_who_passed_an_item_over_does_not_enter_its_mean()
    {
        var weighed = Of([
            Item("one", 1950, By("ada", "threat", "power", 8), By("ben", "threat", "power", 4)),
            Item("two", 1951, By("ada", "threat", "power", 6)),
        ]);
        weighed.Steps.Select(step => step.Weight.Value).Should().Equal(6, 6);
        weighed.Alone.Should().Equal(new CoderPosterior("ada", 2, new(14)), new CoderPosterior("ben", 1, new(4)));
    }

    [Fact]
    public void Zero_decibels_are_a_judgement_and_unweighed_is_none()
    {
        var weighed = Of([
            Item("weighed-0", 1950, By("ada", "threat", "power", 0)),
            Item("other-pair", 1951, By("ada", "threat", "ideas", 5)),
            Item("unweighed", 1952),
        ]);
        weighed.Steps.Select(step => step.Item.Id).Should().Equal("weighed-0");
        weighed.Unweighed.Select(item => item.Id).Should().Equal("other-pair", "unweighed");
    }

    [Fact]
    public void Items_of_the_year_itself_count_only_when_concurrent()
    {
        EvidenceItem[] items =
        [
            Item("before", 1999, By("ada", "threat", "power", 1)),
            Item("within", 2000, By("ada", "threat", "power", 2)),
            Item("after", 2001, By("ada", "threat", "power", 4)),
            Item("unweighed-after", 2001),
        ];
        WeightOfEvidence.Of(items, Pair, new(2000)).Posterior.Value.Should().Be(1);
        WeightOfEvidence.Of(items, Pair, new(2000), concurrent: true).Posterior.Value.Should().Be(3);
        WeightOfEvidence.Of(items, Pair, new(2000), concurrent: true).Unweighed.Should().BeEmpty();
    }

    [Fact]
    public void The_fewest_weightiest_items_of_the_favoured_side_carry_the_conclusion()
    {
        var weighed = Of([
            Item("small", 1950, By("ada", "threat", "power", 2)),
            Item("great", 1951, By("ada", "threat", "power", 6)),
            Item("against", 1952, By("ada", "power", "threat", 7)),
            Item("middling", 1953, By("ada", "threat", "power", 5)),
        ]);
        weighed.Carrying.Select(step => step.Item.Id).Should().Equal("great", "middling");
        weighed.WithoutCarrying.Value.Should().Be(-5);
    }

    [Fact]
    public void Evidence_that_cancels_out_is_carried_by_nothing() =>
        Of([
            Item("one", 1950, By("ada", "threat", "power", 0.1)),
            Item("two", 1951, By("ada", "threat", "power", 0.2)),
            Item("three", 1952, By("ada", "power", "threat", 0.3)),
        ])
            .Carrying.Should()
            .BeEmpty();

    [Fact]
    public void What_carries_outweighs_half_its_side_and_no_fewer_would() =>
        Evidence.Sample(evidence =>
        {
            var weighed = Of(evidence);
            double total = weighed.Steps.Sum(step => step.Weight.Value);
            if (weighed.Carrying.Count == 0)
                return Math.Abs(total) < 1e-9;
            double side = weighed.Steps.Sum(step => Math.Max(0, Math.Sign(total) * step.Weight.Value));
            double[] carried = [.. weighed.Carrying.Select(step => Math.Sign(total) * step.Weight.Value)];
            return carried.Min() > 0
                && carried.Sum() > side / 2
                && carried.SequenceEqual(carried.OrderDescending())
                && carried.SkipLast(1).Sum() <= side / 2 + 1e-8;
        });

    [Fact]
    public void With_nothing_weighed_the_prior_stands()
    {
        var weighed = Of([Item("unweighed", 1950)], prior: 4);
        weighed.Posterior.Value.Should().Be(4);
        weighed.Steps.Should().BeEmpty();
        weighed.Alone.Should().BeEmpty();
        weighed.Agreement.SameSign.Should().Be(double.NaN);
        weighed.Agreement.Weights.WhyUndefined.Should().NotBeNull();
    }

    [Fact]
    public void The_posterior_is_the_prior_and_the_sum_of_the_weights() =>
        Gen.Select(Evidence, Gen.Int[-20, 20])
            .Sample(
                (evidence, prior) =>
                {
                    var weighed = Of(evidence, prior);
                    double sum = weighed.Steps.Sum(step => step.Coders.Average(coder => coder.Weight.Value));
                    return Math.Abs(weighed.Posterior.Value - (prior + sum)) < 1e-9;
                }
            );

    [Fact]
    public void Asked_from_the_other_side_every_weight_changes_its_sign_and_nothing_else() =>
        Evidence.Sample(evidence =>
        {
            var one = Of(evidence, 5);
            var other = WeightOfEvidence.Of(evidence, Pair.Reversed, Later, prior: new(-5));
            return one.Posterior == other.Posterior.Reversed
                && one.Steps.Select(s => (s.Item, s.Weight, s.Posterior))
                    .SequenceEqual(other.Steps.Select(s => (s.Item, s.Weight.Reversed, s.Posterior.Reversed)))
                && one.Carrying.Select(s => s.Item).SequenceEqual(other.Carrying.Select(s => s.Item))
                && one.Alone.SequenceEqual(other.Alone.Select(a => a with { Posterior = a.Posterior.Reversed }))
                && one.Unweighed.SequenceEqual(other.Unweighed)
                && one.Agreement.SameSign.Equals(other.Agreement.SameSign)
                && Near(one.Agreement.Weights.Alpha, other.Agreement.Weights.Alpha);
        });

    [Fact]
    public void The_order_in_which_evidence_and_weighings_are_listed_changes_nothing() =>
        Evidence.Sample(evidence =>
        {
            var listed = Of(evidence);
            var turned = Of([
                .. evidence.Reverse().Select(item => item with { Weighings = [.. item.Weighings.Reverse()] }),
            ]);
            return listed
                    .Steps.Select(s => (s.Item.Id, s.Weight, s.Posterior))
                    .SequenceEqual(turned.Steps.Select(s => (s.Item.Id, s.Weight, s.Posterior)))
                && listed.Carrying.Select(s => s.Item.Id).SequenceEqual(turned.Carrying.Select(s => s.Item.Id))
                && listed.Alone.SequenceEqual(turned.Alone)
                && listed.Agreement == turned.Agreement;
        });

    [Fact]
    public void An_unweighed_item_changes_nothing_but_the_list_of_the_unweighed() =>
        Gen.Select(Evidence, Gen.Int[1940, 1970])
            .Sample(
                (evidence, year) =>
                {
                    var with = Of([.. evidence, Item("added", year, By("ada", "threat", "ideas", 9))]);
                    var without = Of(evidence);
                    return with.Posterior == without.Posterior
                        && with.Steps.Select(s => s.Posterior).SequenceEqual(without.Steps.Select(s => s.Posterior))
                        && with.Carrying.Count == without.Carrying.Count
                        && with.Alone.SequenceEqual(without.Alone)
                        && with.Agreement == without.Agreement
                        && with.Unweighed.Count == without.Unweighed.Count + 1;
                }
            );

    [Fact]
    public void Agreement_looks_only_at_items_that_two_or_more_weighed()
    {
        var agreement = Of([
            Item("one", 1950, By("ada", "threat", "power", 8), By("ben", "threat", "power", 6)),
            Item("two", 1951, By("ada", "threat", "power", 3), By("ben", "power", "threat", 3)),
            Item("three", 1952, By("ada", "threat", "power", 0), By("ben", "threat", "power", 0)),
            Item("alone", 1953, By("ada", "threat", "power", 20)),
        ]).Agreement;
        agreement.SameSign.Should().BeApproximately(2.0 / 3, 1e-15);
        agreement.Weights.Units.Should().Be(3);
        // Within items 4 + 36 + 0, twice over 6 codings; over all pairs of 8, 6, 3, -3, 0, 0, 6 x 118 - 14 x 14, twice over 30.
        agreement.Weights.Alpha.Should().BeApproximately(1 - (80.0 / 6 / (1024.0 / 30)), 1e-12);
    }

    [Fact]
    public void Every_pair_that_an_item_weighs_is_found_once_whatever_its_direction() =>
        WeightOfEvidence
            .PairsIn([
                Item("one", 1950, By("ada", "threat", "power", 1), By("ben", "power", "threat", 1)),
                Item("two", 1951, By("ada", "power:foreign-policy", "threat", 1), By("ada", "ideas", "power", 1)),
            ])
            .Should()
            .Equal(
                new TheoryPair("ideas", "power"),
                new TheoryPair("power", "threat"),
                new TheoryPair("power:foreign-policy", "threat")
            );

    [Fact]
    public void Questions_that_cannot_be_asked_are_refused()
    {
        Refused(() => WeightOfEvidence.Of([], new("power", "power"), Later));
        Refused(() => WeightOfEvidence.Of([], Pair, Later, prior: new(double.NegativeInfinity)));
        Refused(() => Of([Item("one", 1950, By("ada", "threat", "power", 1), By("ada", "power", "threat", 1))]));
        Refused(() => By("ada", "power", "power", 1));
        Refused(() => By("ada", "threat", "power", 60.5));
        Refused(() => By("ada", "threat", "power", double.NaN));
    }

    private static WeightOfEvidence Of(IEnumerable<EvidenceItem> evidence, double prior = 0) =>
        WeightOfEvidence.Of(evidence, Pair, Later, prior: new(prior));

    private static bool Near(double one, double other) =>
        double.IsNaN(one) ? double.IsNaN(other) : Math.Abs(one - other) < 1e-12;

    private static void Refused(Action asking) => asking.Should().Throw<ArgumentException>();
}
