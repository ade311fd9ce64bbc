namespace Counterpoise.Archive;

/// <summary>A data set that the archive holds.</summary>
/// <param name="DataSet">Short name.</param>
/// <param name="Version">Edition.</param>
/// <param name="Table">Table that holds its rows.</param>
/// <param name="File">Name of the file it came from, without the folder.</param>
/// <param name="Rows">Rows in the table.</param>
/// <param name="Coverage">Years that the edition speaks about.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
/// <param name="Imported">When it was imported, in universal time.</param>
/// <param name="Citation">The work to cite, on one line.</param>
/// <param name="Licence">Terms of use, as far as known.</param>
public sealed record HeldDataSet(
    string DataSet,
    string Version,
    string Table,
    string File,
    int Rows,
    YearSpan Coverage,
    string Sha256,
    DateTimeOffset Imported,
    string Citation,
    string Licence
)
{
    /// <summary>Rows in the file, header apart; null where the archive of schema 1 did not say.</summary>
    public int? RowsRead { get; init; }

    /// <summary>SHA-256 of the table's content, in the order of the file; null in an archive of schema 1.</summary>
    public string? ContentSha256 { get; init; }

    /// <summary>Version of the program that imported it; null where the archive of schema 1 did not say.</summary>
    public string? Program { get; init; }

    /// <summary>SHA-256 of what the registry says of the data set, repairs included; null before schema 3.</summary>
    internal string? EntrySha256 { get; init; }

    /// <summary>How the data set is named on the command line, such as <c>nmc=7.0</c>.</summary>
    public string Choice => $"{DataSet}={Version}";
}
