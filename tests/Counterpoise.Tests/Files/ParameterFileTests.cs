using AwesomeAssertions;
using Counterpoise.Measures;
using Xunit;

namespace Counterpoise.Tests.Files;

public sealed class ParameterFileTests
{
    private const string Good = """
        name: assumed
        frozen: 2026-01-31
        parameters:
          - id: intent.dispute.half-life
            value: 6
            range: [3, 12]
            unit: years
            source: walt1987, pp. 21-26
            note: A memory of one government.
        """;

    private const string Other = """
        name: more
        frozen: 2025-12-31
        parameters:
          - { id: reach.loss, value: -0.5, range: [-1, 0], unit: share, source: ours, note: Chosen before any trial. }
        """;

    [Fact]
    public void Several_files_make_one_set()
    {
        var set = FaultsOf.ReadParameters([], ("p.yaml", Good), ("q.yaml", Other));
        set.Name.Should().Be("assumed+more");
        set.Date.Should().Be(new DateOnly(2026, 1, 31));
        set.All.Should()
            .Equal(
                new Parameter(
                    "intent.dispute.half-life",
                    6,
                    3,
                    12,
                    "years",
                    "walt1987, pp. 21-26",
                    "A memory of one government."
                ),
                new Parameter("reach.loss", -0.5, -1, 0, "share", "ours", "Chosen before any trial.")
            );
    }

    [Fact]
    public void An_id_in_two_files_names_the_place_of_the_first() =>
        FaultsOf
            .Of(() => FaultsOf.ReadParameters([], ("p.yaml", Good), ("q.yaml", Good)))
            .Should()
            .Equal("q.yaml:4: id 'intent.dispute.half-life' stands already in p.yaml:4; keep one of the two.");

    [Theory]
    [InlineData("value: 6", "value: 13", "p.yaml:5: value 13 lies outside range [3, 12]; correct one of the two.")]
    [InlineData(
        "value: 6",
        "value: .inf",
        "p.yaml:5: value '.inf' is no finite number; write digits without quotes, as 'value: 6'."
    )]
    [InlineData("[3, 12]", "[12, 3]", "p.yaml:6: range [12, 3] is not in order; write the lesser number first.")]
    [InlineData("[3, 12]", "[3]", "p.yaml:6: range has 1 entries where it needs two; write 'range: [3, 12]'.")]
    [InlineData("    unit: years\n", "", "p.yaml:4: the parameter lacks 'unit'; add 'unit: years'.")]
    [InlineData(
        "walt1987, pp",
        "walt1978, pp",
        "p.yaml:8: source 'walt1978, pp. 21-26' is neither 'ours' nor in the bibliography; did you mean 'walt1987' or 'walt1985'?"
    )]
    [InlineData(
        "walt1987, pp. 21-26",
        "a hunch",
        "p.yaml:8: source 'a hunch' is neither 'ours' nor in the bibliography; write 'ours' or a key with pages, as walt1987, pp. 21-26."
    )]
    [InlineData(
        "2026-01-31",
        "2026-02-30",
        "p.yaml:2: frozen 2026-02-30 has no such day; write year-month-day, as 1910-08-22."
    )]
    [InlineData("2026-01-31", "2026-01", "p.yaml:2: frozen 2026-01 names no day; write year-month-day, as 2026-01-31.")]
    [InlineData(
        "intent.dispute.half-life",
        "Intent",
        "p.yaml:4: id 'Intent' is no dotted name; write lower-case words joined by dots and hyphens, as intent.dispute.half-life."
    )]
    public void A_faulty_value_is_told_with_its_rule_and_repair(string old, string replacement, string fault) =>
        FaultsOf.Parameters(Good.Replace(old, replacement, StringComparison.Ordinal)).Should().Equal(fault);

    [Fact]
    public void Missing_and_unknown_ids_are_faults_where_ids_are_required() =>
        FaultsOf
            .Parameters(Good, new ParameterRequirement("intent.dispute.halflife"))
            .Should()
            .Equal(
                "p.yaml: the set lacks parameter 'intent.dispute.halflife'; add it with value, range and source.",
                "p.yaml:4: id 'intent.dispute.half-life' is no parameter of ours; did you mean 'intent.dispute.halflife'?"
            );

    [Theory]
    [InlineData(7, 20, "p.yaml:5: value of 'intent.dispute.half-life' reaches 6, beyond its limits 7..20; correct it.")]
    [InlineData(4, 20, "p.yaml:6: range of 'intent.dispute.half-life' reaches 3, beyond its limits 4..20; correct it.")]
    [InlineData(
        0,
        11,
        "p.yaml:6: range of 'intent.dispute.half-life' reaches 12, beyond its limits 0..11; correct it."
    )]
    public void Value_and_range_keep_within_the_limits(double least, double greatest, string fault) =>
        FaultsOf
            .Parameters(Good, new ParameterRequirement("intent.dispute.half-life", least, greatest))
            .Should()
            .Equal(fault);

    [Fact]
    public void A_set_that_meets_its_requirements_is_read() =>
        FaultsOf
            .ReadParameters([new("intent.dispute.half-life", 0)], ("p.yaml", Good))["intent.dispute.half-life"]
            .Should()
            .Be(6);
}
