using System.Text.RegularExpressions;
using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Panels;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Panels;

public sealed partial class CatalogueTests
{
    [Fact]
    public void Every_variable_says_what_a_reader_must_know()
    {
        PanelVariables.All.Select(variable => variable.Id).Should().OnlyHaveUniqueItems();
        foreach (var variable in PanelVariables.All)
        {
            variable.Id.Should().MatchRegex("^[a-z][a-z0-9_]*$");
            variable.Label.Should().NotBeEmpty();
            variable.Unit.Should().NotBeEmpty(variable.Id);
            variable.MissingRule.Should().EndWith(".", variable.Id);
            variable.Least.Should().BeLessThan(variable.Greatest, variable.Id);
            foreach (var method in variable.Methods.Where(method => method.Key.Length > 0))
                Bibliography.Find(method.Key).Should().NotBeNull(method.Key);
            PanelVariables.Find(variable.Id).Should().BeSameAs(variable);
        }
    }

    [Fact]
    public void Every_variable_of_the_record_stands_in_the_catalogue()
    {
        foreach (var variable in Variables.All.Where(variable => variable != Variables.Obligations))
        {
            var id = variable.Id.Replace('-', '_');
            bool isHeld = PanelVariables.Find(id) is not null || PanelVariables.Find(id + "_published") is not null;
            isHeld.Should().BeTrue(id);
        }
        foreach (var index in SimilarityIndex.All)
            PanelVariables.Find(index.Id).Should().NotBeNull();
    }

    [Fact]
    public void Names_and_labels_of_whatever_is_asked_for_fit_Stata()
    {
        var world = new SmallWorld().Build();
        foreach (var unit in Enum.GetValues<PanelUnit>())
        {
            GeneratedMeasures
                .For(unit)
                .Array[1, 6]
                .Sample(
                    measures =>
                    {
                        var distinct = GeneratedMeasures.WithoutTwins(measures);
                        var layout = Panel
                            .Of(
                                new Measurements(world, TestParameters.Shipped),
                                Specification.Default,
                                unit,
                                SmallWorld.Years,
                                distinct
                            )
                            .Layout;
                        layout.Columns.Select(column => column.Name).Should().OnlyHaveUniqueItems();
                        foreach (var column in layout.Columns)
                        {
                            Name().IsMatch(column.Name).Should().BeTrue(column.Name);
                            column.Label.Length.Should().BeInRange(1, 80, column.Label);
                            (column.Least < column.Greatest || column.Least == column.Greatest).Should().BeTrue();
                            (column.ValueLabels.Count == 0 || column.Type == PanelType.Whole).Should().BeTrue();
                        }
                    },
                    iter: 300
                );
        }
    }

    [Fact]
    public void The_defaults_are_as_the_help_says()
    {
        PanelMeasures.OfStateYears.Should().HaveCount(PanelVariables.OfStates.Count);
        PanelMeasures.OfStateYears[0].ToString().Should().Be("cinc");
        var panel = PanelReading.Of(
            new SmallWorld().Build(),
            PanelUnit.DirectedDyadYear,
            SmallWorld.Years,
            string.Join(',', PanelMeasures.OfDyadYears)
        );
        panel.Layout.Columns.Should().HaveCountGreaterThan(35).And.HaveCountLessThan(46);
        panel.Layout.Columns.Take(3).Select(column => column.Name).Should().Equal("ccode1", "ccode2", "year");
        panel.Layout.Columns.Where(column => column.IsKey).Should().HaveCount(3);
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,31}$", default, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
