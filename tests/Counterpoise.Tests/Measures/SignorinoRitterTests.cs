using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Measures;
using Xunit;

namespace Counterpoise.Tests.Measures;

/// <summary>Signorino and Ritter 1999, Table 6: Germany and Russia in 1914, to the digits that they print.</summary>
public sealed class SignorinoRitterTests
{
    [Theory]
    [InlineData("s_abs", ".40", 2)]
    [InlineData("s_abs_w", "-.46", 2)]
    [InlineData("tau_b", ".0303", 4)]
    public void Germany_and_russia_in_1914_are_as_similar_as_published(string index, string published, int digits)
    {
        var (one, other, weights) = Portfolios();
        int n = one.Length;
        var ties = new byte[n * n];
        for (int k = 0; k < n; k++)
        {
            ties[k] = ties[k * n] = one[k];
            ties[n + k] = ties[k * n + 1] = other[k];
        }
        var found = new double[SimilarityKernel.Indices * n * n];
        new SimilarityKernel().Compute(ties, weights, found);
        var asked = SimilarityIndex.Find(index)!;
        double expected = double.Parse(published, CultureInfo.InvariantCulture);
        Math.Round(found[asked.Ordinal * n * n + 1], digits).Should().Be(expected);
        Math.Round(PlainSimilarity.Of(asked, one, other, weights), digits).Should().Be(expected);
    }

    // The table's first two rows are the two states themselves.
    private static (byte[] Germany, byte[] Russia, double[] Capability) Portfolios()
    {
        var rows = File.ReadAllLines(SharedRecord.File("signorino_ritter_1914.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToArray();
        rows.Select(row => row[0]).Should().HaveCount(20).And.StartWith(["\"GMY\"", "\"RUS\""]);
        return (
            [.. rows.Select(row => byte.Parse(row[2], CultureInfo.InvariantCulture))],
            [.. rows.Select(row => byte.Parse(row[3], CultureInfo.InvariantCulture))],
            [.. rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture))]
        );
    }
}
