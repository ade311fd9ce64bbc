using Counterpoise.Alignment;
using Counterpoise.Record;

namespace Counterpoise.Briefs.Claims;

/// <summary>One partner would bring a state more against a rival than another would.</summary>
public static class BetterPartnerClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "better-partner",
            "In the game of alignment a link with the one partner alone takes away more of the risk from the rival than a link with the other: "
                + "conventional help by the partner's own fear and reliability, a guarantee, and leverage. Of a partner that is bound to defend the rival "
                + "leverage alone is counted.",
            [
                new("state", ClaimArgumentKind.State),
                new("better", ClaimArgumentKind.State),
                new("than", ClaimArgumentKind.State),
                new("against", ClaimArgumentKind.State),
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var state = arguments.State("state");
        var better = arguments.State("better");
        var than = arguments.State("than");
        var against = arguments.State("against");
        if (claims.Game(claims.Specification) is not Reading<CentralGame>.Known(var game, _))
            return ClaimFinding.NoData(((Reading<CentralGame>.Absent)claims.Game(claims.Specification)).Reason);
        if (
            Parts(game, game.Inputs, game.Parameters, better) is not { } one
            || Parts(game, game.Inputs, game.Parameters, than) is not { } other
        )
            return ClaimFinding.NoData(
                $"nothing bounds the power, distance or threat of one of the four in {claims.Year}"
            );
        double led = one.Counted - other.Counted;
        StateCode[] bound =
        [
            .. new[] { better, than }.Where(partner => game.IsBound(game.IndexOf(partner), game.IndexOf(against))),
        ];
        StateCode[] perhaps =
        [
            .. new[] { better, than }.Where(partner =>
                !game.Readings.Bound[game.IndexOf(partner), game.IndexOf(against)].IsExact
            ),
        ];
        int draws = (int)claims.Parameters["ledger.draws"];
        return claims.Judged(
            led,
            "relief from the rival led by, roots of fear",
            led > 0,
            null,
            Leads(parts => parts.Counted),
            $"Relief of {claims.NameOf(state)} from {claims.NameOf(against)} by a link alone, {claims.Year}, as conventional help + guarantee + leverage "
                + $"(assumed, from computed power, fear, trade and pacts): {claims.NameOf(better)} {Told(one)}, {claims.NameOf(than)} {Told(other)}. "
                + (
                    bound.Length == 0
                        ? ""
                        : $"{claims.NamesOf(bound)} was bound to defend {claims.NameOf(against)}, so that leverage alone counts; were all counted, the lead would be "
                            + $"{Shown.Signed(one.All - other.All)}, positive in {Shown.Share(Leads(parts => parts.All) ?? double.NaN)} of specifications. "
                )
                + (
                    perhaps.Length == 0
                        ? ""
                        : $"Whether {claims.NamesOf(perhaps)} was bound to defend {claims.NameOf(against)} is not known; all is counted. "
                )
                + $"Not weighed, asserted: leverage of {claims.NameOf(better)} {Size(better, EvidenceType.Leverage)} and of {claims.NameOf(than)} "
                + $"{Size(than, EvidenceType.Leverage)} (the game reads the greatest of trade, pact and what is left of these); in the way or behind the "
                + $"rival {Size(better, EvidenceType.Impediment, EvidenceType.Patronage)} and {Size(than, EvidenceType.Impediment, EvidenceType.Patronage)}. "
                + "Specifications: measures of power with draws of the game's parameters and of what is unknown.",
            Standing.Computed,
            Standing.Asserted,
            Standing.Assumed
        );

        Relieved? Parts(CentralGame g, GameInputs inputs, GameParameters parameters, StateCode partner)
        {
            var (i, j, k) = (g.IndexOf(state), g.IndexOf(partner), g.IndexOf(against));
            if (i < 0 || j < 0 || k < 0)
                return null;
            var account = GainAccount.Alone(inputs, parameters, i, j);
            return new(
                account.Against(GainTerm.Conventional, k),
                account.Against(GainTerm.Guarantee, k),
                account.Against(GainTerm.Leverage, k),
                account.NotCounted(k)
            );
        }

        double? Leads(Func<Relieved, double> sum) =>
            claims.ShareOfGames(
                PrevailsClaim.Swept,
                draws,
                (g, inputs, parameters) =>
                    Parts(g, inputs, parameters, better) is { } a && Parts(g, inputs, parameters, than) is { } b
                        ? sum(a) > sum(b)
                        : null
            );

        string Size(StateCode actor, params EvidenceType[] types) =>
            Shown.Decimals(
                claims
                    .EvidenceBefore.Where(e =>
                        e.Perceiver == state && e.Actor == actor && e.About == against && types.Contains(e.Type)
                    )
                    .Sum(e => e.Size),
                1
            );
    }

    private static string Told(Relieved parts) =>
        $"{Shown.Decimals(parts.Help, 3)} + {Shown.Decimals(parts.Guarantee, 3)} + {Shown.Decimals(parts.Leverage, 3)}"
        + (parts.NotCounted > 0 ? $" (not counted {Shown.Decimals(parts.NotCounted, 3)})" : "");

    // What a link takes away of the risk from the rival, in roots of fear.
    private readonly record struct Relieved(double Help, double Guarantee, double Leverage, double NotCounted)
    {
        public double Counted => Help + Guarantee + Leverage;

        public double All => Counted + NotCounted;
    }
}
