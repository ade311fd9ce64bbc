using AwesomeAssertions;
using Xunit;

namespace Counterpoise.Tests.Structure;

public sealed class LayerTests
{
    private const string PlantedRoot = "Counterpoise.Tests.Structure.Planted";

    private static readonly IReadOnlyList<SymbolReference> Engine = CompiledSymbols.ReferencesIn(
        typeof(StateCode).Assembly.Location
    );

    private static readonly IReadOnlyList<SymbolReference> Tests = CompiledSymbols.ReferencesIn(
        typeof(LayerTests).Assembly.Location
    );

    [Fact]
    public void Dependencies_inside_the_engine_run_one_way() => Layering.Engine.Violations(Engine).Should().BeEmpty();

    [Fact]
    public void The_engine_read_upside_down_breaks_the_order() =>
        Layering
            .Engine.Reversed.Violations(Engine)
            .Should()
            .Contain(violation =>
                violation.StartsWith("Counterpoise.Record.World,", StringComparison.Ordinal)
                && violation.Contains("must not know Counterpoise.StateCode", StringComparison.Ordinal)
            );

    [Theory]
    [InlineData("base type", "InBaseType", "base type")]
    [InlineData("interface", "InInterface", "interface")]
    [InlineData("constraint", "InConstraint`1", "constraint")]
    [InlineData("attribute", "InAttribute", "attribute")]
    [InlineData("field", "InField", "_premise")]
    [InlineData("type argument of a field", "InTypeArgument", "_premises")]
    [InlineData("parameter", "InParameter", "Weigh")]
    [InlineData("call", "InCall", "Weigh")]
    [InlineData("type argument of a call", "InTypeArgumentOfCall", "Weigh")]
    [InlineData("type test", "InTypeTest", "Weigh")]
    [InlineData("handler", "InHandler", "Weigh")]
    [InlineData("lambda", "InLambda", "Weigh")]
    [InlineData("iterator", "InIterator", "Weigh")]
    public void A_forbidden_reference_is_found_wherever_it_hides(string kind, string type, string member) =>
        Planted(["Lower"], ["Upper"])
            .Should()
            .Contain(
                violation =>
                    violation.StartsWith($"{PlantedRoot}.Lower.{type}, ", StringComparison.Ordinal)
                    && violation.Contains(member, StringComparison.Ordinal)
                    && violation.Contains($"must not know {PlantedRoot}.Upper.", StringComparison.Ordinal),
                "a {0} was planted in {1}",
                kind,
                type
            );

    [Fact]
    public void What_lies_below_may_be_known() =>
        Planted(["Upper"], ["Lower"])
            .Should()
            .NotContain(violation => violation.StartsWith($"{PlantedRoot}.Lower.", StringComparison.Ordinal));

    [Fact]
    public void Folders_of_one_tier_never_meet() => Planted(["Lower", "Upper"]).Should().NotBeEmpty();

    [Fact]
    public void A_folder_without_a_place_in_the_order_is_reported() =>
        Planted(["Upper"]).Should().Contain(violation => violation.Contains("'Lower', which has no place"));

    [Fact]
    public void The_engine_opens_no_file_and_writes_to_no_console() => OutsideWorld(Engine).Should().BeEmpty();

    [Fact]
    public void A_type_that_opens_files_is_found() =>
        OutsideWorld(Tests)
            .Should()
            .Contain(use => use.StartsWith($"{typeof(RepositoryTree).FullName}, ", StringComparison.Ordinal));

    private static IReadOnlyList<string> Planted(params IReadOnlyList<string>[] tiers) =>
        new Layering(
            PlantedRoot,
            [
                [""],
                .. tiers,
            ]
        ).Violations(Tests);

    private static IEnumerable<string> OutsideWorld(IEnumerable<SymbolReference> references) =>
        references.Where(r => IsOutsideWorld(r.To)).Select(r => $"{r.From}, {r.Member}: uses {r.To}");

    private static bool IsOutsideWorld(TypeName type) =>
        type.Namespace switch
        {
            "System" => type.Name is "Console" or "AppDomain",
            "System.IO" => type.Name
                is "File"
                    or "FileInfo"
                    or "FileStream"
                    or "Directory"
                    or "DirectoryInfo"
                    or "FileSystemInfo"
                    or "Path",
            "System.Diagnostics" => type.Name is "Process" or "ProcessStartInfo",
            var name => name == "System.Data"
                || name.StartsWith("System.Data.", StringComparison.Ordinal)
                || name == "System.Net"
                || name.StartsWith("System.Net.", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
        };
}
