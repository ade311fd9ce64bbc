namespace Counterpoise.Archive.Importers;

/// <summary>COW Inter-State War: a row for every participant in a war.</summary>
internal sealed class InterStateWars : Importer
{
    private static readonly Quirk NotApplicable = new("not applicable coded -8", "stored as missing");

    private static readonly Quirk Coded = new("missing coded -9", "stored as missing");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "interstate-war",
            Title = "COW Inter-State War",
            Publication = new(
                "sarkees2010",
                "book",
                "Sarkees, Meredith Reid and Wayman, Frank Whelon",
                "Resort to War: 1816-2007",
                2010,
                "CQ Press"
            ),
            Licence = Terms.Cow,
            WhereToGet = "the Correlates of War Project, correlatesofwar.org (COW Wars): Inter-StateWarData_v4.0.csv",
            CoverageRule = "A state without a row fought no interstate war in 1816-2007.",
            Editions = [new("4.0", 337, new(1816, 2007))],
            Fields =
            [
                Field.Integer("WarNum", 1, 999).Always(),
                Field.Text("WarName").Always(),
                Field.Integer("WarType", 1, 1).Always(),
                Field.Code("ccode"),
                Field.Text("StateName").Always(),
                Field.Integer("Side", 1, 2).Always(),
                Month("StartMonth1"),
                Day("StartDay1"),
                Year("StartYear1"),
                Month("EndMonth1"),
                Day("EndDay1"),
                Year("EndYear1"),
                Month("StartMonth2"),
                Day("StartDay2"),
                Year("StartYear2"),
                Month("EndMonth2"),
                Day("EndDay2"),
                Year("EndYear2"),
                // Text, for one war came from two others ('404, 410').
                Field.Text("TransFrom").Missing("-8", NotApplicable).Missing("-9", Coded),
                Field.Integer("WhereFought", 1, 19).Missing("-9", Coded),
                Field.Integer("Initiator", 1, 2).Missing("-9", Coded),
                Field.Integer("Outcome", 1, 8).Missing("-9", Coded),
                Field.Text("TransTo").Missing("-8", NotApplicable).Missing("-9", Coded),
                Field.Integer("BatDeath", 0, 1e7).Missing("-8", NotApplicable).Missing("-9", Coded),
                Field.Integer("Version", 4, 4).Always(),
            ],
            Key = ["WarNum", "ccode", "Side"],
            Quirks = [NotApplicable, Coded],
        };

    private static Field Month(string header) => Coding(Field.Integer(header, 1, 12));

    private static Field Day(string header) => Coding(Field.Integer(header, 1, 31));

    private static Field Year(string header) => Coding(Field.Integer(header, 1816, 2007));

    private static Field Coding(Field field) => field.Missing("-8", NotApplicable).Missing("-9", Coded);
}
