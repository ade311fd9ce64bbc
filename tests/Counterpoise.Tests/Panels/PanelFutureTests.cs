using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Panels;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Panels;

/// <summary>Rows of a year do not read what came after it, and count from what came before.</summary>
public sealed class PanelFutureTests
{
    private static readonly int[] Codes = [11, 12, 13, 14, 15];

    private static readonly Gen<DirectedDyad> Pairs = Gen.Select(Gen.Int[0, 4], Gen.Int[1, 4])
        .Select((i, apart) => SmallWorld.Seen(Codes[i], Codes[(i + apart) % 5]));

    private static readonly Gen<DisputeYear> Disputes = Gen.Select(
            Pairs,
            Gen.Int[1960, 2000],
            Gen.Int[0, 2],
            Gen.Int[1, 5]
        )
        .Select(
            (pair, year, since, level) =>
                new DisputeYear(year, pair, new(year), new(year - since), level, level > 2, null)
        );

    private static readonly Gen<War> Wars = Gen.Select(Pairs, Gen.Int[1960, 2000], Gen.Int[0, 3])
        .Select((pair, year, length) => new War(year, pair, new(year), new(year + length), null));

    private static readonly Gen<Rivalry> Rivalries = Gen.Select(Pairs, Gen.Int[1900, 2000], Gen.Int[0, 20])
        .Select(
            (pair, year, length) =>
                new Rivalry(
                    new(pair.Perceiver, pair.Rival),
                    new(year),
                    new(year + length),
                    RivalryKinds.Spatial,
                    length > 9
                )
        );

    [Fact]
    public void Whatever_happens_after_a_year_its_rows_stay() =>
        Gen.Select(
                Disputes.Array[0, 12],
                Disputes.Array[0, 12],
                Wars.Array[0, 4],
                Wars.Array[0, 4],
                Gen.Int[1991, 1999]
            )
            .Sample(
                (disputes, otherDisputes, wars, otherWars, year) =>
                {
                    var one = new SmallWorld { Disputes = disputes, Wars = wars };
                    var other = one with
                    {
                        Disputes =
                        [
                            .. disputes.Where(d => d.Year.Value <= year),
                            .. otherDisputes.Where(d => d.First.Value > year),
                        ],
                        Wars =
                        [
                            .. wars.Where(w => w.First.Value <= year),
                            .. otherWars.Where(w => w.First.Value > year),
                        ],
                        Also = builder =>
                        {
                            for (int later = year + 1; later <= 2000; later++)
                            {
                                builder.Set(Variables.MilitaryExpenditure, new(11), new(later), 7);
                                builder.Set(Variables.Polity2, new(12), new(later), 3);
                                builder.Set(Variables.Imports, new(13), new(14), new(later), 99);
                            }
                        },
                    };
                    foreach (var unit in Enum.GetValues<PanelUnit>())
                    {
                        var before = Whole(one, unit);
                        var after = Whole(other, unit);
                        for (int at = 1990; at <= year; at++)
                        {
                            var expected = before.Filled(at);
                            var found = after.Filled(at);
                            for (int c = 0; c < expected.Columns; c++)
                            {
                                if (!expected.Column(c).SequenceEqual(found.Column(c)))
                                    Assert.Fail($"{before.Layout.Columns[c].Name} of {at} read what came after {year}");
                            }
                        }
                    }
                },
                iter: 15
            );

    [Fact]
    public void Years_of_peace_are_those_of_a_walk_back_through_the_years() =>
        Gen.Select(Disputes.Array[0, 10], Rivalries.Array[0, 4])
            .Sample(
                (disputes, rivalries) =>
                {
                    var world = new SmallWorld { Disputes = disputes, Rivalries = rivalries }.Build();
                    var plain = new PlainPanel(new Measurements(world, TestParameters.Shipped), Specification.Default);
                    var measures = PanelMeasures.Parse(
                        "dispute:peace-years=3,rivalry:peace-years,dispute_onset:peace-years:lag=2",
                        PanelUnit.DyadYear,
                        []
                    );
                    var panel = Panel.Of(
                        new Measurements(world, TestParameters.Shipped),
                        Specification.Default,
                        PanelUnit.DyadYear,
                        SmallWorld.Years,
                        measures
                    );
                    for (int year = 1990; year <= 2000; year++)
                    {
                        var batch = panel.Filled(year);
                        for (int row = 0; row < batch.Rows; row++)
                        {
                            var one = new StateCode((int)batch.Column(0)[row]);
                            var other = new StateCode((int)batch.Column(1)[row]);
                            double[] expected =
                            [
                                plain.Value(measures[0], 1, one, other, new(year)),
                                plain.Value(measures[0], 2, one, other, new(year)),
                                plain.Value(measures[0], 3, one, other, new(year)),
                                plain.Value(measures[1], 1, one, other, new(year)),
                                plain.Value(measures[2], 1, one, other, new(year)),
                            ];
                            for (int c = 0; c < expected.Length; c++)
                                batch.Column(c + 3)[row].Should().Be(expected[c]);
                        }
                    }
                },
                iter: 60
            );

    [Fact]
    public void Peace_counts_whole_years_since_the_last_event_and_does_not_see_the_year_itself()
    {
        var small = new SmallWorld
        {
            Disputes =
            [
                new(1, SmallWorld.Seen(11, 12), new(1993), new(1993), 4, null, null),
                new(2, SmallWorld.Seen(12, 11), new(1997), new(1997), 4, null, null),
            ],
        };
        var panel = PanelReading.Of(
            small.Build(),
            PanelUnit.DyadYear,
            SmallWorld.Years,
            "dispute,dispute:peace-years=2"
        );
        Peace(1990).Should().Be(0, "the two are first members together in 1990");
        Peace(1993).Should().Be(3);
        Peace(1994).Should().Be(0);
        Peace(1997).Should().Be(3);
        Peace(1998).Should().Be(0);
        Peace(2000).Should().Be(2);
        panel.Value(2000, "dispute_peace2", 11, 12).Should().Be(4);
        panel.Value(1997, "dispute", 11, 12).Should().Be(1);

        double Peace(int year) => panel.Value(year, "dispute_peace", 11, 12);
    }

    [Fact]
    public void A_lag_follows_the_code_and_is_missing_where_the_state_was_no_member()
    {
        var small = new SmallWorld();
        small = small with
        {
            States = [.. small.States.Select(s => s.Code == 12 ? s with { Membership = new(1995, 2000) } : s)],
            Also = builder =>
            {
                for (int year = 1990; year <= 2000; year++)
                {
                    foreach (int code in Codes)
                        builder.Set(Variables.Polity2, new(code), new(year), year - 1995 + code % 2);
                }
            },
        };
        var panel = PanelReading.Of(small.Build(), PanelUnit.StateYear, SmallWorld.Years, "polity2,polity2:lag=2");
        panel.Value(1999, "polity2_lag2", 11).Should().Be(panel.Value(1997, "polity2", 11));
        panel.Value(1997, "polity2_lag2", 12).Should().Be(panel.Value(1995, "polity2", 12));
        panel.Value(1996, "polity2_lag2", 12).Should().Be(double.NaN);
        panel.Value(1991, "polity2_lag2", 11).Should().Be(double.NaN, "the record begins in 1990");
    }

    [Fact]
    public void An_unknown_obligation_leaves_unknown_what_it_could_change()
    {
        var small = new SmallWorld
        {
            Treaties = [(11, 12, Obligations.Defence), (13, 14, Obligations.Consultation)],
            Also = builder =>
            {
                builder.SetUnknown(Variables.Obligations, new(12), new(11), new(2000));
                builder.SetUnknown(Variables.Obligations, new(14), new(13), new(2000));
            },
        };
        var panel = PanelReading.Of(
            small.Build(),
            PanelUnit.DirectedDyadYear,
            SmallWorld.Years,
            "allied,alliance_level,owes_defense"
        );
        panel.Value(2000, "allied", 12, 11).Should().Be(1);
        panel.Value(2000, "alliance_level", 12, 11).Should().Be(3);
        panel.Value(2000, "owes_defense", 12, 11).Should().Be(double.NaN);
        panel.Value(2000, "allied", 13, 14).Should().Be(double.NaN);
        panel.Value(2000, "alliance_level", 13, 14).Should().Be(double.NaN);
        panel.Value(1999, "alliance_level", 13, 14).Should().Be(1);
        panel.Value(2000, "allied", 11, 15).Should().Be(0);
    }

    [Fact]
    public void In_a_dispute_of_which_the_own_conduct_is_not_coded_hostility_is_missing_and_outside_one_it_is_zero()
    {
        var small = new SmallWorld
        {
            Disputes = [new(1, SmallWorld.Seen(11, 12), new(1995), new(1995), 4, true, null)],
        };
        var panel = PanelReading.Of(
            small.Build(),
            PanelUnit.DirectedDyadYear,
            SmallWorld.Years,
            "dispute,hostility,revisionist,originator"
        );
        panel.Value(1995, "hostility", 12, 11).Should().Be(4, "12 acted, 11 perceived");
        panel.Value(1995, "revisionist", 12, 11).Should().Be(1);
        panel.Value(1995, "originator", 12, 11).Should().Be(double.NaN);
        panel.Value(1995, "dispute", 11, 12).Should().Be(1);
        panel.Value(1995, "hostility", 11, 12).Should().Be(double.NaN);
        panel.Value(1995, "hostility", 11, 13).Should().Be(0);
    }

    private static Panel Whole(SmallWorld world, PanelUnit unit) =>
        Panel.Of(
            new Measurements(world.Build(), TestParameters.Shipped),
            Specification.Default,
            unit,
            SmallWorld.Years,
            [
                .. PanelMeasures.Whole(unit),
                .. unit == PanelUnit.StateYear
                    ? PanelMeasures.Parse("cinc:lag=3", unit, [])
                    : PanelMeasures.Parse("cinc:ratio:lag,dispute:peace-years=2,war:peace-years", unit, []),
            ]
        );
}
