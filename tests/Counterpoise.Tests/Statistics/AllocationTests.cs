using AwesomeAssertions;
using Counterpoise.Statistics;
using Xunit;

namespace Counterpoise.Tests.Statistics;

public sealed class AllocationTests
{
    [Fact]
    public void Kernels_allocate_nothing()
    {
        var (doubles, floats, weights) = (new double[4096], new float[4096], new double[4]);
        var (worth, even, lead) = (new double[16], new[] { 0.25, 0.25, 0.25, 0.25 }, new[] { 2.0, 1, -1, 0 });
        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        void Run()
        {
            var random = new Philox(1, 2, 3);
            random.Fill(doubles);
            random.Fill(floats);
            worth[random.NextInt32(16)] = random.NextNormal() + random.NextExponential();
            Dirichlet.FillFlat(ref random, 4, doubles, 0.05);
            Dirichlet.FillFlat(ref random, 32, floats);
            Dirichlet.Draw(ref random, doubles.AsSpan(0, 4), weights);
            worth[0] = OrderedSum.Variance(doubles) + OrderedSum.Of(doubles) + OrderedSum.Dot(doubles, doubles);
            Shapley.Values(worth, weights);
            Simplex.NearestOverturning(even, lead, weights);
            Quantiles.OfSorted(worth, 0.5);
        }
    }
}
