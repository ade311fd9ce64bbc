using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Panels;
using Counterpoise.Tests.Archive;
using Xunit;

namespace Counterpoise.Tests.Panels;

/// <summary>Which rows a panel has, against a reading of COW's list of members of its own.</summary>
public sealed class MembershipTests(SharedArchive archive)
{
    private const int LastListed = 2016;

    private static readonly YearSpan Years = new(1816, 2024);

    // COW's spells, as first and last day.
    private static readonly Lazy<(int Code, DateOnly First, DateOnly Last)[]> Spells = new(() =>
        [
            .. File.ReadLines(SharedRecord.File("states2016.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(fields =>
                    (
                        Number(fields[1]),
                        new DateOnly(Number(fields[3]), Number(fields[4]), Number(fields[5])),
                        new DateOnly(Number(fields[6]), Number(fields[7]), Number(fields[8]))
                    )
                ),
        ]
    );

    [Fact]
    public void A_state_has_a_row_in_every_year_in_which_it_was_a_member_on_some_day()
    {
        var panel = PanelReading.Of(archive.World, PanelUnit.StateYear, Years, "milper");
        for (int year = 1816; year <= LastListed; year++)
        {
            var batch = panel.Filled(year);
            var members = SpellsOf(year).Select(spell => (double)spell.Code).Distinct().Order();
            batch.Column(0).ToArray().Should().Equal(members, $"in {year}");
            batch.Column(1).ToArray().Should().OnlyContain(value => value == year);
            panel.RowsOf(new Year(year)).Should().Be(batch.Rows);
        }
    }

    [Fact]
    public void Two_states_have_a_row_in_every_year_in_which_they_were_members_on_some_same_day()
    {
        var panel = PanelReading.Of(archive.World, PanelUnit.DyadYear, Years, "contiguity");
        var directed = PanelReading.Of(archive.World, PanelUnit.DirectedDyadYear, Years, "contiguity");
        int neverMet = 0;
        for (int year = 1816; year <= LastListed; year++)
        {
            var spells = SpellsOf(year);
            var met = (
                from one in spells
                from other in spells
                where one.Code != other.Code && one.First <= other.Last && other.First <= one.Last
                select ((double)one.Code, (double)other.Code)
            )
                .Distinct()
                .Order()
                .ToArray();
            Keys(directed.Filled(year)).SequenceEqual(met).Should().BeTrue($"in {year}");
            Keys(panel.Filled(year))
                .SequenceEqual(met.Where(pair => pair.Item1 < pair.Item2))
                .Should()
                .BeTrue($"in {year}");
            int members = spells.DistinctBy(spell => spell.Code).Count();
            neverMet += members * (members - 1) - met.Length;
        }
        neverMet.Should().BePositive("some states of one year never met, and have no row");
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
        panel.Layout.MembershipRule.Should().Contain("on at least one day").And.Contain("2016");
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

    private static (int Code, DateOnly First, DateOnly Last)[] SpellsOf(int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return
        [
            .. Spells
                .Value.Where(spell => spell.First <= last && spell.Last >= first)
                .Select(spell =>
                    (spell.Code, spell.First < first ? first : spell.First, spell.Last > last ? last : spell.Last)
                ),
        ];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static List<(double, double)> Keys(PanelBatch batch)
    {
        List<(double, double)> keys = [];
        for (int row = 0; row < batch.Rows; row++)
            keys.Add((batch.Column(0)[row], batch.Column(1)[row]));
        return keys;
    }
}
