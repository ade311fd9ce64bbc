namespace Counterpoise.Archive;

/// <summary>A known peculiarity as the import of a held data set met it.</summary>
/// <param name="Quirk">What is peculiar.</param>
/// <param name="Repair">What was done about it.</param>
/// <param name="Count">How often.</param>
/// <param name="Lines">Lines of the file, in order; null where the archive of schema 1 did not keep them.</param>
public sealed record StoredRepair(string Quirk, string Repair, int Count, IReadOnlyList<int>? Lines);

/// <summary>The import report of a held data set, as the archive keeps it.</summary>
/// <param name="Held">The data set.</param>
/// <param name="Repairs">Every known peculiarity with its occurrences, zero included.</param>
public sealed record StoredReport(HeldDataSet Held, IReadOnlyList<StoredRepair> Repairs);
