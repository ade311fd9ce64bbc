using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Panels;

/// <summary>What the factors of threat are read from, and on which choices of measure they depend.</summary>
internal static class ThreatInputs
{
    /// <summary>What capability is read from.</summary>
    public static IReadOnlyList<PanelInput> Capability(Specification specification)
    {
        List<PanelInput> inputs = specification.Capability switch
        {
            CapabilityMeasure.Cinc => [new(Measures.Capability.CincComponents)],
            CapabilityMeasure.Military => [new(Measures.Capability.MilitaryComponents)],
            CapabilityMeasure.NetResources => [new([Variables.Gdp]), new([Variables.GdpPerCapita])],
            CapabilityMeasure.Surplus => [new([Variables.Gdp]), new([Variables.Population])],
            _ => throw new ArgumentOutOfRangeException(
                nameof(specification),
                specification.Capability,
                "No such measure."
            ),
        };
        if (specification.Proximity == ProximityMeasure.PowerAdjusted)
            inputs.AddRange(DistanceOf(specification));
        return inputs;
    }

    /// <summary>What proximity is read from; nothing where distance acts on capability.</summary>
    public static IReadOnlyList<PanelInput> Proximity(Specification specification)
    {
        if (specification.Proximity == ProximityMeasure.PowerAdjusted)
            return [];
        if (specification.Proximity == ProximityMeasure.Contiguity)
            return [PanelInput.Standing(Variables.Contiguity)];
        List<PanelInput> inputs = [.. DistanceOf(specification)];
        if (specification.Reach == ReachMeasure.Projection)
            inputs.Add(new(Measures.Capability.MilitaryComponents));
        else if (specification.Reach == ReachMeasure.Basing)
        {
            inputs.Add(PanelInput.Standing(Variables.Obligations, optional: true));
            inputs.Add(PanelInput.Standing(Variables.Troops, optional: true));
        }
        return inputs;
    }

    /// <summary>What offensive power is read from.</summary>
    public static IReadOnlyList<PanelInput> Offense(Specification specification)
    {
        List<PanelInput> inputs = specification.Offense switch
        {
            OffenseMeasure.Military => [new(Measures.Capability.MilitaryComponents)],
            OffenseMeasure.Expenditure => [new([Variables.MilitaryExpenditure])],
            OffenseMeasure.Intensity => [new([Variables.MilitaryExpenditure]), new([Variables.MilitaryPersonnel])],
            _ => throw new ArgumentOutOfRangeException(
                nameof(specification),
                specification.Offense,
                "No such measure."
            ),
        };
        // Before fission was discovered nobody had weapons, whatever the list covers.
        if (specification.Nuclear != NuclearAdjustment.None)
            inputs.Add(new([Variables.NuclearStatus]) { IsKnownBefore = true });
        if (specification.Nuclear == NuclearAdjustment.Warheads)
            inputs.Add(new([Variables.Warheads]) { IsOptional = true });
        return inputs;
    }

    /// <summary>
    /// What perceived intent is read from. With pledges it reads what binds the rival to the state that was feared most a year
    /// before, and with it every factor of that year.
    /// </summary>
    public static IReadOnlyList<PanelInput> Intent(Specification specification)
    {
        if (specification.Intent == IntentMeasure.None)
            return [];
        List<PanelInput> inputs =
        [
            // Before the list of disputes begins a quiet past cannot be told from an unknown one.
            new([], EventList.Disputes, Carries: true, After: 1),
            PanelInput.Besides(EventList.Wars),
        ];
        if (specification.Intent != IntentMeasure.Contemporaneous)
        {
            inputs.Add(PanelInput.Besides(EventList.Rivalries));
            inputs.Add(PanelInput.Besides(EventList.ArmsRaces));
        }
        inputs.Add(PanelInput.Besides(EventList.ColonialRule));
        inputs.Add(PanelInput.Besides(EventList.Conquests));
        inputs.Add(PanelInput.Evidence);
        if (specification.Pledges)
        {
            inputs.Add(PanelInput.Standing(Variables.Obligations, optional: true));
            inputs.AddRange(Structure(specification).Select(input => input with { IsOptional = true }));
        }
        return inputs;
    }

    /// <summary>What threat is read from: all that its factors are.</summary>
    public static IReadOnlyList<PanelInput> All(Specification specification) =>
        [.. Structure(specification), .. Intent(specification)];

    /// <summary>Choices that capability depends on.</summary>
    public static IReadOnlyList<string> ChoicesOfCapability(Specification specification) =>
        specification.Proximity == ProximityMeasure.PowerAdjusted
            ? ["capability", "proximity", "distance"]
            : ["capability"];

    /// <summary>Choices that proximity depends on.</summary>
    public static IReadOnlyList<string> ChoicesOfProximity(Specification specification) =>
        specification.Proximity is ProximityMeasure.PowerAdjusted or ProximityMeasure.Contiguity
            ? ["proximity"]
            : ["proximity", "distance", "reach"];

    /// <summary>Choices that intent depends on.</summary>
    public static IReadOnlyList<string> ChoicesOfIntent(Specification specification) =>
        specification.Intent != IntentMeasure.None && specification.Pledges ? ChoicesOfAll(specification) : ["intent"];

    /// <summary>Choices that threat depends on.</summary>
    public static IReadOnlyList<string> ChoicesOfAll(Specification specification) =>
        [
            .. ChoicesOfCapability(specification),
            .. ChoicesOfProximity(specification),
            "offense",
            "nuclear",
            "intent",
            "threat",
        ];

    private static IEnumerable<PanelInput> Structure(Specification specification) =>
        [.. Capability(specification), .. Proximity(specification), .. Offense(specification)];

    // Least distances are read where the record has them, else the capitals.
    private static IReadOnlyList<PanelInput> DistanceOf(Specification specification) =>
        specification.Distance == DistanceMeasure.Minimum
            ? [new([Variables.MinimumDistance, Variables.CapitalLatitude])]
            : [new([Variables.CapitalLatitude])];
}
