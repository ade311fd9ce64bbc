using Counterpoise.Alignment;

namespace Counterpoise.Briefs.Claims;

/// <summary>A state prevails over a rival by conventional means, alone.</summary>
public static class PrevailsClaim
{
    /// <summary>The measures of power that arrives; weapons of mass destruction left out.</summary>
    internal static readonly IReadOnlyList<string> Swept = ["capability", "proximity", "offense"];

    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "prevails",
            "Of the conventional power that arrives at the state from itself and from the rival, more than half is its own.",
            [new("state", ClaimArgumentKind.State), new("against", ClaimArgumentKind.State)],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var state = arguments.State("state");
        var against = arguments.State("against");
        var odds = claims.Odds(claims.Specification, state, against).Alone;
        if (!double.IsFinite(odds.Value))
            return ClaimFinding.NoData($"a component of power or distance is missing for {claims.Year}");
        string bounds =
            odds.IsBounded && !odds.IsExact
                ? $" Between {Shown.Decimals(odds.Low)} and {Shown.Decimals(odds.High)} over what is unknown."
                : "";
        string reason =
            $"{claims.NameOf(state)} against what of {claims.NameOf(against)}'s power arrives there, {claims.Year}: "
            + $"{Shown.Decimals(odds.Value)} of the two.{bounds} Yearly spending and soldiers, not stocks of arms, terrain or surprise.";
        var finding = claims.Judged(
            odds.Value,
            LedgerItems.UnitOf(LedgerItem.OddsAlone),
            odds.Value > 0.5,
            null,
            claims.ShareOfSpecifications(Swept, s => Above(claims.Odds(s, state, against).Alone)),
            reason,
            Standing.Computed,
            Standing.Assumed
        );
        return Above(odds) is null ? finding.Undecided($"what is unknown decides. {reason}") : finding;
    }

    private static bool? Above(BoundedFigure odds) =>
        !double.IsFinite(odds.Value) ? null
        : odds.IsBounded && odds.Low <= 0.5 && odds.High > 0.5 ? null
        : odds.Value > 0.5;
}
