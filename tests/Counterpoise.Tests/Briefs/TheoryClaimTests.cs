using AwesomeAssertions;
using Counterpoise.Briefs.Claims;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Briefs;

/// <summary>Claims about what theories say, with theories that say what they are told.</summary>
public sealed class TheoryClaimTests
{
    private static readonly Theory Allies = Claimed.Told("allies", Claimed.Expecting(Stance.Alliance));
    private static readonly Theory Opposes = Claimed.Told("opposes", Claimed.Expecting(Stance.Opposition));
    private static readonly Theory Silent = Claimed.Told("silent", new Verdict.Silent("none of its matters"));
    private static readonly Theory Blind = Claimed.Told("blind", new Verdict.NoData("a figure is missing"));
    private static readonly Theory Open = Claimed.Told(
        "open",
        new Verdict.Indeterminate("either", [Stance.Alliance, Stance.Opposition])
    );
    private static readonly Theory[] All = [Allies, Opposes, Silent, Blind, Open];
    private static readonly ClaimArguments Pair = Claimed.Nothing.Of("between", 11, 13);

    [Theory]
    [InlineData("alliance", ClaimVerdict.Holds, "allies")]
    [InlineData("opposition", ClaimVerdict.Fails, "allies")]
    [InlineData("alliance", ClaimVerdict.Fails, "allies", "opposes")]
    [InlineData("alliance", ClaimVerdict.Fails, "silent")]
    [InlineData("alliance", ClaimVerdict.Fails, "open")]
    [InlineData("alliance", ClaimVerdict.NoData, "blind")]
    [InlineData("alliance", ClaimVerdict.NoData, "allies", "blind")]
    [InlineData("alliance", ClaimVerdict.Fails, "opposes", "blind")]
    public void A_forecast_is_one_where_every_theory_named_expects_the_stance(
        string stance,
        ClaimVerdict verdict,
        params string[] theories
    )
    {
        var finding = Pair.Says("stance", stance).Says("theories", theories).On(new SmallWorld(), "forecast", All);
        finding.Verdict.Should().Be(verdict);
    }

    [Fact]
    public void A_forecast_by_several_counts_those_that_make_it()
    {
        var asked = Pair.Says("stance", "alliance").Says("theories", "allies", "opposes");
        asked.On(new SmallWorld(), "forecast", All).Value().Should().Be(1);
    }

    [Theory]
    [InlineData("silent", ClaimVerdict.Holds)]
    [InlineData("allies", ClaimVerdict.Fails)]
    [InlineData("open", ClaimVerdict.Fails)]
    [InlineData("blind", ClaimVerdict.NoData)]
    [InlineData("of-nobody", ClaimVerdict.NoData)]
    public void Only_a_theory_that_does_not_speak_is_silent(string theory, ClaimVerdict verdict) =>
        Pair.Says("theory", theory).On(new SmallWorld(), "silence", All).Verdict.Should().Be(verdict);

    [Fact]
    public void Silence_is_counted_over_the_years_and_judged_in_the_year_asked_for()
    {
        var lately = Claimed.Told(
            "lately",
            setting =>
                setting.Year < new Year(1995) ? new Verdict.Silent("not yet") : Claimed.Expecting(Stance.Alliance)
        );
        var asked = Pair.Says("theory", "lately");
        var after = asked.On(new SmallWorld(), "silence", [lately]);
        after.IsTrueByDefault.Should().BeFalse();
        after.Value().Should().BeApproximately(5.0 / 11, 1e-12);
        var before = asked.On(new SmallWorld(), "silence", [lately], new Year(1994));
        before.IsTrueByDefault.Should().BeTrue();
        before.Value().Should().Be(1);
    }

    [Fact]
    public void Answers_are_the_share_of_pairs_and_years_with_data_in_which_a_stance_is_named()
    {
        // Of the four pairs of the state one is with state 12; of one there is no data.
        var some = Claimed.Told(
            "some",
            setting =>
                (setting.Dyad.A == new StateCode(12) || setting.Dyad.B == new StateCode(12))
                    ? Claimed.Expecting(Stance.Alliance)
                : (setting.Dyad.A == new StateCode(13) || setting.Dyad.B == new StateCode(13))
                    ? new Verdict.NoData("a figure is missing")
                : new Verdict.Silent("none of its matters")
        );
        var asked = Claimed.Nothing.Of("states", 11).Says("than", "allies", "silent").Counts("every", 5);
        var finding = asked.Says("theory", "some").On(new SmallWorld(), "answers", [.. All, some]);
        finding.Verdict.Should().Be(ClaimVerdict.Conceptual);
        finding.Value().Should().BeApproximately(1.0 / 3, 1e-12);
        finding.Reason.Should().Contain("12 pairs and years").And.Contain("allies 100%").And.Contain("silent 0%");
        asked.Says("theory", "allies").On(new SmallWorld(), "answers", All).Value().Should().Be(1);
        asked.Says("theory", "blind").On(new SmallWorld(), "answers", All).Verdict.Should().Be(ClaimVerdict.NoData);
    }

    [Theory]
    [InlineData(1, true, "allies", "opposes")]
    [InlineData(0, false, "allies", "allies")]
    [InlineData(0.5, false, "allies", "open")]
    [InlineData(1, true, "allies", "opposes", "silent")]
    [InlineData(1, true, "open", "open", "blind")]
    public void Structure_leaves_a_pair_open_where_most_that_speak_allow_several_or_are_denied(
        double open,
        bool isTrue,
        params string[] theories
    )
    {
        var finding = Pair.On(new SmallWorld(), "indeterminacy", Structural(theories));
        finding.Value().Should().Be(open);
        finding.IsTrueByDefault.Should().Be(isTrue);
    }

    [Fact]
    public void Silence_is_no_answer_and_one_answer_leaves_nothing_open()
    {
        var finding = Pair.On(new SmallWorld(), "indeterminacy", Structural("allies", "silent", "blind"));
        finding.Verdict.Should().Be(ClaimVerdict.NoData);
    }

    [Fact]
    public void Baselines_and_theories_of_the_units_do_not_make_structure_indeterminate()
    {
        Theory[] theories =
        [
            Allies,
            Allies with
            {
                Id = "allies-too",
            },
            Opposes with
            {
                IsBaseline = true,
            },
            Opposes with
            {
                Id = "of-units",
                Level = Level.Of(["structure"], ["intent"]),
            },
        ];
        Pair.On(new SmallWorld(), "indeterminacy", theories).Value().Should().Be(0);
    }

    [Fact]
    public void A_verdict_that_stands_on_perception_turns_without_it()
    {
        var perceives = Perceiving(Stance.Opposition, Stance.Aloofness);
        var turned = Pair.On(new SmallWorld(), "without-intent", [perceives, Allies]);
        turned.Value().Should().Be(1);
        turned.Unit.Should().Contain("of 1 theories");
        turned.Verdict.Should().Be(ClaimVerdict.Holds);
        var same = Pair.On(new SmallWorld(), "without-intent", [Perceiving(Stance.Alliance, Stance.Alliance)]);
        same.Verdict.Should().Be(ClaimVerdict.Fails);
        Pair.On(new SmallWorld(), "without-intent", [Allies]).Verdict.Should().Be(ClaimVerdict.NoData);

        static Theory Perceiving(Stance with, Stance without) =>
            Claimed.Told(
                "perceives",
                setting => Claimed.Expecting(setting.Specification.Intent == IntentMeasure.None ? without : with)
            ) with
            {
                Measures = ["intent"],
            };
    }

    [Fact]
    public void Without_the_past_a_theory_is_asked_of_a_record_that_does_not_hold_it()
    {
        var remembers = Claimed.Told(
            "remembers",
            setting => Claimed.Expecting(setting.World.ColonialRule.Count > 0 ? Stance.Opposition : Stance.Alliance)
        );
        var ruled = new SmallWorld { ColonialRule = [new(new(13), new(11), new(1900), new(1945))] };
        var asked = Pair.Says("theory", "remembers").Counts("until", 1945);
        asked.Says("stance", "alliance").On(ruled, "without-past", [remembers]).Verdict.Should().Be(ClaimVerdict.Holds);
        var opposed = asked.Says("stance", "opposition").On(ruled, "without-past", [remembers]);
        opposed.Verdict.Should().Be(ClaimVerdict.Fails);
        opposed.Reason.Should().Contain("1 entries of colonial rule taken out");
        // What lies between two others is not their past.
        var others = new SmallWorld { ColonialRule = [new(new(14), new(12), new(1900), new(1945))] };
        asked
            .Says("stance", "opposition")
            .On(others, "without-past", [remembers])
            .Verdict.Should()
            .Be(ClaimVerdict.Holds);
    }

    [Fact]
    public void States_are_outside_the_poles_where_none_of_them_was_one_the_year_before()
    {
        var world = new SmallWorld
        {
            Also = builder =>
            {
                for (var year = SmallWorld.Years.First; year <= SmallWorld.Years.Last; year = year.Plus(1))
                    builder.Set(Variables.Pole, new(14), year, 1);
                builder.Set(Variables.Pole, new(12), new(1999), 1);
            },
        };
        Of(11, 13).IsTrueByDefault.Should().BeTrue();
        Of(11, 13).Value().Should().Be(1);
        Of(11, 14).IsTrueByDefault.Should().BeFalse();
        Of(11, 14).Value().Should().Be(0);
        Of(11, 12).IsTrueByDefault.Should().BeFalse();
        Of(11, 12).Value().Should().BeApproximately(10.0 / 11, 1e-12);
        Claimed
            .Nothing.Of("states", 11)
            .On(new SmallWorld { Uncovered = [Variables.Pole] }, "outside-poles")
            .Verdict.Should()
            .Be(ClaimVerdict.NoData);

        ClaimFinding Of(params int[] states) => Claimed.Nothing.Of("states", states).On(world, "outside-poles");
    }

    [Fact]
    public void A_pact_of_a_later_year_is_a_pact_and_without_treaties_there_is_no_data()
    {
        var late = new SmallWorld
        {
            Also = builder => builder.Set(Variables.Obligations, new(13), new(11), new(1999), (int)Obligations.Defence),
        };
        var finding = Pair.On(late, "no-pact", year: new Year(1992));
        finding.Verdict.Should().Be(ClaimVerdict.Fails);
        finding.Value().Should().Be(1);
        Pair.On(new SmallWorld { Uncovered = [Variables.Obligations] }, "no-pact")
            .Verdict.Should()
            .Be(ClaimVerdict.NoData);
    }

    private static Theory[] Structural(params string[] ids) =>
        [.. ids.Select((id, i) => All.Single(t => t.Id == id) with { Id = $"{id}-{i}" })];
}
