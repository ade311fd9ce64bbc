using Counterpoise.Measures;

namespace Counterpoise.Alignment;

/// <summary>
/// What a partner would bring a state against the rivals that it fears most, what stands between the two, and who would bring more.
/// </summary>
/// <remarks>
/// Every line is computed from data sets, asserted by evidence, or rests on parameters of ours, and says which. The year's own treaties, which
/// alliances are made of, are never read: those of the year before are. What is unknown travels as bounds.
/// </remarks>
public sealed record PartnerLedger
{
    /// <summary>How many of the state's threats a ledger weighs by default.</summary>
    public const int TopThreats = 3;

    internal PartnerLedger() { }

    /// <summary>The state.</summary>
    public required StateCode State { get; init; }

    /// <summary>The partner.</summary>
    public required StateCode Partner { get; init; }

    /// <summary>The year.</summary>
    public required Year Year { get; init; }

    /// <summary>The rivals that the state fears most, without the partner, the greatest first; empty where none is known.</summary>
    public required IReadOnlyList<StateCode> Rivals { get; init; }

    /// <summary>The lines, by subject; those about rivals in the order of <see cref="Rivals"/>.</summary>
    public required IReadOnlyList<LedgerLine> Lines { get; init; }

    /// <summary>All states that could be partners, the best first; empty where the game cannot be told.</summary>
    public IReadOnlyList<RankedPartner> Partners { get; init; } = [];

    /// <summary>Why there are no <see cref="Partners"/> and no gains; null where there are.</summary>
    public string? WithoutGame { get; init; }

    /// <summary>What the link brings the state where nobody has another, parted; null where the game cannot be told.</summary>
    public GainAccount? Account { get; init; }

    /// <summary>The partner's rank among all; null where it has none, as the first fear of the state has none.</summary>
    public RankedPartner? Rank => Partners.FirstOrDefault(p => p.State == Partner);

    /// <summary>The line of an item, against a rival or, without one, about the pair.</summary>
    /// <exception cref="KeyNotFoundException">The ledger has no such line.</exception>
    public LedgerLine this[LedgerItem item, StateCode? against = null] =>
        Lines.FirstOrDefault(line => line.Item == item && line.Against == against)
        ?? throw new KeyNotFoundException(
            $"The ledger has no line '{LedgerItems.NameOf(item)}'{(against is { } rival ? $" against {rival}" : "")}."
        );

    /// <summary>Weighs a partner against the state's top threats.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures; pledges are left out of intent.</param>
    /// <param name="profile">Whom the state fears, in the year of the ledger.</param>
    /// <param name="partners">Whom the partner fears, in the same year.</param>
    /// <param name="game">The game of the year.</param>
    /// <param name="threats">How many threats are weighed, 1 or more; fewer where fewer are known.</param>
    /// <exception cref="ArgumentException">State and partner are one, or the profiles are of different years.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threats is less than 1.</exception>
    public static PartnerLedger Of(
        Measurements measurements,
        Specification specification,
        ThreatProfile profile,
        ThreatProfile partners,
        Reading<CentralGame> game,
        int threats = TopThreats
    )
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(partners);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threats);
        StateCode[] rivals =
        [
            .. profile.Entries.Select(e => e.Rival).Where(r => r != partners.Row.Perceiver).Take(threats),
        ];
        return Against(measurements, specification, profile, partners, game, rivals);
    }

    /// <summary>Weighs a partner against stated rivals.</summary>
    /// <param name="measurements">The record's measures.</param>
    /// <param name="specification">The choice of measures; pledges are left out of intent.</param>
    /// <param name="profile">Whom the state fears, in the year of the ledger.</param>
    /// <param name="partners">Whom the partner fears, in the same year.</param>
    /// <param name="game">The game of the year.</param>
    /// <param name="rivals">The rivals, each once; held in the year, and neither the state nor the partner.</param>
    /// <exception cref="ArgumentException">
    /// State and partner are one, the profiles are of different years, or a rival is one of the two, given twice or not held.
    /// </exception>
    public static PartnerLedger Against(
        Measurements measurements,
        Specification specification,
        ThreatProfile profile,
        ThreatProfile partners,
        Reading<CentralGame> game,
        IReadOnlyList<StateCode> rivals
    )
    {
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(partners);
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(rivals);
        var (state, partner, year) = (profile.Row.Perceiver, partners.Row.Perceiver, profile.Row.Year);
        if (state == partner)
            throw new ArgumentException($"State {state} is no partner of its own.", nameof(partners));
        if (partners.Row.Year != year)
            throw new ArgumentException($"Profiles of {year} and {partners.Row.Year} do not meet.", nameof(partners));
        var slice = measurements.World.At(year);
        foreach (var rival in rivals)
        {
            if (rival == state || rival == partner)
                throw new ArgumentException($"{rival} is one of the two, and no rival of both.", nameof(rivals));
            if (slice.IndexOf(rival) < 0)
                throw new ArgumentException($"Rival {rival} is not held in {year}.", nameof(rivals));
        }
        if (rivals.Distinct().Count() != rivals.Count)
            throw new ArgumentException("A rival is given twice.", nameof(rivals));
        return new LedgerWriter(measurements, specification, profile, partners, game, rivals).Write();
    }
}
