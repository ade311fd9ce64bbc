using AwesomeAssertions;
using Counterpoise.Briefs.Claims;
using CsCheck;
using Xunit;

namespace Counterpoise.Tests.Briefs;

public sealed class ClaimRuleTests
{
    private static readonly Gen<double?> Shares = Gen.OneOf(
        Gen.Const((double?)null),
        Gen.Double[0, 1].Select(s => (double?)s),
        Gen.Int[0, 12].Select(k => (double?)(k / 12.0))
    );

    private static readonly Gen<ClaimRule> Rules = Gen.Double[0.5, 1].Select(least => new ClaimRule(least));

    [Fact]
    public void What_makes_a_claim_hold_makes_its_denial_fail() =>
        Gen.Select(Rules, Gen.Bool, Shares, Shares)
            .Sample(
                (rule, isTrue, weightings, specifications) =>
                    Denied(rule.Judge(isTrue, weightings, specifications))
                    == rule.Judge(!isTrue, 1 - weightings, 1 - specifications)
            );

    [Fact]
    public void A_greater_share_never_takes_a_true_claim_further_from_holding() =>
        Gen.Select(Rules, Gen.Double[0, 1], Gen.Double[0, 1], Shares)
            .Sample(
                (rule, one, other, specifications) =>
                    rule.Judge(true, Math.Min(one, other), specifications) != ClaimVerdict.Holds
                    || rule.Judge(true, Math.Max(one, other), specifications) == ClaimVerdict.Holds
            );

    [Fact]
    public void A_stricter_rule_decides_no_claim_that_a_milder_one_leaves_open() =>
        Gen.Select(Gen.Double[0.5, 1], Gen.Double[0.5, 1], Gen.Bool, Shares, Shares)
            .Sample(
                (one, other, isTrue, weightings, specifications) =>
                    new ClaimRule(Math.Min(one, other)).Judge(isTrue, weightings, specifications)
                        != ClaimVerdict.Sensitive
                    || new ClaimRule(Math.Max(one, other)).Judge(isTrue, weightings, specifications)
                        == ClaimVerdict.Sensitive
            );

    [Theory]
    [InlineData(true, null, null, ClaimVerdict.Holds)]
    [InlineData(false, null, null, ClaimVerdict.Fails)]
    [InlineData(true, 2.0 / 3, 1.0, ClaimVerdict.Holds)]
    [InlineData(true, 0.66, 1.0, ClaimVerdict.Sensitive)]
    [InlineData(true, 1.0, 0.5, ClaimVerdict.Sensitive)]
    [InlineData(false, 1.0 / 3, 0.0, ClaimVerdict.Fails)]
    [InlineData(false, 0.34, 0.0, ClaimVerdict.Sensitive)]
    [InlineData(false, null, 0.9, ClaimVerdict.Sensitive)]
    public void Two_in_three_of_the_other_choices_must_agree(
        bool isTrue,
        double? weightings,
        double? specifications,
        ClaimVerdict verdict
    ) => new ClaimRule(2.0 / 3).Judge(isTrue, weightings, specifications).Should().Be(verdict);

    private static ClaimVerdict Denied(ClaimVerdict verdict) =>
        verdict switch
        {
            ClaimVerdict.Holds => ClaimVerdict.Fails,
            ClaimVerdict.Fails => ClaimVerdict.Holds,
            var other => other,
        };
}
