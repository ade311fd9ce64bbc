namespace Counterpoise.Archive.Importers;

/// <summary>COW major powers: a row for every spell.</summary>
internal sealed class MajorPowers : Importer
{
    private static readonly Quirk OpenSpell = new(
        "spell still open, coded to 2024-12-31",
        "kept as coded: the coverage ends with it"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "majors",
            Title = "COW Major Powers",
            Publication = new(
                "cow2024states",
                "misc",
                "{Correlates of War Project}",
                "State System Membership List, v2024",
                2024,
                "Correlates of War Project"
            ),
            Licence = Terms.Cow,
            Retrospective = true,
            WhereToGet = "the Correlates of War Project, correlatesofwar.org (State System Membership): majors2024.csv",
            CoverageRule = "A state without a spell in a year is no major power in that year.",
            Editions = [new("2024", 14, new(1816, 2024))],
            Fields =
            [
                Field.Text("stateabb").Always(),
                Field.Code("ccode"),
                Field.Year("styear"),
                Field.Integer("stmonth", 1, 12).Always(),
                Field.Integer("stday", 1, 31).Always(),
                Field.Year("endyear"),
                Field.Integer("endmonth", 1, 12).Always(),
                Field.Integer("endday", 1, 31).Always(),
                Field.Integer("version", 2024, 2024).Always(),
            ],
            Key = ["ccode", "styear", "stmonth", "stday"],
            Quirks = [OpenSpell],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "endyear") < batch.Number(row, "styear"))
                batch.Refuse(row, "endyear lies before styear; a spell ends after it begins; correct one of the two.");
            if (batch.Number(row, "endyear") == 2024)
                batch.Count(OpenSpell, row);
        }
    }
}
