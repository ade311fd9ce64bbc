namespace Counterpoise.Archive.Importers;

/// <summary>Stockpiled nuclear warheads of nine states by year, estimates of the Bulletin of the Atomic Scientists.</summary>
internal sealed class NuclearWarheads : Importer
{
    private const int India = 750;
    private const int Pakistan = 770;
    private const int NorthKorea = 731;

    private static readonly Quirk NotEstimated = new(
        "zero that means not estimated (DPRK throughout, India and Pakistan before 1998)",
        "stored as missing"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "nuclear-warheads",
            Title = "Stockpiled nuclear warheads (Bulletin of the Atomic Scientists, Our World in Data)",
            Publication = new(
                "kristensen2013",
                "article",
                "Kristensen, Hans M. and Norris, Robert S.",
                "Global Nuclear Weapons Inventories, 1945-2013",
                2013,
                "Bulletin of the Atomic Scientists 69(5)"
            ),
            Licence = "CC BY 4.0 (OWID)",
            Retrospective = true,
            WhereToGet =
                "owid/notebooks on GitHub, EdouardMathieu/2021_10_nuclear_weapons_inventory, with a ccode column added",
            CoverageRule = "A state without a row has none, but for South Africa (1979-1991), which is not in it.",
            Editions = [new("2017", 657, new(1945, 2017))],
            Fields =
            [
                Field.Text("Entity").As("entity").Always(),
                Field.Code("ccode"),
                Field.Integer("Year", 1945, 2017).Always().As("year"),
                Field.Integer("Stockpiled nuclear warheads", 0, 50_000).Always().As("warheads"),
            ],
            Key = ["ccode", "year"],
            Quirks = [NotEstimated],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "warheads") != 0)
                continue;
            bool estimated = batch.Number(row, "ccode") switch
            {
                NorthKorea => false,
                India or Pakistan => batch.Number(row, "year") >= 1998,
                _ => true,
            };
            if (estimated)
                continue;
            batch.Set(row, "warheads", double.NaN);
            batch.Count(NotEstimated, row);
        }
    }
}
