using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Briefs.Claims;

/// <summary>Evidence entered by hand speaks for a claim about one state's conduct over a third.</summary>
public static class EvidenceClaim
{
    private static readonly string[] Types = [.. Enum.GetValues<EvidenceType>().Select(Specification.NameOf)];

    /// <summary>The kind of test.</summary>
    public static ClaimKind Kind { get; } =
        new(
            "evidence",
            "The items of the named types weigh more in all, by size, than those of the contrary types; where limits are asked for, some "
                + "item is no larger than the limit, and some is larger.",
            [
                new("perceiver", ClaimArgumentKind.State),
                new("actor", ClaimArgumentKind.State),
                new("about", ClaimArgumentKind.State),
                new("types", ClaimArgumentKind.Choices) { Choices = Types },
                new("contrary", ClaimArgumentKind.Choices, Required: false) { Choices = Types },
                new("limit", ClaimArgumentKind.Number, Required: false),
            ],
            Find
        );

    private static ClaimFinding Find(ClaimArguments arguments, ClaimSetting claims)
    {
        var speaking = Items("types");
        var contrary = Items("contrary");
        double sum = speaking.Sum(e => e.Size);
        double against = contrary.Sum(e => e.Size);
        bool limited =
            arguments.Number("limit") is not { } limit
            || (speaking.Any(e => e.Size <= limit) && speaking.Any(e => e.Size > limit));
        string reason =
            $"Before {claims.Year}: {Listed(speaking)}"
            + (arguments.Words("contrary").Count == 0 ? "." : $"; to the contrary {Listed(contrary)}.")
            + (
                arguments.Number("limit") is { } most
                    ? $" Limits show in items of size {Shown.Decimals(most, 1)} or less."
                    : ""
            )
            + " Asserted: what the case's author entered, by sizes of ours; nothing here tests the choice.";
        if (speaking.Length + contrary.Length == 0)
            return ClaimFinding.NoData($"no evidence on it is dated before {claims.Year}");
        double?[] bySecond = [.. Recoded(speaking)];
        return claims.Judged(
            sum,
            $"summed size of {speaking.Length} items",
            sum > against && limited,
            null,
            null,
            reason
                + (
                    bySecond.Length == 0
                        ? ""
                        : $" A second coder, where asked, sums {Shown.Decimals(bySecond.Sum() ?? 0, 1)} for {bySecond.Length} of them."
                ),
            Standing.Asserted
        );

        EvidenceItem[] Items(string name) =>
            [
                .. claims.EvidenceBefore.Where(e =>
                    e.Perceiver == arguments.State("perceiver")
                    && e.Actor == arguments.State("actor")
                    && e.About == arguments.State("about")
                    && arguments.Words(name).Contains(Specification.NameOf(e.Type))
                ),
            ];
    }

    private static IEnumerable<double?> Recoded(EvidenceItem[] items) =>
        items
            .Where(e => e.Codings.Count > 0)
            .Select(e => (double?)(e.Codings[0].Type == e.Type ? e.Codings[0].Size : 0));

    private static string Listed(EvidenceItem[] items) =>
        items.Length == 0 ? "no item" : string.Join(", ", items.Select(e => $"{e.Id} ({Shown.Decimals(e.Size, 1)})"));
}
