using Counterpoise.Alignment;

namespace Counterpoise.Briefs.Claims;

/// <summary>A state without nuclear weapons faces a rival that has them.</summary>
public static class NeedsGuaranteeClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "needs-guarantee",
            "The rival possesses nuclear weapons and the state does not.",
            [new("state", ClaimArgumentKind.State), new("against", ClaimArgumentKind.State)],
            Find
        );

    private const double Possesses = 3;

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var state = arguments.State("state");
        var against = arguments.State("against");
        if (claims.ThirdBeside(state, against) is not { } third)
            return claims.WithoutThird();
        var ledger = claims.Ledger(claims.Specification, state, third, against);
        var rival = ledger[PartnerLedger.RivalsNuclearStatus].Figure;
        var own = ledger[PartnerLedger.OwnNuclearStatus].Figure;
        if (rival is not Reading<double>.Known(var theirs, _))
            return ClaimFinding.NoData(((Reading<double>.Absent)rival).Reason);
        if (own is not Reading<double>.Known(var ours, _))
            return ClaimFinding.NoData(((Reading<double>.Absent)own).Reason);
        string held = ledger[PartnerLedger.NuclearGuarantors]
            .Figure.Match(
                (count, source) =>
                    $"nuclear states already bound to defend {claims.NameOf(state)}: {Shown.Decimals(count, 0)} ({source.Short})",
                reason => $"guarantors unknown: {reason}"
            );
        return claims.Judged(
            theirs - ours,
            "steps of nuclear status (0 none .. 3 possesses)",
            theirs >= Possesses && ours < Possesses,
            null,
            null,
            $"{claims.Year}: {claims.NameOf(against)} {Shown.Decimals(theirs, 0)}, {claims.NameOf(state)} {Shown.Decimals(ours, 0)}; {held}. That "
                + "a state in this position needs a guarantee is the premise, not a finding; what one would change, the alignment model is "
                + "to tell.",
            Standing.Computed,
            Standing.Assumed
        ) with
        {
            IsFirstApproximation = true,
        };
    }
}
