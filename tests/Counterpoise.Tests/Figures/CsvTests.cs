using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using CsCheck;
using Sylvan.Data.Csv;
using Xunit;

namespace Counterpoise.Tests.Figures;

public class CsvTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Samples.Among(
            "",
            ",",
            "\"",
            "\"\"",
            "\n",
            "\r\n",
            "a,b",
            " lead",
            "trail ",
            "=1+1",
            "한국",
            "O'Brien, \"Bob\""
        ),
        Gen.Char[' ', '~'].Array[0, 12].Select(letters => new string(letters))
    );

    private static readonly Gen<double> Numbers = Gen.OneOf(Gen.Double[-1, 1], Gen.Double.Where(double.IsFinite));

    [Fact]
    public void A_table_reads_back_as_it_was() =>
        Gen.Select(Texts, Numbers, Gen.Long, Gen.Bool)
            .Array[0, 20]
            .Sample(rows =>
            {
                var table = new ResultTable(
                    [
                        Column.OfText("text", "t"),
                        Column.OfNumbers("number, real", "n", NumberFormat.Decimals(1)),
                        Column.OfIntegers("whole \"number\"", "w"),
                    ],
                    [
                        .. rows.Select(row =>
                            new[]
                            {
                                Cell.Of(row.Item1),
                                row.Item4 ? new Cell.Missing("why") : Cell.Of(row.Item2),
                                Cell.Of(row.Item3),
                            }
                        ),
                    ]
                );
                using var csv = CsvDataReader.Create(new StringReader(CsvRenderer.Render(table)));
                csv.GetName(1).Should().Be("number, real");
                csv.GetName(2).Should().Be("whole \"number\"");
                foreach (var (text, number, whole, missing) in rows)
                {
                    csv.Read().Should().BeTrue();
                    csv.GetString(0).Should().Be(text);
                    if (missing)
                        csv.GetString(1).Should().BeEmpty();
                    else
                        double.Parse(csv.GetString(1), CultureInfo.InvariantCulture).Should().Be(number);
                    long.Parse(csv.GetString(2), CultureInfo.InvariantCulture).Should().Be(whole);
                }
                csv.Read().Should().BeFalse();
            });

    [Fact]
    public void Lines_end_in_line_feeds_alone() =>
        CsvRenderer.Render(Samples.Theories).Should().NotContain("\r").And.EndWith("\n");
}
