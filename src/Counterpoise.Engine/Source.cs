namespace Counterpoise;

/// <summary>Where a figure comes from: a data set in a stated version, or a file of ours.</summary>
/// <param name="DataSet">Short name of the data set, such as <c>nmc</c>.</param>
/// <param name="Version">Version as its authors give it, such as <c>7.0</c>.</param>
public sealed record Source(string DataSet, string Version)
{
    /// <summary>How the source is named in a line of text.</summary>
    public string Short => Version.Length == 0 ? DataSet : $"{DataSet} {Version}";

    /// <inheritdoc />
    public override string ToString() => Short;
}

/// <summary>A work cited, by key, with the place in it.</summary>
/// <param name="Key">Key in <see cref="Bibliography"/>, such as <c>walt1987</c>.</param>
/// <param name="Locator">Pages, chapter or equation; empty for the whole work.</param>
public sealed record Citation(string Key, string Locator = "")
{
    /// <summary>Author, year and place, as a reader expects them in parentheses.</summary>
    /// <exception cref="KeyNotFoundException">The key is not in the bibliography.</exception>
    public string Short =>
        Locator.Length == 0 ? Bibliography.Of(Key).Short : $"{Bibliography.Of(Key).Short}, {Locator}";

    /// <inheritdoc />
    public override string ToString() => Short;
}
