using AwesomeAssertions;
using Counterpoise.Files;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Files;

public sealed class TheoryFileTests
{
    private const string Good = SampleTheory.Text;

    [Fact]
    public void A_theory_file_becomes_a_theory_with_all_its_texts_and_numbers()
    {
        var theory = Read(Good);
        (theory.Id, theory.Name, theory.Source)
            .Should()
            .Be(("trade-peace", "trading friends", new Citation("oneal1997", "pp. 267-273")));
        theory.Claim.Should().Be("Trade keeps states together.");
        theory.Proxies.Should().Equal("The anchors are ours.");
        theory.CriticalQuestions.Should().Equal("Does the flag follow trade?");
        theory.Level.Structural.Should().Equal("contiguous");
        theory.Level.Unit.Should().Equal("trade-interdependence", "joint-igos");
        var index = theory.Index!;
        index
            .Terms.Should()
            .Equal(
                new IndexTerm(DyadVariables.TradeInterdependence, 2, 0, 0.1) { Asks = "Do they trade?" },
                new IndexTerm(DyadVariables.JointOrganisations, 1, 0, 50)
            );
        index.Thresholds.Should().Be(new StanceThresholds(0.75, 0.5, 0.1));
        index
            .Conditions.Should()
            .Equal(new ScopeCondition(DyadVariables.Contiguous, 1, null, "the theory speaks about neighbours"));
        index.Rebuttals.Should().Equal(new Rebuttal("Trade follows the flag.", "Granted in part."));
    }

    [Theory]
    [InlineData("|")]
    [InlineData(">")]
    public void A_text_over_several_lines_becomes_one(string style)
    {
        var read = Read(
            Good.Replace("name: trading friends", $"name: {style}\n  trading\n   friends\n", StringComparison.Ordinal)
        );
        read.Name.Should().Be("trading friends");
    }

    [Fact]
    public void Stances_without_a_threshold_are_never_expected()
    {
        Thresholds("  opposition-below: 0.4").Of(1).Should().Be(Stance.Aloofness);
        Thresholds("  alliance-from: 0.4").Of(0).Should().Be(Stance.Aloofness);
        Thresholds("  alliance-from: 0.4").Of(0.4).Should().Be(Stance.Alliance);
        Thresholds("  alignment-from: 0.4").Of(1).Should().Be(Stance.Alignment);
    }

    [Fact]
    public void A_theory_without_scope_speaks_to_every_dyad()
    {
        int from = Good.IndexOf("scope:", StringComparison.Ordinal);
        int to = Good.IndexOf("measures:", StringComparison.Ordinal);
        Read(Good[..from] + Good[to..]).Index!.Conditions.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ours", "ours", "ours")]
    [InlineData(
        "walt1987",
        "Walt 1987",
        "Walt, Stephen M. (1987). The Origins of Alliances. Cornell University Press."
    )]
    [InlineData(
        "Roe, Jane 2024, A theory of mine, p. 3",
        "Roe, Jane 2024, A theory of mine, p. 3",
        "Roe, Jane 2024, A theory of mine, p. 3"
    )]
    public void A_source_is_ours_or_a_key_or_a_reference_in_words(string source, string shown, string full)
    {
        var read = Read(Good.Replace("oneal1997, pp. 267-273", source, StringComparison.Ordinal)).Source;
        (read.Short, read.Full).Should().Be((shown, full));
    }

    [Theory]
    [InlineData("id: trade-peace", "id: Trade Peace", 1, "id 'Trade Peace' is not in kebab case")]
    [InlineData("id: trade-peace", "id: liberalism", 1, "id 'liberalism' belongs to what ships")]
    [InlineData("id: trade-peace", "id: all", 1, "id 'all' belongs to what ships")]
    [InlineData("claim: Trade keeps states together.", "claim: ''", 4, "claim of the theory is empty")]
    [InlineData("claim: Trade keeps states together.", "", 1, "the theory lacks 'claim'")]
    [InlineData("proxies: [The anchors are ours.]", "proxies: []", 7, "proxies is an empty list")]
    [InlineData("oneal1997, pp. 267-273", "onael1997, pp. 267-273", 3, "did you mean 'oneal1997'?")]
    [InlineData(
        "oneal1997, pp. 267-273",
        "a friend of mine",
        3,
        "is neither 'ours', nor a key of the bibliography, nor a reference"
    )]
    [InlineData(
        "variable: contiguous",
        "variable: contigous",
        10,
        "variable 'contigous' is unknown; did you mean 'contiguous'?"
    )]
    [InlineData("at-least: 1", "", 10, "the condition has no limit")]
    [InlineData(
        "at-least: 1",
        "at-least: 2",
        11,
        "at-least 2 is no possible value of contiguous, which lies between 0 and 1"
    )]
    [InlineData("because: the theory speaks about neighbours", "at-most: 0.5", 12, "at-most 0.5 lies below at-least 1")]
    [InlineData("because: the theory speaks about neighbours", "", 10, "the condition lacks 'because'")]
    [InlineData("asks: Do they trade?", "asks: They trade.", 15, "asks 'They trade.' is no question")]
    [InlineData("asks: Do they trade?", "sayz: They trade.", 15, "key 'sayz' is unknown in the measure; ")]
    [InlineData(
        "scores-1-at: 0.1",
        "scores-1-at: 10",
        17,
        "scores-1-at 10 is no possible value of trade-interdependence"
    )]
    [InlineData("scores-1-at: 0.1", "scores-1-at: 0", 17, "scores-0-at and scores-1-at are both 0")]
    [InlineData("scores-1-at: 0.1", "scores-1-at: '0.1'", 17, "is no finite number")]
    [InlineData("weight: 2", "weight: 0", 18, "weight 0 is not above zero")]
    [InlineData("weight: 2", "weight: -1", 18, "weight -1 is not above zero")]
    [InlineData("weight: 2", "weight: .inf", 18, "is no finite number")]
    [InlineData("variable: joint-igos", "variable: trade-interdependence", 19, "stands already in line 14")]
    [InlineData("alliance-from: 0.75", "alliance-from: 1.5", 23, "alliance-from 1.5 lies outside 0 to 1")]
    [InlineData("alliance-from: 0.75", "alliance-from: 0.4", 24, "alignment-from 0.5 lies above alliance-from 0.4")]
    [InlineData(
        "opposition-below: 0.1",
        "opposition-below: 0.6",
        25,
        "opposition-below 0.6 lies above alignment-from 0.5"
    )]
    [InlineData(
        "answer: Granted in part.",
        "anser: Granted in part.",
        28,
        "key 'anser' is unknown in the rebuttal; did you mean 'answer'?"
    )]
    public void A_fault_is_told_with_its_line(string right, string wrong, int line, string says)
    {
        var faults = FaultsOf.Theory(Good.Replace(right, wrong, StringComparison.Ordinal));
        faults
            .Should()
            .Contain(fault =>
                fault.StartsWith($"theory.yaml:{line}: ", StringComparison.Ordinal)
                && fault.Contains(says, StringComparison.Ordinal)
            );
    }

    [Fact]
    public void All_faults_are_told_at_once() =>
        FaultsOf
            .Theory(
                Good.Replace("oneal1997", "nobody1997", StringComparison.Ordinal)
                    .Replace("joint-igos", "joint-ignos", StringComparison.Ordinal)
                    .Replace("weight: 2", "weight: 0", StringComparison.Ordinal)
                    .Replace("alliance-from: 0.75", "alliance-from: 7", StringComparison.Ordinal)
                    .Replace("name:", "nam:", StringComparison.Ordinal)
            )
            .Should()
            .HaveCount(6)
            .And.SatisfyRespectively(
                first => first.Should().StartWith("theory.yaml:1: the theory lacks 'name'"),
                second => second.Should().StartWith("theory.yaml:2: key 'nam' is unknown"),
                third => third.Should().StartWith("theory.yaml:3: source"),
                fourth => fourth.Should().StartWith("theory.yaml:18: weight"),
                fifth => fifth.Should().StartWith("theory.yaml:19: variable"),
                sixth => sixth.Should().StartWith("theory.yaml:23: alliance-from")
            );

    [Theory]
    [InlineData(
        "expects:\n  alliance-from: 0.75\n  alignment-from: 0.5\n  opposition-below: 0.1\n",
        "",
        "lacks 'expects'"
    )]
    [InlineData(
        "alliance-from: 0.75\n  alignment-from: 0.5\n  opposition-below: 0.1\n",
        "{}\n",
        "no stance is ever expected"
    )]
    [InlineData(
        "  - objection: Trade follows the flag.\n    answer: Granted in part.",
        "  []",
        "rebuttals is an empty list"
    )]
    public void A_part_that_is_missing_is_told(string right, string wrong, string says) =>
        FaultsOf
            .Theory(Good.Replace(right, wrong, StringComparison.Ordinal))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain(says);

    [Fact]
    public void More_measures_than_anyone_weighs_are_refused() =>
        FaultsOf
            .Theory(
                Good.Replace(
                    "measures:\n",
                    "measures:\n"
                        + string.Concat(
                            Enumerable.Repeat("  - { variable: distance, scores-0-at: 1, scores-1-at: 0 }\n", 60)
                        ),
                    StringComparison.Ordinal
                )
            )
            .Should()
            .Equal("theory.yaml:14: measures has 62 entries, the limit is 50; shorten it.");

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("id: &a x")]
    public void What_is_no_theory_is_refused(string text) => FaultsOf.Theory(text).Should().NotBeEmpty();

    private static Theory Read(string text) => TheoryFile.Read(SourceFile.OfText("theory.yaml", text));

    private static StanceThresholds Thresholds(string expects)
    {
        int from = Good.IndexOf("  alliance-from", StringComparison.Ordinal);
        int to = Good.IndexOf("rebuttals:", StringComparison.Ordinal);
        return Read($"{Good[..from]}{expects}\n{Good[to..]}").Index!.Thresholds;
    }
}
