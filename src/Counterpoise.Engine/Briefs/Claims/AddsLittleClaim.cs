using Counterpoise.Alignment;
using Counterpoise.Statistics;

namespace Counterpoise.Briefs.Claims;

/// <summary>A partner would add little against a rival.</summary>
public static class AddsLittleClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "adds-little",
            "The partner would add less to the conventional odds than claims.little-odds, and possesses no nuclear weapons.",
            [
                new("state", ClaimArgumentKind.State),
                new("partner", ClaimArgumentKind.State),
                new("against", ClaimArgumentKind.State),
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var state = arguments.State("state");
        var partner = arguments.State("partner");
        var against = arguments.State("against");
        double little = claims.Parameters["claims.little-odds"];
        var odds = claims.Odds(claims.Specification, state, against);
        var help = claims.Arriving(claims.Specification, partner, state);
        var added = odds.Added(help);
        if (!double.IsFinite(added.Value))
        {
            return ClaimFinding.NoData($"a component of power or distance of the three is missing for {claims.Year}");
        }
        var status = claims.Ledger(state, partner, against)[LedgerItem.PartnersNuclearStatus].Figure;
        bool? nuclear = status is Reading<double>.Known(var level, _) ? level >= 3 : null;
        string reason =
            $"Odds {Shown.Decimals(odds.Alone.Value)} alone, {Shown.Decimals(odds.With(help).Value)} with {claims.NameOf(partner)}: {Shown.Signed(added.Value)}"
            + (added.IsExact ? "" : $" ({Shown.Signed(added.Low)} to {Shown.Signed(added.High)} over what is unknown)")
            + $"; little is below {Shown.Decimals(little)}. "
            + (
                nuclear is { } n
                    ? $"{claims.NameOf(partner)} possesses {(n ? "" : "no ")}nuclear weapons."
                    : "Its nuclear status is unknown."
            )
            + $" Bases, missile defence and intelligence are not in the odds. {InTheGame()}";
        bool? isTrue = Little(added, nuclear);
        var finding = claims.Judged(
            added.Value,
            "odds added",
            isTrue ?? (added.Value < little && nuclear != true),
            null,
            claims.ShareOfSpecifications(
                PrevailsClaim.Swept,
                s => Little(claims.Odds(s, state, against).Added(claims.Arriving(s, partner, state)), nuclear)
            ),
            reason,
            Standing.Computed,
            Standing.Assumed
        );
        return isTrue is null ? finding.Undecided($"what is unknown decides. {reason}") : finding;

        // A gap decides where some admissible value lies on either side.
        bool? Little(BoundedFigure odds, bool? armed) =>
            armed == true ? false
            : !odds.IsBounded ? null
            : odds.Low >= little ? false
            : odds.High < little && armed == false ? true
            : null;

        // Told beside the odds and not judged: it rests on the game's parameters.
        string InTheGame()
        {
            if (claims.Game(claims.Specification) is not Reading<CentralGame>.Known(var game, _))
                return "The game of alignment cannot be told.";
            var (i, j, k) = (game.IndexOf(state), game.IndexOf(partner), game.IndexOf(against));
            if (i < 0 || j < 0 || k < 0)
                return "The game of alignment cannot be told of one of the three.";
            double[] shares =
            [
                .. game.Admissible(Draws())
                    .Select(drawn => Taken(GainAccount.RiskAlone(drawn.Inputs, drawn.Parameters, i, j, k)))
                    .Order(),
            ];
            return $"In the game of alignment (assumed), its willingness weighed and its leverage counted, its link alone takes away "
                + $"{Shown.Share(Taken(GainAccount.RiskAlone(game.Inputs, game.Parameters, i, j, k)))} of the residual risk ({Shown.Share(Quantiles.OfSorted(shares, 0.05))} to {Shown.Share(Quantiles.OfSorted(shares, 0.95))} in nine of ten "
                + "draws of the parameters and of what is unknown).";

            static double Taken((double Without, double With) risk) =>
                risk.Without > 0 ? 1 - (risk.With / risk.Without) : 0;
        }

        int Draws() => (int)claims.Parameters["ledger.draws"];
    }
}
