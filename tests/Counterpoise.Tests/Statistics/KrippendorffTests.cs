using AwesomeAssertions;
using Counterpoise.Statistics;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Statistics;

public sealed class KrippendorffTests
{
    private const int Coders = 4;

    private static readonly Gen<CodingDifference> Differences = Gen.Bool.Select(names =>
        names ? CodingDifference.Nominal : CodingDifference.Interval
    );

    /// <summary>Units of four coders, with few enough values that some agree, and with codings missing.</summary>
    private static readonly Gen<double[][]> Units = Gen.Frequency(
            (4, Gen.Int[0, 4].Select(value => (double)value)),
            (1, Gen.Const(double.NaN))
        )
        .Array[Coders]
        .Array[1, 12];

    // One text a coder, one letter a unit, a full stop where the coder made no coding.
    [Theory]
    [InlineData(CodingDifference.Nominal, 0.095, "0100000010", "1110010000")]
    [InlineData(CodingDifference.Nominal, 0.692, "aabbdcccedda", "babbbccceddd")]
    [InlineData(CodingDifference.Nominal, 0.743, "123321412...", "1233224125.3", ".3332342251.", "12332441251.")]
    [InlineData(CodingDifference.Interval, 0.849, "123321412...", "1233224125.3", ".3332342251.", "12332441251.")]
    public void Alpha_agrees_with_the_examples_of_krippendorff_2011(
        CodingDifference difference,
        double published,
        params string[] coders
    ) => Of(difference, coders).Alpha.Should().BeApproximately(published, 5e-4);

    [Fact]
    public void A_unit_that_one_coder_alone_coded_is_no_part_of_agreement()
    {
        var agreement = Of(CodingDifference.Nominal, "123321412...", "1233224125.3", ".3332342251.", "12332441251.");
        agreement.Units.Should().Be(11);
        agreement.Codings.Should().Be(40);
        agreement.WhyUndefined.Should().BeNull();
    }

    [Fact]
    public void Percent_agreement_of_two_coders_is_the_share_of_units_they_code_alike() =>
        Of(CodingDifference.Nominal, "0100000010", "1110010000").Identical.Should().BeApproximately(0.6, 1e-15);

    [Fact]
    public void Percent_agreement_of_more_coders_is_over_their_pairs() =>
        Of(CodingDifference.Nominal, "12", "12", "1.", "2.").Identical.Should().BeApproximately(4.0 / 7, 1e-15);

    [Fact]
    public void Without_two_codings_of_a_unit_agreement_is_undefined_and_says_why()
    {
        var agreement = Of(CodingDifference.Interval, "12.", "..3");
        agreement.Alpha.Should().Be(double.NaN);
        agreement.Identical.Should().Be(double.NaN);
        agreement.Units.Should().Be(0);
        agreement.WhyUndefined.Should().Be("no unit was coded by two coders");
        Krippendorff.Of([], 2, CodingDifference.Nominal).Should().Be(agreement);
    }

    [Fact]
    public void Without_variation_alpha_is_undefined_though_every_coding_agrees()
    {
        var agreement = Of(CodingDifference.Interval, "222", "22.");
        agreement.Alpha.Should().Be(double.NaN);
        agreement.Identical.Should().Be(1);
        agreement.Units.Should().Be(2);
        agreement.WhyUndefined.Should().Contain("every coding is the same");
    }

    [Fact]
    public void Alpha_agrees_with_its_plain_twin() =>
        Gen.Select(Units, Differences)
            .Sample(
                (units, difference) =>
                {
                    double alpha = Of(units, difference).Alpha;
                    double plain = Plain(units, difference);
                    return double.IsNaN(plain) ? double.IsNaN(alpha) : Math.Abs(alpha - plain) < 1e-12;
                }
            );

    [Fact]
    public void Alpha_is_one_exactly_where_every_unit_is_coded_alike() =>
        Gen.Select(Units, Differences)
            .Sample(
                (units, difference) =>
                {
                    var agreement = Of(units, difference);
                    return double.IsNaN(agreement.Alpha)
                        || agreement.Alpha <= 1 && agreement.Alpha.Equals(1) == agreement.Identical.Equals(1);
                }
            );

    [Fact]
    public void Who_coded_and_in_which_order_changes_nothing() =>
        Gen.Select(Units, Differences)
            .Sample(
                (units, difference) =>
                {
                    double[][] other = [.. units.Reverse().Select(unit => unit.Reverse().ToArray())];
                    double one = Of(units, difference).Alpha;
                    double two = Of(other, difference).Alpha;
                    return double.IsNaN(one) ? double.IsNaN(two) : Math.Abs(one - two) < 1e-12;
                }
            );

    [Fact]
    public void Unit_and_origin_of_an_interval_change_nothing() =>
        Gen.Select(Units, Gen.Double[0.1, 100], Gen.Double[-100, 100])
            .Sample(
                (units, scale, origin) =>
                {
                    double[][] moved = [.. units.Select(unit => unit.Select(v => (v * scale) + origin).ToArray())];
                    double one = Of(units, CodingDifference.Interval).Alpha;
                    double two = Of(moved, CodingDifference.Interval).Alpha;
                    return double.IsNaN(one) ? double.IsNaN(two) : Math.Abs(one - two) < 1e-8;
                }
            );

    [Fact]
    public void Codings_of_any_size_leave_alpha_finite() =>
        Krippendorff
            .Of([-1.7e308, 1.7e308, 1.7e308, 1.7e308], 2, CodingDifference.Interval)
            .Alpha.Should()
            .BeApproximately(0, 1e-12);

    [Fact]
    public void A_table_that_is_no_table_is_refused()
    {
        FluentActions
            .Invoking(() => Krippendorff.Of([1, 2, 3], 2, CodingDifference.Nominal))
            .Should()
            .Throw<ArgumentException>();
        FluentActions
            .Invoking(() => Krippendorff.Of([1, double.PositiveInfinity], 2, CodingDifference.Nominal))
            .Should()
            .Throw<ArgumentException>();
        FluentActions
            .Invoking(() => Krippendorff.Of([], 0, CodingDifference.Nominal))
            .Should()
            .Throw<ArgumentOutOfRangeException>();
    }

    private static Agreement Of(CodingDifference difference, params string[] coders) =>
        Of(
            [
                .. Enumerable
                    .Range(0, coders[0].Length)
                    .Select(unit => coders.Select(coder => coder[unit] == '.' ? double.NaN : coder[unit]).ToArray()),
            ],
            difference
        );

    private static Agreement Of(double[][] units, CodingDifference difference) =>
        Krippendorff.Of([.. units.SelectMany(unit => unit)], units[0].Length, difference);

    /// <summary>The form with a matrix of coincidences, as krippendorff2011 works its examples.</summary>
    private static double Plain(double[][] units, CodingDifference difference)
    {
        var coincidences = new Dictionary<(double, double), double>();
        foreach (var unit in units.Select(unit => unit.Where(v => !double.IsNaN(v)).ToArray()))
        {
            for (int i = 0; i < unit.Length; i++)
            {
                for (int j = 0; j < unit.Length; j++)
                {
                    if (i == j)
                        continue;
                    var cell = (unit[i], unit[j]);
                    coincidences[cell] = coincidences.GetValueOrDefault(cell) + (1.0 / (unit.Length - 1));
                }
            }
        }
        var margins = coincidences
            .GroupBy(cell => cell.Key.Item1)
            .ToDictionary(row => row.Key, row => row.Sum(cell => cell.Value));
        double n = margins.Values.Sum();
        double observed = coincidences.Sum(cell => cell.Value * Apart(cell.Key.Item1, cell.Key.Item2));
        double expected = margins.Sum(c => margins.Sum(k => c.Value * k.Value * Apart(c.Key, k.Key)));
        return margins.Count < 2 ? double.NaN : 1 - ((n - 1) * observed / expected);

        double Apart(double one, double other) =>
            difference == CodingDifference.Interval ? (one - other) * (one - other)
            : one.Equals(other) ? 0
            : 1;
    }
}
