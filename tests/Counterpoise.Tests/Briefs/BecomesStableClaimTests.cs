using AwesomeAssertions;
using Counterpoise.Briefs.Claims;
using Counterpoise.Tests.Measures;
using Xunit;

namespace Counterpoise.Tests.Briefs;

public sealed class BecomesStableClaimTests
{
    private static readonly ClaimArguments Asked = Claimed
        .Nothing.Of("between", 11, 13)
        .Of("neighbour", 15)
        .Of("into", 13)
        .Of("grower", 12) with
    {
        OfLists = new Dictionary<string, IReadOnlyList<double>> { ["factors"] = [2] },
    };

    [Fact]
    public void Every_fate_is_told_as_things_are_and_at_every_factor()
    {
        var finding = Asked.On(new SmallWorld(), "becomes-stable");
        finding.Value().Should().BeInRange(0, 1);
        foreach (string fate in (string[])["continues", "gives up nuclear weapons", "leaves the system", "unites with"])
            finding.Reason.Should().Contain(fate);
        finding.Reason.Split("x1.0 ").Should().HaveCount(5);
        finding.Reason.Split("x2.0 ").Should().HaveCount(5);
    }

    [Fact]
    public void A_pair_whose_link_stands_in_half_of_equilibria_already_does_not_become_stable()
    {
        // Two that fear one giant next door, and that nobody else threatens.
        var world = Claimed.OneTown(11, 13, 15) with
        {
            States =
            [
                Claimed.Townsman(11, 100),
                Claimed.Townsman(13, 100),
                Claimed.Townsman(15, 10),
                Claimed.Townsman(12, 900),
            ],
            Evidence = [Claimed.Conquest(11, 12), Claimed.Conquest(13, 12)],
        };
        var finding = Asked.On(world, "becomes-stable");
        double share = double.Parse(
            finding.Reason.Split("continues: x1.0 ")[1].Split('%')[0].TrimStart('<'),
            System.Globalization.CultureInfo.InvariantCulture
        );
        share.Should().BeGreaterThan(50);
        finding.IsTrueByDefault.Should().BeFalse();
    }

    [Theory]
    [InlineData(10, 900)]
    [InlineData(300, 300)]
    [InlineData(100, 60)]
    public void Growth_counts_only_where_the_same_fate_leaves_the_link_below_half_without_it(
        double fated,
        double grower
    )
    {
        var world = Claimed.OneTown(11, 13, 15) with
        {
            States =
            [
                Claimed.Townsman(11, 100),
                Claimed.Townsman(13, 100),
                Claimed.Townsman(15, fated),
                Claimed.Townsman(12, grower),
            ],
        };
        var finding = Asked.On(world, "becomes-stable");
        string[] rows = finding.Reason.Split(": x1.0 ")[1..];
        rows.Should().HaveCount(4);
        // Shares are shown in whole percents: at 50 either may be.
        if (rows.Any(row => Mean(row) < 50 && Low(row.Split("x2.0 ")[1]) > 50))
            finding.IsTrueByDefault.Should().BeTrue(finding.Reason);
        if (!rows.Any(row => Mean(row) <= 50 && Low(row.Split("x2.0 ")[1]) >= 50))
            finding.IsTrueByDefault.Should().BeFalse(finding.Reason);
        finding
            .Reason.Contains("Growth makes the link stable where", StringComparison.Ordinal)
            .Should()
            .Be(finding.IsTrueByDefault == true);

        static double Mean(string cell) => Number(cell.Split('%')[0]);
        static double Low(string cell) => Number(cell.Split('(')[1].Split('-', '%')[0]);
        static double Number(string text) =>
            double.Parse(text.TrimStart('<', '>'), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_state_that_is_not_held_leaves_no_data() =>
        Asked.Of("neighbour", 99).On(new SmallWorld(), "becomes-stable").Verdict.Should().Be(ClaimVerdict.NoData);
}
