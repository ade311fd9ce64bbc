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
        // Odds alone are the same whoever the partner would be.
        if (claims.ThirdBeside(state, against) is not { } third)
            return claims.WithoutThird();
        var line = Odds(claims.Specification);
        if (line.Figure is not Reading<double>.Known(var odds, _))
            return ClaimFinding.NoData(((Reading<double>.Absent)line.Figure).Reason);
        string bounds = line.Bounds is { } b
            ? $" Between {Shown.Decimals(b.Low)} and {Shown.Decimals(b.High)} over what is unknown."
            : "";
        string reason =
            $"{line.Note}, {claims.Year}: {Shown.Decimals(odds)} of the two.{bounds} Yearly spending and soldiers, not stocks of arms, "
            + "terrain or surprise.";
        var finding = claims.Judged(
            odds,
            line.Unit,
            odds > 0.5,
            null,
            claims.ShareOfSpecifications(Swept, s => Above(Odds(s))),
            reason,
            Standing.Computed,
            Standing.Assumed
        );
        return Above(line) is null ? finding.Undecided($"what is unknown decides. {reason}") : finding;

        LedgerLine Odds(Measures.Specification s) => claims.Ledger(s, state, third, against)[PartnerLedger.OddsAlone];
    }

    private static bool? Above(LedgerLine line) =>
        line.Figure is not Reading<double>.Known(var odds, _) ? null
        : line.Bounds is { } b && b.Low <= 0.5 && b.High > 0.5 ? null
        : odds > 0.5;
}
