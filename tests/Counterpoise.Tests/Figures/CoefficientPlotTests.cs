using AwesomeAssertions;
using Counterpoise.Figures;
using Xunit;

namespace Counterpoise.Tests.Figures;

/// <summary>Coefficients drawn.</summary>
public sealed class CoefficientPlotTests
{
    [Fact]
    public void Small_coefficients_are_told_as_they_are_and_zero_as_zero()
    {
        var svg = SvgCoefficientPlot.Render("t", "n", [new("x", 3e-14, 1e-14, 5e-14)]);
        svg.Should().Contain("x: 3E-14 (1E-14 to 5E-14)").And.Contain(">0<").And.Contain(">1E-14<");
    }

    [Fact]
    public void A_coefficient_without_an_interval_is_a_point_and_says_so()
    {
        var svg = SvgCoefficientPlot.Render("t", "n", [new("x", 2, double.NaN, double.NaN), new("z", 1, 0, 2)]);
        svg.Should().Contain("x: 2 (no interval)").And.Contain("z: 1 (0 to 2)").And.NotContain("NaN");
    }
}
