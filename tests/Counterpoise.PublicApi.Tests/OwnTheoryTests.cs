using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.PublicApi.Tests;

/// <summary>A theory of one's own, in C# and in a file, answers like those that ship. Nobody's verdict is expected here.</summary>
public sealed class OwnTheoryTests
{
    private static readonly Theory FromFile = TheoryFile.Read(
        SourceFile.OfText(
            "votes.yaml",
            """
            id: votes
            name: votes in the assembly
            source: "Roe, Jane 2026, Votes, Journal of Examples 1(2)"
            claim: Neighbours who vote alike keep together.
            our-reading: The nearer the ideal points, the closer.
            refuted-by: Neighbours who vote alike align no more often than others.
            proxies: [Votes stand in for preferences.]
            critical-questions: [Do they vote alike because they are allied?]
            scope:
              - { variable: contiguous, at-least: 1, because: the theory speaks about neighbours }
            measures:
              - { variable: ideal-point-distance, asks: Do they vote alike?, scores-0-at: 2, scores-1-at: 0 }
            expects: { alliance-from: 0.9, alignment-from: 0.4 }
            rebuttals:
              - { objection: Talk is cheap., answer: Votes are counted. }
            """
        )
    );

    private static readonly Setting Neighbours = FoundingCase.Setting("JPN", "ROK", 2005);

    public static TheoryData<string> Both { get; } = new("even-means", "votes");

    [Theory]
    [MemberData(nameof(Both))]
    public void Out_of_its_scope_it_is_silent_and_says_which_condition_failed(string id)
    {
        var answer = TheoryAnswer.Of(
            Of(id),
            FoundingCase.Setting("JPN", "USA", 2005),
            TestContext.Current.CancellationToken
        );
        var silent = answer.Expectation.Verdict.Should().BeOfType<Verdict.Silent>().Which;
        silent.Reason.Should().ContainAll("the theory speaks about neighbours", "contiguous is at least 1", "it is 0");
        answer.Expectation.Argument.Premises.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Within_its_scope_every_premise_carries_its_figures_and_their_sources(string id)
    {
        var expectation = Of(id).Read(Neighbours);
        expectation.Verdict.Should().BeOfType<Verdict.Expects>();
        var argument = expectation.Argument;
        argument.Premises.Should().HaveCount(1 + Of(id).Index!.Terms.Count);
        argument.Premises[0].Text.Should().Contain("Within scope: the theory speaks about neighbours");
        argument
            .Premises.SelectMany(p => p.Figures)
            .Select(f => f.Value)
            .Should()
            .AllBeOfType<Reading<double>.Known>()
            .And.AllSatisfy(known => ((Reading<double>.Known)known).Source.Short.Should().NotBeEmpty());
        argument.Rebuttals.Should().Equal(Of(id).Index!.Rebuttals);
        argument.Conclusion.Should().NotBeEmpty();
    }

    [Fact]
    public void Strength_is_the_mean_of_the_scores_by_their_weights()
    {
        var gap = (Reading<double>.Known)Neighbours.Read(EvenMeans.IncomeGap).Value;
        var likeness = (Reading<double>.Known)Neighbours.Read(DyadVariables.RegimeLikeness).Value;
        double expected = (2 * Score(gap.Value, 1, 0) + Score(likeness.Value, 0.5, 0.9)) / 3;
        var verdict = (Verdict.Expects)EvenMeans.Theory.Read(Neighbours).Verdict;
        verdict.Strength.Should().BeApproximately(expected, 1e-12);
        verdict.Stance.Should().Be(EvenMeans.Form.Thresholds.Of(expected));

        static double Score(double value, double none, double full) => Math.Clamp((value - none) / (full - none), 0, 1);
    }

    [Fact]
    public void Where_a_needed_figure_is_missing_there_is_no_data_and_the_reason_is_the_records()
    {
        // South Korea was no member of the assembly, so that it cast no votes.
        var setting = FoundingCase.Setting("JPN", "ROK", 1985);
        var missing = (Reading<double>.Absent)setting.Read(DyadVariables.IdealPointDistance).Value;
        var verdict = FromFile.Read(setting).Verdict;
        verdict.Should().BeOfType<Verdict.NoData>().Which.Reason.Should().Contain(missing.Reason);
        FromFile.SketchOf(setting).Should().Be(verdict);
    }

    [Fact]
    public void Where_the_scope_itself_is_unknown_there_is_no_data_rather_than_silence()
    {
        var unknown = Variable(DyadReading.Absent("nobody counted", new Bounds(0, 10)));
        var theory = Scoped(new ScopeCondition(unknown, 5, null, "the theory speaks about the counted"));
        var expectation = theory.Read(Neighbours);
        expectation
            .Verdict.Should()
            .BeOfType<Verdict.NoData>()
            .Which.Reason.Should()
            .ContainAll("nobody counted", "own is at least 5", "the theory speaks about the counted");
        expectation.Argument.Premises.Should().NotBeEmpty();
        theory.SketchOf(Neighbours).Should().Be(expectation.Verdict);
    }

    [Theory]
    [InlineData(0, 4, "silent")]
    [InlineData(0, 5, "no data")]
    [InlineData(5, 6, "speaks")]
    [InlineData(5, 9, "speaks")]
    [InlineData(5, 10, "no data")]
    [InlineData(10, 11, "silent")]
    public void A_condition_is_judged_over_all_that_is_admissible(double low, double high, string says)
    {
        var condition = new ScopeCondition(
            Variable(DyadReading.Absent("nobody counted", new Bounds(low, high))),
            5,
            9,
            "the theory speaks about the counted"
        );
        string said = Scoped(condition).Read(Neighbours).Verdict switch
        {
            Verdict.Silent => "silent",
            Verdict.NoData => "no data",
            _ => "speaks",
        };
        said.Should().Be(says);
    }

    [Fact]
    public void A_condition_that_fails_silences_whatever_is_unknown_of_others()
    {
        var unknown = Variable(DyadReading.Absent("nobody counted", new Bounds(0, 10)));
        var far = new ScopeCondition(DyadVariables.CapitalDistance, 19_000, null, "the theory speaks about antipodes");
        Scoped(new ScopeCondition(unknown, 5, null, "x"), far)
            .Read(Neighbours)
            .Verdict.Should()
            .BeOfType<Verdict.Silent>()
            .Which.Reason.Should()
            .Contain("antipodes");
    }

    [Fact]
    public void Robustness_sweeps_the_measures_that_its_variables_read()
    {
        var answer = TheoryAnswer.Of(EvenMeans.Theory, Neighbours, TestContext.Current.CancellationToken);
        EvenMeans.Theory.Measures.Should().Equal("democracy");
        answer.Tried.Should().BeGreaterThan(1);
        answer.Expectation.ShareOfWeightings.Should().BeInRange(0, 1);
    }

    [Fact]
    public void An_index_that_cannot_be_scored_is_refused()
    {
        var thresholds = new StanceThresholds(0.9, 0.5);
        IndexTerm[][] wrong =
        [
            [],
            [new IndexTerm(EvenMeans.IncomeGap, 0, 1, 0)],
            [new IndexTerm(EvenMeans.IncomeGap, 1, 1, 1)],
            [new IndexTerm(EvenMeans.IncomeGap, 1, double.NaN, 1)],
        ];
        wrong
            .Should()
            .AllSatisfy(terms =>
                new Action(() => _ = new IndexForm(terms, thresholds)).Should().Throw<ArgumentException>()
            );
        new Action(() => _ = new ScopeCondition(EvenMeans.IncomeGap, null, null, "x"))
            .Should()
            .Throw<ArgumentException>();
        new Action(() => _ = new ScopeCondition(EvenMeans.IncomeGap, 2, 1, "x")).Should().Throw<ArgumentException>();
    }

    private static Theory Of(string id) => id == FromFile.Id ? FromFile : EvenMeans.Theory;

    private static DyadVariable Variable(DyadReading reading) =>
        new("own", LevelOfAnalysis.Unit, "counts", "what nobody counted", new Bounds(0, 20)) { Read = _ => reading };

    private static Theory Scoped(params ScopeCondition[] conditions)
    {
        var form = EvenMeans.Form with { Conditions = conditions };
        return EvenMeans.Theory with { Index = form, Scope = form.Scope, Expect = form.Expect, Sketch = form.Sketch };
    }
}
