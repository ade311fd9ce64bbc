using System.Globalization;
using System.Xml.Linq;
using AwesomeAssertions;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Figures;

public class ChartTests
{
    [Fact]
    public void A_gap_is_never_bridged()
    {
        var svg = Draw([0.1, 0.2, double.NaN, 0.4, 0.5], firstYear: 1901);
        var runs = Elements(svg, "polyline").Select(line => line.Attribute("points")!.Value.Split(' ')).ToArray();
        runs.Should().HaveCount(2).And.OnlyContain(run => run.Length == 2);
    }

    [Fact]
    public void A_year_left_out_is_a_gap()
    {
        var profile = new ProfileOverTime(
            "x",
            "caption",
            [new(1901), new(1902), new(1905), new(1906)],
            [new("Zenda", [0.1, 0.2, 0.3, 0.4])]
        );
        Elements(SvgProfileChart.Render(profile), "polyline").Should().HaveCount(2);
    }

    [Fact]
    public void A_year_alone_between_gaps_is_marked()
    {
        var svg = Draw([0.1, 0.2, double.NaN, 0.4, double.NaN], firstYear: 1901);
        Elements(svg, "polyline").Should().ContainSingle();
        // One mark at the end of the run, one alone, one beside the name.
        Elements(svg, "circle").Should().HaveCount(3);
    }

    [Fact]
    public void A_gap_is_blank_in_text_and_null_in_json()
    {
        var profile = Profile([0.1, double.NaN, 0.1], 1901);
        TextRenderer.Render(new("t", [profile])).Should().Contain("█ █");
        JsonRenderer.Render(new Document("t", [profile]), new("c")).Should().Contain("null,");
    }

    [Fact]
    public void At_most_six_are_named_and_the_rest_are_summed()
    {
        var series = Enumerable
            .Range(1, 9)
            .Select(i => new ProfileSeries($"state {i}", [i / 100.0, i / 100.0]))
            .ToArray();
        var svg = SvgProfileChart.Render(new("x", "caption", [new(1901), new(1902)], series));
        var texts = Elements(svg, "text").Select(text => text.Value).ToArray();
        texts
            .Where(text => text.StartsWith("state", StringComparison.Ordinal))
            .Should()
            .BeEquivalentTo("state 9", "state 8", "state 7", "state 6", "state 5", "state 4");
        texts.Should().Contain("3 others");
        Elements(svg, "desc").Single().Value.Should().Contain("3 others: 6% in 1901, 6% in 1902");
    }

    [Fact]
    public void A_sum_over_what_is_partly_unknown_says_so()
    {
        var series = Enumerable
            .Range(1, 8)
            .Select(i => new ProfileSeries($"state {i}", [i / 100.0, i == 1 ? double.NaN : i / 100.0]))
            .ToArray();
        SvgProfileChart
            .Render(new("x", "caption", [new(1901), new(1902)], series))
            .Should()
            .Contain("2 others, known part");
    }

    [Fact]
    public void Names_beside_the_lines_never_overlap() =>
        Gen.Double[0, 1]
            .Array[1, 9]
            .Sample(last =>
            {
                var series = last.Select((value, i) => new ProfileSeries($"name{i}", [value, value])).ToArray();
                var svg = SvgProfileChart.Render(new("x", "caption", [new(1901), new(1902)], series));
                var heights = Elements(svg, "text")
                    .Where(text =>
                        text.Value.StartsWith("name", StringComparison.Ordinal) || text.Value.Contains("others")
                    )
                    .Select(text => Number(text, "y"))
                    .Order()
                    .ToArray();
                for (var i = 1; i < heights.Length; i++)
                    (heights[i] - heights[i - 1]).Should().BeGreaterThanOrEqualTo(SvgLetterHeight);
            });

    [Fact]
    public void Labels_of_events_never_overlap_nor_stand_across_the_line_of_another() =>
        Gen.Select(Gen.Int[1901, 1999], Gen.Int[1, 40])
            .Array[1, 14]
            .Sample(events =>
            {
                var years = Enumerable.Range(1900, 101).Select(y => new Year(y)).ToArray();
                var profile = new ProfileOverTime("x", "c", years, [new("Zenda", [.. years.Select(_ => 0.5)])])
                {
                    Markers = [.. events.Select(e => new EventMarker(new(e.Item1), "E" + new string('n', e.Item2)))],
                };
                var svg = SvgProfileChart.Render(profile);
                var labels = Elements(svg, "text")
                    .Where(text => text.Value.StartsWith("En", StringComparison.Ordinal))
                    .Select(Box)
                    .ToArray();
                var lines = Elements(svg, "line")
                    .Where(line => line.Attribute("stroke-dasharray") is not null)
                    .Select(line => (X: Number(line, "x1"), Top: Number(line, "y1")))
                    .ToArray();
                labels.Should().HaveCount(events.Length);
                lines.Should().HaveCount(events.Length);
                for (var i = 0; i < labels.Length; i++)
                {
                    labels[i].From.Should().BeGreaterThan(0);
                    labels[i].To.Should().BeLessThan(720);
                    for (var j = i + 1; j < labels.Length; j++)
                    {
                        (
                            labels[i].Y.Equals(labels[j].Y)
                            && labels[i].From < labels[j].To
                            && labels[j].From < labels[i].To
                        )
                            .Should()
                            .BeFalse();
                    }
                    foreach (var line in lines)
                        (line.Top < labels[i].Y - 11 && line.X > labels[i].From && line.X < labels[i].To)
                            .Should()
                            .BeFalse();
                }
            });

    [Fact]
    public void Every_point_lies_within_the_picture() =>
        Gen.OneOf(Gen.Double[0, 1], Gen.Double[-1e6, 1e6], Gen.Const(double.NaN))
            .Array[1, 60]
            .Sample(values =>
            {
                var root = XDocument.Parse(Draw(values, 1900)).Root!;
                var box = root.Attribute("viewBox")!.Value.Split(' ').Select(Parse).ToArray();
                foreach (
                    var point in Elements(root, "polyline")
                        .SelectMany(line => line.Attribute("points")!.Value.Split(' '))
                )
                {
                    var at = point.Split(',').Select(Parse).ToArray();
                    at[0].Should().BeInRange(0, box[2]);
                    at[1].Should().BeInRange(0, box[3]);
                }
            });

    [Fact]
    public void A_profile_without_any_value_says_no_data() =>
        Draw([double.NaN, double.NaN], 1901).Should().Contain(">no data<");

    [Fact]
    public void A_bar_is_as_long_as_its_share()
    {
        var profile = new ProfileBars("caption", [Samples.Bar("a", 0.6), Samples.Bar("b", 0.3)]);
        var bars = Elements(SvgProfileBars.Render(profile), "rect")
            .Where(bar => bar.Attribute("x") is not null)
            .ToArray();
        (Number(bars[0], "width") / Number(bars[1], "width")).Should().BeApproximately(2, 0.01);
        TextRenderer
            .Render(new("t", [profile]))
            .Should()
            .Contain($"a {new string('█', 18)} 60%   b {new string('█', 9)} 30%");
    }

    [Fact]
    public void Years_that_do_not_rise_are_a_bug_of_the_caller()
    {
        var falling = () => new ProfileOverTime("x", "c", [new(1902), new(1901)], []);
        var ragged = () => new ProfileOverTime("x", "c", [new(1901)], [new("Zenda", [])]);
        var malformed = () => new ProfileOverTime("x y", "c", [], []);
        falling.Should().Throw<ArgumentException>();
        ragged.Should().Throw<ArgumentException>();
        malformed.Should().Throw<ArgumentException>();
    }

    private const double SvgLetterHeight = 13;

    private static ProfileOverTime Profile(double[] values, int firstYear) =>
        new("x", "caption", [.. values.Select((_, i) => new Year(firstYear + i))], [new("Zenda", values)]);

    private static string Draw(double[] values, int firstYear) => SvgProfileChart.Render(Profile(values, firstYear));

    private static IEnumerable<XElement> Elements(string svg, string name) =>
        Elements(XDocument.Parse(svg).Root!, name);

    private static IEnumerable<XElement> Elements(XElement root, string name) =>
        root.Descendants().Where(element => element.Name.LocalName == name);

    // An n at 12 px is about 6.7 px wide in the usual faces.
    private static (double From, double To, double Y) Box(XElement text)
    {
        var (x, width) = (Number(text, "x"), text.Value.Length * 6.7);
        return text.Attribute("text-anchor") is null
            ? (x, x + width, Number(text, "y"))
            : (x - width, x, Number(text, "y"));
    }

    private static double Number(XElement element, string name) => Parse(element.Attribute(name)!.Value);

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);
}
