using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Record;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Measures;

public sealed class IntentLawTests
{
    private static readonly Gen<DisputeYear> Disputes = Gen.Select(
            Gen.Int[1, 40],
            Gen.Int[11, 15],
            Gen.Int[1, 4],
            Gen.Int[1950, 1999],
            Gen.Int[1, 5],
            Gen.Int[0, 2],
            Gen.Int[0, 2]
        )
        .Select(
            (number, perceiver, step, year, hostility, revisionist, originator) =>
                new DisputeYear(
                    number,
                    SmallWorld.Seen(perceiver, 11 + (perceiver - 11 + step) % 5),
                    new Year(year),
                    new Year(year),
                    hostility,
                    Mark(revisionist),
                    Mark(originator)
                )
        );

    [Fact]
    public void Perceived_intent_lies_between_zero_and_one_whatever_the_past() =>
        Disputes
            .Array[0, 60]
            .Sample(disputes =>
            {
                var row = Row(new SmallWorld { Disputes = disputes });
                for (int j = 0; j < row.Rivals.Count; j++)
                    row.Value(ThreatFactor.Intent, j).Should().BeGreaterThan(0).And.BeLessThan(1);
            });

    [Fact]
    public void Hostility_of_a_running_dispute_is_not_read_before_it_ends()
    {
        // Sources give the worst act of the whole dispute in each of its years.
        var threat = Running(2);
        var force = Running(4);
        for (int year = 1991; year <= 1993; year++)
            Logit(force, year).Should().Be(Logit(threat, year));
        Logit(force, 1994).Should().NotBe(Logit(threat, 1994));

        static World Running(int hostility) =>
            new SmallWorld
            {
                Disputes =
                [
                    .. Enumerable
                        .Range(1990, 4)
                        .Select(year => new DisputeYear(
                            1,
                            SmallWorld.Seen(11, 12),
                            new Year(year),
                            new Year(1990),
                            hostility,
                            true,
                            true
                        )),
                ],
            }.Build();

        static double Logit(World world, int year) =>
            TestParameters
                .ThreatOn(world)
                .Row(SmallWorld.Code(11), new Year(year))
                .Intent.Terms.Where(t => t.Kind == IntentTermKind.Dispute)
                .Sum(t => t.Contribution);
    }

    [Fact]
    public void Each_event_counts_for_less_every_year()
    {
        var world = new SmallWorld
        {
            Disputes = [new(1, SmallWorld.Seen(11, 12), new Year(1991), new Year(1991), 4, true, true)],
            Wars = [new(1, SmallWorld.Seen(11, 13), new Year(1985), new Year(1991), true)],
            ColonialRule = [new(new(14), new(11), null, new Year(1960))],
            ArmsRaces = [new(new(new(11), new(13)), new Year(1980), new Year(1990))],
            Conquests = [new(new(12), new(11), new Year(1950))],
            Evidence =
            [
                SmallWorld.Item("a", 1991, EvidenceType.Statement),
                SmallWorld.Item("b", 1991, EvidenceType.Reassurance),
            ],
        }.Build();
        var threat = TestParameters.ThreatOn(world);
        var before = Terms(1992);
        before.Should().HaveCount(7);
        for (int year = 1993; year <= 2000; year++)
        {
            var now = Terms(year);
            now.Keys.Should().BeEquivalentTo(before.Keys);
            foreach (var (key, contribution) in now)
                Math.Abs(contribution).Should().BeLessThan(Math.Abs(before[key]));
            before = now;
        }

        Dictionary<(IntentTermKind, string), double> Terms(int year) =>
            threat
                .Row(SmallWorld.Code(11), new Year(year))
                .Intent.Terms.ToDictionary(t => (t.Kind, t.Origin), t => t.Contribution);
    }

    [Fact]
    public void An_apology_never_raises_perceived_intent() =>
        Gen.Select(Gen.Int[1900, 1998], Gen.Int[1900, 1999], Gen.Double[0.01, 1], Gen.Double[0.01, 1])
            .Sample(
                (wrong, apology, sizeOfWrong, sizeOfApology) =>
                {
                    var past = SmallWorld.Item("wrong", wrong, EvidenceType.Occupation) with { Size = sizeOfWrong };
                    var sorry = SmallWorld.Item("sorry", apology, EvidenceType.Apology) with { Size = sizeOfApology };
                    double without = Intent(new SmallWorld { Evidence = [past] });
                    double with = Intent(new SmallWorld { Evidence = [past, sorry] });
                    with.Should().BeLessThanOrEqualTo(without);
                }
            );

    [Fact]
    public void A_retraction_takes_an_apology_back_and_alarms_in_itself()
    {
        var past = SmallWorld.Item("wrong", 1985, EvidenceType.Occupation);
        var sorry = SmallWorld.Item("sorry", 1995, EvidenceType.Apology);
        var denial = SmallWorld.Item("denial", 1999, EvidenceType.Retraction) with { Links = ["sorry"] };
        double unforgiven = Intent(new SmallWorld { Evidence = [past] });
        double forgiven = Intent(new SmallWorld { Evidence = [past, sorry] });
        double denied = Intent(new SmallWorld { Evidence = [past, sorry, denial] });
        forgiven.Should().BeLessThan(unforgiven);
        denied.Should().BeGreaterThan(forgiven);
    }

    [Fact]
    public void A_reading_uses_only_what_came_before_its_year_unless_it_is_concurrent()
    {
        var world = new SmallWorld
        {
            Disputes = [new(1, SmallWorld.Seen(11, 12), new Year(2000), new Year(2000), 4, true, true)],
        };
        var without = Intent(new SmallWorld());
        Intent(world).Should().Be(without);
        Intent(world, Specification.Default with { Concurrent = true }).Should().BeGreaterThan(without);
    }

    [Fact]
    public void Contemporaneous_intent_leaves_out_rivalries_coded_with_hindsight()
    {
        var world = new SmallWorld
        {
            Rivalries = [new(new Dyad(new(11), new(12)), new Year(1980), new Year(2000), RivalryKinds.Spatial, false)],
        };
        Intent(world).Should().BeGreaterThan(Intent(new SmallWorld()));
        var contemporaneous = Specification.Default with { Intent = IntentMeasure.Contemporaneous };
        Intent(world, contemporaneous).Should().Be(Intent(new SmallWorld(), contemporaneous));
    }

    [Fact]
    public void A_pledge_reassures_the_state_that_it_is_given_to_and_only_that_one()
    {
        var world = new SmallWorld { Treaties = [(12, 11, Obligations.Defence)] }.Build();
        var threat = TestParameters.ThreatOn(world);
        Terms(11)
            .Should()
            .Contain(t => t.Kind == IntentTermKind.Pledge && t.Contribution < 0 && t.Rival == new StateCode(12));
        Terms(12).Should().NotContain(t => t.Kind == IntentTermKind.Pledge);

        IReadOnlyList<IntentTerm> Terms(int perceiver) => threat.Row(new(perceiver), SmallWorld.Focus).Intent.Terms;
    }

    [Fact]
    public void Pledges_and_pacts_stay_out_where_an_alliance_is_to_be_explained()
    {
        var world = new SmallWorld
        {
            Treaties = [(12, 11, Obligations.Defence), (13, 14, Obligations.Defence)],
        }.Build();
        var threat = TestParameters.ThreatOn(world, Specification.Default with { Pledges = false });
        threat.Row(new(11), SmallWorld.Focus).Intent.Terms.Should().BeEmpty();
    }

    [Fact]
    public void A_pact_with_the_state_feared_most_alarms()
    {
        var quiet = TestParameters.ThreatOn(new SmallWorld().Build());
        var feared = quiet.Profile(new(13), SmallWorld.Focus.Plus(-1)).Top!.Rival;
        var friend = new SmallWorld()
            .States.Select(s => new StateCode(s.Code))
            .First(c => c != feared && c.Number != 13);
        var allied = new SmallWorld { Treaties = [(friend.Number, feared.Number, Obligations.Defence)] }.Build();
        TestParameters
            .ThreatOn(allied)
            .Row(new(13), SmallWorld.Focus)
            .Intent.Terms.Should()
            .ContainSingle(t => t.Kind == IntentTermKind.PactWithFeared && t.Rival == friend && t.Contribution > 0);
    }

    [Fact]
    public void Without_a_list_of_disputes_intent_is_unknown_and_not_low()
    {
        var identity = new Identity(
            [
                new()
                {
                    Code = new(11),
                    Abbreviation = "A",
                    Name = "A",
                    Membership = [SmallWorld.Years],
                },
                new()
                {
                    Code = new(12),
                    Abbreviation = "B",
                    Name = "B",
                    Membership = [SmallWorld.Years],
                },
            ],
            []
        );
        var world = new WorldBuilder(identity, SmallWorld.Years, holdsWholeSystem: true).Build();
        var row = TestParameters.ThreatOn(world).Row(new(11), SmallWorld.Focus);
        double.IsNaN(row.Value(ThreatFactor.Intent, 0)).Should().BeTrue();
    }

    [Fact]
    public void Further_codings_and_weighings_change_nothing_that_is_measured()
    {
        var item = SmallWorld.Item("a", 1991, EvidenceType.Statement);
        var coded = item with
        {
            Coder = "one",
            Codings = [new("two", EvidenceType.Conquest, 0.1, true), new("three", EvidenceType.Diplomacy, 1)],
            Weighings = [new("two", "balance-of-threat", "liberalism", new(30), "invented")],
        };
        Intent(new SmallWorld { Evidence = [coded] }).Should().Be(Intent(new SmallWorld { Evidence = [item] }));
        Intent(new SmallWorld { Evidence = [coded] }).Should().NotBe(Intent(new SmallWorld()));
    }

    private static bool? Mark(int code) =>
        code switch
        {
            0 => false,
            1 => true,
            _ => null,
        };

    private static ThreatRow Row(SmallWorld world, Specification? specification = null) =>
        TestParameters.ThreatOn(world.Build(), specification).Row(SmallWorld.Code(11), SmallWorld.Focus);

    /// <summary>How state 11 sees state 12.</summary>
    private static double Intent(SmallWorld world, Specification? specification = null) =>
        Row(world, specification).Value(ThreatFactor.Intent, 0);
}
