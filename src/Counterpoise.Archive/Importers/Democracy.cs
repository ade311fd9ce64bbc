namespace Counterpoise.Archive.Importers;

/// <summary>Regime measures by COW state-year: extended UDS, Polity2, V-Dem polyarchy (isard).</summary>
internal sealed class Democracy : Importer
{
    // Compared with p5v2018: Polity scores these state-years under 364, 342, 347, 818, 529, 626, 324 and the like.
    private static readonly (int State, int First, int Last)[] UnderAnotherCode =
    [
        (325, 1816, 1860),
        (341, 2006, 2007),
        (345, 1878, 1920),
        (345, 1992, 2018),
        (347, 2008, 2018),
        (365, 1923, 1991),
        (530, 1994, 2018),
        (625, 2012, 2018),
        (770, 1947, 1971),
        (816, 1977, 2018),
    ];

    private static readonly Quirk Unmatched = new(
        "polity2 empty where Polity lists the state under a code of its own (USSR 1923-1991, Vietnam from 1977 ...)",
        "kept missing"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "democracy",
            Title = "Regimes: extended UDS, Polity2, V-Dem v16 polyarchy (isard cw_democracy)",
            Publication = new(
                "coppedge2026",
                "misc",
                "Coppedge, Michael and others",
                "V-Dem Dataset v16; with Marshall & Gurr (2020), Polity5, and Marquez (2016), A Quick Method for "
                    + "Extending the Unified Democracy Scores",
                2026,
                "Varieties of Democracy Project"
            ),
            Licence = "GPL-2 packaging; V-Dem CC BY-SA 4.0 as far as known; Polity5 free for non-commercial research",
            WhereToGet =
                "svmiller/isard on GitHub, data/cw_democracy.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule =
                "A state without a row or value is unknown; polity2 ends in 2018; its -9..-7 are real values.",
            Editions = [new("16", 17_706, new(1816, 2025))],
            Fields =
            [
                Field.Code("ccode"),
                Field.Year("year"),
                Field.Real("euds", -10, 10),
                Field.Real("aeuds", -10, 10),
                Field.Integer("polity2", -10, 10),
                Field.Real("v2x_polyarchy", 0, 1),
            ],
            Key = ["ccode", "year"],
            Quirks = [Unmatched],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (!double.IsNaN(batch.Number(row, "polity2")))
                continue;
            double state = batch.Number(row, "ccode");
            double year = batch.Number(row, "year");
            if (UnderAnotherCode.Any(spell => spell.State == state && year >= spell.First && year <= spell.Last))
                batch.Count(Unmatched, row);
        }
    }
}
