using Counterpoise.Alignment;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Theories;

/// <summary>The premises and conclusion that theories share in which states align against what they fear.</summary>
internal static class FearArgument
{
    // What balancing asks of a partner; the terms of the game of alignment are another argument.
    private static readonly LedgerItem[] Argued =
    [
        LedgerItem.OddsAlone,
        LedgerItem.OddsWithPartner,
        LedgerItem.RivalsNuclearStatus,
        LedgerItem.OwnNuclearStatus,
        LedgerItem.PartnersNuclearStatus,
        LedgerItem.NuclearGuarantors,
        LedgerItem.TradeLeverage,
        LedgerItem.AssertedLeverage,
        LedgerItem.Impediments,
        LedgerItem.Patronage,
    ];

    private static readonly Source Profiles = new("counterpoise", "threat profile");

    /// <summary>Whom each of the two fears, with shares, bounds and the factors behind the first.</summary>
    public static IEnumerable<Premise> Premises(Setting setting, ThreatProfile a, ThreatProfile b) =>
        new[] { a, b }.Where(p => p.Entries.Count > 1).Select(p => Fear(setting, p));

    /// <summary>What each lacks against the state it fears most, and what the other would bring.</summary>
    public static IEnumerable<Premise> Ledgers(Setting setting, ThreatProfile a, ThreatProfile b)
    {
        foreach (var (profile, partner) in new[] { (a, setting.Dyad.B), (b, setting.Dyad.A) })
        {
            var against = FearLadder.OrderOf(profile).Top;
            if (against == partner)
                continue;
            var state = profile.Row.Perceiver;
            var ledger = setting.LedgerWithoutGame(state, partner, against);
            yield return new(
                $"What {setting.NameOf(state)} lacks against {setting.NameOf(against)}, and what "
                    + $"{setting.NameOf(partner)} would bring.",
                [
                    .. ledger
                        .Lines.Where(line => Argued.Contains(line.Item))
                        .Select(line => new NamedFigure(line.Name, line.Figure, line.Unit)),
                ],
                Standing.Computed
            );
        }
    }

    /// <summary>What two rankings of fear say, in a sentence.</summary>
    public static string Conclusion(Setting setting, ThreatProfile a, ThreatProfile b, Stance stance)
    {
        string topOfA = setting.NameOf(FearLadder.OrderOf(a).Top);
        string topOfB = setting.NameOf(FearLadder.OrderOf(b).Top);
        string fears =
            $"{setting.NameOf(setting.Dyad.A)} fears {topOfA} most, {setting.NameOf(setting.Dyad.B)} {topOfB}";
        return IsStructural(setting)
            ? Exposure(setting, topOfA, topOfB, stance)
            : stance switch
            {
                Stance.Alliance => $"Both fear {topOfA} most: an alliance is expected.",
                Stance.Alignment =>
                    $"{fears}, but each ranks the other's fear second: cooperation short of alliance is expected.",
                Stance.Opposition => $"{fears}: balancing against each other is expected.",
                Stance.Aloofness => $"{fears}: they fear different states, and no alliance is expected.",
                _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, "No such stance."),
            };
    }

    // Where perceived intentions are taken out, power is left, and nobody can be said to fear.
    private static string Exposure(Setting setting, string topOfA, string topOfB, Stance stance)
    {
        string exposed =
            $"{setting.NameOf(setting.Dyad.A)} is most exposed to {topOfA}, {setting.NameOf(setting.Dyad.B)} to {topOfB}";
        return stance switch
        {
            Stance.Alliance => $"Both are most exposed to {topOfA}: an alliance is expected.",
            Stance.Alignment =>
                $"{exposed}, and each stands second for the other: cooperation short of alliance is expected.",
            Stance.Opposition => $"{exposed}: balancing against each other is expected.",
            Stance.Aloofness => $"{exposed}: they are exposed to different states, and no alliance is expected.",
            _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, "No such stance."),
        };
    }

    private static bool IsStructural(Setting setting) => setting.Specification.Intent == IntentMeasure.None;

    private static Premise Fear(Setting setting, ThreatProfile profile)
    {
        // The order that a conclusion names: an unranked rival may be bound to stand before those that are ranked.
        var order = FearLadder.OrderOf(profile);
        bool structural = IsStructural(setting);
        string perceiver = setting.NameOf(profile.Row.Perceiver);
        string what = structural ? "exposure" : "threat";
        int index = profile.Row.Rivals.ToList().IndexOf(order.Top);
        return new(
            structural
                ? $"{perceiver} is most exposed to {setting.NameOf(order.Top)}, then to {setting.NameOf(order.Second)}."
                : $"{perceiver} fears {setting.NameOf(order.Top)} most, then {setting.NameOf(order.Second)}.",
            [
                .. Shares("first", order.Top),
                .. Shares("second", order.Second),
                .. ThreatFactors
                    .All.Where(f => !structural || f != ThreatFactor.Intent)
                    .Select(f => new NamedFigure(
                        $"{ThreatFactors.NameOf(f)} of the first",
                        double.IsNaN(profile.Row.Value(f, index))
                            ? new Reading<double>.Absent(WhyUnknown(profile, order.Top))
                            : new Reading<double>.Known(
                                profile.Row.Value(f, index),
                                SourceOf(setting, profile, f, order.Top)
                            ),
                        f == ThreatFactor.Intent ? "probability" : "share"
                    )),
            ],
            Standing.Assumed
        );

        IEnumerable<NamedFigure> Shares(string place, StateCode rival)
        {
            if (profile.Find(rival) is not { } entry)
            {
                yield return new(
                    $"share of the {place} in all {what}",
                    new Reading<double>.Absent(WhyUnknown(profile, rival)),
                    "share"
                );
                yield break;
            }
            yield return Figure($"share of the {place} in all {what}", entry.Share, "share");
            // Bounds that read alike are exact to the reader.
            if (entry.Bounds.High - entry.Bounds.Low < 0.005)
                yield break;
            yield return Figure($"least admissible share of the {place}", entry.Bounds.Low, "share");
            yield return Figure($"greatest admissible share of the {place}", entry.Bounds.High, "share");
        }
    }

    private static string WhyUnknown(ThreatProfile profile, StateCode rival) =>
        profile.Row.Missing.FirstOrDefault(m => m.State == rival)?.Reason ?? "a factor of it is not known";

    private static NamedFigure Figure(string name, double value, string unit) =>
        new(name, new Reading<double>.Known(value, Profiles), unit);

    // The data sets that a factor is read from, and the measure made of them.
    private static Source SourceOf(Setting setting, ThreatProfile profile, ThreatFactor factor, StateCode rival)
    {
        var chosen = setting.Specification;
        var (read, measure) = factor switch
        {
            ThreatFactor.Capability => (
                DataSets(
                    chosen.Capability switch
                    {
                        CapabilityMeasure.NetResources => [Variables.Gdp, Variables.GdpPerCapita],
                        CapabilityMeasure.Surplus => [Variables.Gdp, Variables.Population],
                        _ => [Variables.MilitaryExpenditure, Variables.MilitaryPersonnel],
                    }
                ),
                Specification.NameOf(chosen.Capability)
            ),
            ThreatFactor.Proximity => (
                DataSets(
                    chosen.Proximity == ProximityMeasure.Contiguity ? [Variables.Contiguity]
                    : chosen.Distance == DistanceMeasure.Minimum
                        ? [Variables.MinimumDistance, Variables.CapitalLatitude]
                    : [Variables.CapitalLatitude]
                ),
                $"{Specification.NameOf(chosen.Proximity)}, reach {Specification.NameOf(chosen.Reach)}"
            ),
            ThreatFactor.Offense => (
                DataSets(
                    chosen.Nuclear switch
                    {
                        NuclearAdjustment.None => [Variables.MilitaryExpenditure, Variables.MilitaryPersonnel],
                        NuclearAdjustment.Status =>
                        [
                            Variables.MilitaryExpenditure,
                            Variables.MilitaryPersonnel,
                            Variables.NuclearStatus,
                        ],
                        _ =>
                        [
                            Variables.MilitaryExpenditure,
                            Variables.MilitaryPersonnel,
                            Variables.NuclearStatus,
                            Variables.Warheads,
                        ],
                    }
                ),
                Specification.NameOf(chosen.Offense)
            ),
            ThreatFactor.Intent => (
                string.Join(
                    ", ",
                    profile
                        .Row.Intent.Terms.Where(t => t.Rival == rival)
                        .Select(t => t.Standing == Standing.Asserted ? "evidence" : t.Origin)
                        .DefaultIfEmpty("parameters")
                        .Distinct()
                        .Order(StringComparer.Ordinal)
                ),
                Specification.NameOf(chosen.Intent)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, "No such factor."),
        };
        return new(read, $"as {measure}");

        string DataSets(IReadOnlyList<Variable> variables) =>
            string.Join(
                ", ",
                variables
                    .Select(v => setting.World.CoverageOf(v)?.Source.Short)
                    .OfType<string>()
                    .Distinct()
                    .Order(StringComparer.Ordinal)
            );
    }
}
