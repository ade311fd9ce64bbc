namespace Counterpoise.Archive.Importers;

/// <summary>Regime measures by COW state-year: extended UDS, Polity2, V-Dem polyarchy (isard).</summary>
internal sealed class Democracy : Importer
{
    // Compared with p5v2018: Polity scores these state-years under 364, 342, 347, 818, 529, 626, 324 and the like.
    private static readonly (int State, int First, int Last)[] UnderAnotherCode =
    [
        (100, 1831, 1831),
        (300, 1816, 1918),
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

    // Polity's 341 is Kosovo and its 626 Sudan without the south; the package joined them to COW's 341 and 626.
    private static readonly (int State, int First, int Last)[] CodeOfAnother = [(341, 2008, 2018), (626, 2011, 2018)];

    private static readonly Quirk Unmatched = new(
        "polity2 empty where Polity lists the state under a code of its own (USSR 1923-1991, Vietnam from 1977 ...)",
        "kept missing"
    );

    private static readonly Quirk AnotherState = new(
        "polity2 of another state (Kosovo's under Montenegro, Sudan's under South Sudan)",
        "stored as missing"
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
                Field.Real("euds", -4, 4),
                Field.Real("aeuds", -4, 4),
                Field.Integer("polity2", -10, 10),
                Field.Real("v2x_polyarchy", 0, 1),
            ],
            Key = ["ccode", "year"],
            Quirks = [Unmatched, AnotherState],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            double state = batch.Number(row, "ccode");
            double year = batch.Number(row, "year");
            if (double.IsNaN(batch.Number(row, "polity2")))
            {
                if (Covers(UnderAnotherCode, state, year))
                    batch.Count(Unmatched, row);
            }
            else if (Covers(CodeOfAnother, state, year))
            {
                batch.Set(row, "polity2", double.NaN);
                batch.Count(AnotherState, row);
            }
        }
    }

    private static bool Covers((int State, int First, int Last)[] spells, double state, double year) =>
        spells.Any(spell => spell.State == state && year >= spell.First && year <= spell.Last);
}
