using AwesomeAssertions;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Figures;

public class LayoutTests
{
    private static readonly Gen<string> Words = Gen.OneOf(
            Gen.Char['a', 'z'].Array[0, 30].Select(letters => new string(letters)),
            Samples.Among(
                "",
                "대한민국",
                "日本国",
                "e\u0301",
                "\t",
                "a-very-long-word-that-no-column-of-any-table-could-hold-on-a-line"
            )
        )
        .List[0, 12]
        .Select(words => string.Join(' ', words));

    [Fact]
    public void Every_line_fits_the_width() =>
        Gen.Select(Words, Gen.Int[TextLayout.LeastWidth, 140])
            .Sample(
                (text, width) =>
                {
                    foreach (var line in TextRenderer.Render(Samples.Full(text), new() { Width = width }).Split('\n'))
                        Cells(line).Should().BeLessThanOrEqualTo(width, line);
                }
            );

    [Fact]
    public void Every_line_of_a_brief_fits_every_width()
    {
        for (var width = TextLayout.LeastWidth; width <= 160; width++)
        {
            foreach (var line in TextRenderer.Render(Samples.Brief, new() { Width = width }).Split('\n'))
            {
                Cells(line).Should().BeLessThanOrEqualTo(width, line);
                line.Should().NotEndWith(" ");
            }
        }
    }

    [Fact]
    public void No_word_of_a_paragraph_is_lost_in_wrapping() =>
        Gen.Select(Words, Gen.Int[TextLayout.LeastWidth, 140])
            .Sample(
                (text, width) =>
                {
                    var rendered = TextRenderer.Render(new("t", [new Paragraph(text)]), new() { Width = width });
                    Letters(rendered).Should().Be("t" + Letters(text));
                }
            );

    [Fact]
    public void A_width_that_no_table_fits_is_refused()
    {
        var narrow = () => new TextLayout { Width = TextLayout.LeastWidth - 1 };
        narrow.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Rows_beyond_the_limit_are_counted_for_readers_and_kept_for_machines()
    {
        var table = new ResultTable(
            [Column.OfText("state", "state"), Column.OfIntegers("rank", "rank")],
            [.. Enumerable.Range(1, 1210).Select(i => new[] { Cell.Of($"state {i}"), Cell.Of(i) })]
        )
        {
            RowsInText = 10,
        };
        var document = new Document("t", [table]);
        foreach (
            var text in (string[])
                [
                    TextRenderer.Render(document),
                    MarkdownRenderer.Render(document),
                    HtmlRenderer.Render(document),
                    LatexRenderer.Render(document),
                ]
        )
        {
            text.Should().Contain("state 10").And.NotContain("state 11").And.Contain("1,200 more");
        }
        CsvRenderer.Render(table).Should().Contain("state 1210,1210\n");
        JsonRenderer.Render(table, new("c")).Should().Contain("state 1210");
    }

    [Fact]
    public void A_table_within_its_limit_speaks_of_no_more_rows() =>
        TextRenderer
            .Render(
                new(
                    "t",
                    [
                        new ResultTable(
                            [Column.OfText("a", "a")],
                            [
                                [Cell.Of("x")],
                            ]
                        )
                        {
                            RowsInText = 1,
                        },
                    ]
                )
            )
            .Should()
            .Be("t\n\n  a\n  x\n");

    [Fact]
    public void A_hidden_column_is_kept_from_readers_and_not_from_machines()
    {
        var document = new Document("t", [Samples.Theories]);
        TextRenderer.Render(document).Should().NotContain("code");
        HtmlRenderer.Render(document).Should().NotContain(">code<");
        CsvRenderer
            .Render(Samples.Theories)
            .Should()
            .StartWith("theory,verdict,probability,share_of_weightings,reason,code\n");
    }

    [Fact]
    public void An_answer_that_repeats_the_title_is_said_once()
    {
        var document = new Document(
            "A - B, 1900",
            [new AnswerLine("A - B, 1900", "observed: allied"), new AnswerLine("Allied.")]
        );
        TextRenderer.Render(document).Split("A - B, 1900").Should().HaveCount(2);
        MarkdownRenderer.Render(document).Should().Be("# A - B, 1900\n\nobserved: allied\n\n**Allied.**\n");
    }

    [Fact]
    public void An_empty_table_says_that_it_has_no_rows() =>
        TextRenderer.Render(new("t", [new ResultTable([Column.OfText("a", "a")], [])])).Should().Be("t\n\n  no rows\n");

    [Theory]
    [InlineData(0.0, "0%")]
    [InlineData(0.0004, "<1%")]
    [InlineData(0.5, "50%")]
    [InlineData(0.9996, ">99%")]
    [InlineData(1.0, "100%")]
    public void A_percentage_never_rounds_to_nothing_or_to_all(double share, string shown) =>
        NumberFormat.Percent().Show(share).Should().Be(shown);

    [Theory]
    [InlineData(1234567.0, "1,234,567")]
    [InlineData(0.00012345, "0.000123")]
    [InlineData(-0.0, "0")]
    [InlineData(12.345, "12.3")]
    public void Significant_digits_suit_every_size(double value, string shown) =>
        NumberFormat.Significant(3).Show(value).Should().Be(shown);

    [Fact]
    public void A_number_that_rounds_to_nothing_has_no_sign() =>
        NumberFormat.Decimals(2).Show(-0.001).Should().Be("0.00");

    // An independent reckoning for the characters used here: Hangul and Han take two cells, a combining accent none.
    private static int Cells(string line) =>
        line.Sum(c =>
            c is >= '\u2E80' and <= '\uD7A3' ? 2
            : c == '\u0301' ? 0
            : 1
        );

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
