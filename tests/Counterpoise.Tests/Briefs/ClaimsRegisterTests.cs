using AwesomeAssertions;
using Counterpoise.Briefs.Claims;
using Counterpoise.Measures;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Theories;
using Xunit;

namespace Counterpoise.Tests.Briefs;

/// <summary>The kinds of test on an invented state system, in which the answer is known by construction.</summary>
public sealed class ClaimsRegisterTests
{
    [Fact]
    public void A_state_fears_most_whom_the_record_makes_the_greatest_threat_to_it()
    {
        var world = new SmallWorld();
        var profile = TestParameters
            .ThreatOn(world.Build(), Specification.Default with { Pledges = false })
            .Profile(new(11), SmallWorld.Focus);
        var top = profile.Entries[0].Rival;
        var last = profile.Entries[^1].Rival;
        Find("top-threat", world, ("perceiver", 11), ("rival", top.Number)).IsTrueByDefault.Should().BeTrue();
        var denied = Find("top-threat", world, ("perceiver", 11), ("rival", last.Number));
        denied.IsTrueByDefault.Should().BeFalse();
        denied.Figure.Should().BeOfType<Reading<double>.Known>().Which.Value.Should().Be(profile.Entries[^1].Share);
    }

    [Fact]
    public void A_rival_whose_figures_are_unknown_leaves_no_verdict()
    {
        var world = new SmallWorld();
        var hidden = world with
        {
            States =
            [
                .. world.States.Select(s =>
                    s.Code == 15 ? s with { Expenditure = double.NaN, Personnel = double.NaN } : s
                ),
            ],
        };
        var finding = Find("top-threat", hidden, ("perceiver", 11), ("rival", 15));
        finding.Verdict.Should().Be(ClaimVerdict.NoData);
        finding.RestsOn.Should().BeEmpty();
        finding.Reason.Should().Contain("State 15");
    }

    [Fact]
    public void A_state_outside_the_system_of_the_year_leaves_no_verdict()
    {
        var world = new SmallWorld();
        var gone = world with
        {
            States = [.. world.States.Select(s => s.Code == 15 ? s with { Membership = new(1990, 1995) } : s)],
        };
        var finding = Find("top-threat", gone, ("perceiver", 11), ("rival", 15));
        finding.Verdict.Should().Be(ClaimVerdict.NoData);
        finding.Reason.Should().Contain("State 15");
    }

    [Theory]
    [InlineData(Obligations.None, ClaimVerdict.Holds, 0)]
    [InlineData(Obligations.NonAggression, ClaimVerdict.Holds, 0)]
    [InlineData(Obligations.Defence, ClaimVerdict.Fails, 11)]
    public void Only_a_defence_obligation_makes_a_pact(Obligations obligations, ClaimVerdict verdict, double years)
    {
        var world = new SmallWorld { Treaties = [(13, 11, obligations)] };
        var finding = Pair("no-pact", world, 11, 13);
        finding.Verdict.Should().Be(verdict);
        finding.Figure.Should().BeOfType<Reading<double>.Known>().Which.Value.Should().Be(years);
        finding.RestsOn.Should().Equal(Standing.Computed);
    }

    [Fact]
    public void A_theory_that_is_not_in_the_catalogue_is_no_data_and_named()
    {
        var arguments = PairOf(11, 13) with
        {
            OfWords = new Dictionary<string, IReadOnlyList<string>>
            {
                ["theories"] = ["a-theory-of-nobody"],
                ["stance"] = ["alliance"],
            },
        };
        var finding = ClaimKinds.Find("forecast")!.Find(arguments, Setting(new SmallWorld()));
        finding.Verdict.Should().Be(ClaimVerdict.NoData);
        finding.Reason.Should().Contain("a-theory-of-nobody");
    }

    [Fact]
    public void Odds_of_a_state_and_of_its_rival_at_home_are_each_above_half_or_below_as_the_ledger_says()
    {
        var strong = Find("prevails", new SmallWorld(), ("state", 14), ("against", 13));
        strong.IsTrueByDefault.Should().BeTrue();
        var weak = Find("prevails", new SmallWorld(), ("state", 13), ("against", 12));
        weak.Figure.Should().BeOfType<Reading<double>.Known>().Which.Value.Should().BeInRange(0, 1);
        weak.IsTrueByDefault.Should().Be(((Reading<double>.Known)weak.Figure).Value > 0.5);
    }

    [Fact]
    public void Without_weapons_on_either_side_nobody_needs_a_guarantee()
    {
        Find("needs-guarantee", new SmallWorld(), ("state", 11), ("against", 12)).IsTrueByDefault.Should().BeFalse();
        Find("needs-guarantee", new SmallWorld(), ("state", 11), ("against", 14)).IsTrueByDefault.Should().BeTrue();
    }

    [Fact]
    public void A_past_that_is_not_on_record_adds_nothing_to_intent()
    {
        var none = Past(new SmallWorld());
        none.Figure.Should().BeOfType<Reading<double>.Known>().Which.Value.Should().Be(0);
        none.IsTrueByDefault.Should().BeFalse();
    }

    [Fact]
    public void Neither_the_items_marked_historical_nor_the_entry_they_stand_for_survive_the_deletion_of_the_past()
    {
        var rule = new ColonialRule(new(12), new(11), new(1900), new(1945));
        var ruled = new SmallWorld { ColonialRule = [rule] };
        var told = ruled with { Evidence = [Item("rule", EvidenceType.ColonialRule, historical: true)] };
        double bare = Logit(new SmallWorld());
        Logit(ruled).Should().BeGreaterThan(bare);
        Logit(told).Should().BeGreaterThan(bare);
        var without = told.Build().WithoutPast(new(new(11), new(12)), new(1945));
        without.Evidence.Should().BeEmpty();
        without.ColonialRule.Should().BeEmpty();
        new Measurements(without, TestParameters.Shipped)
            .IntentOf(new(11), SmallWorld.Focus, Specification.Default with { Pledges = false })
            .Logits[1]
            .Should()
            .Be(bare);
        Past(told).IsTrueByDefault.Should().BeTrue();

        static double Logit(SmallWorld world) =>
            new Measurements(world.Build(), TestParameters.Shipped)
                .IntentOf(new(11), SmallWorld.Focus, Specification.Default with { Pledges = false })
                .Logits[1];
    }

    [Fact]
    public void Deleting_the_past_of_two_states_leaves_what_is_not_theirs()
    {
        var world = new SmallWorld
        {
            ColonialRule = [new(new(14), new(13), new(1900), new(1940))],
            Wars =
            [
                new(1, SmallWorld.Seen(11, 12), new(1904), new(1905), true),
                new(2, SmallWorld.Seen(11, 12), new(1991), new(1992), true),
            ],
            ArmsRaces =
            [
                new(new(new(11), new(12)), new(1900), new(1904)),
                new(new(new(11), new(13)), new(1900), new(1904)),
            ],
            Conquests = [new(new(12), new(11), new(1905)), new(new(12), new(13), new(1905))],
            Evidence = [Item("today", EvidenceType.Statement, historical: false)],
        }.Build();
        var without = world.WithoutPast(new(new(11), new(12)), new(1945));
        without.ColonialRule.Should().HaveCount(1);
        without.Wars.Select(w => w.Number).Should().Equal(2);
        without.ArmsRaces.Should().ContainSingle().Which.Dyad.B.Should().Be(new StateCode(13));
        without.Conquests.Should().ContainSingle().Which.Conquered.Should().Be(new StateCode(13));
        without.Evidence.Should().HaveCount(1);
    }

    [Fact]
    public void A_what_if_changes_one_rival_and_leaves_the_row_that_it_came_from()
    {
        var threat = TestParameters.ThreatOn(new SmallWorld().Build());
        var row = threat.Row(new(11), SmallWorld.Focus);
        var grown = threat.WhatIf(row, new(13), ThreatFactor.Capability, 1);
        var before = threat.Ranking(row, ThreatFactors.EqualWeights);
        var after = threat.Ranking(grown, ThreatFactors.EqualWeights);
        after.Find(new(13))!.Share.Should().BeGreaterThan(before.Find(new(13))!.Share);
        after.Find(new(12))!.Threat.Should().Be(before.Find(new(12))!.Threat);
        threat.Ranking(row, ThreatFactors.EqualWeights).Find(new(13))!.Share.Should().Be(before.Find(new(13))!.Share);
    }

    [Fact]
    public void The_same_findings_come_from_one_thread_and_from_eight()
    {
        Claim[] claims =
        [
            new(2, ClaimGroup.Threat, "", "B", ClaimKinds.Find("top-threat")!, Of(("perceiver", 11), ("rival", 12))),
            new(1, ClaimGroup.Puzzle, "", "A", ClaimKinds.Find("no-pact")!, PairOf(11, 12)),
            new(3, ClaimGroup.Partner, "", "C", ClaimKinds.Find("prevails")!, Of(("state", 11), ("against", 12))),
        ];
        var one = ClaimsRegister.Test(claims, Setting(new SmallWorld()), 1);
        var eight = ClaimsRegister.Test(claims, Setting(new SmallWorld()), 8);
        one.Select(t => t.Claim.Id).Should().Equal(1, 2, 3);
        eight
            .Select(t => (t.Claim.Id, t.Finding.Reason, t.Finding.Verdict))
            .Should()
            .Equal(one.Select(t => (t.Claim.Id, t.Finding.Reason, t.Finding.Verdict)));
    }

    private static ClaimFinding Past(SmallWorld world) =>
        ClaimKinds
            .Find("past-in-intent")!
            .Find(
                Of(("perceiver", 11), ("rival", 12)) with
                {
                    OfWords = new Dictionary<string, IReadOnlyList<string>> { ["theory"] = ["balance-of-threat"] },
                    OfNumbers = new Dictionary<string, double> { ["until"] = 1945 },
                },
                Setting(world)
            );

    private static ClaimFinding Find(string kind, SmallWorld world, params (string Name, int State)[] arguments) =>
        ClaimsRegister
            .Test([new(1, ClaimGroup.Threat, "", "A claim.", ClaimKinds.Find(kind)!, Of(arguments))], Setting(world))
            .Single()
            .Finding;

    private static ClaimFinding Pair(string kind, SmallWorld world, int one, int other) =>
        ClaimKinds.Find(kind)!.Find(PairOf(one, other), Setting(world));

    private static ClaimArguments Of(params (string Name, int State)[] arguments) =>
        new()
        {
            OfStates = arguments.ToDictionary(a => a.Name, a => (IReadOnlyList<StateCode>)[new StateCode(a.State)]),
        };

    private static ClaimArguments PairOf(int one, int other) =>
        new()
        {
            OfStates = new Dictionary<string, IReadOnlyList<StateCode>>
            {
                ["between"] = [new StateCode(one), new StateCode(other)],
            },
        };

    private static ClaimSetting Setting(SmallWorld world) =>
        new(
            new Measurements(world.Build(), TestParameters.Shipped),
            TheoryCatalogue.All,
            Specification.Default,
            SmallWorld.Focus,
            TestContext.Current.CancellationToken
        );

    private static EvidenceItem Item(string id, EvidenceType type, bool historical) =>
        new()
        {
            Id = id,
            Date = new(new(1945)),
            Title = "Title",
            Perceiver = new(11),
            Actor = new(12),
            Type = type,
            Size = 1,
            Historical = historical,
            Summary = "Summary",
            Bearing = "Bearing",
            Sources = [new("Author", "Title", 2000)],
        };
}
