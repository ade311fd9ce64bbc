namespace Counterpoise.Archive.Importers;

/// <summary>Gibler, Miller and Little's revision of the militarised disputes: directed dyadic dispute-years.</summary>
internal sealed class GiblerMillerLittleDisputes : Importer
{
    private static readonly Quirk Coded = new("missing coded -9", "stored as missing");

    private static readonly Quirk NoSuchMonth = new("month 13 or 19", "stored as missing");

    private static readonly Quirk SeveralDisputes = new("directed dyad-year with several disputes", "all kept");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "gml",
            Title = "Gibler-Miller-Little Militarized Interstate Disputes",
            Publication = new(
                "gibler2016",
                "article",
                "Gibler, Douglas M. and Miller, Steven V. and Little, Erin K.",
                "An Analysis of the Militarized Interstate Dispute (MID) Dataset, 1816-2001",
                2016,
                "International Studies Quarterly 60(4)"
            ),
            Licence = Terms.Research,
            WhereToGet = "svmiller.com/gml-mid-data: gml-ddy-disputes-2.2.1.csv",
            CoverageRule =
                "A dyad without a row inside the coverage has no dispute. The authors advise against the use of revtype.",
            Editions = [new("2.2.1", 10_276, new(1816, 2010))],
            Fields =
            [
                Field.Integer("dispnum", 1, 99_999).Always(),
                Field.Code("ccode1"),
                Field.Code("ccode2"),
                Field.Year("year"),
                Field.Integer("midongoing", 0, 1).Always(),
                Field.Integer("midonset", 0, 1).Always(),
                Field.Integer("sidea1", 0, 1).Missing("-9", Coded),
                Field.Integer("sidea2", 0, 1).Missing("-9", Coded),
                Field.Integer("revstate1", 0, 1).Missing("-9", Coded),
                Field.Integer("revstate2", 0, 1).Missing("-9", Coded),
                Field.Integer("revtype11", 0, 4).Missing("-9", Coded),
                Field.Integer("revtype12", 0, 4).Missing("-9", Coded),
                Field.Integer("revtype21", 0, 4).Missing("-9", Coded),
                Field.Integer("revtype22", 0, 4).Missing("-9", Coded),
                Field.Integer("fatality1", 0, 6).Missing("-9", Coded),
                Field.Integer("fatality2", 0, 6).Missing("-9", Coded),
                Field.Integer("fatalpre1", 0, 1e7).Missing("-9", Coded),
                Field.Integer("fatalpre2", 0, 1e7).Missing("-9", Coded),
                Field.Integer("hiact1", 0, 21).Missing("-9", Coded),
                Field.Integer("hiact2", 0, 21).Missing("-9", Coded),
                Field.Integer("hostlev1", 1, 5).Missing("-9", Coded),
                Field.Integer("hostlev2", 1, 5).Missing("-9", Coded),
                Field.Integer("orig1", 0, 1).Missing("-9", Coded),
                Field.Integer("orig2", 0, 1).Missing("-9", Coded),
                Field.Integer("hiact", 0, 21).Missing("-9", Coded),
                Field.Integer("hostlev", 1, 5).Missing("-9", Coded),
                Field.Integer("mindur", 1, 10_000).Missing("-9", Coded),
                Field.Integer("maxdur", 1, 10_000).Missing("-9", Coded),
                Field.Integer("outcome", 0, 9).Missing("-9", Coded),
                Field.Integer("settle", 0, 4).Missing("-9", Coded),
                Field.Integer("fatality", 0, 6).Missing("-9", Coded),
                Field.Integer("fatalpre", 0, 1e7).Missing("-9", Coded),
                Field.Integer("stmon", 1, 12).Missing("-9", Coded).Missing("13", NoSuchMonth),
                Field.Integer("endmon", 1, 12).Missing("-9", Coded).Missing("19", NoSuchMonth),
                Field.Integer("recip", 0, 1).Missing("-9", Coded),
                Field.Integer("numa", 1, 999).Missing("-9", Coded),
                Field.Integer("numb", 1, 999).Missing("-9", Coded),
                Field.Integer("ongo2010", 0, 1).Missing("-9", Coded),
                Field.Text("version").Always(),
            ],
            Key = ["dispnum", "ccode1", "ccode2", "year"],
            Quirks = [Coded, NoSuchMonth, SeveralDisputes],
        };

    protected override void Amend(Batch batch) => batch.CountRepeated(["ccode1", "ccode2", "year"], SeveralDisputes);

    protected override Edition? Identify(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (!string.Equals(batch.Text(row, "version"), "gml-2.2.1", StringComparison.Ordinal))
                return null;
        }
        return DataSet.Editions[0];
    }
}
