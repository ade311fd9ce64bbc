namespace Counterpoise.Archive.Importers;

/// <summary>UN General Assembly ideal points by state-year.</summary>
internal sealed class IdealPoints : Importer
{
    private static readonly Quirk LastYear = new(
        "2024 without idealpointall",
        "kept missing; only idealpointfp, of important votes, reaches 2024"
    );

    private static readonly Quirk NoName = new("state without iso3c and name", "kept with its code");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "ideal-points",
            Title = "UN General Assembly ideal points",
            Publication = new(
                "bailey2017",
                "article",
                "Bailey, Michael A. and Strezhnev, Anton and Voeten, Erik",
                "Estimating Dynamic State Preferences from United Nations Voting Data",
                2017,
                "Journal of Conflict Resolution 61(2)"
            ),
            Licence = "Harvard Dataverse, CC0 as far as known",
            Retrospective = true,
            WhereToGet =
                "Harvard Dataverse, Bailey, Strezhnev and Voeten, United Nations General Assembly voting data: ideal points of July 2025",
            CoverageRule =
                "Only members of the UN that voted have a value; idealpointall and idealpointlegacy end in 2023; no session of 1964.",
            Editions = [new("2025-07", 11_440, new(1946, 2024))],
            Fields =
            [
                Field.Code("ccode"),
                Field.Text("iso3c"),
                Field.Text("countryname"),
                Field.Year("year"),
                .. new[] { "idealpointfp", "idealpointall", "idealpointlegacy" }.Select(Latent),
                .. Votes("fp"),
                .. Votes("all"),
                Field.Integer("nvotesLegacy", 1, 300),
            ],
            Key = ["ccode", "year"],
            Quirks = [LastYear, NoName],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "year") == 2024 && double.IsNaN(batch.Number(row, "idealpointall")))
                batch.Count(LastYear, row);
            if (batch.Text(row, "countryname") is null)
                batch.Count(NoName, row);
        }
    }

    private static IEnumerable<Field> Votes(string set) =>
        [
            Field.Integer($"nvotes{set}", 1, 300),
            .. new[] { "qo", "q5", "q10", "q50", "q90", "q95", "q100" }.Select(q => Latent(q + set)),
        ];

    private static Field Latent(string header) => Field.Real(header, -6, 6);
}
