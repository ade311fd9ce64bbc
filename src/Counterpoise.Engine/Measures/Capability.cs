using System.Collections.Immutable;
using Counterpoise.Record;

namespace Counterpoise.Measures;

/// <summary>Aggregate capability: a state's share of what the whole system has, 0..1.</summary>
public static class Capability
{
    /// <summary>Components of the index of national capability (singer1972).</summary>
    internal static ImmutableArray<Variable> CincComponents { get; } =
    [
        Variables.MilitaryExpenditure,
        Variables.MilitaryPersonnel,
        Variables.IronAndSteel,
        Variables.Energy,
        Variables.TotalPopulation,
        Variables.UrbanPopulation,
    ];

    /// <summary>Components of the military share.</summary>
    internal static ImmutableArray<Variable> MilitaryComponents { get; } =
    [Variables.MilitaryExpenditure, Variables.MilitaryPersonnel];

    /// <summary>Capability of every state of a year.</summary>
    /// <param name="world">The record.</param>
    /// <param name="year">The year.</param>
    /// <param name="measure">Which measure.</param>
    /// <param name="range">What a missing component may be.</param>
    /// <returns>Shares 0..1. Shape [states].</returns>
    /// <remarks>
    /// <c>cinc</c>: mean over the known of six shares; yearly sums need not be one (singer1972). <c>net-resources</c>:
    /// beckley2018, pp. 18-19. <c>surplus</c>: anders2020.
    /// </remarks>
    public static StateMeasure Of(World world, Year year, CapabilityMeasure measure, AdmissibleRange range) =>
        measure switch
        {
            CapabilityMeasure.Cinc => MeanShare.Of(world, year, CincComponents.AsSpan(), range),
            CapabilityMeasure.Military => MeanShare.Of(world, year, MilitaryComponents.AsSpan(), range),
            CapabilityMeasure.NetResources => DerivedShare.Of(
                world,
                year,
                SystemQuantity.NetResources,
                Variables.Gdp,
                Variables.GdpPerCapita,
                (gdp, perHead) => gdp * perHead,
                range
            ),
            CapabilityMeasure.Surplus => DerivedShare.Of(
                // Surplus falls as population rises, so the least admissible surplus goes with the most people.
                world,
                year,
                SystemQuantity.Surplus,
                Variables.Gdp,
                Variables.Population,
                (gdp, people) => Math.Max(0, gdp - 1095 * people),
                range
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
        };
}
