namespace Counterpoise.Archive.Importers;

/// <summary>Nuclear weapons status by country-year, Our World in Data after Bleek.</summary>
internal sealed class NuclearStatus : Importer
{
    // The statuses 1, 2 and 3.
    private static readonly string[] Steps =
    [
        "nuclear_weapons_consideration",
        "nuclear_weapons_pursuit",
        "nuclear_weapons_possession",
    ];

    private const int EastTimor = 860;

    private static readonly Quirk NoCode = new(
        "empty ccode (Abkhazia, South Ossetia, Tibet)",
        "kept without a code; belongs to no state"
    );

    // SOURCES.md calls it a duplicate of East Timor, but the file has no other.
    private static readonly Quirk TimorWithoutCode = new("Timor without a ccode", "given 860, the code of East Timor");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "nuclear-status",
            Title = "Nuclear weapons status (Our World in Data, after Bleek)",
            Publication = new(
                "bleek2017",
                "techreport",
                "Bleek, Philipp C.",
                "When Did (and Didn't) States Proliferate?",
                2017,
                "Belfer Center for Science and International Affairs; Our World in Data (Herre 2022)"
            ),
            Licence = "CC BY 4.0 (OWID)",
            Retrospective = true,
            WhereToGet =
                "owid/owid-datasets on GitHub, datasets/Nuclear weapons proliferation, with a ccode column added",
            CoverageRule =
                "A state without a row is unknown. Countries have rows before their independence, under their present names, and Russia is the USSR too; Czechoslovakia (315) and the Yemen Arab Republic (678) have none.",
            Editions = [new("2022", 16_848, new(1938, 2022))],
            Fields =
            [
                Field.Text("Entity").As("entity").Always(),
                Field.Integer("ccode", 2, 999),
                Field.Year("Year").As("year"),
                Field.Integer("nuclear_weapons_status", 0, 3).Always(),
                Field.Integer("nuclear_weapons_consideration", 0, 1).Always(),
                Field.Integer("nuclear_weapons_pursuit", 0, 1).Always(),
                Field.Integer("nuclear_weapons_possession", 0, 1).Always(),
            ],
            Key = ["entity", "year"],
            Quirks = [NoCode, TimorWithoutCode],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (double.IsNaN(batch.Number(row, "ccode")))
                GiveCode(batch, row);
            for (int step = 0; step < Steps.Length; step++)
            {
                bool marked = batch.Number(row, Steps[step]) == 1;
                if (marked != (batch.Number(row, "nuclear_weapons_status") == step + 1))
                    batch.Refuse(row, $"{Steps[step]} contradicts nuclear_weapons_status; correct one of the two.");
            }
        }
    }

    private static void GiveCode(Batch batch, int row)
    {
        if (batch.Text(row, "entity") != "Timor")
        {
            batch.Count(NoCode, row);
            return;
        }
        batch.Set(row, "ccode", EastTimor);
        batch.Count(TimorWithoutCode, row);
    }
}
