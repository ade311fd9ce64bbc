using System.Collections.Concurrent;
using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Xunit;

namespace Counterpoise.Tests.Archive;

/// <summary>Similarity and threat environments on the whole record.</summary>
public sealed class WholeSimilarityTests(SharedArchive archive)
{
    private static readonly YearSpan Covered = new(1816, 2018);

    [Fact]
    public void Every_year_has_every_index_the_same_on_any_number_of_threads()
    {
        var measurements = Measured();
        var first = Hashes(1);
        first.Should().HaveCount(Covered.Count);
        Hashes(3).Should().Equal(first);

        SortedDictionary<int, long> Hashes(int threads)
        {
            ConcurrentDictionary<int, long> hashes = [];
            Similarity.OfEach(
                measurements,
                Covered,
                threads,
                similarity => hashes[similarity.Year.Value] = HashOf(similarity),
                TestContext.Current.CancellationToken
            );
            return new(hashes);
        }
    }

    [Theory]
    [InlineData(1816)]
    [InlineData(1871)]
    [InlineData(1938)]
    [InlineData(2018)]
    public void Every_pair_of_a_year_agrees_with_the_definitions(int year)
    {
        var measurements = Measured();
        var slice = archive.World.At(new Year(year));
        int n = slice.Count;
        var ties = AlliancePortfolios
            .Of(archive.World, slice.Year)
            .Should()
            .BeOfType<Reading<AlliancePortfolios>.Known>()
            .Which.Value;
        double[] cinc = [.. measurements.CapabilityOf(slice.Year, CapabilityMeasure.Cinc).Values];
        var similarity = Similarity.Of(measurements, slice.Year);
        foreach (var index in SimilarityIndex.All.Where(i => i.Positions == SimilarityPositions.Alliances))
        {
            // Every pair of the first states: the twin's tau-b takes long.
            for (int i = 0; i < Math.Min(n, 25); i++)
            {
                for (int j = 0; j < n; j += 3)
                {
                    double plain = PlainSimilarity.Of(index, ties.Row(i), ties.Row(j), cinc);
                    double fast = similarity.Matrix(index)[i * n + j];
                    if (double.IsNaN(plain) != double.IsNaN(fast) || Math.Abs(plain - fast) > 1e-12)
                        Assert.Fail($"{index} of {slice.States[i]} and {slice.States[j]}: {fast:R}, not {plain:R}");
                }
            }
        }
    }

    [Theory]
    [InlineData("GMY", "AUH", "GMY", "FRN", 1913)]
    [InlineData("UKG", "NTH", "UKG", "RUS", 1985)]
    [InlineData("GDR", "POL", "GDR", "GFR", 1960)]
    [InlineData("JPN", "ROK", "JPN", "PRK", 2000)]
    public void Allies_in_one_camp_are_more_alike_than_states_of_two(
        string one,
        string ally,
        string same,
        string other,
        int year
    )
    {
        var similarity = Similarity.Of(Measured(), new Year(year));
        foreach (var index in SimilarityIndex.All.Where(index => index.Positions == SimilarityPositions.Alliances))
            Value(index, one, ally).Should().BeGreaterThan(Value(index, same, other), "{0}", index);

        double Value(SimilarityIndex index, string a, string b)
        {
            var slice = archive.World.At(new Year(year));
            return similarity.Matrix(index)[Place(a) * slice.Count + Place(b)];

            int Place(string name) => slice.IndexOf(archive.World.Identity.Resolve(name, slice.Year).State.Code);
        }
    }

    [Fact]
    public void Our_leeds_savun_goes_with_the_published_one_but_is_not_the_same()
    {
        // The published series does not say its list of alliances, its scale of ties, nor over what its median is taken.
        var measurements = Measured();
        List<(double Ours, double Published)> pairs = [];
        for (var year = Covered.First; year <= new Year(2008); year = year.Plus(1))
        {
            var slice = archive.World.At(year);
            var ours = LeedsSavun.Of(measurements, year);
            var published = slice.Column(Variables.PublishedLeedsSavun);
            for (int i = 0; i < slice.Count; i++)
            {
                if (!double.IsNaN(ours.Capability[i]))
                    ours.Capability[i].Should().BeInRange(0, 1.05);
                if (!double.IsNaN(ours.Capability[i]) && !double.IsNaN(published[i]))
                    pairs.Add((ours.Capability[i], published[i]));
            }
        }
        pairs.Should().HaveCountGreaterThan(14_000);
        double rank = Correlation(Ranks([.. pairs.Select(p => p.Ours)]), Ranks([.. pairs.Select(p => p.Published)]));
        TestContext.Current.SendDiagnosticMessage($"rank correlation with the published series: {rank:0.000}");
        rank.Should().BeInRange(0.4, 0.6);
    }

    [Fact]
    public void The_latent_threat_to_south_korea_is_above_that_to_new_zealand() =>
        Latent(732, 1950).Should().BeGreaterThan(Latent(920, 1950));

    [Fact]
    public void Published_series_end_where_their_source_ends()
    {
        archive.World.CoverageOf(Variables.TerritorialThreat)!.Years.Should().Be(new YearSpan(1816, 2010));
        archive.World.CoverageOf(Variables.PublishedLeedsSavun)!.Years.Should().Be(new YearSpan(1816, 2008));
        archive
            .World.Read(Variables.PublishedLeedsSavun, new StateCode(2), new Year(2009))
            .Should()
            .BeOfType<Reading<double>.Absent>()
            .Which.Reason.Should()
            .Contain("1816-2008, not 2009");
    }

    [Fact]
    public void The_reference_group_of_south_korea_in_1955_holds_the_north_and_its_foes_of_the_war()
    {
        var slice = archive.World.At(new Year(1955));
        var group = StrategicReferenceGroup.Of(Measured(), slice.Year);
        int korea = slice.IndexOf(new StateCode(732));
        var members = group.Counted(korea).ToDictionary(threat => threat.State.Number, threat => threat.Grounds);
        members[731].Should().HaveFlag(ThreatGrounds.War).And.HaveFlag(ThreatGrounds.Rivalry);
        members[710].Should().HaveFlag(ThreatGrounds.War);
        members[365].Should().HaveFlag(ThreatGrounds.AllyOfOne, "the Soviet Union was China's ally");
        members.Should().NotContainKey(732);
        // A state's own ally stands there where it is also an ally of one with whom the state had a dispute, here over islands.
        members[740].Should().HaveFlag(ThreatGrounds.Dispute);
        members[2].Should().Be(ThreatGrounds.AllyOfOne);
        group.Capability[korea].Should().BeInRange(0, 1.05);
    }

    private double Latent(int state, int year) =>
        archive
            .World.Read(Variables.TerritorialThreat, new StateCode(state), new Year(year))
            .Should()
            .BeOfType<Reading<double>.Known>()
            .Which.Value;

    private Measurements Measured() => new(archive.World, TestParameters.Shipped);

    private static long HashOf(Similarity similarity)
    {
        long hash = similarity.States;
        foreach (var index in SimilarityIndex.All)
        {
            foreach (double value in similarity.Matrix(index))
                hash = hash * 31 + BitConverter.DoubleToInt64Bits(value);
        }
        return hash;
    }

    private static double[] Ranks(double[] values)
    {
        var order = values.Select((value, place) => (value, place)).OrderBy(v => v.value).ToArray();
        var ranks = new double[values.Length];
        for (int first = 0; first < order.Length; )
        {
            int end = first;
            while (end < order.Length && order[end].value.Equals(order[first].value))
                end++;
            for (int k = first; k < end; k++)
                ranks[order[k].place] = (first + end - 1) / 2.0;
            first = end;
        }
        return ranks;
    }

    private static double Correlation(double[] one, double[] other)
    {
        double mean = one.Average();
        double otherMean = other.Average();
        return one.Zip(other, (a, b) => (a - mean) * (b - otherMean)).Sum()
            / Math.Sqrt(one.Sum(a => (a - mean) * (a - mean)) * other.Sum(b => (b - otherMean) * (b - otherMean)));
    }
}
