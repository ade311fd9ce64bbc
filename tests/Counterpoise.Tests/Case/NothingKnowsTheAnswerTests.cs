using AwesomeAssertions;
using Counterpoise.Briefs;
using Counterpoise.Figures;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Case;

/// <summary>The founding case under other names, in another order, with histories swapped and figures deleted.</summary>
public sealed class NothingKnowsTheAnswerTests
{
    private static readonly Year Focus = new(2013);
    private static readonly World Told = CaseLibrary.Shipped.Open("japan-rok").World;
    private static readonly StateCode Japan = Told.Identity.Resolve("JPN", Focus).State.Code;
    private static readonly StateCode Korea = Told.Identity.Resolve("ROK", Focus).State.Code;

    [Fact]
    public void With_every_state_renamed_and_the_order_reversed_every_figure_agrees()
    {
        // Codes run the other way round, so that rows and columns stand in reverse.
        static StateCode Renamed(StateCode state) => new(9999 - state.Number);
        var renamed = Rewritten.Copy(Told, Renamed);
        var one = BriefOn(Told, Japan, Korea);
        var other = BriefOn(renamed, Renamed(Japan), Renamed(Korea));

        SaidBy(other).Should().Equal(SaidBy(one));
        for (int i = 0; i < 2; i++)
        {
            var before = one.Fears[i];
            var after = other.Fears[i];
            after
                .Profile.Entries.Select(e => e.Rival)
                .Should()
                .Equal(before.Profile.Entries.Select(e => Renamed(e.Rival)));
            foreach (var entry in before.Profile.Entries)
            {
                var twin = after.Profile.Find(Renamed(entry.Rival))!;
                twin.Share.Should().BeApproximately(entry.Share, 1e-9);
                twin.Bounds.Low.Should().BeApproximately(entry.Bounds.Low, 1e-9);
                twin.Bounds.High.Should().BeApproximately(entry.Bounds.High, 1e-9);
            }
            after.TopShareOfWeightings.Should().BeApproximately(before.TopShareOfWeightings!.Value, 2e-4);
            after.ShareOfSpecifications.Should().Be(before.ShareOfSpecifications);
        }
        other
            .Ledgers.SelectMany(l => l.Lines.Select(x => x.Figure))
            .Should()
            .Equal(one.Ledgers.SelectMany(l => l.Lines.Select(x => x.Figure)), SameFigure);
        other.Answers.Observed.Stance.Should().Be(one.Answers.Observed.Stance);
        other
            .Weights.Select(w => (w.Pair, w.Posterior, w.Steps.Count, w.Unweighed.Count))
            .Should()
            .Equal(one.Weights.Select(w => (w.Pair, w.Posterior, w.Steps.Count, w.Unweighed.Count)));
    }

    [Fact]
    public void With_two_histories_swapped_fear_follows_the_history_and_not_the_name()
    {
        var top = ThreatOn(Told).Profile(Japan, Focus).Top!;
        var bystander = ThreatOn(Told).Profile(Japan, Focus).Entries[^1];
        StateCode Swapped(StateCode s) =>
            s == top.Rival ? bystander.Rival
            : s == bystander.Rival ? top.Rival
            : s;
        var swapped = Rewritten.Copy(Told, state => state, Swapped);
        var profile = ThreatOn(swapped).Profile(Japan, Focus);
        profile.Top!.Rival.Should().Be(bystander.Rival);
        profile.Top.Share.Should().BeApproximately(top.Share, 1e-9);
        profile.Find(top.Rival)!.Share.Should().BeApproximately(bystander.Share, 1e-9);
    }

    [Fact]
    public void With_two_histories_swapped_every_theory_says_of_the_one_what_it_said_of_the_other()
    {
        var bystander = ThreatOn(Told).Profile(Japan, Focus).Entries[^1].Rival;
        StateCode Swapped(StateCode s) =>
            s == Japan ? bystander
            : s == bystander ? Japan
            : s;
        var swapped = Rewritten.Copy(Told, state => state, Swapped);
        SaidBy(BriefOn(swapped, bystander, Korea)).Should().Equal(SaidBy(BriefOn(Told, Japan, Korea)));
        SaidBy(BriefOn(swapped, Japan, Korea)).Should().NotEqual(SaidBy(BriefOn(Told, Japan, Korea)));
    }

    [Fact]
    public void With_a_states_figures_deleted_no_theory_that_read_them_is_as_sure_as_before()
    {
        var deleted = Rewritten.Copy(
            Told,
            state => state,
            keep: (variable, state, year) =>
                state != Japan || variable == Variables.CapitalLatitude || variable == Variables.CapitalLongitude
        );
        var before = Answers(BriefOn(Told, Japan, Korea));
        var after = Answers(BriefOn(deleted, Japan, Korea));
        int moved = 0;
        foreach (var (id, was) in before)
        {
            var now = after[id];
            if (
                Figures(now).SequenceEqual(Figures(was))
                && Said(now.Expectation.Verdict) == Said(was.Expectation.Verdict)
            )
                continue;
            moved++;
            if (was.Expectation.Verdict is Verdict.Silent or Verdict.Indeterminate)
                continue;
            bool asSure = now.Expectation.Verdict is Verdict.Expects { RestsOnGap: false };
            asSure.Should().BeFalse("{0} read figures that are now missing", id);
        }
        moved.Should().BeGreaterThan(4);

        static Dictionary<string, TheoryAnswer> Answers(Brief brief) =>
            brief
                .Answers.Theories.SelectMany(t => t.OtherReadings.Prepend(t))
                .ToDictionary(t => t.Theory.Id, StringComparer.Ordinal);

        static IEnumerable<string> Figures(TheoryAnswer answer) =>
            answer
                .Expectation.Argument.Premises.SelectMany(p => p.Figures)
                .Select(f => f.Value.Match(known: (v, _) => Rounded(v, 9), absent: _ => "absent"));
    }

    [Fact]
    public void With_a_needed_figure_deleted_the_bounds_widen()
    {
        var before = ThreatOn(Told).Profile(Korea, Focus);
        var subject = before.Entries.First(e => e.Bounds.Low < e.Bounds.High || e.Rank == 1);
        var deleted = Rewritten.Copy(
            Told,
            state => state,
            keep: (variable, state, _) => state != subject.Rival || variable != Variables.MilitaryPersonnel
        );
        var after = ThreatOn(deleted).Profile(Korea, Focus);
        var absentOrWider =
            after.Find(subject.Rival) is { } entry ? entry.Bounds.High - entry.Bounds.Low
            : after.Absent.Single(a => a.Rival == subject.Rival).Bounds is { } bounds ? bounds.High - bounds.Low
            : 1;
        absentOrWider.Should().BeGreaterThan(subject.Bounds.High - subject.Bounds.Low);
    }

    [Fact]
    public void With_every_figure_of_a_rival_deleted_it_is_named_as_absent_and_the_verdict_stands_or_says_no_data()
    {
        var top = ThreatOn(Told).Profile(Korea, Focus).Top!.Rival;
        var deleted = Rewritten.Copy(
            Told,
            state => state,
            keep: (variable, state, _) => state != top || IsPlace(variable)
        );
        var brief = BriefOn(deleted, Japan, Korea);
        brief.Fears[1].Profile.Absent.Should().Contain(a => a.Rival == top);
        brief
            .Answers.Theories.Single(t => t.Theory.Id == "balance-of-threat")
            .Expectation.Verdict.Should()
            .Match(v => v is Verdict.NoData || v is Verdict.Expects && ((Verdict.Expects)v).RestsOnGap);

        static bool IsPlace(Variable variable) =>
            variable == Variables.CapitalLatitude || variable == Variables.CapitalLongitude;
    }

    [Fact]
    public void What_happened_later_changes_nothing_about_an_earlier_year()
    {
        var earlier = new Year(1990);
        var before = ThreatOn(Told).Profile(Japan, earlier);
        var blind = Rewritten.Copy(Told, state => state, last: earlier);
        var after = ThreatOn(blind).Profile(Japan, earlier);
        after.Entries.Select(e => (e.Rival, e.Share)).Should().Equal(before.Entries.Select(e => (e.Rival, e.Share)));
    }

    [Theory]
    [InlineData(1965)]
    [InlineData(1990)]
    [InlineData(2005)]
    public void What_happened_later_changes_nothing_that_a_theory_says_of_an_earlier_year(int year)
    {
        var earlier = new Year(year);
        var blind = Rewritten.Copy(Told, state => state, last: earlier);
        SaidBy(BriefOn(blind, Japan, Korea, earlier)).Should().Equal(SaidBy(BriefOn(Told, Japan, Korea, earlier)));
    }

    [Fact]
    public void The_same_brief_comes_from_one_thread_two_and_sixteen()
    {
        var alone = Written(1);
        Written(2).Should().Be(alone);
        Written(16).Should().Be(alone);

        static string Written(int threads)
        {
            var measurements = new Measurements(Told, TestParameters.Shipped);
            var brief = BriefWriter.Write(
                measurements,
                TheoryCatalogue.All,
                Specification.Default,
                (Japan, Korea),
                Focus,
                "japan-rok",
                threads
            );
            return BriefJson.Render(brief, new Manifest("brief"));
        }
    }

    private static Threat ThreatOn(World world) =>
        TestParameters.ThreatOn(world, Specification.Default with { Pledges = false });

    private static Brief BriefOn(World world, StateCode first, StateCode second, Year? year = null) =>
        BriefWriter.Write(
            new Measurements(world, TestParameters.Shipped),
            TheoryCatalogue.All,
            Specification.Default,
            (first, second),
            year ?? Focus,
            null
        );

    // What every theory and every other reading says, with the figures of its premises but without names.
    private static IReadOnlyList<string> SaidBy(Brief brief) =>
        [
            .. brief
                .Answers.Theories.SelectMany(t => t.OtherReadings.Prepend(t))
                .Select(answer =>
                    $"{answer.Theory.Id} {Said(answer.Expectation.Verdict)} {Rounded(answer.Expectation.ShareOfWeightings, 3)} "
                    + $"{Rounded(answer.ShareOfSpecifications, 9)} of {answer.Specifications}: "
                    + string.Join(
                        ' ',
                        answer
                            .Expectation.Argument.Premises.SelectMany(p => p.Figures)
                            .Select(f => f.Value.Match(known: (v, _) => Rounded(v, 6), absent: _ => "absent"))
                            .Order(StringComparer.Ordinal)
                    )
                ),
        ];

    private static string Said(Verdict verdict) =>
        verdict switch
        {
            Verdict.Expects e => $"{e.Stance} {Rounded(e.Strength, 9)} {e.RestsOnGap}",
            Verdict.Indeterminate i => $"indeterminate {string.Join(' ', i.Stances)}",
            var other => other.GetType().Name,
        };

    private static string Rounded(double? value, int digits) =>
        value is { } known
            ? (Math.Round(known, digits) + 0.0).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : "none";

    private static bool SameFigure(Reading<double> one, Reading<double> other) =>
        (one, other) switch
        {
            (Reading<double>.Known(var a, _), Reading<double>.Known(var b, _)) => Math.Abs(a - b) < 1e-9,
            (Reading<double>.Absent, Reading<double>.Absent) => true,
            _ => false,
        };
}
