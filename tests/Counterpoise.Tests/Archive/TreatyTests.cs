using AwesomeAssertions;
using Counterpoise.Alignment.Weights;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Archive;

public sealed class TreatyTests(SharedArchive archive)
{
    private static readonly StateCode Usa = new(2);
    private static readonly StateCode Japan = new(740);
    private static readonly StateCode China = new(710);

    private Treaties Treaties => archive.World.Treaties;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_treaty_of_1960_is_what_binds_the_United_States_to_Japan()
    {
        Treaties.Between(Usa, Japan, new(1990))!.OfDefence.Should().Equal(3375);
        Treaties.Between(Japan, Usa, new(1955))!.OfDefence.Should().Equal(3220);
        Treaties.Between(Japan, China, new(1990))!.OfDefence.Should().BeEmpty();
    }

    [Fact]
    public void Membership_runs_from_entry_to_the_end_of_coverage()
    {
        var membership = Treaties.Memberships.Single(m => m.Treaty == 3375 && m.State == Japan);
        (membership.First.Value, membership.Last.Value, membership.Defence).Should().Be((1960, 2018, true));
        Treaties.Memberships.Where(m => m.Treaty == 3180 && m.First.Value == 1949).Should().HaveCountGreaterThan(10);
    }

    [Fact]
    public void Beyond_coverage_nothing_is_known_and_cases_carry_none()
    {
        Treaties.Coverage!.Years.Should().Be(new YearSpan(1815, 2018));
        Treaties.Coverage.Source.Parts.Select(p => p.DataSet).Should().Equal("atop-state-years", "atop-alliances");
        Treaties.Between(Usa, Japan, new(2020)).Should().BeNull();
        CaseLibrary.Shipped.Open("japan-rok").World.Treaties.Coverage.Should().BeNull();
        CaseLibrary.Shipped.Open("japan-rok").World.Treaties.Between(Usa, Japan, new(1990)).Should().BeNull();
    }

    [Fact]
    public void Estimating_again_writes_the_same_bytes()
    {
        var set = CaseLibrary.Shipped.Parameters();
        var plan = new AlignmentPlan(new YearSpan(1911, 1921)) { HeldOut = new HashSet<StateCode> { Japan } };
        Written(1).Should().Be(Written(2));

        string Written(int threads)
        {
            var sample = AlignmentSample.Of(new Measurements(archive.World, set), plan, cancellation: Token);
            var fit = AlignmentFit.Of(sample, AlignmentTerm.Believed(set), 500, 1, threads, Token);
            return ParameterFile.Write(
                "estimated",
                new(2026, 11, 23),
                "A heading.",
                [.. AlignmentWeights.Of(fit, set)]
            );
        }
    }
}
