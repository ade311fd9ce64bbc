using Counterpoise.Alignment;

namespace Counterpoise.Briefs.Claims;

/// <summary>A state without nuclear weapons faces a rival that has them, and a guarantee would answer more of the risk than arms.</summary>
public static class NeedsGuaranteeClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "needs-guarantee",
            "The rival possesses nuclear weapons and the state does not; and any nuclear guarantee would take away more of the residual risk "
                + "from the rival than the conventional help of any one state.",
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
        var ledger = claims.Ledger(state, third, against);
        var rival = ledger[LedgerItem.RivalsNuclearStatus, against].Figure;
        var own = ledger[LedgerItem.OwnNuclearStatus].Figure;
        if (rival is not Reading<double>.Known(var theirs, _))
            return ClaimFinding.NoData(((Reading<double>.Absent)rival).Reason);
        if (own is not Reading<double>.Known(var ours, _))
            return ClaimFinding.NoData(((Reading<double>.Absent)own).Reason);
        if (claims.Game(claims.Specification) is not Reading<CentralGame>.Known(var game, _))
            return ClaimFinding.NoData(((Reading<CentralGame>.Absent)claims.Game(claims.Specification)).Reason);
        if (Compare(game, game.Inputs, game.Parameters) is not { } answer)
            return ClaimFinding.NoData(
                $"nothing bounds the power, distance or threat of one of the two in {claims.Year}"
            );
        bool premise = theirs >= Possesses && ours < Possesses;
        string held = ledger[LedgerItem.NuclearGuarantors]
            .Figure.Match(
                (count, source) =>
                    $"nuclear states bound to defend {claims.NameOf(state)} a year before: {Shown.Decimals(count, 0)} ({source.Short})",
                reason => $"guarantors unknown: {reason}"
            );
        return claims.Judged(
            answer.Guarantee,
            "residual risk taken away by any guarantee, 0..1",
            premise && answer.Guarantee > answer.Help,
            null,
            claims.ShareOfGames(
                PrevailsClaim.Swept,
                (int)claims.Parameters["ledger.draws"],
                (g, inputs, parameters) =>
                    Compare(g, inputs, parameters) is { } other ? premise && other.Guarantee > other.Help : null
            ),
            $"Premise (computed), {claims.Year}: nuclear status (0 none .. 3 possesses) of {claims.NameOf(against)} {Shown.Decimals(theirs, 0)}, of "
                + $"{claims.NameOf(state)} {Shown.Decimals(ours, 0)}; {held}. Finding (assumed, game of alignment): alone {claims.NameOf(state)} bears "
                + $"{Shown.Decimals(answer.Risk)} of the risk from {claims.NameOf(against)}, with any nuclear guarantee {Shown.Decimals(answer.Risk - answer.Guarantee)}; the "
                + $"most that the conventional help of one state not bound to {claims.NameOf(against)} takes away is {Shown.Decimals(answer.Help)} ({answer.Helper}). Specifications: measures of "
                + "power with draws of the game's parameters and of what is unknown. That a weapon makes a part of the risk that arms do not answer is the game's assumption.",
            Standing.Computed,
            Standing.Assumed
        );

        (double Risk, double Guarantee, double Help, string Helper)? Compare(
            CentralGame g,
            GameInputs inputs,
            GameParameters parameters
        )
        {
            var (i, k) = (g.IndexOf(state), g.IndexOf(against));
            if (i < 0 || k < 0)
                return null;
            var conventional = parameters with { Leverage = 0, Guarantee = 0 };
            var (risk, help, helper) = (double.NaN, 0.0, "none");
            for (int j = 0; j < g.Readings.States.Count; j++)
            {
                if (j == i || j == k)
                    continue;
                (risk, double helped) = GainAccount.RiskAlone(inputs, conventional, i, j, k);
                if (risk - helped > help)
                    (help, helper) = (risk - helped, claims.NameOf(g.Readings.States[j]));
            }
            double guarantee =
                parameters.NuclearWeight * inputs.Nuclear[k] * Math.Max(0, parameters.Guarantee - inputs.Nuclear[i]);
            return double.IsNaN(risk) ? null : (risk, guarantee, help, helper);
        }
    }
}
