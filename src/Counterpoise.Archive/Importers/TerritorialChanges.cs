namespace Counterpoise.Archive.Importers;

/// <summary>COW Territorial Change: a row for every transfer of territory.</summary>
internal sealed class TerritorialChanges : Importer
{
    private static readonly Quirk Dotted = new("missing written as a full stop", "stored as missing");

    private static readonly Quirk Coded = new("missing coded -9", "stored as missing");

    private static readonly Quirk NoState = new(
        "gainer or loser coded 0 or 1, which no state has (occupation, mandate)",
        "kept as coded; readers leave it out"
    );

    private static readonly Quirk OutsideSystem = new(
        "loser or entity with a code above 999, outside the state system",
        "kept; readers leave it out"
    );

    private static readonly Quirk WithinItself = new("gainer and loser are the same state", "kept as coded");

    private static readonly Quirk EarlierVersion = new(
        "column version says 5 in the release of version 6",
        "kept as coded: the row is unchanged since"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "territorial-change",
            Title = "COW Territorial Change",
            Publication = new(
                "tir1998",
                "article",
                "Tir, Jaroslav and Schafer, Philip and Diehl, Paul F. and Goertz, Gary",
                "Territorial Changes, 1816-1996: Procedures and Data",
                1998,
                "Conflict Management and Peace Science 16(1)"
            ),
            Licence = Terms.Cow,
            WhereToGet = "the Correlates of War Project, correlatesofwar.org (Territorial Change): tc2018.csv",
            CoverageRule = "A state without a row inside the coverage neither gained nor lost territory.",
            Editions = [new("6", 842, new(1816, 2018))],
            Fields =
            [
                Field.Integer("year", 1816, 2018).Always(),
                Field.Integer("month", 1, 12).Missing(".", Dotted),
                Field.Integer("gainer", 0, 999).Always(),
                Code("gaintype", 0, 1),
                Code("procedur", 1, 6),
                Field.Integer("entity", 2, 9_999).Missing(".", Dotted),
                Code("contgain", 0, 1),
                // Square kilometres.
                Field.Real("area", 0, 2e7).Missing(".", Dotted),
                Field.Integer("pop", 0, 1e9).Missing(".", Dotted),
                Field.Integer("portion", 0, 1).Always(),
                Code("loser", 0, 9_999),
                Code("losetype", 0, 1),
                Code("contlose", 0, 1),
                Code("entry", 0, 1),
                Code("exit", 0, 1),
                Field.Integer("number", 1, 9_999).Always(),
                Field.Integer("indep", 0, 1).Always(),
                Field.Integer("conflict", 0, 1).Always(),
                Field.Integer("version", 5, 6).Always(),
            ],
            Key = ["number"],
            Quirks = [Dotted, Coded, NoState, OutsideSystem, WithinItself, EarlierVersion],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            double gainer = batch.Number(row, "gainer");
            double loser = batch.Number(row, "loser");
            if (gainer < 2)
                batch.Count(NoState, row);
            if (loser < 2)
                batch.Count(NoState, row);
            if (loser > 999)
                batch.Count(OutsideSystem, row);
            if (batch.Number(row, "entity") > 999)
                batch.Count(OutsideSystem, row);
            if (gainer == loser)
                batch.Count(WithinItself, row);
            if (batch.Number(row, "version") == 5)
                batch.Count(EarlierVersion, row);
        }
    }

    private static Field Code(string header, int least, int greatest) =>
        Field.Integer(header, least, greatest).Always().Missing("-9", Coded);
}
