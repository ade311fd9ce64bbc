using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Panels;
using Counterpoise.Tests.Archive;
using Xunit;

namespace Counterpoise.Tests.Panels;

/// <summary>Which rows a panel has, against a reading of COW's list of members of its own.</summary>
[Collection(SharedArchiveTests.Name)]
public sealed class MembershipTests(SharedArchive archive)
{
    private const int LastListed = 2016;

    private static readonly YearSpan Years = new(1816, 2024);

    private static readonly Lazy<Dictionary<int, int[]>> Listed = new(() =>
    {
        var members = Enumerable.Range(1816, LastListed - 1815).ToDictionary(year => year, _ => new SortedSet<int>());
        foreach (var line in File.ReadLines(SharedRecord.File("states2016.csv")).Skip(1))
        {
            var fields = line.Split(',');
            int code = int.Parse(fields[1], CultureInfo.InvariantCulture);
            int first = int.Parse(fields[3], CultureInfo.InvariantCulture);
            int last = int.Parse(fields[6], CultureInfo.InvariantCulture);
            for (int year = first; year <= last; year++)
                members[year].Add(code);
        }
        return members.ToDictionary(year => year.Key, year => year.Value.ToArray());
    });

    [Fact]
    public void A_state_has_a_row_in_every_year_in_which_it_was_a_member_on_some_day()
    {
        var panel = PanelReading.Of(archive.World, PanelUnit.StateYear, Years, "milper");
        foreach (var (year, members) in Listed.Value)
        {
            var batch = panel.Filled(year);
            batch.Column(0).ToArray().Should().Equal(members.Select(code => (double)code), $"in {year}");
            batch.Column(1).ToArray().Should().OnlyContain(value => value == year);
            panel.RowsOf(new Year(year)).Should().Be(batch.Rows);
        }
    }

    [Fact]
    public void Every_two_members_of_a_year_have_a_row_also_where_they_did_not_overlap_in_days()
    {
        var panel = PanelReading.Of(archive.World, PanelUnit.DyadYear, Years, "contiguity");
        var directed = PanelReading.Of(archive.World, PanelUnit.DirectedDyadYear, Years, "contiguity");
        foreach (var (year, members) in Listed.Value)
        {
            var expected =
                from one in members
                from other in members
                where one < other
                select ((double)one, (double)other);
            Keys(panel.Filled(year)).SequenceEqual(expected).Should().BeTrue($"in {year}");
            var both = from one in members from other in members where one != other select ((double)one, (double)other);
            Keys(directed.Filled(year)).SequenceEqual(both).Should().BeTrue($"in {year}");
        }
    }

    [Fact]
    public void After_the_list_the_rows_follow_the_record()
    {
        var panel = PanelReading.Of(archive.World, PanelUnit.StateYear, Years, "milper");
        for (int year = LastListed + 1; year <= 2024; year++)
        {
            panel
                .Filled(year)
                .Column(0)
                .ToArray()
                .Should()
                .Equal(archive.World.At(new Year(year)).States.ToArray().Select(state => (double)state.Number));
        }
        panel.Layout.MembershipRule.Should().Contain("at least one day").And.Contain("2016");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Directed_rows_are_twice_the_undirected_sorted_and_no_key_comes_twice(bool relevantOnly)
    {
        var pairs = PanelReading.Of(archive.World, PanelUnit.DyadYear, Years, "allied", relevantOnly);
        var directed = PanelReading.Of(archive.World, PanelUnit.DirectedDyadYear, Years, "allied", relevantOnly);
        for (int year = 1816; year <= 2024; year += 7)
        {
            var once = Keys(pairs.Filled(year));
            var twice = Keys(directed.Filled(year));
            twice
                .Zip(twice.Skip(1))
                .All(next => Comparer<(double, double)>.Default.Compare(next.First, next.Second) < 0)
                .Should()
                .BeTrue();
            once.Zip(once.Skip(1))
                .All(next => Comparer<(double, double)>.Default.Compare(next.First, next.Second) < 0)
                .Should()
                .BeTrue();
            once.All(pair => pair.Item1 < pair.Item2).Should().BeTrue();
            twice
                .SequenceEqual(once.Concat(once.Select(pair => (pair.Item2, pair.Item1))).Order())
                .Should()
                .BeTrue($"in {year}");
            pairs.RowsOf(new Year(year)).Should().Be(once.Count);
            directed.RowsOf(new Year(year)).Should().Be(2 * once.Count);
        }
    }

    [Fact]
    public void Only_relevant_pairs_are_kept_where_asked_and_the_others_stay_as_they_are()
    {
        var all = PanelReading.Of(
            archive.World,
            PanelUnit.DirectedDyadYear,
            Years,
            "relevant,imports,dispute:peace-years"
        );
        var some = PanelReading.Of(
            archive.World,
            PanelUnit.DirectedDyadYear,
            Years,
            "relevant,imports,dispute:peace-years",
            relevantOnly: true
        );
        foreach (int year in (int[])[1816, 1817, 1914, 1946, 1992, 2014, 2020])
        {
            var whole = all.Filled(year);
            var kept = some.Filled(year);
            int[] rows = [.. Enumerable.Range(0, whole.Rows).Where(row => whole.Column(3)[row] == 1)];
            kept.Rows.Should().Be(rows.Length).And.BePositive();
            for (int column = 0; column < kept.Columns; column++)
            {
                kept.IsCovered(column).Should().Be(whole.IsCovered(column));
                var values = whole.Column(column).ToArray();
                kept.Column(column).ToArray().Should().Equal(rows.Select(row => values[row]));
            }
        }
    }

    private static List<(double, double)> Keys(PanelBatch batch)
    {
        List<(double, double)> keys = [];
        for (int row = 0; row < batch.Rows; row++)
            keys.Add((batch.Column(0)[row], batch.Column(1)[row]));
        return keys;
    }
}
