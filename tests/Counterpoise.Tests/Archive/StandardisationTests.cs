using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class StandardisationTests(SharedArchive archive)
{
    [Fact]
    public void The_committed_standardisation_is_what_the_record_gives()
    {
        var world = archive.Loaded.World;
        string[] founding = ["JPN", "KOR", "PRK", "ROK"];
        var heldOut = world
            .Identity.States.Where(s => founding.Contains(s.Abbreviation, StringComparer.Ordinal))
            .Select(s => s.Code)
            .ToHashSet();
        heldOut.Should().HaveCount(founding.Length);
        // Two years of the fifty-one would give other figures: the whole span is estimated, as the file says.
        var estimates = StandardisationEstimate.Over(
            new Measurements(world, TestParameters.Shipped),
            new YearSpan(1950, 2000),
            heldOut,
            TestContext.Current.CancellationToken
        );
        estimates.Should().NotBeEmpty();
        foreach (var estimate in estimates)
            TestParameters.Shipped[estimate.Id].Should().BeApproximately(estimate.Value, 2e-6, estimate.Id);
    }

    [Fact]
    public void Cinc_recomputed_by_the_measure_equals_the_published_column_where_complete()
    {
        var world = archive.Loaded.World;
        var measurements = new Measurements(world, TestParameters.Shipped);
        int compared = 0;
        foreach (var year in (Year[])[new(1860), new(1913), new(1938), new(1955), new(1990), new(2012)])
        {
            var capability = measurements.CapabilityOf(year, CapabilityMeasure.Cinc);
            var incomplete = capability.Missing.Select(m => m.State).ToHashSet();
            var slice = world.At(year);
            for (int i = 0; i < slice.Count; i++)
            {
                double published = slice.Column(Variables.PublishedCinc)[i];
                if (incomplete.Contains(slice.States[i]) || double.IsNaN(published))
                    continue;
                capability.Values[i].Should().BeApproximately(published, 1e-6);
                compared++;
            }
        }
        compared.Should().BeGreaterThan(300);
    }
}
