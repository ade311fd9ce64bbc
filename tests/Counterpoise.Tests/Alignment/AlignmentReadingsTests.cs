using AwesomeAssertions;
using Counterpoise.Alignment;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Statistics;
using Counterpoise.Tests.Measures;
using Xunit;

namespace Counterpoise.Tests.Alignment;

public sealed class AlignmentReadingsTests
{
    private static readonly StateCode[] Codes = [new(11), new(12), new(13), new(14)];

    private static readonly SmallWorld Whole = new()
    {
        Borders = [(11, 12)],
        Trade = [(11, 12, 30), (12, 11, 10), (13, 12, 60), (12, 13, 0), (11, 13, 0), (13, 11, 0)],
        Treaties = [(14, 13, Obligations.Defence)],
    };

    [Fact]
    public void Readings_are_those_of_the_measures()
    {
        var world = Whole.Build();
        var readings = Read(world);
        var measurements = new Measurements(world, TestParameters.Shipped);
        var neutral = Specification.Default with { Pledges = false };
        var threat = new Threat(measurements, neutral);
        var slice = world.At(SmallWorld.Focus);
        var capability = measurements.CapabilityOf(SmallWorld.Focus, CapabilityMeasure.Cinc);
        var offense = measurements.OffenseOf(SmallWorld.Focus, OffenseMeasure.Military, NuclearAdjustment.None);
        var random = new Philox(1);
        var inputs = readings.Drawn(ref random);
        double mean = threat.SystemMean(SmallWorld.Focus);
        for (int i = 0; i < Codes.Length; i++)
        {
            int at = slice.IndexOf(Codes[i]);
            inputs.Power[i].Should().Be(Math.Sqrt(capability.Values[at] * offense.Values[at]));
            var profile = threat.Profile(Codes[i], SmallWorld.Focus);
            inputs.Fear[i].Should().BeApproximately(profile.Entries.Sum(entry => entry.Threat) / mean, 1e-12);
            var arrival = measurements.ArrivalAt(Codes[i], SmallWorld.Focus, neutral);
            for (int k = 0; k < Codes.Length; k++)
            {
                if (k == i)
                    continue;
                inputs.ThreatShares[i, k].Should().BeApproximately(profile.Find(Codes[k])!.Share, 1e-12);
                inputs.Arrival[k, i].Should().Be(arrival.Values[slice.IndexOf(Codes[k])]);
            }
        }
        // One state of the record is left out of the game, and is feared all the same.
        Enumerable.Range(0, 4).Sum(k => inputs.ThreatShares[0, k]).Should().BeLessThan(1);
        inputs.Nuclear.Should().Equal(0, 0, 0, 1);
    }

    [Fact]
    public void Leverage_is_trade_dependence_or_a_pact()
    {
        var readings = Read(Whole.Build());
        // State 11 trades 40 of its 40 with state 12; that one trades 40 of its 100 with it.
        readings.Leverage[1, 0].Should().Be(BoundedFigure.Exactly(1));
        readings.Leverage[0, 1].Value.Should().BeApproximately(0.4, 1e-6);
        // The pact binds one side and gives both a hold.
        readings.Leverage[3, 2].Low.Should().Be(0.3);
        readings.Leverage[2, 3].Low.Should().Be(0.3);
        // Nothing is known of trade with state 14.
        readings
            .Leverage[3, 2]
            .Should()
            .Match<BoundedFigure>(figure => double.IsNaN(figure.Value) && figure.High == 1);
    }

    [Fact]
    public void What_is_unknown_of_a_state_travels_as_bounds_and_is_drawn_within()
    {
        var states = Whole.States.Select(state => state.Code == 12 ? state with { Expenditure = double.NaN } : state);
        var readings = Read((Whole with { States = [.. states] }).Build());
        readings.Power[1].IsExact.Should().BeFalse();
        readings.Unbounded.Should().BeEmpty();
        readings.Power[0].IsExact.Should().BeTrue();
        var drawn = new HashSet<double>();
        for (ulong draw = 0; draw < 20; draw++)
        {
            var random = new Philox(1, draw);
            var inputs = readings.Drawn(ref random);
            inputs.Power[1].Should().BeInRange(readings.Power[1].Low, readings.Power[1].High);
            inputs.Power[0].Should().Be(readings.Power[0].Value);
            drawn.Add(inputs.Power[1]);
            // A game can be made of each draw.
            AlignmentGame.Of(inputs, new()).States.Should().Be(4);
        }
        drawn.Should().HaveCount(20);
    }

    [Fact]
    public void Only_politically_relevant_pairs_link_unless_all_may()
    {
        var readings = Read(Whole.Build());
        var random = new Philox(1);
        var links = AlignmentGame.Of(readings.Drawn(ref random), new()).AdmissibleLinks;
        // The border, and the major power with everybody.
        links.Should().Equal((0, 1), (0, 3), (1, 3), (2, 3));
        AlignmentGame.Of(readings.Drawn(ref random, relevantOnly: false), new()).AdmissibleLinks.Should().HaveCount(6);
    }

    [Fact]
    public void States_that_are_not_held_or_given_twice_are_refused()
    {
        var measurements = new Measurements(Whole.Build(), TestParameters.Shipped);
        AlignmentReadings Of(params StateCode[] codes) =>
            AlignmentReadings.Of(measurements, Specification.Default, codes, SmallWorld.Focus, 0.3);
        var absent = () => Of(new(11), new(99));
        absent.Should().Throw<ArgumentException>().WithMessage("*not held*");
        var twice = () => Of(new(11), new(11));
        twice.Should().Throw<ArgumentException>().WithMessage("*twice*");
    }

    private static AlignmentReadings Read(World world) =>
        AlignmentReadings.Of(
            new Measurements(world, TestParameters.Shipped),
            Specification.Default,
            Codes,
            SmallWorld.Focus,
            0.3
        );
}
