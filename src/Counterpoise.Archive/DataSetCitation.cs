namespace Counterpoise.Archive;

/// <summary>How a held data set is cited.</summary>
/// <param name="DataSet">Short name.</param>
/// <param name="Version">Edition.</param>
/// <param name="Text">The reference on one line.</param>
/// <param name="BibTeX">
/// The BibTeX entry of its work. Data sets of one work share the entry, which names them all, so that keys stay unique.
/// </param>
/// <param name="Licence">Terms of use, as far as known.</param>
/// <param name="Restrictive">Whether the terms forbid to pass the data on, or commercial use.</param>
public sealed record DataSetCitation(
    string DataSet,
    string Version,
    string Text,
    string BibTeX,
    string Licence,
    bool Restrictive
);
