namespace Counterpoise.Archive.Importers;

/// <summary>COW Dyadic Militarized Interstate Disputes: directed dyadic dispute-years.</summary>
internal sealed class DyadicDisputes : Importer
{
    private static readonly Quirk Coded = new("missing coded -9", "stored as missing");

    private static readonly Quirk OutsideCodes = new(
        "code outside its list (revisionist 6, side 1969)",
        "stored as missing"
    );

    private static readonly Quirk NoSuchChange = new("change 2701 (China and Japan, 1919)", "stored as missing");

    private static readonly Quirk OtherReciprocity = new(
        "recip 2 where the others are 0 or 1 (DPRK, 2012)",
        "kept as published; read as neither"
    );

    private static readonly Quirk OutsideDispute = new("year outside the years of its dispute", "kept as published");

    private static readonly Quirk SeveralSpells = new(
        "directed dyad in the same dispute-year under two dyad indexes",
        "both kept"
    );

    private static readonly Quirk SeveralDisputes = new("directed dyad-year with more than one dispute", "all kept");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "mid-dyadic",
            Title = "COW Dyadic Militarized Interstate Disputes",
            Publication = new(
                "maoz2019",
                "article",
                "Maoz, Zeev and Johnson, Paul L. and Kaplan, Jasper and Ogunkoya, Fiona and Shreve, Aaron P.",
                "The Dyadic Militarized Interstate Disputes (MIDs) Dataset Version 3.0",
                2019,
                "Journal of Conflict Resolution 63(3)"
            ),
            Licence = Terms.Cow,
            WhereToGet = "the Correlates of War Project, correlatesofwar.org (Dyadic MIDs): dyadic_mid_4.02.csv",
            CoverageRule = "A dyad without a row inside the coverage has no dispute.",
            Editions = [new("4.02", 10_358, new(1816, 2014))],
            Fields =
            [
                Field.Integer("disno", 1, 99_999).Always(),
                Field.Real("dyindex", 1, 100_000).Always(),
                Field.Code("statea"),
                Field.Text("namea").Always(),
                Field.Code("stateb"),
                Field.Text("nameb").Always(),
                Field.Integer("strtday", 1, 31).Missing("-9", Coded),
                Field.Integer("strtmnth", 1, 12).Missing("-9", Coded),
                Field.Year("strtyr"),
                Field.Integer("endday", 1, 31).Missing("-9", Coded),
                Field.Integer("endmnth", 1, 12).Missing("-9", Coded),
                Field.Year("endyear"),
                Field.Integer("outcome", 0, 9).Missing("-9", Coded),
                Field.Integer("settlmnt", 0, 4).Missing("-9", Coded),
                Field.Integer("fatlev", 0, 6).Missing("-9", Coded),
                Field.Integer("highact", 0, 23).Missing("-9", Coded),
                Field.Integer("hihost", 1, 5).Missing("-9", Coded),
                Field.Integer("recip", 0, 2).Missing("-9", Coded),
                Field.Integer("noinit", 0, 999).Missing("-9", Coded),
                Field.Integer("notarg", 0, 999).Missing("-9", Coded),
                Field.Integer("sideaa", 0, 1).Missing("-9", Coded).Missing("1969", OutsideCodes),
                Field.Integer("revstata", 0, 1).Missing("-9", Coded).Missing("6", OutsideCodes),
                Field.Integer("revtypea", 0, 4).Missing("-9", Coded),
                Field.Integer("fatleva", 0, 6).Missing("-9", Coded),
                Field.Integer("highmcaa", 0, 23).Missing("-9", Coded),
                Field.Integer("hihosta", 1, 5).Missing("-9", Coded),
                Field.Integer("orignata", 0, 1).Missing("-9", Coded),
                Field.Integer("sideab", 0, 1).Missing("-9", Coded).Missing("1969", OutsideCodes),
                Field.Integer("revstatb", 0, 1).Missing("-9", Coded).Missing("6", OutsideCodes),
                Field.Integer("revtypeb", 0, 4).Missing("-9", Coded),
                Field.Integer("fatlevb", 0, 6).Missing("-9", Coded),
                Field.Integer("highmcab", 0, 23).Missing("-9", Coded),
                Field.Integer("hihostb", 1, 5).Missing("-9", Coded),
                Field.Integer("orignatb", 0, 1).Missing("-9", Coded),
                Field.Integer("rolea", 1, 4).Missing("-9", Coded),
                Field.Integer("roleb", 1, 4).Missing("-9", Coded),
                Field.Integer("dyad_rolea", 1, 4).Missing("-9", Coded),
                Field.Integer("dyad_roleb", 1, 4).Missing("-9", Coded),
                Field.Integer("war", 0, 1).Always(),
                Field.Integer("durindx", 1, 100),
                Field.Integer("duration", 0, 366),
                Field.Integer("cumdurat", 0, 10_000),
                Field.Integer("mid5hiact", 0, 21),
                Field.Integer("mid5hiacta", 0, 21),
                Field.Integer("mid5hiactb", 0, 21),
                Field.Integer("severity", 0, 100),
                Field.Integer("severitya", 0, 100),
                Field.Integer("severityb", 0, 100),
                Field.Year("year"),
                Field.Integer("ongo2014", 0, 1),
                Field.Integer("new", 0, 1),
                Field.Integer("change", 0, 3).Missing("2701", NoSuchChange),
                Field.Integer("changetype_1", 0, 11),
                Field.Integer("changetype_2", 0, 11),
                Field.Integer("dyad", 2_000, 999_999),
                Field.Integer("abbreva", 1, 999),
                Field.Integer("abbrevb", 1, 999),
                Field.Integer("lastobs", 0, 1),
                Field.Integer("newar", 0, 1),
            ],
            Key = ["disno", "dyindex", "statea", "stateb", "year"],
            Quirks =
            [
                Coded,
                OutsideCodes,
                NoSuchChange,
                OtherReciprocity,
                OutsideDispute,
                SeveralSpells,
                SeveralDisputes,
            ],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "endyear") < batch.Number(row, "strtyr"))
                batch.Refuse(
                    row,
                    "endyear lies before strtyr; a dispute ends after it begins; correct one of the two."
                );
            if (batch.Number(row, "dyad") != batch.Number(row, "statea") * 1000 + batch.Number(row, "stateb"))
            {
                batch.Refuse(
                    row,
                    $"dyad '{batch.Number(row, "dyad")}': dyad is statea followed by stateb; correct one of the three."
                );
            }
            if (batch.Number(row, "recip") == 2)
                batch.Count(OtherReciprocity, row);
            double year = batch.Number(row, "year");
            if (year < batch.Number(row, "strtyr") || year > batch.Number(row, "endyear"))
                batch.Count(OutsideDispute, row);
        }
        batch.CountRepeated(["disno", "statea", "stateb", "year"], SeveralSpells);
        batch.CountRepeated(["statea", "stateb", "year"], SeveralDisputes);
    }
}
