namespace Counterpoise.Archive.Importers;

/// <summary>COW states by year with the Gleditsch-Ward state that corresponds (isard).</summary>
internal sealed class CountryPanel : Importer
{
    private static readonly Quirk NoGleditschWard = new(
        "empty gwcode where no Gleditsch-Ward counterpart exists that year",
        "kept, without a Gleditsch-Ward code"
    );

    private static readonly Quirk NoCow = new(
        "empty ccode where no COW counterpart exists that year",
        "kept, without a COW code; not a member in that year"
    );

    private static readonly Quirk NoName = new(
        "empty gw_name beside a gwcode (Germany 260 from 1990, Yemen 678)",
        "kept without the name"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "country-panel",
            Title = "COW and Gleditsch-Ward state-years (isard cw_gw_panel)",
            Publication = new(
                "miller2024isard",
                "misc",
                "Miller, Steven V.",
                "isard: Overflow Data for Quantitative Peace Science Research",
                2024,
                "R package version 0.2.0"
            ),
            Licence = "GPL-2",
            WhereToGet =
                "svmiller/isard on GitHub, data/cw_gw_panel.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "A state without a row in a year is no member of the system in that year.",
            Editions = [new("0.2.0", 17_916, new(1816, 2025))],
            Fields =
            [
                Field.Text("stateabb").Always(),
                Field.Year("year"),
                Field.Integer("gwcode", 2, 999),
                Field.Integer("ccode", 2, 999),
                Field.Text("gw_name"),
                Field.Text("cw_name"),
            ],
            Key = ["stateabb", "gwcode", "ccode", "year"],
            Quirks = [NoGleditschWard, NoCow, NoName],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            bool hasGleditschWard = !double.IsNaN(batch.Number(row, "gwcode"));
            bool hasCow = !double.IsNaN(batch.Number(row, "ccode"));
            if (!hasGleditschWard)
                batch.Count(NoGleditschWard, row);
            if (!hasCow)
                batch.Count(NoCow, row);
            if (hasGleditschWard && batch.Text(row, "gw_name") is null)
                batch.Count(NoName, row);
            if (!hasGleditschWard && !hasCow)
                batch.Refuse(row, "gwcode and ccode are both empty; a row names a state in one list; fill one in.");
        }
    }
}
