using Counterpoise.Record;
using Counterpoise.Statistics;

namespace Counterpoise.Theories;

/// <summary>One item with the codings of everybody who coded it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Codings">The item's own coding first, then the others in ordinal order of their coders.</param>
public sealed record CodedItem(EvidenceItem Item, IReadOnlyList<EvidenceCoding> Codings)
{
    /// <summary>Whether the coders differ on the type.</summary>
    public bool DiffersInType => Codings.Select(coding => coding.Type).Distinct().Skip(1).Any();

    /// <summary>Whether the coders differ on the size.</summary>
    public bool DiffersInSize => Codings.Select(coding => coding.Size).Distinct().Skip(1).Any();

    /// <summary>Whether coders who were asked differ on what belongs to the historical past.</summary>
    public bool DiffersInHistorical =>
        Codings.Select(coding => coding.Historical).OfType<bool>().Distinct().Skip(1).Any();
}

/// <summary>How far those who coded the same items agree, over the items that two or more coded.</summary>
/// <param name="Coders">Who coded any of these items, in ordinal order.</param>
/// <param name="Items">The items coded by two or more, by date, then id.</param>
/// <param name="Type">Agreement on the type: alpha, nominal.</param>
/// <param name="Size">
/// Agreement on the size: alpha, interval. Sizes are measured against a full-sized event of the coder's own type.
/// </param>
/// <param name="Historical">Agreement on what belongs to the historical past, where asked: alpha, nominal.</param>
public sealed record CoderAgreement(
    IReadOnlyList<string> Coders,
    IReadOnlyList<CodedItem> Items,
    Agreement Type,
    Agreement Size,
    Agreement Historical
)
{
    /// <summary>Name under which an item's own coding counts where its coder is not named.</summary>
    public const string Unnamed = "first coder";

    /// <summary>Items on which coders differ in anything, by date, then id.</summary>
    public IReadOnlyList<CodedItem> Differing { get; } =
    [.. Items.Where(item => item.DiffersInType || item.DiffersInSize || item.DiffersInHistorical)];

    /// <summary>Compares the codings of evidence; an item's own type and size count as its first coder's.</summary>
    /// <param name="evidence">The items, in any order.</param>
    /// <exception cref="ArgumentException">A coder coded an item twice.</exception>
    public static CoderAgreement Of(IEnumerable<EvidenceItem> evidence)
    {
        List<CodedItem> items =
        [
            .. evidence
                .Where(item => item.Codings.Count > 0)
                .OrderBy(item => item.Date)
                .ThenBy(item => item.Id, StringComparer.Ordinal)
                .Select(item => new CodedItem(
                    item,
                    [
                        new(item.Coder ?? Unnamed, item.Type, item.Size, item.Historical),
                        .. item.Codings.OrderBy(coding => coding.Coder, StringComparer.Ordinal),
                    ]
                )),
        ];
        foreach (var (item, codings) in items)
        {
            if (codings.DistinctBy(coding => coding.Coder).Count() < codings.Count)
                throw new ArgumentException($"A coder coded '{item.Id}' twice.", nameof(evidence));
        }
        return new(
            [
                .. items
                    .SelectMany(item => item.Codings)
                    .Select(coding => coding.Coder)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            items,
            On(coding => (int)coding.Type, CodingDifference.Nominal),
            On(coding => coding.Size, CodingDifference.Interval),
            On(
                coding =>
                    coding.Historical switch
                    {
                        true => 1,
                        false => 0,
                        null => double.NaN,
                    },
                CodingDifference.Nominal
            )
        );

        Agreement On(Func<EvidenceCoding, double> of, CodingDifference difference) =>
            CodingTable.Agreement(items.Select(item => item.Codings.Select(of)), difference);
    }
}
