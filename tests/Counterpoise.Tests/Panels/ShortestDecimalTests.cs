using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Panels;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Panels;

public sealed class ShortestDecimalTests
{
    [Fact]
    public void Any_single_becomes_the_double_of_its_shortest_decimal() =>
        Gen.UInt.Select(BitConverter.UInt32BitsToSingle).Sample(Agrees, iter: 200_000);

    [Fact]
    public void So_do_numbers_with_few_decimals() =>
        Gen.Select(Gen.Int[-2_000_000_000, 2_000_000_000], Gen.Int[0, 9])
            .Select((digits, decimals) => (float)(digits / Math.Pow(10, decimals)))
            .Sample(Agrees, iter: 200_000);

    [Theory]
    [InlineData(55.9f, 55.9)]
    [InlineData(-0.1f, -0.1)]
    [InlineData(0f, 0)]
    [InlineData(16_777_216f, 16_777_216)]
    [InlineData(1e10f, 1e10)]
    [InlineData(float.MaxValue, 3.4028235e38)]
    [InlineData(float.Epsilon, 1e-45)]
    [InlineData(float.NaN, double.NaN)]
    [InlineData(float.PositiveInfinity, double.PositiveInfinity)]
    public void Known_numbers_read_as_they_are_written(float single, double expected) =>
        ShortestDecimal.Of(single).Should().Be(expected);

    [Fact]
    public void A_row_is_widened_one_by_one()
    {
        float[] row = [1.5f, float.NaN, 1234.56f, 0.3f];
        var wide = new double[4];
        ShortestDecimal.Of(row, wide);
        wide.Should().Equal(row.Select(ShortestDecimal.Of));
    }

    private static bool Agrees(float single) =>
        !float.IsFinite(single)
        || BitConverter.DoubleToInt64Bits(ShortestDecimal.Of(single))
            == BitConverter.DoubleToInt64Bits(
                double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            );
}
