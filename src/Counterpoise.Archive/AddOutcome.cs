namespace Counterpoise.Archive;

/// <summary>What became of one file offered to the archive.</summary>
public abstract record AddOutcome
{
    private AddOutcome(string file) => File = file;

    /// <summary>Name of the file, without its folder.</summary>
    public string File { get; }

    /// <summary>The data set is in the archive.</summary>
    /// <param name="Name">Name of the file.</param>
    /// <param name="Report">What was read, mended and kept.</param>
    public sealed record Imported(string Name, ImportReport Report) : AddOutcome(Name);

    /// <summary>The same file, or one of the same content, was in the archive before; nothing changed.</summary>
    /// <param name="Name">Name of the file.</param>
    /// <param name="DataSet">Data set that it holds.</param>
    /// <param name="Version">Edition that it holds.</param>
    public sealed record AlreadyThere(string Name, string DataSet, string Version) : AddOutcome(Name)
    {
        /// <summary>The file that the same content came from before; null where it was this very file.</summary>
        public string? OtherFile { get; init; }
    }

    /// <summary>The file holds no data set that an importer knows; it was passed over.</summary>
    /// <param name="Name">Name of the file.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Skipped(string Name, string Reason) : AddOutcome(Name);

    /// <summary>The file is faulty; the archive is unchanged by it.</summary>
    /// <param name="Name">Name of the file.</param>
    /// <param name="Faults">The faults, in order of line; at most <see cref="Batch.FaultsKept"/>.</param>
    /// <param name="FaultCount">Number of faults, all counted.</param>
    public sealed record Refused(string Name, IReadOnlyList<Fault> Faults, int FaultCount) : AddOutcome(Name);
}

/// <summary>What an import read, mended and kept.</summary>
/// <param name="DataSet">Data set.</param>
/// <param name="Version">Edition.</param>
/// <param name="Table">Table in the archive.</param>
/// <param name="RowsRead">Rows in the file, header apart.</param>
/// <param name="RowsKept">Rows in the table.</param>
/// <param name="Quirks">Every known peculiarity with the number of its occurrences, zero included.</param>
/// <param name="Replaced">Whether another copy of the same edition stood in the archive before.</param>
public sealed record ImportReport(
    string DataSet,
    string Version,
    string Table,
    int RowsRead,
    int RowsKept,
    IReadOnlyList<QuirkCount> Quirks,
    bool Replaced
)
{
    /// <summary>Rows of the copy that was replaced; null where there was none.</summary>
    public int? RowsReplaced { get; init; }
}
