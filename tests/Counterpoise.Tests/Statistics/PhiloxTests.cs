using AwesomeAssertions;
using Counterpoise.Statistics;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Statistics;

public sealed class PhiloxTests
{
    private static readonly Gen<Philox> Streams = Gen.Select(
        Gen.ULong,
        Gen.ULong,
        Gen.OneOf(Gen.ULong[0, 9], Gen.ULong, Gen.ULong[ulong.MaxValue - 300, ulong.MaxValue]),
        (seed, stream, skip) =>
        {
            var random = new Philox(seed, stream);
            random.Skip(skip);
            return random;
        }
    );

    private static readonly Gen<int> Lengths = Gen.Int[0, 300];

    [Fact]
    public void The_published_vectors_come_out()
    {
        Philox.Block(default, default).Should().Be(new PhiloxWords(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8));
        const uint Ones = 0xffffffff;
        Philox
            .Block(new(Ones, Ones, Ones, Ones), new(Ones, Ones))
            .Should()
            .Be(new PhiloxWords(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd));
        Philox
            .Block(new(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344), new(0xa4093822, 0x299f31d0))
            .Should()
            .Be(new PhiloxWords(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1));
    }

    [Fact]
    public void A_stream_reaches_the_published_vector_by_its_seed_number_and_position()
    {
        // Counter words 0 and 1 count blocks in 62 bits, so the vector's word 1 loses its upper two.
        var random = new Philox(0x299f31d0_a4093822, 0x03707344_13198a2e);
        random.Skip(unchecked(0x05a308d3_243f6a88UL * 4));
        var expected = Philox.Block(new(0x243f6a88, 0x05a308d3, 0x13198a2e, 0x03707344), new(0xa4093822, 0x299f31d0));
        new PhiloxWords(random.NextUInt32(), random.NextUInt32(), random.NextUInt32(), random.NextUInt32())
            .Should()
            .Be(expected);
    }

    [Fact]
    public void Two_indices_number_a_stream_high_word_first() =>
        new Philox(7, 3, 5).Should().Be(new Philox(7, (3UL << 32) | 5));

    [Fact]
    public void Words_filled_abreast_agree_with_words_by_position() =>
        Gen.Select(Streams, Lengths)
            .Sample(
                (random, length) =>
                {
                    var (start, filled) = (random.Position, new uint[length]);
                    random.Fill(filled);
                    return random.Position == unchecked(start + (ulong)length)
                        && filled
                            .Select((word, i) => word == Plain(random, unchecked(start + (ulong)i)))
                            .All(same => same);
                }
            );

    [Fact]
    public void Words_drawn_one_by_one_agree_with_words_by_position() =>
        Gen.Select(Streams, Lengths)
            .Sample(
                (random, length) =>
                {
                    for (var i = 0; i < length; i++)
                    {
                        var position = random.Position;
                        if (random.NextUInt32() != Plain(random, position))
                            return false;
                    }
                    return true;
                }
            );

    [Fact]
    public void Doubles_and_floats_filled_agree_with_those_drawn_one_by_one() =>
        Gen.Select(Streams, Lengths)
            .Sample(
                (random, length) =>
                {
                    var (bulk, single) = (random, random);
                    var (doubles, floats) = (new double[length], new float[length]);
                    bulk.Fill(doubles);
                    bulk.Fill(floats);
                    return doubles.All(value => value.Equals(single.NextDouble()))
                        && floats.All(value => value.Equals(single.NextSingle()))
                        && bulk == single;
                }
            );

    [Fact]
    public void A_long_fill_of_doubles_agrees_with_those_drawn_one_by_one()
    {
        var (bulk, single) = (new Philox(1), new Philox(1));
        bulk.Skip(3);
        single.Skip(3);
        var doubles = new double[10_000];
        bulk.Fill(doubles);
        doubles.Should().Equal(Fit.Draw(doubles.Length, () => single.NextDouble()));
        bulk.Should().Be(single);
    }

    [Fact]
    public void Skipping_is_drawing_without_looking() =>
        Gen.Select(Streams, Gen.Int[0, 50])
            .Sample(
                (random, words) =>
                {
                    var (skipped, drawn) = (random, random);
                    skipped.Skip((ulong)words);
                    for (var i = 0; i < words; i++)
                        drawn.NextUInt32();
                    return skipped == drawn && skipped.NextUInt64() == drawn.NextUInt64();
                }
            );

    [Fact]
    public void A_copy_replays_the_draws_of_its_original()
    {
        var original = new Philox(11, 4);
        original.Skip(3);
        var copy = original;
        Fit.Draw(20, () => copy.NextDouble()).Should().Equal(Fit.Draw(20, () => original.NextDouble()));
    }

    [Fact]
    public void Streams_and_seeds_share_no_pair_of_words()
    {
        var pairs = new HashSet<ulong>();
        for (var seed = 0UL; seed < 5; seed++)
        {
            for (var stream = 0UL; stream < 20; stream++)
            {
                var random = new Philox(seed, stream);
                for (var i = 0; i < 500; i++)
                    pairs.Add(random.NextUInt64()).Should().BeTrue("a pair twice among 50,000 has odds of 1 in 10^10");
            }
        }
    }

    [Fact]
    public async Task Results_do_not_depend_on_the_number_of_threads()
    {
        var expected = new double[64];
        for (var replicate = 0; replicate < expected.Length; replicate++)
            expected[replicate] = Replicate(replicate);
        var results = new double[64];
        await Parallel.ForAsync(
            0,
            results.Length,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = 4,
                CancellationToken = TestContext.Current.CancellationToken,
            },
            (replicate, _) =>
            {
                results[replicate] = Replicate(replicate);
                return ValueTask.CompletedTask;
            }
        );
        results.Should().Equal(expected);
        expected.Should().OnlyHaveUniqueItems();

        static double Replicate(int replicate)
        {
            var random = new Philox(2026, (ulong)replicate);
            return OrderedSum.Of(Fit.Draw(100, () => random.NextNormal()));
        }
    }

    [Fact]
    public void Uniform_draws_fill_the_unit_interval_evenly()
    {
        var random = new Philox(101);
        var doubles = Fit.Draw(50_000, () => random.NextDouble());
        doubles.Should().OnlyContain(value => value >= 0 && value < 1);
        doubles.Should().OnlyContain(value => (value * (1L << 53)) % 1 == 0);
        Fit.Kolmogorov(doubles, value => value).Should().BeLessThan(Fit.OnceInAThousand);
        var open = Fit.Draw(50_000, () => random.NextOpenDouble());
        open.Should().OnlyContain(value => value > 0 && value < 1);
        Fit.Kolmogorov(open, value => value).Should().BeLessThan(Fit.OnceInAThousand);
        var floats = Fit.Draw(50_000, () => random.NextSingle());
        floats.Should().OnlyContain(value => value >= 0 && value < 1);
        Fit.Kolmogorov(floats, value => value).Should().BeLessThan(Fit.OnceInAThousand);
    }

    [Fact]
    public void Every_bit_of_a_word_is_set_half_the_time()
    {
        var words = new uint[40_000];
        new Philox(102).Fill(words);
        for (var bit = 0; bit < 32; bit++)
        {
            var set = words.Count(word => (word >> bit & 1) == 1);
            Math.Abs(Fit.Deviations(set, words.Length, 0.5)).Should().BeLessThan(4);
        }
    }

    [Fact]
    public void Bounded_integers_favour_no_value()
    {
        // 2^32 holds this bound two and two thirds times: a remainder would favour the low values by half, an uncorrected
        // product two residues in three.
        const int Bound = 3 << 29;
        const int Draws = 30_000;
        var random = new Philox(103);
        var drawn = Enumerable.Range(0, Draws).Select(_ => random.NextInt32(Bound)).ToArray();
        drawn.Should().OnlyContain(value => value >= 0 && value < Bound);
        for (var third = 0; third < 3; third++)
        {
            var inThird = drawn.Count(value => value / (Bound / 3) == third);
            var ofResidue = drawn.Count(value => value % 3 == third);
            Math.Abs(Fit.Deviations(inThird, Draws, 1.0 / 3)).Should().BeLessThan(4);
            Math.Abs(Fit.Deviations(ofResidue, Draws, 1.0 / 3)).Should().BeLessThan(4);
        }
    }

    [Fact]
    public void A_bound_of_one_leaves_only_zero_and_smaller_bounds_are_refused()
    {
        var random = new Philox(1);
        random.NextInt32(1).Should().Be(0);
        var act = () => random.NextInt32(0);
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Exponential_draws_follow_their_law()
    {
        var random = new Philox(104);
        Fit.Kolmogorov(Fit.Draw(50_000, () => random.NextExponential()), value => 1 - Math.Exp(-value))
            .Should()
            .BeLessThan(Fit.OnceInAThousand);
    }

    [Fact]
    public void Normal_draws_follow_their_law()
    {
        const int Draws = 200_000;
        var random = new Philox(105);
        var drawn = Fit.Draw(Draws, () => random.NextNormal());
        random.Position.Should().Be(2 * (ulong)Draws);
        // Areas of the standard normal law within 0.5, 1, 2 and 3 deviations.
        foreach (var (within, area) in new[] { (0.5, 0.382925), (1, 0.682689), (2, 0.954500), (3, 0.997300) })
        {
            Math.Abs(Fit.Deviations(drawn.Count(value => Math.Abs(value) < within), Draws, area))
                .Should()
                .BeLessThan(4);
        }
        Math.Abs(Fit.Deviations(drawn.Count(value => value < 0), Draws, 0.5)).Should().BeLessThan(4);
        // No dependence between neighbours, which Box and Muller's pairs would share were they made wrongly.
        var products = drawn.Zip(drawn.Skip(1), (one, next) => one * next).ToArray();
        Math.Abs(OrderedSum.Mean(products) * Math.Sqrt(products.Length)).Should().BeLessThan(4);
    }

    private static uint Plain(Philox random, ulong position)
    {
        var block = Philox.Block(
            new((uint)(position / 4), (uint)(position / 4 >> 32), (uint)random.Stream, (uint)(random.Stream >> 32)),
            new((uint)random.Seed, (uint)(random.Seed >> 32))
        );
        return (position % 4) switch
        {
            0 => block.Word0,
            1 => block.Word1,
            2 => block.Word2,
            _ => block.Word3,
        };
    }
}
