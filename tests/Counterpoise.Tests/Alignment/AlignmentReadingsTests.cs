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
        var inputs = Drawn(readings, 1);
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
        readings.Leverage(1, 0, 0.3).Should().Be(BoundedFigure.Exactly(1));
        readings.Leverage(0, 1, 0.3).Value.Should().BeApproximately(0.4, 1e-6);
        // The pact binds one side and gives both a hold, the stronger the more.
        double stronger = readings.Power[3].Value / (readings.Power[3].Value + readings.Power[2].Value);
        stronger.Should().BeGreaterThan(0.5);
        readings.Leverage(3, 2, 0.3).Low.Should().BeApproximately(0.3 * stronger, 1e-12);
        readings.Leverage(2, 3, 0.3).Low.Should().BeApproximately(0.3 * (1 - stronger), 1e-12);
        // Nothing is known of trade with state 14: of state 13, no more than it depends on anybody; of state 14, anything.
        double greatest = readings.Dependence[1, 2].Low;
        readings.Dependence[3, 2].Should().Match<BoundedFigure>(f => double.IsNaN(f.Value) && f.Low == 0);
        readings.Dependence[3, 2].High.Should().Be(greatest);
        readings.Dependence[2, 3].High.Should().Be(1);
    }

    [Fact]
    public void Leverage_of_which_nothing_is_known_counts_at_the_least_and_is_drawn_up_to_the_greatest()
    {
        var readings = Read((Whole with { Treaties = [] }).Build());
        readings.Dependence[3, 2].High.Should().BeGreaterThan(0);
        readings.Central(0.3).Leverage[3, 2].Should().Be(0);
        double[] drawn = [.. Enumerable.Range(0, 50).Select(draw => Drawn(readings, (ulong)draw).Leverage[3, 2])];
        drawn.Should().OnlyContain(leverage => leverage >= 0 && leverage <= readings.Dependence[3, 2].High);
        drawn.Max().Should().BeGreaterThan(readings.Dependence[3, 2].High / 2);
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
            var inputs = Drawn(readings, draw);
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
        var links = AlignmentGame.Of(readings.Central(0.3), new()).AdmissibleLinks;
        // The border, and the major power with everybody.
        links.Should().Equal((0, 1), (0, 3), (1, 3), (2, 3));
        AlignmentGame.Of(readings.Central(0.3, relevantOnly: false), new()).AdmissibleLinks.Should().HaveCount(6);
    }

    [Fact]
    public void States_that_are_not_held_or_given_twice_are_refused()
    {
        var measurements = new Measurements(Whole.Build(), TestParameters.Shipped);
        AlignmentReadings Of(params StateCode[] codes) =>
            AlignmentReadings.Of(measurements, Specification.Default, codes, SmallWorld.Focus);
        var absent = () => Of(new(11), new(99));
        absent.Should().Throw<ArgumentException>().WithMessage("*not held*");
        var twice = () => Of(new(11), new(11));
        twice.Should().Throw<ArgumentException>().WithMessage("*twice*");
    }

    [Fact]
    public void A_treaty_of_the_year_itself_is_never_read()
    {
        var from = SmallWorld.Focus;
        void Bind(WorldBuilder builder, Year year) =>
            builder.Set(Variables.Obligations, new(12), new(11), year, (int)Obligations.Defence);
        var signed = Read((Whole with { Also = builder => Bind(builder, from) }).Build());
        signed.Pact[1, 0].Should().Be(BoundedFigure.Exactly(0));
        var stood = Read((Whole with { Also = builder => Bind(builder, from.Plus(-1)) }).Build());
        stood.Pact[1, 0].Should().Be(BoundedFigure.Exactly(1));
        // Where the record begins, nothing is known of the year before.
        var first = AlignmentReadings.Of(
            new Measurements(Whole.Build(), TestParameters.Shipped),
            Specification.Default,
            Codes,
            SmallWorld.Years.First
        );
        first.Pact[3, 2].Should().Match<BoundedFigure>(figure => figure.Low == 0 && figure.High == 1);
        first.Dependence[1, 0].IsExact.Should().BeFalse();
    }

    [Fact]
    public void What_the_record_tells_of_later_years_changes_no_reading()
    {
        var year = SmallWorld.Focus.Plus(-3);
        AlignmentReadings At(World world) =>
            AlignmentReadings.Of(new Measurements(world, TestParameters.Shipped), Specification.Default, Codes, year);
        var later = Whole with
        {
            Also = builder =>
            {
                builder.Set(Variables.Obligations, new(12), new(11), year.Plus(1), (int)Obligations.Defence);
                builder.Set(Variables.Imports, new(14), new(13), year.Plus(1), 500);
                builder.Add(SmallWorld.Item("later", year.Value + 1, EvidenceType.Leverage) with { About = new(13) });
            },
        };
        var (one, other) = (At(Whole.Build()).Central(0.3), At(later.Build()).Central(0.3));
        other.Leverage.Should().BeEquivalentTo(one.Leverage);
        other.ThreatShares.Should().BeEquivalentTo(one.ThreatShares);
    }

    [Fact]
    public void Asserted_leverage_stands_apart_and_fades_once_it_is_no_longer_held()
    {
        double halfLife = TestParameters.Shipped[AlignmentParameters.EvidenceHalfLife];
        int since = (int)halfLife + 1;
        EvidenceItem Lever(string id, int year, double size) =>
            SmallWorld.Item(id, year, EvidenceType.Leverage) with
            {
                About = new(13),
                Size = size,
            };
        AlignmentReadings With(params EvidenceItem[] items) => Read((Whole with { Evidence = items }).Build());
        int focus = SmallWorld.Focus.Value;
        // State 12 holds it over state 13, whoever saw it.
        var held = With(Lever("held", 1995, 0.8) with { Open = true });
        held.Asserted[1, 2].Should().Be(0.8);
        held.Dependence[1, 2].Should().Be(Read(Whole.Build()).Dependence[1, 2]);
        With(Lever("past", focus - since, 0.8)).Asserted[1, 2].Should().BeApproximately(0.4, 1e-12);
        With(Lever("now", focus, 0.8)).Asserted[1, 2].Should().Be(0);
        var both = With(Lever("weak", focus - 1, 0.2), Lever("strong", focus - 1, 0.6));
        both.Asserted[1, 2].Should().Be(0.6);
        both.Levers.Should().HaveCount(2);
        both.Leverage(1, 2, 0.3).Low.Should().Be(Math.Max(0.6, both.Dependence[1, 2].Low));
    }

    [Fact]
    public void A_state_that_nothing_bounds_is_left_out_and_the_others_play()
    {
        var states = Whole.States.Select(state =>
            state.Code == 13 ? state with { Latitude = double.NaN, Longitude = double.NaN } : state
        );
        var readings = Read((Whole with { States = [.. states] }).Build());
        readings.Unbounded.Should().NotBeEmpty();
        var playing = readings.Playable(out var leftOut);
        leftOut.SelectMany(left => left.About).Should().Equal(new StateCode(13));
        leftOut[0].Figure.Should().Be("distance, threat");
        playing.States.Should().Equal(new StateCode(11), new StateCode(12), new StateCode(14));
        playing.Unbounded.Should().BeEmpty();
        playing.NotFeared.Should().Contain(new StateCode(13));
        AlignmentGame.Of(playing.Central(0.3), new()).States.Should().Be(3);
    }

    [Fact]
    public void Half_of_the_draws_of_a_parameter_lie_below_its_own_value_and_spread_evenly_on_either_side()
    {
        const int Draws = 2_000;
        var set = TestParameters.Shipped;
        string[] ids = [.. AlignmentParameters.Shared, AlignmentParameters.Reliability];
        var (below, places) = (new int[ids.Length], new double[ids.Length]);
        for (uint draw = 0; draw < Draws; draw++)
        {
            var random = new Philox(7, draw);
            var drawn = AlignmentParameters.Drawn(set, 3, ref random);
            drawn.PactLeverage.Should().Be(drawn.Shared[^1]);
            for (int p = 0; p < ids.Length; p++)
            {
                var parameter = set.Find(ids[p])!;
                double value = p < drawn.Shared.Count ? drawn.Shared[p] : drawn.Reliability[1];
                value.Should().BeInRange(parameter.Least, parameter.Greatest);
                bool isBelow = value < parameter.Value;
                below[p] += isBelow ? 1 : 0;
                places[p] += isBelow
                    ? (value - parameter.Least) / (parameter.Value - parameter.Least)
                    : (value - parameter.Value) / (parameter.Greatest - parameter.Value);
            }
        }
        // Five standard errors of a share and of the mean of a uniform.
        below.Should().OnlyContain(count => Math.Abs(((double)count / Draws) - 0.5) < 5 * Math.Sqrt(0.25 / Draws));
        places.Should().OnlyContain(sum => Math.Abs((sum / Draws) - 0.5) < 5 * Math.Sqrt(1 / 12.0 / Draws));
        AlignmentParameters.Of(set).Autonomy.Should().Be(set[AlignmentParameters.Autonomy]);
    }

    private static GameInputs Drawn(AlignmentReadings readings, ulong stream)
    {
        var random = new Philox(1, stream);
        var places = new double[readings.States.Count];
        foreach (ref double place in places.AsSpan())
            place = random.NextDouble();
        return readings.Drawn(places, ref random, 0.3);
    }

    private static AlignmentReadings Read(World world) =>
        AlignmentReadings.Of(
            new Measurements(world, TestParameters.Shipped),
            Specification.Default,
            Codes,
            SmallWorld.Focus
        );
}
