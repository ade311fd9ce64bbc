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
            new AllianceMembers(),
            new AllianceObligations(),
            new AlliancePortfolios(),
            new AllianceStateYears(),
            new AllianceTreaties(),
            new ArmedConflicts(),
            new ArmsRaces(),
            new ArmsTransfers(),
            new Capitals(),
            new ColonialDates(),
            new ColonialHistory(),
            new CountryCodes(),
            new CountryDistances(),
            new CountryPanel(),
            new Democracy(),
            new DirectContiguity(),
            new DisputeParticipants(),
            new DyadicDisputes(),
            new DyadicWars(),
            new EconomicEstimates(),
            new FormalAllianceMembers(),
            new FormalAllianceYears(),
            new GiblerMillerLittleDisputes(),
            new GleditschWardSystem(),
            new IdealPoints(),
            new InterStateWars(),
            new InternationalCrises(),
            new JointOrganisations(),
            new Leaders(),
            new MaddisonProject(),
            new MajorPowers(),
            new MaterialCapabilities(),
            new MilitarizedDisputes(),
            new MilitaryExpenditure(),
            new MinimumDistance(),
            new NuclearStatus(),
            new NuclearWarheads(),
            new PolityRegimes(),
            new Religions(),
            new StateSystemMembership(),
            new StrategicRivalries(),
            new SurplusDomesticProduct(),
            new TerritorialChanges(),
            new TerritorialClaims(),
            new TerritorialThreat(),
            new ThompsonDreyerRivalries(),
            new ThreatEnvironment(),
            new Trade(),
            new TroopDeployments(),
        }.OrderBy(importer => importer.DataSet.Id, StringComparer.Ordinal),
    ];

    /// <summary>Finds an importer by the short name of its data set; null where there is none.</summary>
    public static Importer? Find(string dataSet) =>
        All.FirstOrDefault(importer => string.Equals(importer.DataSet.Id, dataSet, StringComparison.OrdinalIgnoreCase));
}
