using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Theories;

public sealed class DyadVariableTests
{
    public static TheoryData<string> Ids => [.. DyadVariables.All.Select(v => v.Id)];

    [Fact]
    public void Every_variable_is_found_by_its_id_and_ids_differ()
    {
        DyadVariables.All.Select(v => v.Id).Should().OnlyHaveUniqueItems();
        DyadVariables.All.Should().OnlyContain(v => DyadVariables.Find(v.Id) == v);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_variable_reads_within_its_range_and_its_value_within_its_bounds(string id)
    {
        var variable = DyadVariables.Find(id)!;
        foreach (var (one, other) in (ReadOnlySpan<(int, int)>)[(11, 12), (12, 14), (13, 15)])
        {
            var reading = SmallSetting.Of(Busy, one, other).Read(variable);
            reading.Admissible.Low.Should().BeGreaterThanOrEqualTo(variable.Range.Low);
            reading.Admissible.High.Should().BeLessThanOrEqualTo(variable.Range.High);
            if (reading.Value is Reading<double>.Known(var value, var source))
            {
                value.Should().BeInRange(reading.Admissible.Low, reading.Admissible.High);
                source.Short.Should().NotBeEmpty();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_is_not_on_the_record_is_absent_with_a_reason_and_never_zero(string id)
    {
        var nothing = new SmallWorld
        {
            States =
            [
                .. new SmallWorld().States.Select(s => s with { Expenditure = double.NaN, Personnel = double.NaN }),
            ],
            Uncovered = [Variables.Contiguity],
        };
        var reading = SmallSetting.Of(nothing, 11, 12).Read(DyadVariables.Find(id)!);
        if (reading.Value is Reading<double>.Absent(var reason))
        {
            reason.Should().NotBeEmpty();
            reading.RestsOnGap.Should().BeTrue();
        }
        else
        {
            // Places, poles and quiet pasts are on this record; whatever rests on figures is not.
            id.Should().BeOneOf("distance", "poles", "perceived-intent", "memory-of-wrongs", "peace-years");
        }
    }

    [Fact]
    public void Trade_interdependence_is_the_share_of_the_less_dependent()
    {
        var world = new SmallWorld { Trade = [(11, 12, 30), (12, 11, 20), (11, 13, 50), (12, 14, 150), (14, 12, 0)] };
        // Each trades 50 with the other: half of the one's total of 100, a quarter of the other's 200.
        Value(world, DyadVariables.TradeInterdependence).Should().BeApproximately(0.25, 1e-6);
    }

    [Fact]
    public void A_flow_that_is_not_known_leaves_trade_interdependence_unknown()
    {
        var world = new SmallWorld { Trade = [(11, 12, 30), (11, 13, 50)] };
        SmallSetting
            .Of(world, 11, 12)
            .Read(DyadVariables.TradeInterdependence)
            .Value.Should()
            .BeOfType<Reading<double>.Absent>();
    }

    [Fact]
    public void Peace_years_count_from_the_last_dispute_before_the_year()
    {
        DisputeYear At(int year, int hostility) =>
            new(1, SmallWorld.Seen(11, 12), new Year(year), new Year(year), hostility, null, null);
        Value(new SmallWorld { Disputes = [At(1991, 3), At(1995, 4)] }, DyadVariables.PeaceYears).Should().Be(4);
        Value(new SmallWorld { Disputes = [At(1995, 4), At(2000, 4)] }, DyadVariables.PeaceYears).Should().Be(4);
        Value(new SmallWorld { Disputes = [At(1995, 1)] }, DyadVariables.PeaceYears).Should().BeGreaterThan(100);
    }

    [Fact]
    public void An_apology_lightens_the_memory_of_wrongs_and_a_retraction_restores_it()
    {
        double ruled = Value(new SmallWorld { ColonialRule = [Rule] }, DyadVariables.MemoryOfWrongs);
        double apologised = Value(
            new SmallWorld { ColonialRule = [Rule], Evidence = [Apology] },
            DyadVariables.MemoryOfWrongs
        );
        double retracted = Value(
            new SmallWorld { ColonialRule = [Rule], Evidence = [Apology, Retraction] },
            DyadVariables.MemoryOfWrongs
        );
        ruled.Should().BeGreaterThan(0);
        apologised.Should().BeLessThan(ruled);
        retracted.Should().BeGreaterThan(apologised);
    }

    [Fact]
    public void Structural_common_threat_does_not_move_with_what_is_perceived()
    {
        var quarrel = new SmallWorld
        {
            Disputes = [new(1, SmallWorld.Seen(11, 15), new Year(1999), new Year(1999), 5, true, true)],
        };
        Value(quarrel, DyadVariables.StructuralCommonThreat)
            .Should()
            .Be(Value(new SmallWorld(), DyadVariables.StructuralCommonThreat));
        Value(quarrel, DyadVariables.CommonThreat).Should().NotBe(Value(new SmallWorld(), DyadVariables.CommonThreat));
    }

    [Fact]
    public void Religion_is_read_at_the_last_point_of_the_source_and_not_between_points()
    {
        var world = CaseLibrary.Shipped.Open("japan-rok").World;
        var (one, other) = (world.At(new Year(2004)).States[0], world.At(new Year(2004)).States[1]);
        double at2001 = At(2001);
        // 2000 is the last point at or before the year before, from 2001 to 2005.
        At(2005).Should().Be(at2001);
        At(2006).Should().NotBe(at2001);

        double At(int year) =>
            new Setting(
                new Measurements(world, TestParameters.Shipped),
                Specification.Default,
                new Dyad(one, other),
                new Year(year),
                AdmissibleWeightings.Draw(10, 0, 1),
                AdmissibleWeightings.Draw(10, 0, 1)
            )
                .Read(DyadVariables.SharedReligion)
                .Value.Match((value, _) => value, _ => double.NaN);
    }

    private static readonly ColonialRule Rule = new(
        new StateCode(12),
        new StateCode(11),
        new Year(1950),
        new Year(1980)
    );

    private static readonly EvidenceItem Apology = Item("apology", EvidenceType.Apology, 1992, []);

    private static readonly EvidenceItem Retraction = Item("retraction", EvidenceType.Retraction, 1996, ["apology"]);

    private static readonly SmallWorld Busy = new()
    {
        Trade = [(11, 12, 30), (12, 11, 20), (11, 13, 50), (12, 14, 150), (14, 12, 10)],
        Disputes = [new(1, SmallWorld.Seen(11, 12), new Year(1995), new Year(1995), 4, true, true)],
        ColonialRule = [Rule],
        Evidence = [Apology, Retraction],
    };

    private static EvidenceItem Item(string id, EvidenceType type, int year, IReadOnlyList<string> links) =>
        new()
        {
            Id = id,
            Date = new EvidenceDate(new Year(year)),
            Title = id,
            Perceiver = new StateCode(11),
            Actor = new StateCode(12),
            Type = type,
            Size = 1,
            Links = links,
            Summary = id,
            Bearing = id,
            Sources = [new CitedWork("Author", "Title", 2000)],
        };

    private static double Value(SmallWorld world, DyadVariable variable) =>
        SmallSetting.Of(world, 11, 12).Read(variable).Value.Match((value, _) => value, _ => double.NaN);
}
