using System.Globalization;
using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Tests.Files;
using Counterpoise.Theories;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Theories;

/// <summary>What a theory file says is what is computed: no more and no less than in C#.</summary>
public sealed class TheoryFileLawTests
{
    private static readonly Counterpoise.Files.Case Opened = CaseLibrary.Shipped.Open("japan-rok");

    private static readonly ParameterSet Parameters = CaseLibrary.Shipped.Parameters("assumed", RequiredParameters.All);

    private static readonly Measurements Measurements = new(Opened.World, Parameters);

    // Two states of the case and a year; where one is no member then, the sample is passed over.
    private static readonly Gen<(int One, int Other, int Year)> Questions = Gen.Select(
        Gen.Int[0, Opened.States.Count - 1],
        Gen.Int[0, Opened.States.Count - 1],
        Gen.Int[1950, 2020]
    );

    [Fact]
    public void Liberalism_written_as_a_file_says_what_liberalism_says()
    {
        var written = Liberal(P);
        int spoke = 0;
        Questions.Sample(
            question =>
            {
                if (SettingOf(question) is not { } setting)
                    return;
                var shipped = Liberalism.Theory.Read(setting);
                var own = written.Read(setting);
                own.Verdict.Should().Be(shipped.Verdict);
                own.ShareOfWeightings.Should().Be(shipped.ShareOfWeightings);
                written.SketchOf(setting).Should().Be(shipped.Verdict);
                spoke += shipped.Verdict is Verdict.Expects ? 1 : 0;
            },
            iter: 60,
            threads: 1
        );
        spoke.Should().BePositive();
    }

    [Fact]
    public void A_number_changed_in_the_file_changes_what_is_computed()
    {
        var setting = SettingOf(Opened.Dyad.Perceiver, Opened.Dyad.Rival, 2005)!;
        var strict = Liberal(id => id == "theory.liberalism.democracy.full" ? 1.0 : P(id));
        Strength(strict, setting).Should().BeLessThan(Strength(Liberal(P), setting));
    }

    [Fact]
    public void A_condition_that_always_holds_changes_no_verdict()
    {
        const string scope =
            "scope:\n  - { variable: distance, at-least: 0, because: every two states are some way apart }\n";
        var everywhere = Read(LiberalText(P) + scope);
        Questions.Sample(
            question =>
            {
                if (SettingOf(question) is { } setting)
                    everywhere.Read(setting).Verdict.Should().Be(Liberalism.Theory.Read(setting).Verdict);
            },
            iter: 20,
            threads: 1
        );
    }

    [Fact]
    public void Weights_count_only_against_each_other()
    {
        var setting = SettingOf(Opened.Dyad.Perceiver, Opened.Dyad.Rival, 2005)!;
        var heavier = Read(LiberalText(P).Replace("scores-0-at", "weight: 7, scores-0-at", StringComparison.Ordinal));
        Strength(heavier, setting).Should().BeApproximately(Strength(Liberal(P), setting), 1e-12);
    }

    [Fact]
    public void Every_variable_can_be_measured_by_a_file()
    {
        var setting = SettingOf(Opened.Dyad.Perceiver, Opened.Dyad.Rival, 2005)!;
        int first = SampleTheory.Text.IndexOf("  - variable: trade", StringComparison.Ordinal);
        int second = SampleTheory.Text.IndexOf("  - variable: joint-igos", StringComparison.Ordinal);
        var alone = (SampleTheory.Text[..first] + SampleTheory.Text[second..]).Replace(
            "scores-1-at: 50",
            "scores-1-at: 1",
            StringComparison.Ordinal
        );
        foreach (var variable in DyadVariables.All)
        {
            var theory = Read(alone.Replace("joint-igos", variable.Id, StringComparison.Ordinal));
            var premise = theory.Read(setting).Argument.Premises[^1];
            premise.Figures[0].Should().Be(new NamedFigure(variable.Id, setting.Read(variable).Value, variable.Unit));
        }
    }

    private static double P(string id) => Parameters[id];

    private static Theory Liberal(Func<string, double> parameter) => Read(LiberalText(parameter));

    private static string LiberalText(Func<string, double> parameter)
    {
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            id: as-liberalism
            name: as liberalism
            source: "oneal1997, pp. 267-273"
            claim: As liberalism.
            our-reading: As liberalism.
            refuted-by: As liberalism.
            proxies: [As liberalism.]
            critical-questions: [As liberalism?]
            measures:
              - { variable: joint-democracy, {{Anchors("democracy")}} }
              - { variable: trade-interdependence, {{Anchors("trade")}} }
              - { variable: joint-igos, {{Anchors("igos")}} }
            expects:
              alliance-from: {{parameter("theory.liberalism.alliance")}}
              alignment-from: {{parameter("theory.liberalism.alignment")}}
            rebuttals: [{ objection: As liberalism., answer: As liberalism. }]

            """
        );

        string Anchors(string name) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"scores-0-at: {parameter($"theory.liberalism.{name}.none")}, scores-1-at: {parameter($"theory.liberalism.{name}.full")}"
            );
    }

    private static Theory Read(string text) => TheoryFile.Read(SourceFile.OfText("theory.yaml", text));

    private static double Strength(Theory theory, Setting setting) =>
        theory.Read(setting).Verdict.Should().BeOfType<Verdict.Expects>().Which.Strength;

    private static Setting? SettingOf((int One, int Other, int Year) question) =>
        question.One == question.Other
            ? null
            : SettingOf(Opened.States[question.One], Opened.States[question.Other], question.Year);

    private static Setting? SettingOf(StateCode one, StateCode other, int year)
    {
        var slice = Opened.World.At(new Year(year));
        return slice.IndexOf(one) < 0 || slice.IndexOf(other) < 0
            ? null
            : Setting.Of(Measurements, Specification.Default, new Dyad(one, other), new Year(year));
    }
}
