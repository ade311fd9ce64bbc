namespace Counterpoise.Archive.Importers;

/// <summary>Gleditsch and Ward's independent states and microstates: a row for every spell.</summary>
internal sealed class GleditschWardSystem : Importer
{
    private static readonly DateOnly End = new(2020, 12, 31);

    private static readonly Quirk OpenSpell = new(
        "spell still open, coded to 2020-12-31",
        "kept as coded: the coverage ends with it"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "gw-system",
            Title = "Gleditsch-Ward independent states, microstates included",
            Publication = new(
                "gleditsch1999",
                "article",
                "Gleditsch, Kristian S. and Ward, Michael D.",
                "A Revised List of Independent States since the Congress of Vienna",
                1999,
                "International Interactions 25(4)"
            ),
            Licence = Terms.Research,
            WhereToGet =
                "svmiller/isard on GitHub, data/gw_system.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "A state without a spell in a year is not independent in that year.",
            Editions = [new("2020", 239, new(1816, 2020))],
            Fields =
            [
                Field.Code("gwcode"),
                Field.Text("gw_abb").Always(),
                Field.Text("gw_name").Always(),
                Field.Integer("microstate", 0, 1).Always(),
                Field.Day("start").Always(),
                Field.Day("end").Always(),
            ],
            Key = ["gwcode", "start"],
            Quirks = [OpenSpell],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "end") < batch.Number(row, "start"))
                batch.Refuse(row, "end lies before start; a spell ends after it begins; correct one of the two.");
            if (batch.Number(row, "end") == End.DayNumber)
                batch.Count(OpenSpell, row);
        }
    }
}
