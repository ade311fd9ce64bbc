namespace Counterpoise.Archive.Importers;

/// <summary>COW Directed Dyadic Interstate War: directed dyadic war-years.</summary>
internal sealed class DyadicWars : Importer
{
    private static readonly Quirk Mistyped = new("end year mistyped 19118", "read as 1918, the last year of its rows");

    private static readonly Quirk NoSuchMonth = new("month 24", "stored as missing");

    private static readonly Quirk TwoWars = new("directed dyad-year twice, in two wars", "both kept");

    private static readonly Quirk OddRole = new(
        "dyadic role 2 where the others are 1 or 3 (Israel and Iraq, 1973)",
        "kept as published"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "dyadic-war",
            Title = "COW Directed Dyadic Interstate War",
            Publication = new(
                "maoz2019",
                "article",
                "Maoz, Zeev and Johnson, Paul L. and Kaplan, Jasper and Ogunkoya, Fiona and Shreve, Aaron P.",
                "The Dyadic Militarized Interstate Disputes (MIDs) Dataset Version 3.0",
                2019,
                "Journal of Conflict Resolution 63(3)"
            ),
            Licence = Terms.Cow,
            WhereToGet =
                "the Correlates of War Project, correlatesofwar.org (Dyadic Interstate War): directed_dyadic_war.csv",
            CoverageRule = "A dyad without a row inside the coverage is not at war.",
            Editions = [new("4.01", 1_364, new(1816, 2007))],
            Fields =
            [
                Field.Integer("warnum", 1, 999).Always(),
                Field.Integer("disno", 1, 99_999),
                Field.Real("dyindex", 1, 100_000),
                Field.Code("statea"),
                Field.Code("stateb"),
                Field.Integer("warstrtmnth", 1, 12).Missing("24", NoSuchMonth),
                Field.Integer("warstrtday", 1, 31),
                Field.Integer("warstrtyr", 1816, 2007).Always(),
                Field.Integer("warendmnth", 1, 12),
                // Spelt so in the source.
                Field.Integer("warenday", 1, 31),
                Field.Integer("warendyr", 1816, 19_118).Always(),
                Field.Integer("year", 1816, 2007).Always(),
                Field.Integer("warolea", 1, 4),
                Field.Integer("waroleb", 1, 4),
                Field.Integer("wardyadrolea", 1, 3),
                Field.Integer("wardyadroleb", 1, 3),
                Field.Integer("outcomea", 1, 3),
                Field.Integer("batdtha", 0, 1e7),
                Field.Integer("batdthb", 0, 1e7),
                Field.Integer("changes_1", 1, 11),
                Field.Integer("changes_2", 1, 11),
                Field.Integer("batdths", 0, 2e7),
                Field.Integer("durindx", 1, 100),
            ],
            Key = ["warnum", "statea", "stateb", "year"],
            Quirks = [Mistyped, NoSuchMonth, OddRole, TwoWars],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            double end = batch.Number(row, "warendyr");
            if (end == 19_118)
            {
                batch.Set(row, "warendyr", 1918);
                batch.Count(Mistyped, row);
            }
            else if (end > 2007)
            {
                batch.Refuse(row, $"warendyr '{end}': warendyr lies in 1816..2007; correct it at its source.");
            }
            if (batch.Number(row, "wardyadrolea") == 2 || batch.Number(row, "wardyadroleb") == 2)
                batch.Count(OddRole, row);
        }
        batch.CountRepeated(["statea", "stateb", "year"], TwoWars);
    }
}
