using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Measures;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Theories;

/// <summary>What holds for every theory that ships, whatever it says.</summary>
public sealed class EveryTheoryTests
{
    private static readonly Counterpoise.Record.World Told = CaseLibrary.Shipped.Open("japan-rok").World;

    public static TheoryData<string> Ids =>
        [.. TheoryCatalogue.All.SelectMany(t => t.OtherReadings.Prepend(t)).Select(t => t.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_theorys_text_names_a_state(string id)
    {
        var names = Told
            .Identity.States.SelectMany(s => s.Aliases.Append(s.Name).Append(s.Abbreviation))
            .Concat(IdentityFile.Shipped().States.SelectMany(s => s.Aliases))
            .Append("Seoul")
            .Append("Tokyo")
            .Append("Korea")
            .ToHashSet(StringComparer.Ordinal);
        foreach (var text in TextsOf(TheoryCatalogue.Find(id)!))
        {
            var words = text.Split([' ', ',', '.', ';', ':', '(', ')', '\''], StringSplitOptions.RemoveEmptyEntries);
            words.Should().NotIntersectWith(names);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_theory_tells_claim_and_reading_apart_with_source_refutation_and_questions(string id)
    {
        var theory = TheoryCatalogue.Find(id)!;
        theory.Claim.Should().NotBe(theory.OurReading);
        TextsOf(theory).Should().OnlyContain(text => text.Length > 0 && !text.StartsWith(' ') && !text.Contains("  "));
        theory.Proxies.Should().NotBeEmpty();
        theory.CriticalQuestions.Should().NotBeEmpty().And.OnlyContain(question => question.EndsWith('?'));
        theory.Measures.Should().BeSubsetOf(Specification.Measures);
        theory
            .OtherReadings.Should()
            .OnlyContain(other => other.Id.StartsWith(theory.Id + ":", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_premise_resolves_to_readings_with_a_source_or_a_reason(string id)
    {
        var theory = TheoryCatalogue.Find(id)!;
        foreach (int year in (int[])[1955, 1975, 1995, 2013])
        {
            foreach (var setting in SettingsOf(new Year(year)))
            {
                foreach (var premise in theory.Read(setting).Argument.Premises)
                {
                    premise.Text.Should().NotBeNullOrWhiteSpace();
                    premise.Figures.Should().NotBeEmpty("'{0}' of {1} must rest on something", premise.Text, id);
                    foreach (var figure in premise.Figures)
                    {
                        figure.Unit.Should().NotBeEmpty();
                        figure.Value.Match((_, source) => source.Short, reason => reason).Should().NotBeEmpty();
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_verdict_carries_a_finite_strength_or_a_reason(string id)
    {
        var theory = TheoryCatalogue.Find(id)!;
        foreach (int year in (int[])[1950, 1960, 1980, 2000, 2013, 2022])
        {
            foreach (var setting in SettingsOf(new Year(year)))
            {
                var expectation = theory.Read(setting);
                switch (expectation.Verdict)
                {
                    case Verdict.Expects(_, var strength, _):
                        strength.Should().Match(s => double.IsFinite(s));
                        expectation.Argument.Conclusion.Should().NotBeEmpty();
                        break;
                    case Verdict.Silent(var reason):
                        reason.Should().NotBeEmpty();
                        break;
                    case Verdict.Indeterminate(var reason, var stances):
                        reason.Should().NotBeEmpty();
                        stances.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(1);
                        break;
                    case Verdict.NoData(var reason):
                        reason.Should().NotBeEmpty();
                        break;
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_sketch_for_sweeps_agrees_with_the_whole_expectation(string id)
    {
        var theory = TheoryCatalogue.Find(id)!;
        foreach (var setting in SettingsOf(new Year(2013)).Concat(SettingsOf(new Year(1975))))
        {
            // What is unknown may leave the whole expectation without an answer where the sketch, which has no bounds, has one.
            if (theory.Read(setting).Verdict is Verdict.Expects(var stance, _, _))
                theory.SketchOf(setting).Should().BeOfType<Verdict.Expects>().Which.Stance.Should().Be(stance);
        }
    }

    [Fact]
    public void Ids_differ_and_every_theory_is_found_by_its_id()
    {
        var ids = TheoryCatalogue.All.SelectMany(t => t.OtherReadings.Prepend(t)).Select(t => t.Id).ToArray();
        ids.Should().OnlyHaveUniqueItems();
        ids.Should().OnlyContain(id => TheoryCatalogue.Find(id)!.Id == id);
    }

    private static IEnumerable<string> TextsOf(Counterpoise.Theories.Theory theory) =>
        [
            theory.Name,
            theory.Claim,
            theory.OurReading,
            theory.Strength,
            theory.RefutedBy,
            .. theory.Proxies,
            .. theory.CriticalQuestions,
        ];

    // Four pairs of very different standing, picked by place in the record and not by name.
    private static IEnumerable<Setting> SettingsOf(Year year)
    {
        var states = Told.At(year).States.ToArray();
        var measurements = new Measurements(Told, TestParameters.Shipped);
        (int, int)[] pairs = [(0, 1), (0, states.Length / 2), (states.Length / 2, states.Length - 1), (3, 8)];
        foreach (var (one, other) in pairs)
        {
            yield return new(
                measurements,
                Specification.Default,
                new Dyad(states[one], states[other]),
                year,
                AdmissibleWeightings.Draw(200, 0, 1),
                AdmissibleWeightings.Draw(200, Setting.WeightFloor, 1)
            );
        }
    }
}
