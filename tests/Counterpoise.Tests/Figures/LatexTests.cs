using System.Globalization;
using System.Text.RegularExpressions;
using AwesomeAssertions;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Counterpoise.Tests.Cli;
using Xunit;

namespace Counterpoise.Tests.Figures;

public partial class LatexTests
{
    private const double WorstOverfull = 3;

    private const string Signs =
        "% & _ # $ { } ~ ^ \\ < > | \" ' ` -- --- ?` !` << >> ,, [x] £ é – — … € § ° ± × ÷ ½ ² µ ≥ ≤ ≠ ≈ ∞ → ↔ − · • "
        + "« » „ “ ” ‘ ’ ‰ ™ © ® № █ ▇ ▁ ▏ ░ │ ─ ■ ✓ ¡ ¿ ¢ ¥ † ‡ ′ ″";

    private const string Names =
        "Ōkuma Süß Łódź Ñandú Çelik Şahin Ștefan Ţepeș Dvořák Őrség Åland Þór Æsir Việt Nguyễn Hờ Ữ Đà Nẵng İzmir ısı ḥadīth "
        + "ʿAlī ŋ ĳ ǆ ﬁ Ａ";

    private const string Scripts = "한국 독도 竹島 Київ Россия Ёлка Ελλάδα عربي हिन्दी 😀 e\u0301 \u0301 \ufffd \u200b";

    [Theory]
    [InlineData(Signs)]
    [InlineData(Names)]
    [InlineData(Scripts)]
    [InlineData(Samples.Hostile)]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("*")]
    public Task Every_block_compiles_with(string text) => Compiles(Samples.Full(text));

    [Fact]
    public Task A_brief_compiles_and_fits_its_page() => Compiles(Samples.Brief);

    [Fact]
    public async Task The_brief_of_the_embedded_case_compiles_and_fits_its_page() =>
        await Compiles((await Shell.Done("brief", "japan-rok", "--format", "latex")).Out);

    [Fact]
    public async Task A_table_goes_into_a_paper_with_the_packages_it_names() =>
        await Compiles(
            "\\documentclass{article}\n\\usepackage[T1]{fontenc}\n"
                + "\\usepackage{booktabs,array,longtable,pdflscape,color}\n\\begin{document}\n"
                + LatexRenderer.Render(Samples.Theories)
                + "\\end{document}\n"
        );

    [Theory]
    [InlineData(3, 200)]
    [InlineData(7, 12)]
    [InlineData(13, 12)]
    [InlineData(13, 200)]
    public async Task A_table_fits_its_pages_however_long_and_wide(int columns, int rows)
    {
        var words = Enumerable.Range(0, columns).Select(c => Column.OfText($"c{c}", $"column {c}"));
        var table = new ResultTable(
            [.. words, Column.OfNumbers("n", "number", NumberFormat.Decimals(3))],
            [
                .. Enumerable
                    .Range(0, rows)
                    .Select(r =>
                        (IReadOnlyList<Cell>)
                            [.. Enumerable.Range(0, columns).Select(c => Cell.Of(Sentence(r + c))), Cell.Of(r / 7.0)]
                    ),
            ]
        )
        {
            Caption =
                "A table with a caption that is longer than one line of the page is wide, so that it has to wrap once",
            Notes = ["A note beneath it."],
        };
        await Compiles(new Document("Long and wide", [new Paragraph("Before."), table, new Paragraph("After.")]));
    }

    [Theory]
    [InlineData("≥ 5", "$\\geq$ 5")]
    [InlineData("Ōkuma", "\\={O}kuma")]
    [InlineData("é e\u0301", "é \\'{e}")]
    [InlineData("Việt ấ Hờ ş ș ľ ǎ", "Vi\\d{\\^{e}}t \\'{â} H\\`{o} ş \\c{s} ľ \\v{a}")]
    [InlineData("독도", "dokdo")]
    [InlineData("Київ Россия", "Kiiv Rossiya")]
    [InlineData("Ελλάδα", "Ellada")]
    [InlineData("竹島", "[U+7AF9][U+5CF6]")]
    [InlineData("-3.9 a-b", "$-$3.9 a-b")]
    [InlineData("ﬁ Ａ", "fi A")]
    public void What_the_font_cannot_set_is_spelt_and_never_dropped(string text, string expected) =>
        LatexRenderer.Render(new Document("t", [new Paragraph(text)])).Should().Contain($"\n{expected}\n");

    private static Task Compiles(Document document) => Compiles(LatexRenderer.Render(document));

    private static async Task Compiles(string tex)
    {
        var log = await StockTex.Compile(tex, TestContext.Current.CancellationToken);
        // LaTeX leaves out what its font does not hold, and says so in the log alone.
        log.Should().NotContain("Missing character").And.NotContain("undefined");
        Overfull()
            .Matches(log)
            .Where(match =>
                double.Parse(match.Groups["points"].ValueSpan, CultureInfo.InvariantCulture) > WorstOverfull
            )
            .Select(match => match.Value)
            .Should()
            .BeEmpty();
    }

    private static string Sentence(int n) =>
        (n % 4) switch
        {
            0 => "silent",
            1 => "neither is a pole",
            2 => "the theory speaks of poles only, and of no other state",
            _ => "alliance",
        };

    [GeneratedRegex(@"Overfull \\[hv]box \((?<points>[0-9.]+)pt.*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Overfull();
}
