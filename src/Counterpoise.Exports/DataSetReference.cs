namespace Counterpoise.Exports;

/// <summary>How a data set of a panel is cited.</summary>
/// <param name="DataSet">Short name, as in <see cref="Source"/>.</param>
/// <param name="Version">Edition.</param>
/// <param name="Text">The reference on one line.</param>
/// <param name="BibTeX">The BibTeX entry of its work; data sets of one work may share one.</param>
public sealed record DataSetReference(string DataSet, string Version, string Text, string BibTeX)
{
    /// <summary>Terms of use, as far as known; empty where nothing is.</summary>
    public string Terms { get; init; } = "";

    /// <summary>Whether the terms forbid to pass the data on, or commercial use.</summary>
    public bool Restrictive { get; init; }

    /// <summary>Data set and version, as a reader names them.</summary>
    public string Short => new Source(DataSet, Version).Short;
}
