namespace Counterpoise.Archive.Importers;

/// <summary>COW State System Membership: a row for every spell of membership.</summary>
internal sealed class StateSystemMembership : Importer
{
    private static readonly Quirk OpenSpell = new(
        "spell still open, coded to 2016-12-31",
        "kept as coded; readers take later years from the country panel"
    );

    private static readonly Quirk SeveralSpells = new("state with several spells", "all kept");

    private static readonly SplitDate Start = new("styear", "stmonth", "stday");

    private static readonly SplitDate End = new("endyear", "endmonth", "endday");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "states",
            Title = "COW State System Membership",
            Publication = new(
                "cow2017states",
                "misc",
                "{Correlates of War Project}",
                "State System Membership List, v2016",
                2017,
                "Correlates of War Project"
            ),
            Licence = Terms.Cow,
            WhereToGet = "the Correlates of War Project, correlatesofwar.org (State System Membership): states2016.csv",
            CoverageRule = "A state without a spell in a year is no member of the system in that year.",
            Editions = [new("2016", 243, new(1816, 2016))],
            Fields =
            [
                Field.Text("stateabb").Always(),
                Field.Code("ccode"),
                Field.Text("statenme").Always(),
                Field.Year("styear"),
                Field.Integer("stmonth", 1, 12).Always(),
                Field.Integer("stday", 1, 31).Always(),
                Field.Year("endyear"),
                Field.Integer("endmonth", 1, 12).Always(),
                Field.Integer("endday", 1, 31).Always(),
                Field.Integer("version", 2016, 2016).Always(),
            ],
            Key = ["ccode", "styear", "stmonth", "stday"],
            Quirks = [OpenSpell, SeveralSpells],
        };

    protected override void Amend(Batch batch)
    {
        Start.RefuseNoSuchDay(batch);
        End.RefuseNoSuchDay(batch);
        SplitDate.RefuseEndBeforeStart(batch, Start, End);
        for (int row = 0; row < batch.Rows; row++)
        {
            if (
                batch.Number(row, "endyear") == 2016
                && batch.Number(row, "endmonth") == 12
                && batch.Number(row, "endday") == 31
            )
                batch.Count(OpenSpell, row);
        }
        batch.CountRepeated(["ccode"], SeveralSpells);
    }
}
