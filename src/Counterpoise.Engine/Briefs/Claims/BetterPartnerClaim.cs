using Counterpoise.Alignment;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Briefs.Claims;

/// <summary>One partner would bring a state more against a rival than another would.</summary>
public static class BetterPartnerClaim
{
    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "better-partner",
            "Of four lines (odds added, nuclear status, leverage over the rival, and not standing in the way or behind the rival) the one "
                + "partner leads on more than the other does.",
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
        double leverageOfBetter = Sum(better, EvidenceType.Leverage);
        double leverageOfThan = Sum(than, EvidenceType.Leverage);
        double wayOfBetter = Sum(better, EvidenceType.Impediment, EvidenceType.Patronage);
        double wayOfThan = Sum(than, EvidenceType.Impediment, EvidenceType.Patronage);
        if (Lines(claims.Specification, boundCount: false) is not { } lines)
            return ClaimFinding.NoData($"odds or nuclear status of one of them is not known in {claims.Year}");
        int led = lines.Count(l => l > 0);
        int trailed = lines.Count(l => l < 0);
        var one = claims.Ledger(claims.Specification, state, better, against);
        var other = claims.Ledger(claims.Specification, state, than, against);
        return claims.Judged(
            led - trailed,
            "lines led less lines trailed, of 4",
            led > trailed,
            null,
            (Leads(boundCount: false) + Leads(boundCount: true)) / 2,
            $"{claims.NameOf(better)} against {claims.NameOf(than)}, {claims.Year}: odds added {Added(one)} against {Added(other)}; nuclear status "
                + $"{Status(one)} against {Status(other)}; leverage (asserted) {Shown.Decimals(leverageOfBetter, 1)} against "
                + $"{Shown.Decimals(leverageOfThan, 1)}; in the way or behind the rival (asserted) {Shown.Decimals(wayOfBetter, 1)} against "
                + $"{Shown.Decimals(wayOfThan, 1)}. "
                + string.Concat(
                    new[] { better, than }
                        .Where(IsBound)
                        .Select(partner =>
                            $"{claims.NameOf(partner)} is bound to defend {claims.NameOf(against)}: by default its odds do not count, and half of "
                            + "the specifications count them. "
                        )
                )
                + "The four lines count alike, and willingness is not weighed.",
            Standing.Computed,
            Standing.Asserted,
            Standing.Assumed
        ) with
        {
            IsFirstApproximation = true,
        };

        int[]? Lines(Specification specification, bool boundCount)
        {
            var a = claims.Ledger(specification, state, better, against);
            var b = claims.Ledger(specification, state, than, against);
            if (OddsAdded.Of(a) is not { } addedByA || OddsAdded.Of(b) is not { } addedByB)
                return null;
            if (
                a[PartnerLedger.PartnersNuclearStatus].Figure is not Reading<double>.Known(var statusOfA, _)
                || b[PartnerLedger.PartnersNuclearStatus].Figure is not Reading<double>.Known(var statusOfB, _)
            )
                return null;
            return
            [
                Odds(better, addedByA).CompareTo(Odds(than, addedByB)),
                statusOfA.CompareTo(statusOfB),
                leverageOfBetter.CompareTo(leverageOfThan),
                wayOfThan.CompareTo(wayOfBetter),
            ];

            // Who is bound by treaty to defend the rival brings nothing against it, unless we count what it could bring.
            double Odds(StateCode partner, OddsAdded added) => !boundCount && IsBound(partner) ? 0 : added.Value;
        }

        double? Leads(bool boundCount) =>
            claims.ShareOfSpecifications(
                PrevailsClaim.Swept,
                s => Lines(s, boundCount) is { } l ? l.Count(x => x > 0) > l.Count(x => x < 0) : null
            );

        bool IsBound(StateCode partner) =>
            claims
                .World.Standing(Variables.Obligations, claims.Year)
                .Slice.Obligations(partner, against)
                .HasFlag(Obligations.Defence);

        double Sum(StateCode actor, params EvidenceType[] types) =>
            claims
                .EvidenceBefore.Where(e =>
                    e.Perceiver == state && e.Actor == actor && e.About == against && types.Contains(e.Type)
                )
                .Sum(e => e.Size);
    }

    private static string Added(PartnerLedger ledger) =>
        OddsAdded.Of(ledger) is { } added ? Shown.Signed(added.Value) : "unknown";

    private static string Status(PartnerLedger ledger) =>
        ledger[PartnerLedger.PartnersNuclearStatus].Figure.Match((s, _) => Shown.Decimals(s, 0), _ => "unknown");
}
