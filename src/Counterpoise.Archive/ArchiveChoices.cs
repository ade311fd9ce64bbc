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

    /// <summary>The lists of which one of several is read: what is listed, the data set chosen, and the others.</summary>
    public IReadOnlyList<(string Listed, string Chosen, IReadOnlyList<string> Others)> Lists =>
        [
            Of("disputes", Disputes, DataSetOf),
            Of("rivalries", Rivalries, DataSetOf),
            Of("alliances", Alliances, DataSetOf),
        ];

    /// <summary>Short name of the data set that holds a list of disputes.</summary>
    public static string DataSetOf(DisputeSource source) =>
        source == DisputeSource.GiblerMillerLittle ? "gml" : "mid-dyadic";

    /// <summary>Short name of the data set that holds a list of rivalries.</summary>
    public static string DataSetOf(RivalrySource source) =>
        source == RivalrySource.ThompsonDreyer ? "td-rivalries" : "tss-rivalries";

    /// <summary>Short name of the data set that holds a list of alliances.</summary>
    public static string DataSetOf(AllianceSource source) =>
        source == AllianceSource.Cow ? "cow-alliance-years" : "atop";

    private static (string, string, IReadOnlyList<string>) Of<T>(string listed, T chosen, Func<T, string> dataSetOf)
        where T : struct, Enum =>
        (listed, dataSetOf(chosen), [.. Enum.GetValues<T>().Where(other => !other.Equals(chosen)).Select(dataSetOf)]);
}
