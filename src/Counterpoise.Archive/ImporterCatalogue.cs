using Counterpoise.Archive.Importers;

namespace Counterpoise.Archive;

/// <summary>The importers, one a data set.</summary>
public static class ImporterCatalogue
{
    /// <summary>Every importer, by the short name of its data set.</summary>
    public static IReadOnlyList<Importer> All { get; } =
    [
        .. new Importer[]
        {
            new AllianceObligations(),
            new AllianceStateYears(),
            new ArmsTransfers(),
            new Capitals(),
            new ColonialHistory(),
            new ColonialDates(),
            new CountryCodes(),
            new CountryDistances(),
            new CountryPanel(),
            new Democracy(),
            new DirectContiguity(),
            new DyadicDisputes(),
            new DyadicWars(),
            new EconomicEstimates(),
            new GiblerMillerLittleDisputes(),
            new GleditschWardSystem(),
            new IdealPoints(),
            new InterStateWars(),
            new JointOrganisations(),
            new MaddisonProject(),
            new MajorPowers(),
            new MaterialCapabilities(),
            new MilitaryExpenditure(),
            new MinimumDistance(),
            new NuclearStatus(),
            new NuclearWarheads(),
            new PolityRegimes(),
            new Religions(),
            new StateSystemMembership(),
            new StrategicRivalries(),
            new SurplusDomesticProduct(),
            new TerritorialThreat(),
            new ThreatEnvironment(),
            new Trade(),
            new TroopDeployments(),
        }.OrderBy(importer => importer.DataSet.Id, StringComparer.Ordinal),
    ];

    /// <summary>Finds an importer by the short name of its data set; null where there is none.</summary>
    public static Importer? Find(string dataSet) =>
        All.FirstOrDefault(importer => string.Equals(importer.DataSet.Id, dataSet, StringComparison.OrdinalIgnoreCase));
}
