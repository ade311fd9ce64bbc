namespace Counterpoise.Archive;

/// <summary>What the verification of a held data set found.</summary>
/// <param name="Held">The data set.</param>
/// <param name="Faults">What is wrong; empty where its table is what was imported.</param>
public sealed record DataSetFinding(HeldDataSet Held, IReadOnlyList<Fault> Faults);

/// <summary>What the verification of an archive found.</summary>
/// <param name="DataSets">One finding for every data set, by name, then edition.</param>
/// <param name="Faults">What is wrong with the archive besides its data sets.</param>
public sealed record ArchiveFindings(IReadOnlyList<DataSetFinding> DataSets, IReadOnlyList<Fault> Faults)
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<Fault> AllFaults => [.. Faults, .. DataSets.SelectMany(finding => finding.Faults)];
}
