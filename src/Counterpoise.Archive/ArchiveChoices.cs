namespace Counterpoise.Archive;

/// <summary>Which list of militarised disputes to read.</summary>
public enum DisputeSource
{
    /// <summary>COW dyadic MID.</summary>
    MidDyadic,

    /// <summary>Gibler, Miller and Little's revision.</summary>
    GiblerMillerLittle,
}

/// <summary>Which list of strategic rivalries to read.</summary>
public enum RivalrySource
{
    /// <summary>Thompson, Sakuwa and Suhas 2021.</summary>
    ThompsonSakuwaSuhas,

    /// <summary>Thompson and Dreyer 2012.</summary>
    ThompsonDreyer,
}

/// <summary>Which list of alliance obligations to read.</summary>
public enum AllianceSource
{
    /// <summary>Alliance Treaty Obligations and Provisions.</summary>
    Atop,

    /// <summary>COW Formal Alliances, which the user has to bring.</summary>
    Cow,
}

/// <summary>Which data sets and editions of the archive a record is read from.</summary>
public sealed record ArchiveChoices
{
    /// <summary>Edition by data set, such as <c>nmc</c> and <c>6.0</c>; where none is named, the newest held.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();

    /// <summary>The list of disputes.</summary>
    public DisputeSource Disputes { get; init; }

    /// <summary>The list of rivalries.</summary>
    public RivalrySource Rivalries { get; init; }

    /// <summary>The list of alliances.</summary>
    public AllianceSource Alliances { get; init; }
}
