namespace Counterpoise.Archive.Importers;

/// <summary>COW Formal Alliances by directed dyad and year: a row for every alliance of the dyad in the year.</summary>
internal sealed class FormalAllianceYears : Importer
{
    private static readonly SplitDate Start = new("dyad_st_year", "dyad_st_month", "dyad_st_day");

    private static readonly SplitDate End = new("dyad_end_year", "dyad_end_month", "dyad_end_day");

    private static readonly Quirk NoYear = new(
        "year 0 (2-666 and 651-666, as the packager of peacesciencer reports)",
        "stored as missing; readers take the years between the dates of the alliance"
    );

    private static readonly Quirk SeveralAlliances = new("directed dyad-year with several alliances", "all kept");

    private static readonly Quirk NoMirror = new(
        "directed dyad-year without its mirror",
        "kept; readers ask both directions, for part of the file names a dyad in one direction only"
    );

    private static readonly Quirk OutsideDates = new("year outside the dates of the alliance", "kept as coded");

    private static readonly Field[] Columns =
    [
        Field.Integer("version4id", 1, 9_999).Always(),
        Field.Code("ccode1"),
        Field.Text("state_name1").Always(),
        Field.Code("ccode2"),
        Field.Text("state_name2").Always(),
        .. FormalAlliances.Date(Start),
        .. FormalAlliances.Date(End),
        .. FormalAlliances.Obligations,
        Field.Integer("year", 1816, 2100).Always().Missing("0", NoYear),
        Field.Real("version", 1, 99).Always(),
    ];

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "cow-alliance-years",
            Title = "COW Formal Alliances, directed dyad-years",
            Publication = FormalAlliances.Book,
            Licence = FormalAlliances.Licence,
            Restrictive = true,
            WhereToGet =
                "the Correlates of War Project, correlatesofwar.org (Formal Alliances): alliance_v4.1_by_directed_yearly.csv",
            CoverageRule = "A pair without a row in either direction inside the coverage has no alliance.",
            Editions = [new(FormalAlliances.Version, null, FormalAlliances.Coverage)],
            Fields = Columns,
            Layouts = FormalAlliances.Layouts(Columns),
            Key = ["version4id", "ccode1", "ccode2", "year"],
            Quirks =
            [
                FormalAlliances.Coded,
                FormalAlliances.Zero,
                FormalAlliances.Unstated,
                FormalAlliances.NoObligation,
                FormalAlliances.Censored,
                FormalAlliances.OpenEnd,
                NoYear,
                SeveralAlliances,
                NoMirror,
                OutsideDates,
            ],
        };

    protected override void Amend(Batch batch)
    {
        FormalAlliances.Amend(batch, Start, End);
        batch.CountRepeated(["ccode1", "ccode2", "year"], SeveralAlliances);
        var present = new HashSet<(double, double, double, double)>();
        for (int row = 0; row < batch.Rows; row++)
        {
            present.Add(
                (
                    batch.Number(row, "version4id"),
                    batch.Number(row, "ccode1"),
                    batch.Number(row, "ccode2"),
                    batch.Number(row, "year")
                )
            );
        }
        for (int row = 0; row < batch.Rows; row++)
        {
            double first = batch.Number(row, "ccode1");
            double second = batch.Number(row, "ccode2");
            double year = batch.Number(row, "year");
            if (first == second)
                batch.Refuse(row, "ccode1 and ccode2 are the same; a dyad has two states; correct one of the two.");
            if (!present.Contains((batch.Number(row, "version4id"), second, first, year)))
                batch.Count(NoMirror, row);
            if (year < batch.Number(row, Start.Year) || year > batch.Number(row, End.Year))
                batch.Count(OutsideDates, row);
        }
    }

    protected override Edition? Identify(Batch batch) =>
        FormalAlliances.IsKnownVersion(batch, "dyad_st_year", "dyad_end_year", "year") ? DataSet.Editions[0] : null;
}
