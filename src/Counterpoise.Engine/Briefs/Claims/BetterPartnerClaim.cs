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
                + "conventional help by the partner's own fear and reliability, a guarantee, and leverage. Half of the games let a partner that is "
                + "bound to defend the rival bring leverage alone.",
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
        var treaties = AlignmentReadings.TreatiesBefore(claims.World, claims.Year);
        // A treaty that does not say what it binds to may bind: such a partner is told, and counted as bound in half of the games too.
        var bound = new[] { better, than }
            .Where(partner => AlignmentReadings.PactIn(treaties, partner, against).High > 0)
            .ToHashSet();
        if (
            Parts(game, game.Inputs, game.Parameters, better) is not { } one
            || Parts(game, game.Inputs, game.Parameters, than) is not { } other
        )
            return ClaimFinding.NoData(
                $"nothing bounds the power, distance or threat of one of the four in {claims.Year}"
            );
        double led = Sum(better, one, boundCount: true) - Sum(than, other, boundCount: true);
        int draws = (int)claims.Parameters["ledger.draws"];
        return claims.Judged(
            led,
            "relief from the rival led by, roots of fear",
            led > 0,
            null,
            (Leads(boundCount: false) + Leads(boundCount: true)) / 2,
            $"Relief of {claims.NameOf(state)} from {claims.NameOf(against)} by a link alone, {claims.Year}, as conventional help + guarantee + leverage "
                + $"(assumed, from computed power, fear, trade and pacts): {claims.NameOf(better)} {Told(one)}, {claims.NameOf(than)} {Told(other)}. "
                + string.Concat(
                    bound
                        .Order()
                        .Select(partner =>
                            $"{claims.NameOf(partner)} is or may be bound to defend {claims.NameOf(against)}: half of the specifications let it bring leverage alone. "
                        )
                )
                + $"Not weighed, asserted: leverage of {claims.NameOf(better)} {Size(better, EvidenceType.Leverage)} and of {claims.NameOf(than)} "
                + $"{Size(than, EvidenceType.Leverage)} (the game reads the greatest of trade, pact and what is left of these); in the way or behind the "
                + $"rival {Size(better, EvidenceType.Impediment, EvidenceType.Patronage)} and {Size(than, EvidenceType.Impediment, EvidenceType.Patronage)}. "
                + "Specifications: measures of power with draws of the game's parameters.",
            Standing.Computed,
            Standing.Asserted,
            Standing.Assumed
        );

        (double Help, double Guarantee, double Leverage)? Parts(
            CentralGame g,
            GameInputs inputs,
            GameParameters parameters,
            StateCode partner
        )
        {
            var (i, j, k) = (g.IndexOf(state), g.IndexOf(partner), g.IndexOf(against));
            if (i < 0 || j < 0 || k < 0)
                return null;
            var account = GainAccount.Of(inputs, parameters, AlignmentNetwork.Empty(g.Readings.States.Count), i, j);
            return (
                account.Against(GainTerm.Conventional, k),
                account.Against(GainTerm.Guarantee, k),
                account.Against(GainTerm.Leverage, k)
            );
        }

        double Sum(StateCode partner, (double Help, double Guarantee, double Leverage) parts, bool boundCount) =>
            boundCount || !bound.Contains(partner) ? parts.Help + parts.Guarantee + parts.Leverage : parts.Leverage;

        double? Leads(bool boundCount) =>
            claims.ShareOfGames(
                PrevailsClaim.Swept,
                draws,
                (g, inputs, parameters) =>
                    Parts(g, inputs, parameters, better) is { } a && Parts(g, inputs, parameters, than) is { } b
                        ? Sum(better, a, boundCount) > Sum(than, b, boundCount)
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

    private static string Told((double Help, double Guarantee, double Leverage) parts) =>
        $"{Shown.Decimals(parts.Help, 3)} + {Shown.Decimals(parts.Guarantee, 3)} + {Shown.Decimals(parts.Leverage, 3)}";
}
