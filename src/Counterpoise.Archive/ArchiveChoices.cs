namespace Counterpoise.Archive;

/// <summary>Which list of militarised disputes to read.</summary>
public enum DisputeSource
{
    /// <summary>COW dyadic MID.</summary>
    MidDyadic,

    /// <summary>Gibler, Miller and Little's revision.</summary>
    GiblerMillerLittle,
}

/// <summary>Which data sets and editions of the archive a record is read from.</summary>
public sealed record ArchiveChoices
{
    /// <summary>Edition by data set, such as <c>nmc</c> and <c>6.0</c>; where none is named, the newest held.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();

    /// <summary>The list of disputes.</summary>
    public DisputeSource Disputes { get; init; }
}
