using Counterpoise.Record;

namespace Counterpoise.Archive;

/// <summary>Which variables and events of the record are read from which data set.</summary>
internal static class DataSetUses
{
    private static readonly Dictionary<string, string[]> ByDataSet = new(StringComparer.OrdinalIgnoreCase)
    {
        ["atop"] = Named(Variables.Obligations),
        ["capitals"] = Named(Variables.CapitalLatitude, Variables.CapitalLongitude),
        ["coldat"] = Named(EventList.ColonialRule),
        ["contiguity"] = Named(Variables.Contiguity),
        ["country-codes"] = ["names"],
        ["country-panel"] = ["membership"],
        ["democracy"] = Named(Variables.Polity2, Variables.Polyarchy),
        ["dyadic-war"] = Named(EventList.Wars),
        ["gdp-population"] = Named(Variables.Gdp, Variables.GdpPerCapita, Variables.Population),
        ["gml"] = Named(EventList.Disputes),
        ["icow-colonial"] = Named(EventList.ColonialRule),
        ["ideal-points"] = Named(Variables.IdealPoint),
        ["igos"] = Named(Variables.JointIgos),
        ["majors"] = Named(Variables.MajorPower),
        ["mid-dyadic"] = Named(EventList.Disputes),
        ["minimum-distance"] = Named(Variables.MinimumDistance),
        ["nmc"] = Named(
            Variables.MilitaryExpenditure,
            Variables.MilitaryPersonnel,
            Variables.IronAndSteel,
            Variables.Energy,
            Variables.TotalPopulation,
            Variables.UrbanPopulation,
            Variables.PublishedCinc
        ),
        ["nuclear-status"] = Named(Variables.NuclearStatus),
        ["religions"] = Named([.. Variables.Religions]),
        ["states"] = ["names"],
        ["trade"] = Named(Variables.Imports, Variables.Trade),
        ["tss-rivalries"] = Named(EventList.Rivalries),
        ["us-troops"] = Named(Variables.Troops),
    };

    /// <summary>What is read from a data set, by id; empty where nothing is.</summary>
    public static IReadOnlyList<string> Of(string dataSet) => ByDataSet.GetValueOrDefault(dataSet) ?? [];

    private static string[] Named(params Variable[] variables) => [.. variables.Select(variable => variable.Id)];

    private static string[] Named(EventList events) => [Measures.Specification.NameOf(events)];
}
