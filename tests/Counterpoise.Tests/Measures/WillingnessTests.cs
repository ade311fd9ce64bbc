using AwesomeAssertions;
using Counterpoise.Measures;
using Counterpoise.Measures.Willingness;
using Counterpoise.Record;
using Xunit;

namespace Counterpoise.Tests.Measures;

public sealed class WillingnessTests
{
    private static readonly ParameterSet Believed = PlantedDisputes.Firm(TestParameters.Shipped);
    private static readonly YearSpan Years = new(1900, 1929);
    private static readonly PlantedDisputes Planted = new(16, Years, Believed, 0.03, 7);
    private static readonly WillingnessSample Sample = SampleOf(Planted.World, Planted.Plan);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Intervals_cover_what_was_planted()
    {
        const int Records = 24;
        int covered = 0;
        int told = 0;
        for (ulong seed = 0; seed < Records; seed++)
        {
            var planted = new PlantedDisputes(24, Years, Believed, 0.03, 1000 + seed);
            var fit = Fit(SampleOf(planted.World, planted.Plan));
            foreach (var one in fit.Estimates.Where(e => planted.Truth.ContainsKey(e.Id) && e.Id != "intent.base"))
            {
                double truth = planted.Truth[one.Id];
                told++;
                covered += truth >= one.Low && truth <= one.High ? 1 : 0;
            }
        }
        ((double)covered / told).Should().BeInRange(0.90, 0.98);
    }

    [Fact]
    public void Perceived_intent_under_the_estimates_is_the_past_that_was_fitted()
    {
        var fit = Fit(Sample);
        var parameters = WillingnessParameters.Of(WillingnessVariant.Full, fit, Believed);
        var set = parameters.Aggregate(Believed, (all, one) => all.With(one.Id, one.Value));
        var measurements = new Measurements(Planted.World, set);
        var specification = Specification.Default with { Intent = IntentMeasure.Estimated };
        double start = new IntentParameters(set, IntentMeasure.Estimated).Base;
        var past = fit.Past(..);
        double greatest = 0;
        for (int row = 0; row < Sample.Rows; row += 97)
        {
            var (year, pair, _) = Sample[row];
            var read = measurements.IntentOf(pair.Perceiver, year, specification);
            double logit = read.Logits[Planted.World.At(year).IndexOf(pair.Rival)];
            greatest = Math.Max(greatest, Math.Abs(logit - start - past[row]));
        }
        // A file holds six digits.
        greatest.Should().BeLessThan(1e-3);
    }

    [Fact]
    public void What_follows_a_year_changes_nothing_that_was_read_before_it()
    {
        var plan = Planted.Plan with { Horizon = 3, Years = new YearSpan(1901, 1927) };
        var early = new YearSpan(1901, 1915);
        // Windows of 1915 end in 1917.
        var other = new PlantedDisputes(16, Years, Believed, 0.03, 7, otherwiseFrom: new Year(1918)).World;
        other.Disputes.Should().NotEqual(Planted.World.Disputes);
        var before = SampleOf(Planted.World, plan);
        var after = SampleOf(other, plan);
        Told(Fit(after, after.RowsOf(early))).Should().Equal(Told(Fit(before, before.RowsOf(early))));
        Told(Fit(after)).Should().NotEqual(Told(Fit(before)));
    }

    [Fact]
    public void A_span_before_which_nothing_can_be_learnt_is_not_told()
    {
        var plan = Planted.Plan with { Horizon = 3, Years = new YearSpan(1910, 1927) };
        var sample = SampleOf(Planted.World, plan);
        var told = new YearSpan(1912, 1920);
        WillingnessCheck.WhyNot(sample, told).Should().Contain("no year of 1910");
        var asking = () =>
            WillingnessCheck.Of(sample, Believed, WillingnessVariant.Full.Types, told, cancellation: Token);
        asking.Should().Throw<FaultyInputException>();
        var later = new YearSpan(1916, 1920);
        WillingnessCheck.WhyNot(sample, later).Should().BeNull();
        WillingnessCheck
            .Of(sample, Believed, WillingnessVariant.Full.Types, later, cancellation: Token)
            .Should()
            .OnlyContain(check => check.LearntTo == new Year(1913));
    }

    [Fact]
    public void A_target_that_fires_back_began_nothing()
    {
        var fired = Dispute(1995, 11, 12) with { Initiator = false };
        var world = new SmallWorld { Borders = [(11, 12)], Disputes = [fired] }.Build();
        var plan = new WillingnessPlan(new YearSpan(1991, 1998));
        SampleOf(world, plan).Positives(..).Should().Be(0);
        SampleOf(world, plan with { Initiation = InitiationRule.Originator }).Positives(..).Should().Be(3);
    }

    [Fact]
    public void Where_it_is_not_coded_who_began_nothing_is_told()
    {
        var plan = new WillingnessPlan(new YearSpan(1991, 1998));
        var quiet = SampleOf(new SmallWorld { Borders = [(11, 12)] }.Build(), plan);
        var open = Dispute(1995, 11, 12) with { Initiator = null };
        var sample = SampleOf(new SmallWorld { Borders = [(11, 12)], Disputes = [open] }.Build(), plan);
        sample.Positives(..).Should().Be(0);
        sample.NotCoded.Should().Be(3);
        sample.Rows.Should().Be(quiet.Rows - 3);
    }

    [Fact]
    public void A_war_fades_as_the_dispute_that_it_grew_from()
    {
        var fit = Fit(Sample);
        var parameters = WillingnessParameters
            .Of(WillingnessVariant.Full, fit, Believed)
            .ToDictionary(one => one.Id, StringComparer.Ordinal);
        parameters["estimated.intent.war.half-life"]
            .Value.Should()
            .Be(parameters["estimated.intent.dispute.half-life"].Value);
        var force = WillingnessParameters.WeightOf(fit, IntentEventType.DisputeForce);
        var war = WillingnessParameters.WeightOf(fit, IntentEventType.War);
        int sign = Math.Sign(force.Weight + war.Weight);
        for (int years = 1; years <= 30; years++)
            Math.Sign(force.After(years) + war.After(years)).Should().Be(sign);
    }

    [Fact]
    public void Narrowing_is_by_the_range_that_is_shipped()
    {
        foreach (var one in Fit(Sample).Estimates.Where(e => e.Kind == WillingnessTermKind.Weight))
        {
            double error = (one.High - one.Low) / 2 / 1.959963984540054;
            one.Narrowed.Should()
                .BeApproximately(Math.Max(0, 1 - Math.Pow(error / Believed["willingness.prior.weight"], 2)), 1e-9);
        }
    }

    [Fact]
    public void What_is_assumed_says_why()
    {
        var fit = WillingnessFit.Of(
            Sample,
            Believed,
            WillingnessVariant.Contemporaneous.Types,
            ..,
            cancellation: Token
        );
        var notes = WillingnessParameters
            .Of(WillingnessVariant.Contemporaneous, fit, Believed)
            .ToDictionary(one => one.Id, one => one.Note, StringComparer.Ordinal);
        notes["contemporaneous.intent.rivalry.spatial"].Should().Contain("after the fact");
        notes["contemporaneous.intent.arms-race.half-life"].Should().Contain("after the fact");
        notes["contemporaneous.intent.pact-with-feared"].Should().Contain("whom the perceiver feared");
        notes["contemporaneous.intent.statement"].Should().Contain("not on the record");
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var one = WillingnessFit.Of(Sample, Believed, WillingnessVariant.Full.Types, .., 1, Token);
        var two = WillingnessFit.Of(Sample, Believed, WillingnessVariant.Full.Types, .., 2, Token);
        var sixteen = WillingnessFit.Of(Sample, Believed, WillingnessVariant.Full.Types, .., 16, Token);
        Told(one).SequenceEqual(Told(two)).Should().BeTrue();
        Told(one).SequenceEqual(Told(sixteen)).Should().BeTrue();
    }

    [Fact]
    public void States_held_out_take_no_part()
    {
        var held = new StateCode(103);
        var sample = SampleOf(Planted.World, Planted.Plan with { HeldOut = new HashSet<StateCode> { held } });
        Enumerable
            .Range(0, sample.Rows)
            .Select(row => sample[row].Pair)
            .Should()
            .NotContain(pair => pair.Perceiver == held || pair.Rival == held);
        sample.Rows.Should().Be(Sample.Rows - (2 * 15 * 29));
    }

    [Fact]
    public void Without_hindsight_no_rivalry_is_weighed()
    {
        var fit = WillingnessFit.Of(
            Sample,
            Believed,
            WillingnessVariant.Contemporaneous.Types,
            ..,
            cancellation: Token
        );
        fit.Estimates.Should().NotContain(e => e.Id.Contains("rivalry") || e.Id.Contains("arms-race"));
    }

    [Fact]
    public void A_type_that_the_record_lacks_keeps_what_was_believed()
    {
        var world = new SmallWorld
        {
            Borders = [(11, 12)],
            Disputes = [.. Enumerable.Range(1992, 8).Select(year => Dispute(year, 11, 12))],
        }.Build();
        var sample = SampleOf(world, new(new YearSpan(1991, 1998)));
        var war = Fit(sample)["intent.war"];
        war.Value.Should().BeApproximately(war.Elicited, 1e-6);
        war.Narrowed.Should().BeApproximately(0, 1e-6);
        war.Events.Should().Be(0);
    }

    [Fact]
    public void A_window_beyond_the_list_of_disputes_is_refused_with_the_years_that_may_be_asked_for()
    {
        var asking = () => SampleOf(new SmallWorld().Build(), new(new YearSpan(1991, 1999)));
        asking.Should().Throw<FaultyInputException>().WithMessage("*beyond the list of disputes*1998*");
    }

    [Fact]
    public void A_record_without_disputes_to_come_is_refused()
    {
        var sample = SampleOf(new SmallWorld().Build(), new(new YearSpan(1991, 1998)));
        var fitting = () => Fit(sample);
        fitting.Should().Throw<FaultyInputException>().WithMessage("*0 of*both kinds are needed*");
    }

    [Fact]
    public void A_dispute_counts_for_every_year_whose_window_it_begins_in()
    {
        var world = new SmallWorld { Borders = [(11, 12)], Disputes = [Dispute(1995, 11, 12)] }.Build();
        var sample = SampleOf(world, new(new YearSpan(1991, 1998)));
        Enumerable
            .Range(0, sample.Rows)
            .Select(row => sample[row])
            .Where(row => row.Followed)
            .Select(row => (row.Year.Value, row.Pair.Perceiver.Number, row.Pair.Rival.Number))
            .Should()
            .Equal((1993, 11, 12), (1994, 11, 12), (1995, 11, 12));
    }

    [Fact]
    public void Who_joined_later_began_nothing()
    {
        var joined = Dispute(1995, 11, 12) with { Originator = false, Initiator = false };
        var sample = SampleOf(
            new SmallWorld { Borders = [(11, 12)], Disputes = [joined] }.Build(),
            new(new YearSpan(1991, 1998))
        );
        sample.Positives(..).Should().Be(0);
    }

    private static DisputeYear Dispute(int year, int perceiver, int rival) =>
        new(year, SmallWorld.Seen(perceiver, rival), new(year), new(year), 4, true, true) { Initiator = true };

    private static double[] Told(WillingnessFit fit) =>
        [.. fit.Estimates.SelectMany(e => (double[])[e.Value, e.ErrorClassical, e.ErrorByDyad, e.ErrorDyadic])];

    private static WillingnessSample SampleOf(World world, WillingnessPlan plan) =>
        WillingnessSample.Of(new Measurements(world, Believed), plan, Token);

    private static WillingnessFit Fit(WillingnessSample sample, Range? rows = null) =>
        WillingnessFit.Of(sample, Believed, WillingnessVariant.Full.Types, rows ?? .., cancellation: Token);
}
