using AwesomeAssertions;
using Counterpoise.Alignment;
using Counterpoise.Briefs;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Case;
using Counterpoise.Tests.Measures;
using Xunit;

namespace Counterpoise.Tests.Alignment;

public sealed class NetworkEnsembleTests
{
    private static readonly World Told = CaseLibrary.Shipped.Open("japan-rok", _ => true).World;

    private static readonly Year Focus = new(1995);

    private static readonly EnsemblePlan Plan = new()
    {
        Draws = 60,
        Starts = 6,
        Seed = 3,
    };

    [Fact]
    public void Renaming_every_state_changes_no_share()
    {
        static StateCode Renamed(StateCode state) => new(1_000 - state.Number);
        var one = SharesOn(Told, state => state);
        var other = SharesOn(Rewritten.Copy(Told, Renamed), Renamed);
        other.Keys.Should().BeEquivalentTo(one.Keys);
        foreach (var (pair, share) in one)
            other[pair].Should().BeApproximately(share, 1e-9);
    }

    [Fact]
    public void What_happened_later_changes_no_share()
    {
        var blind = Rewritten.Copy(Told, state => state, last: Focus);
        SharesOn(blind, state => state).Should().Equal(SharesOn(Told, state => state));
    }

    [Fact]
    public void Shares_are_means_over_draws_of_what_is_found_in_each()
    {
        var ensemble = Found(Plan);
        ensemble.Draws.Should().HaveCount(Plan.Draws);
        foreach (var link in ensemble.Links)
        {
            link.ShareOfEquilibria.Should().BeInRange(0, 1);
            (link.DrawsInAll + link.DrawsInNone).Should().BeLessThanOrEqualTo(1 + 1e-12);
            link.ShareOfEquilibria.Should().BeInRange(link.DrawsInAll - 1e-12, 1 - link.DrawsInNone + 1e-12);
            link.BasinShare.Should().BeInRange(link.DrawsInAll - 1e-12, 1 - link.DrawsInNone + 1e-12);
            link.Influences.Should().OnlyContain(influence => influence.Share > 0 && influence.Share <= 1);
        }
    }

    [Fact]
    public void With_one_parameter_free_links_turn_on_it_alone()
    {
        string free = AlignmentParameters.Autonomy;
        var set = TestParameters.Shipped;
        var fixedSet = new ParameterSet(
            set.Name,
            set.Date,
            set.All.Select(p =>
                p.Id.StartsWith("alignment.", StringComparison.Ordinal) && p.Id != free
                    ? p with
                    {
                        Least = p.Value,
                        Greatest = p.Value,
                    }
                    : p
            )
        );
        var readings = Readings();
        var ensemble = NetworkEnsemble.Of(
            readings,
            fixedSet,
            Plan with
            {
                Draws = 200,
            },
            TestContext.Current.CancellationToken
        );
        var told = ensemble.Links.SelectMany(link => link.Influences).ToArray();
        told.Should().NotBeEmpty();
        // The starts are drawn too, so that now and then something else passes for an influence.
        told.Sum(influence => influence.Factor.Parameter == free ? influence.Share : 0)
            .Should()
            .BeGreaterThan(0.7 * told.Sum(influence => influence.Share));
        ensemble.Overall[0].Factor.Parameter.Should().Be(free);
    }

    [Fact]
    public void A_link_held_by_every_place_at_the_center_serves_its_pair_there()
    {
        var ensemble = Found(Plan with { Draws = 0 });
        ensemble.Links.Should().Contain(link => link.AtCenter == LinkStanding.InAll);
        foreach (var link in ensemble.Links.Where(link => link.AtCenter == LinkStanding.InAll))
            (link.GainOfFirst + link.GainOfSecond).Should().BeGreaterThan(-1e-9);
        foreach (var link in ensemble.Links.Where(link => link.AtCenter == LinkStanding.InNone))
            (link.GainOfFirst + link.GainOfSecond).Should().BeLessThan(1e-9);
    }

    [Fact]
    public void A_plan_that_makes_no_sense_is_refused()
    {
        var draws = () => Found(Plan with { Draws = -1 });
        draws.Should().Throw<ArgumentOutOfRangeException>();
        var starts = () => Found(Plan with { Starts = 0 });
        starts.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static AlignmentReadings Readings() =>
        AlignmentReadings.Of(
            new Measurements(Told, TestParameters.Shipped),
            Specification.Default,
            Told.At(Focus).States.ToArray(),
            Focus
        );

    private static NetworkEnsemble Found(EnsemblePlan plan) =>
        NetworkEnsemble.Of(Readings(), TestParameters.Shipped, plan, TestContext.Current.CancellationToken);

    // By pairs of the states' codes before they were renamed.
    private static Dictionary<(int, int), double> SharesOn(World world, Func<StateCode, StateCode> undone)
    {
        var document = NetworkReport.Of(
            new Measurements(world, TestParameters.Shipped),
            Specification.Default,
            world.At(Focus).States.ToArray(),
            Focus,
            Plan,
            TestContext.Current.CancellationToken
        );
        return document.Result!.Rows.ToDictionary(
            row =>
            {
                int a = undone(new((int)((Cell.Integer)row[1]).Value)).Number;
                int b = undone(new((int)((Cell.Integer)row[2]).Value)).Number;
                return (Math.Min(a, b), Math.Max(a, b));
            },
            row => ((Cell.Number)row[3]).Value
        );
    }
}
