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
        var early = new YearSpan(1901, 1915);
        var longer = SampleOf(Planted.World, Planted.Plan);
        var cut = SampleOf(Planted.World, Planted.Plan with { Years = early });
        var ofLonger = Fit(longer, longer.RowsOf(early));
        Told(Fit(cut)).Should().Equal(Told(ofLonger));
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
        var joined = Dispute(1995, 11, 12) with { Originator = false };
        var sample = SampleOf(
            new SmallWorld { Borders = [(11, 12)], Disputes = [joined] }.Build(),
            new(new YearSpan(1991, 1998))
        );
        sample.Positives(..).Should().Be(0);
    }

    private static DisputeYear Dispute(int year, int perceiver, int rival) =>
        new(year, SmallWorld.Seen(perceiver, rival), new(year), new(year), 4, true, true);

    private static double[] Told(WillingnessFit fit) =>
        [.. fit.Estimates.SelectMany(e => (double[])[e.Value, e.ErrorClassical, e.ErrorByDyad, e.ErrorDyadic])];

    private static WillingnessSample SampleOf(World world, WillingnessPlan plan) =>
        WillingnessSample.Of(new Measurements(world, Believed), plan, Token);

    private static WillingnessFit Fit(WillingnessSample sample, Range? rows = null) =>
        WillingnessFit.Of(sample, Believed, WillingnessVariant.Full.Types, rows ?? .., cancellation: Token);
}
