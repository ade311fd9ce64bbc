using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AwesomeAssertions;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Figures;

public partial class EscapingTests
{
    private static readonly Manifest Manifest = new("counterpoise test");

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Samples
            .Among(
                "<",
                "&lt;",
                "|",
                "\"",
                "'",
                "\\",
                "{",
                "}",
                "$",
                "%",
                "\n",
                "\r",
                "\ud800",
                "\0",
                "a b",
                "한국",
                "="
            )
            .List[0, 12]
            .Select(parts => string.Concat(parts))
    );

    [Fact]
    public void Html_of_hostile_strings_holds_no_element_but_our_own()
    {
        var html = HtmlRenderer.Render(Samples.Full(Samples.Hostile));
        html.Should().NotContain("<script").And.Contain("&lt;script&gt;alert(&#39;x&#39;)");
        html.Should().NotContain("\e").And.NotContain("\u202E");
        Tags(html).Should().BeEquivalentTo(Tags(HtmlRenderer.Render(Samples.Full("plain"))));
    }

    [Fact]
    public void Html_refers_to_nothing_outside_itself() =>
        OutwardReference().IsMatch(HtmlRenderer.Render(Samples.Brief)).Should().BeFalse();

    [Fact]
    public void Html_headings_never_skip_a_level()
    {
        var html = HtmlRenderer.Render(
            new("title", [new Heading(3, "deep"), new Heading(3, "deeper"), new Heading(1, "up")])
        );
        HeadingTag().Matches(html).Select(match => match.Groups["level"].Value).Should().Equal("1", "2", "3", "2");
    }

    [Fact]
    public void Html_ids_are_unique_though_two_figures_share_an_id()
    {
        var html = HtmlRenderer.Render(new("title", [Samples.OverTime, Samples.OverTime]));
        IdAttribute()
            .Matches(html)
            .Select(match => match.Groups["id"].Value)
            .Should()
            .OnlyHaveUniqueItems()
            .And.HaveCount(4);
    }

    [Fact]
    public void Svg_is_well_formed_whatever_the_strings() =>
        AnyText.Sample(text =>
        {
            foreach (var block in Samples.Full(text).Blocks)
            {
                var svg = block switch
                {
                    ProfileBars bars => SvgProfileBars.Render(bars),
                    ProfileOverTime profile => SvgProfileChart.Render(profile),
                    _ => null,
                };
                if (svg is null)
                    continue;
                var root = XDocument.Parse(svg).Root!;
                root.Name.LocalName.Should().Be("svg");
                root.Attribute("role")!.Value.Should().Be("img");
                root.Descendants().Should().NotContain(element => element.Name.LocalName == "script");
            }
        });

    [Fact]
    public void Json_parses_and_gives_back_hostile_strings()
    {
        using var json = JsonDocument.Parse(JsonRenderer.Render(TableOf(Samples.Hostile), Manifest));
        json.RootElement.GetProperty("rows")[0].GetProperty("text").GetString().Should().Be(Samples.Hostile);
    }

    [Fact]
    public void Json_of_any_document_parses() =>
        AnyText.Sample(text =>
        {
            using var json = JsonDocument.Parse(
                JsonRenderer.Render(Samples.Full(text), Manifest with { Command = text })
            );
            json.RootElement.GetProperty("blocks").GetArrayLength().Should().Be(Samples.Full(text).Blocks.Count);
        });

    [Fact]
    public void A_markdown_table_keeps_its_columns_whatever_its_cells_hold() =>
        AnyText.Sample(text =>
        {
            var rows = MarkdownRenderer
                .Render(new("t", [TableOf(text)]))
                .Split('\n')
                .Where(line => line.StartsWith('|'));
            foreach (var row in rows)
                UnescapedBar().Count(row).Should().Be(3, row);
        });

    [Fact]
    public void Markdown_of_hostile_strings_holds_no_html_and_no_link()
    {
        var markdown = MarkdownRenderer.Render(Samples.Full(Samples.Hostile));
        markdown.Should().NotContain("<script").And.NotContain("[l](u)").And.Contain("\\[l\\](u)");
        MarkdownRenderer
            .Render(new("t", [new Paragraph("# no heading"), new Paragraph("1. no list"), new Paragraph("- no list")]))
            .Should()
            .Be("# t\n\n\\# no heading\n\n1\\. no list\n\n\\- no list\n");
    }

    [Fact]
    public void Latex_specials_are_escaped() =>
        LatexRenderer
            .Render(new Document("t", [new Paragraph("\\cmd{a}_b^c~d $5 #1 100% & <x> | \"q\" --")]))
            .Should()
            .Contain(
                "\\textbackslash{}cmd\\{a\\}\\_b\\textasciicircum{}c\\textasciitilde{}d \\$5 \\#1 100\\% \\& "
                    + "\\textless{}x\\textgreater{} \\textbar{} \\textquotedbl{}q\\textquotedbl{} -{}-"
            );

    [Fact]
    public void A_latex_row_keeps_its_columns_and_its_braces_balance_whatever_its_cells_hold() =>
        AnyText.Sample(text =>
        {
            var tex = LatexRenderer.Render(TableOf(text));
            var row = tex.Split('\n')
                .Single(line => line.EndsWith("\\\\", StringComparison.Ordinal) && !line.Contains("header"));
            UnescapedAmpersand().Count(row).Should().Be(1, row);
            var bare = row.Replace("\\{", "", StringComparison.Ordinal).Replace("\\}", "", StringComparison.Ordinal);
            bare.Count(c => c == '{').Should().Be(bare.Count(c => c == '}'));
        });

    [Fact]
    public void Text_steers_no_terminal() =>
        AnyText.Sample(text =>
            TextRenderer
                .Render(Samples.Full(text + Samples.Hostile))
                .Where(char.IsControl)
                .Should()
                .OnlyContain(c => c == '\n')
        );

    [Fact]
    public void Colour_changes_no_text()
    {
        var colour = TextRenderer.Render(Samples.Brief, new() { Colour = true });
        colour.Should().Contain("\e[1m");
        AnsiCode().Replace(colour, "").Should().Be(TextRenderer.Render(Samples.Brief));
    }

    private static ResultTable TableOf(string text) =>
        new(
            [Column.OfText("text", "header"), Column.OfNumbers("number", "number", NumberFormat.Decimals(1))],
            [
                [Cell.Of(text), Cell.Of(1.5)],
            ]
        );

    private static IEnumerable<string> Tags(string html) => Tag().Matches(html).Select(match => match.Value);

    [GeneratedRegex("</?[a-z][a-z0-9]*", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(
        "( src=|href|url\\(|@import|<script|<link|<iframe)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex OutwardReference();

    [GeneratedRegex("<h(?<level>[1-6])>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeadingTag();

    [GeneratedRegex(" id=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdAttribute();

    [GeneratedRegex(@"(?<!\\)(\\\\)*\|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnescapedBar();

    [GeneratedRegex(@"(?<!\\)&", RegexOptions.None, 1000)]
    private static partial Regex UnescapedAmpersand();

    [GeneratedRegex("\e\\[[0-9]+m", RegexOptions.None, 1000)]
    private static partial Regex AnsiCode();
}
