namespace Counterpoise.Archive.Importers;

/// <summary>COLDAT: years of European colonisation by country and coloniser.</summary>
internal sealed class ColonialDates : Importer
{
    private static readonly string[] Powers =
    [
        "belgium",
        "britain",
        "france",
        "germany",
        "italy",
        "netherlands",
        "portugal",
        "spain",
    ];

    private static readonly Quirk NotAvailable = new("missing written NA", "stored as missing");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "coldat",
            Title = "COLDAT, European colonial empires",
            Publication = new(
                "becker2019",
                "misc",
                "Becker, Bastian",
                "Introducing COLDAT: The Colonial Dates Dataset",
                2019,
                "Harvard Dataverse"
            ),
            Licence = "CC0 as far as known",
            WhereToGet = "Harvard Dataverse, Becker, Colonial Dates Dataset: COLDAT_dyads.csv",
            CoverageRule =
                "Countries by name only; eight European powers; a pair with col 0 was no colony of that power.",
            Editions = [new("2019", 1_560, new(1462, 2018))],
            Fields =
            [
                Field.Text("country").Always(),
                Field.Text("colonizer").Always(),
                Field.Integer("col", 0, 1).Always(),
                Field.Integer("colstart_max", 1400, 2000).Missing("NA", NotAvailable),
                Field.Integer("colend_max", 1400, 2018).Missing("NA", NotAvailable),
                Field.Integer("colstart_mean", 1400, 2000).Missing("NA", NotAvailable),
                Field.Integer("colend_mean", 1400, 2018).Missing("NA", NotAvailable),
            ],
            Key = ["country", "colonizer"],
            Quirks = [NotAvailable],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            bool dated = !double.IsNaN(batch.Number(row, "colstart_mean"));
            if (dated != (batch.Number(row, "col") == 1))
                batch.Refuse(row, "col and the dates disagree; a colony, and only a colony, has dates; correct one.");
            if (!Powers.Contains(batch.Text(row, "colonizer")!))
            {
                batch.Refuse(
                    row,
                    $"colonizer '{batch.Text(row, "colonizer")}': one of {string.Join(", ", Powers)}; correct it."
                );
            }
            if (batch.Number(row, "colend_max") < batch.Number(row, "colstart_max"))
                batch.Refuse(row, "colend_max lies before colstart_max; correct one of the two.");
            if (batch.Number(row, "colend_mean") < batch.Number(row, "colstart_mean"))
                batch.Refuse(row, "colend_mean lies before colstart_mean; correct one of the two.");
        }
    }
}
