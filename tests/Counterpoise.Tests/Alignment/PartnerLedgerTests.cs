using AwesomeAssertions;
using Counterpoise.Alignment;
using Counterpoise.Record;
using Counterpoise.Tests.Measures;
using Counterpoise.Tests.Theories;
using Xunit;

namespace Counterpoise.Tests.Alignment;

public sealed class PartnerLedgerTests
{
    private static readonly StateCode State = new(11);
    private static readonly StateCode Rival = new(12);
    private static readonly StateCode Partner = new(13);
    private static readonly StateCode Armed = new(14);

    private static readonly SmallWorld Whole = new()
    {
        Borders = [(11, 12)],
        Trade = [(11, 12, 30), (12, 11, 10), (13, 12, 60), (12, 13, 0), (11, 13, 0), (13, 11, 0)],
    };

    [Fact]
    public void The_terms_of_a_ledger_sum_to_the_gain_of_the_game()
    {
        var setting = SmallSetting.Of(Whole, 11, 13);
        var ledger = setting.Ledger(State, Partner);
        double parts = Enum.GetValues<GainTerm>().Sum(term => Value(ledger[LedgerItems.ItemOf(term)]));
        Value(ledger[LedgerItem.OwnGain]).Should().BeApproximately(parts, 1e-12);
        double relief = ledger.Rivals.Sum(rival => Value(ledger[LedgerItem.Relief, rival]));
        double costs =
            Value(ledger[LedgerItem.CostOfAutonomy])
            + Value(ledger[LedgerItem.CostOfEntrapment])
            + Value(ledger[LedgerItem.CostOfMistrust]);
        (relief + Value(ledger[LedgerItem.ReliefElsewhere]) + costs).Should().BeApproximately(parts, 1e-12);
        var game = ((Reading<CentralGame>.Known)setting.Game).Value;
        var (i, j) = (game.IndexOf(State), game.IndexOf(Partner));
        var gain = AlignmentGame.Of(game.Inputs, game.Parameters).Gain(AlignmentNetwork.Empty(5), i, j);
        Value(ledger[LedgerItem.OwnGain]).Should().BeApproximately(gain.First, 1e-9);
        Value(ledger[LedgerItem.PartnersGain]).Should().BeApproximately(gain.Second, 1e-9);
        Value(ledger[LedgerItem.PairsGain]).Should().BeApproximately(gain.First + gain.Second, 1e-9);
    }

    [Fact]
    public void Top_threats_leave_the_partner_out_and_are_as_many_as_asked_or_fewer()
    {
        var setting = SmallSetting.Of(Whole, 11, 12);
        var order = setting.Profile(State).Entries.Select(e => e.Rival).ToArray();
        setting.Ledger(State, Rival).Rivals.Should().Equal(order.Where(r => r != Rival).Take(3));
        setting.Ledger(State, Rival, 1).Rivals.Should().Equal(order.First(r => r != Rival));
        setting.Ledger(State, Rival, 40).Rivals.Should().HaveCount(3);
        var none = () => setting.Ledger(State, Rival, 0);
        none.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Every_line_says_what_it_rests_on_and_has_a_figure_or_a_reason()
    {
        var ledger = SmallSetting.Of(Whole, 11, 13).Ledger(State, Partner);
        ledger.Lines.Select(l => (l.Item, l.Against)).Should().OnlyHaveUniqueItems();
        foreach (var item in Enum.GetValues<LedgerItem>())
        {
            ledger.Lines.Should().Contain(line => line.Item == item);
            LedgerItems.NameOf(item).Should().NotBeEmpty();
        }
        ledger.Lines.Should().OnlyContain(line => line.Note.Length > 0 && line.Unit.Length > 0);
        ledger.Lines.Select(line => line.Standing).Distinct().Should().HaveCount(3);
    }

    [Fact]
    public void What_is_unknown_of_a_rival_widens_what_rests_on_it_and_nothing_becomes_zero()
    {
        var gap = Whole with
        {
            States = [.. Whole.States.Select(s => s.Code == 12 ? s with { Expenditure = double.NaN } : s)],
        };
        var known = SmallSetting.Of(Whole, 11, 13).LedgerOn(Rival);
        var open = SmallSetting.Of(gap, 11, 13).LedgerOn(Rival);
        foreach (var item in (LedgerItem[])[LedgerItem.OddsAlone, LedgerItem.RiskAlone, LedgerItem.Relief])
        {
            known[item, Rival].Bounds.Should().BeNull();
            open[item, Rival].Bounds.Should().NotBeNull();
        }
        open[LedgerItem.OwnGain].Bounds!.Value.Contains(Value(open[LedgerItem.OwnGain])).Should().BeTrue();
    }

    [Fact]
    public void Trade_that_is_not_known_is_bounded_and_not_nothing()
    {
        var ledger = SmallSetting.Of(Whole, 11, 14).LedgerOn(Rival, partner: Armed);
        var line = ledger[LedgerItem.TradeLeverage, Rival];
        line.Figure.Should().BeOfType<Reading<double>.Absent>();
        line.Bounds!.Value.High.Should().BeGreaterThan(0);
        line.Standing.Should().Be(Standing.Computed);
    }

    [Fact]
    public void Treaties_and_evidence_of_the_year_or_later_are_not_read()
    {
        var year = SmallWorld.Focus;
        var later = Whole with
        {
            Also = builder =>
            {
                builder.Set(Variables.Obligations, Armed, State, year, (int)Obligations.Defence);
                builder.Set(Variables.Obligations, Partner, Rival, year, (int)Obligations.Defence);
                foreach (var type in (EvidenceType[])[EvidenceType.Leverage, EvidenceType.Impediment])
                {
                    builder.Add(
                        SmallWorld.Item($"late-{type}", year.Value, type) with
                        {
                            Actor = Partner,
                            About = Rival,
                        }
                    );
                }
            },
        };
        var before = SmallSetting.Of(Whole, 11, 13).LedgerOn(Rival);
        SmallSetting.Of(later, 11, 13).LedgerOn(Rival).Lines.Should().Equal(before.Lines);
    }

    [Fact]
    public void Guarantors_and_a_partner_bound_to_the_rival_are_those_of_the_year_before()
    {
        var bound = Whole with { Treaties = [(14, 11, Obligations.Defence), (13, 12, Obligations.Defence)] };
        var setting = SmallSetting.Of(bound, 11, 13);
        var ledger = setting.LedgerOn(Rival);
        Value(ledger[LedgerItem.NuclearGuarantors]).Should().Be(1);
        Value(ledger[LedgerItem.PactWithRival, Rival]).Should().Be(1);
        double all = TestParameters.Shipped[AlignmentParameters.PactLeverage];
        double power = ConventionalOdds
            .Arriving(setting.Measurements, setting.Specification, Partner, Partner, new(2000))
            .Value;
        double rivals = ConventionalOdds
            .Arriving(setting.Measurements, setting.Specification, Rival, Rival, new(2000))
            .Value;
        Value(ledger[LedgerItem.PactLeverage, Rival]).Should().BeApproximately(all * power / (power + rivals), 1e-12);
        Value(setting.LedgerOn(Rival, Armed)[LedgerItem.NewGuarantee]).Should().Be(0, "it is held already");
        Value(SmallSetting.Of(Whole, 11, 14).LedgerOn(Rival, Armed)[LedgerItem.NewGuarantee]).Should().Be(1);
        Value(ledger[LedgerItem.NewGuarantee]).Should().Be(0, "the partner has no weapons");
    }

    [Fact]
    public void Where_the_record_begins_treaties_are_unknown_and_the_reason_says_so()
    {
        var first = SmallWorld.Years.First;
        var setting = SmallSetting.Of(Whole.Build(), 11, 13, year: first);
        var line = setting.LedgerOn(Rival)[LedgerItem.NuclearGuarantors];
        line.Figure.Should().BeOfType<Reading<double>.Absent>().Which.Reason.Should().Contain("1989");
        setting.LedgerOn(Rival)[LedgerItem.PactWithRival, Rival].Bounds.Should().Be(new Bounds(0, 1));
    }

    [Fact]
    public void Partners_are_ranked_by_what_each_brings_and_the_first_fear_is_none()
    {
        var setting = SmallSetting.Of(Whole, 11, 13);
        var ledger = setting.Ledger(State, Partner);
        ledger.Partners.Select(p => p.State).Should().NotContain([State, ledger.Rivals[0]]);
        ledger.Partners.Should().HaveCount(3);
        ledger.Partners.Should().BeInDescendingOrder(p => p.Gain);
        ledger.Partners.Select(p => p.Rank).Should().Equal(1, 2, 3);
        if (ledger.Rank is { } rank)
            rank.Gain.Should().Be(Value(ledger[LedgerItem.OwnGain]));
    }

    [Fact]
    public void A_partner_bound_to_defend_the_rival_ranks_last_and_its_leverage_alone_counts()
    {
        var bound = Whole with { Treaties = [(13, 12, Obligations.Defence)] };
        var setting = SmallSetting.Of(bound, 11, 13);
        var ledger = setting.LedgerOn(Rival);
        ledger.Rank!.BoundTo.Should().Be(Rival);
        ledger.Rank.Rank.Should().Be(ledger.Partners.Count);
        ledger.Partners.Where(p => p.State != Partner).Should().OnlyContain(p => p.BoundTo == null);
        var game = ((Reading<CentralGame>.Known)setting.Game).Value;
        int k = game.IndexOf(Rival);
        ledger.Account!.Against(GainTerm.Conventional, k).Should().Be(0);
        ledger.Account.Against(GainTerm.Leverage, k).Should().BeGreaterThan(0);
        Value(ledger[LedgerItem.ReliefNotCounted, Rival]).Should().BeGreaterThan(0, "it is told");
        Value(SmallSetting.Of(Whole, 11, 13).LedgerOn(Rival)[LedgerItem.ReliefNotCounted, Rival]).Should().Be(0);
    }

    [Fact]
    public void A_rank_that_rests_on_trade_that_is_not_known_says_so()
    {
        var ledger = SmallSetting.Of(Whole, 11, 13).Ledger(State, Partner);
        ledger.Partners.Should().OnlyContain(p => p.BestRank <= p.Rank && p.Rank <= p.WorstRank);
        ledger.Partners.Should().OnlyContain(p => p.ReliefBounds.Contains(p.Relief));
        // Nothing is known of what the rival trades with this one.
        var armed = ledger.Partners.Single(p => p.State == Armed);
        armed.ReliefBounds.High.Should().BeGreaterThan(armed.Relief);
    }

    [Fact]
    public void A_partner_of_whose_power_nothing_is_known_brings_what_is_sure_and_its_rank_says_so()
    {
        var silent = Whole with
        {
            States =
            [
                .. Whole.States.Select(s =>
                    s.Code == 13 ? s with { Expenditure = double.NaN, Personnel = double.NaN } : s
                ),
            ],
        };
        var game = ((Reading<CentralGame>.Known)SmallSetting.Of(silent, 11, 13).Game).Value;
        int j = game.IndexOf(Partner);
        var power = game.Readings.Power[j];
        power.Value.Should().Be(double.NaN);
        power.High.Should().BeGreaterThan(power.Low);
        game.Inputs.Power[j].Should().Be(power.Low);
        var rank = SmallSetting.Of(silent, 11, 13).Ledger(State, Partner).Rank!;
        rank.ReliefBounds.High.Should().BeGreaterThan(rank.Relief);
    }

    [Fact]
    public void A_state_that_fears_nobody_known_has_a_ledger_without_rivals()
    {
        // Nothing is known of anybody else's power.
        var unknown = Whole with
        {
            States =
            [
                .. Whole.States.Select(s =>
                    s.Code == 11 ? s : s with { Latitude = double.NaN, Longitude = double.NaN }
                ),
            ],
        };
        var ledger = SmallSetting.Of(unknown, 11, 13).Ledger(State, Partner);
        ledger.Rivals.Should().BeEmpty();
        ledger[LedgerItem.ThreatShared].Figure.Should().BeOfType<Reading<double>.Absent>();
        ledger.WithoutGame.Should().NotBeNull();
        ledger[LedgerItem.OwnGain].Figure.Should().BeOfType<Reading<double>.Absent>();
    }

    [Fact]
    public void A_partner_that_is_the_state_the_rival_or_no_member_is_refused()
    {
        var setting = SmallSetting.Of(Whole, 11, 13);
        var self = () => setting.Ledger(State, State);
        self.Should().Throw<ArgumentException>().WithMessage("*no partner of its own*");
        var rival = () => setting.LedgerOn(Partner);
        rival.Should().Throw<ArgumentException>().WithMessage("*one of the two*");
        var absent = () => setting.LedgerOn(new(99));
        absent.Should().Throw<ArgumentException>().WithMessage("*not held*");
        var outside = () => setting.Ledger(State, new(99));
        outside.Should().Throw<ArgumentException>().WithMessage("*not held*");
        var line = () => setting.Ledger(State, Partner)[LedgerItem.OddsAlone];
        line.Should().Throw<KeyNotFoundException>();
    }

    [Fact]
    public void What_a_partner_adds_to_odds_lies_within_its_bounds_over_every_admissible_power()
    {
        var odds = new ConventionalOdds(new(2, 1, 3), new(4, 0.5, 9));
        var help = new BoundedFigure(1, 0.5, 2);
        var added = odds.Added(help);
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (double o = 1; o <= 3; o += 0.01)
        {
            for (double r = 0.5; r <= 9; r += 0.05)
            {
                foreach (double h in (double[])[0.5, 1, 2])
                {
                    double gained = ((o + h) / (o + h + r)) - (o / (o + r));
                    (least, most) = (Math.Min(least, gained), Math.Max(most, gained));
                }
            }
        }
        added.Low.Should().BeApproximately(least, 1e-3).And.BeLessThanOrEqualTo(least + 1e-12);
        added.High.Should().BeApproximately(most, 1e-3).And.BeGreaterThanOrEqualTo(most - 1e-12);
        added.Value.Should().BeApproximately((3.0 / 7) - (2.0 / 6), 1e-12);
    }

    private static double Value(LedgerLine line) =>
        line.Figure is Reading<double>.Known(var value, _)
            ? value
            : throw new InvalidOperationException($"No figure of {line.Name}.");
}

/// <summary>Ledgers against one stated rival.</summary>
internal static class LedgerAgainst
{
    public static PartnerLedger LedgerOn(
        this Counterpoise.Theories.Setting setting,
        StateCode rival,
        StateCode? partner = null
    ) =>
        PartnerLedger.Against(
            setting.Measurements,
            setting.Specification,
            setting.Profile(new(11)),
            setting.Profile(partner ?? new(13)),
            setting.Game,
            [rival]
        );
}
