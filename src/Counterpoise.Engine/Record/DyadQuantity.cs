using System.Collections.Frozen;

namespace Counterpoise.Record;

/// <summary>
/// What is counted over the pairs of the whole system. A record of the whole system holds the pairs themselves; a case
/// carries the counts.
/// </summary>
public sealed record DyadQuantity
{
    private DyadQuantity(string id, string meaning) => (Id, Meaning) = (id, meaning);

    /// <summary>Politically relevant pairs, among all pairs of members.</summary>
    public static DyadQuantity Relevant { get; } = new("relevant-dyads", "politically relevant dyads");

    /// <summary>Pairs with a defence obligation in either direction, among the relevant.</summary>
    public static DyadQuantity Allied { get; } =
        new("relevant-dyads-allied", "politically relevant dyads with a defence obligation");

    /// <summary>Pairs with another obligation but none of defence, among the relevant.</summary>
    public static DyadQuantity Pledged { get; } =
        new("relevant-dyads-pledged", "politically relevant dyads with another obligation but no defence");

    /// <summary>Every quantity.</summary>
    public static IReadOnlyList<DyadQuantity> All { get; } = [Relevant, Allied, Pledged];

    private static FrozenDictionary<string, DyadQuantity> ById { get; } =
        All.ToFrozenDictionary(q => q.Id, StringComparer.Ordinal);

    /// <summary>Name in files.</summary>
    public string Id { get; }

    /// <summary>What is counted.</summary>
    public string Meaning { get; }

    /// <summary>Finds a quantity by its id; null where there is none.</summary>
    public static DyadQuantity? Find(string id) => ById.GetValueOrDefault(id);

    /// <inheritdoc />
    public override string ToString() => Id;
}
