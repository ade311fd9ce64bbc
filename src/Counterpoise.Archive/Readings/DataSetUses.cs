using System.Collections.Frozen;
using Counterpoise.Measures;
using Counterpoise.Record;

namespace Counterpoise.Archive.Readings;

/// <summary>Which variables and events of the record are read from which data set.</summary>
internal static class DataSetUses
{
    // Columns whose values become those of a variable as they stand, in its unit.
    private static readonly FrozenDictionary<(string DataSet, string Column), Variable> Columns = new Dictionary<
        (string, string),
        Variable
    >
    {
        [("nmc", "milex")] = Variables.MilitaryExpenditure,
        [("nmc", "milper")] = Variables.MilitaryPersonnel,
        [("nmc", "irst")] = Variables.IronAndSteel,
        [("nmc", "pec")] = Variables.Energy,
        [("nmc", "tpop")] = Variables.TotalPopulation,
        [("nmc", "upop")] = Variables.UrbanPopulation,
        [("nmc", "cinc")] = Variables.PublishedCinc,
        [("gdp-population", "pwtrgdp")] = Variables.Gdp,
        [("gdp-population", "mrgdppc")] = Variables.GdpPerCapita,
        [("gdp-population", "pwtpop")] = Variables.Population,
        [("democracy", "polity2")] = Variables.Polity2,
        [("polity", "polity2")] = Variables.Polity2,
        [("democracy", "v2x_polyarchy")] = Variables.Polyarchy,
        [("democracy", "aeuds")] = Variables.ExtendedUds,
        [("nuclear-status", "nuclear_weapons_status")] = Variables.NuclearStatus,
        [("nuclear-warheads", "warheads")] = Variables.Warheads,
        [("ideal-points", "idealpointall")] = Variables.IdealPoint,
        [("territorial-threat", "lterrthreat")] = Variables.TerritorialThreat,
        [("threat-environment", "lsthreat")] = Variables.PublishedLeedsSavun,
        [("capitals", "lat")] = Variables.CapitalLatitude,
        [("capitals", "lng")] = Variables.CapitalLongitude,
        [("minimum-distance", "mindist")] = Variables.MinimumDistance,
        [("igos", "dyadigos")] = Variables.JointIgos,
        [("contiguity", "conttype")] = Variables.Contiguity,
    }.ToFrozenDictionary();

    // What is made of several columns or rows.
    private static readonly (string DataSet, string[] Made)[] Others =
    [
        ("arms-races", [Specification.NameOf(EventList.ArmsRaces)]),
        ("atop", [Variables.Obligations.Id]),
        ("atop-alliances", ["treaties"]),
        ("atop-state-years", ["treaties"]),
        ("coldat", [Specification.NameOf(EventList.ColonialRule)]),
        ("cow-alliance-years", [Variables.Obligations.Id]),
        ("country-codes", ["names"]),
        ("country-panel", ["membership"]),
        ("dyadic-war", [Specification.NameOf(EventList.Wars)]),
        ("gml", [Specification.NameOf(EventList.Disputes)]),
        ("icow-colonial", [Specification.NameOf(EventList.ColonialRule)]),
        ("majors", [Variables.MajorPower.Id]),
        ("mid-dyadic", [Specification.NameOf(EventList.Disputes)]),
        ("religions", [.. Variables.Religions.Select(family => family.Id)]),
        ("states", ["names"]),
        ("td-rivalries", [Specification.NameOf(EventList.Rivalries)]),
        ("territorial-change", [Specification.NameOf(EventList.Conquests)]),
        ("trade", [Variables.Imports.Id, Variables.Trade.Id]),
        ("tss-rivalries", [Specification.NameOf(EventList.Rivalries)]),
        ("ucdp-conflict", [Specification.NameOf(EventList.Disputes), Specification.NameOf(EventList.Wars)]),
        ("us-troops", [Variables.Troops.Id]),
    ];

    /// <summary>What is read from a data set, by id; empty where nothing is.</summary>
    public static IReadOnlyList<string> Of(string dataSet) =>
        [
            .. Columns
                .Where(column => column.Key.DataSet == dataSet)
                .Select(column => column.Value)
                .OrderBy(variable => Variables.All.ToList().IndexOf(variable))
                .Select(variable => variable.Id),
            .. Others.Where(other => other.DataSet == dataSet).SelectMany(other => other.Made),
        ];

    /// <summary>The variable whose values a column holds; null where there is none.</summary>
    public static Variable? VariableOf(string dataSet, string column) => Columns.GetValueOrDefault((dataSet, column));
}
