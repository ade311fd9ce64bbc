using System.Text.Json;
using AwesomeAssertions;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Xunit;

namespace Counterpoise.Tests.Figures;

public class MissingTests
{
    private const string Reason = "NMC 7.0 gives none in 1987";

    private static readonly ResultTable Table = new(
        [
            Column.OfText("state", "state"),
            Column.OfNumbers("expenditure", "expenditure", NumberFormat.Decimals(1)),
            Column.OfIntegers("rank", "rank"),
        ],
        [
            [Cell.Of("Zenda"), new Cell.Missing(Reason), Cell.None],
            [Cell.Of("Sodor"), Cell.Of(0.0), Cell.Of(0)],
        ]
    );

    private static readonly Document Document = new("t", [Table]);

    [Fact]
    public void The_missing_is_no_data_in_text_with_its_reason_beneath() =>
        TextRenderer
            .Render(Document)
            .Should()
            .Be(
                """
                t

                  state  expenditure  rank
                  Zenda      no data     -
                  Sodor          0.0     0
                  no data: NMC 7.0 gives none in 1987

                """.ReplaceLineEndings("\n")
            );

    [Fact]
    public void The_missing_is_empty_in_csv() =>
        CsvRenderer.Render(Table).Should().Be("state,expenditure,rank\nZenda,,\nSodor,0,0\n");

    [Fact]
    public void The_missing_is_null_in_json_and_its_reason_is_kept()
    {
        using var json = JsonDocument.Parse(JsonRenderer.Render(Table, new("c")));
        var row = json.RootElement.GetProperty("rows")[0];
        row.GetProperty("expenditure").ValueKind.Should().Be(JsonValueKind.Null);
        row.GetProperty("rank").ValueKind.Should().Be(JsonValueKind.Null);
        json.RootElement.GetProperty("rows")[1].GetProperty("expenditure").GetDouble().Should().Be(0);
        var missing = json.RootElement.GetProperty("missing").EnumerateArray().Should().ContainSingle().Subject;
        missing.GetProperty("column").GetString().Should().Be("expenditure");
        missing.GetProperty("reason").GetString().Should().Be(Reason);
    }

    [Fact]
    public void The_missing_is_no_data_in_markdown_html_and_latex()
    {
        MarkdownRenderer.Render(Document).Should().Contain("| Zenda | no data | - |").And.Contain($"no data: {Reason}");
        HtmlRenderer.Render(Document).Should().Contain(">no data</span></td>").And.Contain($"no data: {Reason}");
        LatexRenderer.Render(Document).Should().Contain("Zenda & no data & -").And.Contain($"no data: {Reason}");
    }

    [Fact]
    public void The_empty_text_is_told_from_the_missing_in_csv() =>
        CsvRenderer
            .Render(
                new(
                    [Column.OfText("a", "a"), Column.OfText("b", "b")],
                    [
                        [Cell.Of(""), new Cell.Missing(Reason)],
                    ]
                )
            )
            .Should()
            .Be("a,b\n\"\",\n");

    [Fact]
    public void What_is_not_a_number_must_say_why_it_is_missing()
    {
        var nan = () => Cell.Of(double.NaN);
        nan.Should().Throw<ArgumentOutOfRangeException>();
        Cell.Of(double.NaN, Reason).Should().Be(new Cell.Missing(Reason));
        Cell.Of(new Reading<double>.Absent(Reason)).Should().Be(new Cell.Missing(Reason));
        Cell.Of(new Reading<double>.Known(0.5, new("nmc", "7.0"))).Should().Be(Cell.Of(0.5));
    }

    [Fact]
    public void A_reason_met_twice_is_given_once()
    {
        var table = new ResultTable(
            [Column.OfText("a", "a")],
            [
                [new Cell.Missing(Reason)],
                [new Cell.Missing(Reason)],
            ]
        );
        TextRenderer.Render(new("t", [table])).Split($"no data: {Reason}").Should().HaveCount(2);
    }

    [Fact]
    public void A_cell_that_its_column_cannot_hold_is_a_bug_of_the_caller()
    {
        var words = () =>
            new ResultTable(
                [Column.OfIntegers("a", "a")],
                [
                    [Cell.Of("1")],
                ]
            );
        var narrow = () =>
            new ResultTable(
                [Column.OfIntegers("a", "a"), Column.OfText("b", "b")],
                [
                    [Cell.Of(1)],
                ]
            );
        var twice = () => new ResultTable([Column.OfText("a", "a"), Column.OfText("a", "b")], []);
        words.Should().Throw<ArgumentException>();
        narrow.Should().Throw<ArgumentException>();
        twice.Should().Throw<ArgumentException>();
    }
}
