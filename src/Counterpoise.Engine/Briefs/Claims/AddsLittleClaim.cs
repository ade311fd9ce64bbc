using Counterpoise.Alignment;

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
        var ledger = claims.Ledger(claims.Specification, state, partner, against);
        if (OddsAdded.Of(ledger) is not { } added)
        {
            return ClaimFinding.NoData($"a component of power or distance of the three is missing for {claims.Year}");
        }
        var status = ledger[PartnerLedger.PartnersNuclearStatus].Figure;
        bool? nuclear = status is Reading<double>.Known(var level, _) ? level >= 3 : null;
        string reason =
            $"Odds {Shown.Decimals(added.Alone)} alone, {Shown.Decimals(added.With)} with {claims.NameOf(partner)}: {Shown.Signed(added.Value)}"
            + (
                added.Bounds.IsExact
                    ? ""
                    : $" ({Shown.Signed(added.Bounds.Low)} to {Shown.Signed(added.Bounds.High)} over what is unknown)"
            )
            + $"; little is below {Shown.Decimals(little)}. "
            + (
                nuclear is { } n
                    ? $"{claims.NameOf(partner)} possesses {(n ? "" : "no ")}nuclear weapons."
                    : "Its nuclear status is unknown."
            )
            + " Bases, missile defence and intelligence are not in the odds.";
        bool? isTrue = Little(added, nuclear);
        var finding = claims.Judged(
            added.Value,
            "odds added",
            isTrue ?? (added.Value < little && nuclear != true),
            null,
            claims.ShareOfSpecifications(
                PrevailsClaim.Swept,
                s =>
                    OddsAdded.Of(claims.Ledger(s, state, partner, against)) is { } other ? Little(other, nuclear) : null
            ),
            reason,
            Standing.Computed,
            Standing.Assumed
        );
        return isTrue is null ? finding.Undecided($"what is unknown decides. {reason}") : finding;

        // A gap decides where some admissible value lies on either side.
        bool? Little(OddsAdded odds, bool? armed) =>
            armed == true ? false
            : odds.Bounds.Low >= little ? false
            : odds.Bounds.High < little && armed == false ? true
            : null;
    }
}
