namespace Counterpoise.Archive.Importers;

/// <summary>COW Militarized Interstate Disputes (MIDB): a row for every spell of a state in a dispute.</summary>
internal sealed class DisputeParticipants : Importer
{
    private static readonly Quirk Coded = new("missing coded -9", "stored as missing");

    private static readonly Quirk SeveralSpells = new(
        "state more than once in a dispute, in separate spells",
        "all kept"
    );

    private static readonly Quirk BothSides = new("state on both sides of a dispute, one after the other", "both kept");

    private static readonly Quirk OtherAbbreviation = new(
        "abbreviation of another state (NIR, Niger, beside the code of Nigeria)",
        "kept as coded; readers take the code"
    );

    private static readonly SplitDate Start = new("styear", "stmon", "stday");

    private static readonly SplitDate End = new("endyear", "endmon", "endday");

    /// <summary>The work that both files of the disputes are cited by.</summary>
    public static Publication Article { get; } =
        new(
            "palmer2022",
            "article",
            "Palmer, Glenn and McManus, Roseanne W. and D'Orazio, Vito and Kenwick, Michael R. and Karstens, Mikaela "
                + "and Bloch, Chase and Dietrich, Nick and Kahn, Kayla and Ritter, Kellan and Soules, Michael J.",
            "The MID5 Dataset, 2011-2014: Procedures, Coding Rules, and Description",
            2022,
            "Conflict Management and Peace Science 39(4)"
        );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "mid-participants",
            Title = "COW Militarized Interstate Disputes, participants (MIDB)",
            Publication = Article,
            Licence = Terms.Cow,
            WhereToGet =
                "the Correlates of War Project, correlatesofwar.org (Militarized Interstate Disputes): MIDB 5.0.csv",
            CoverageRule =
                "A state without a row inside the coverage was in no dispute; two states on opposite sides need not "
                + "have met.",
            Editions = [new("5.0", 5_883, new(1816, 2014))],
            Fields =
            [
                Field.Integer("dispnum", 1, 99_999).Always(),
                Field.Text("stabb").Always(),
                Field.Code("ccode"),
                Field.Integer("stday", 1, 31).Missing("-9", Coded),
                Field.Integer("stmon", 1, 12).Always(),
                Field.Integer("styear", 1816, 2014).Always(),
                Field.Integer("endday", 1, 31).Missing("-9", Coded),
                Field.Integer("endmon", 1, 12).Always(),
                Field.Integer("endyear", 1816, 2014).Always(),
                Field.Integer("sidea", 0, 1).Always(),
                Field.Integer("revstate", 0, 1).Always(),
                Field.Integer("revtype1", 0, 4).Missing("-9", Coded),
                Field.Integer("revtype2", 0, 4).Missing("-9", Coded),
                Field.Integer("fatality", 0, 6).Missing("-9", Coded),
                Field.Integer("fatalpre", 0, 999).Missing("-9", Coded),
                Field.Integer("hiact", 0, 21).Always(),
                Field.Integer("hostlev", 1, 5).Always(),
                Field.Integer("orig", 0, 1).Always(),
                Field.Integer("version", 5, 5).Always(),
            ],
            Key = ["dispnum", "ccode", "styear", "stmon", "stday"],
            Quirks = [Coded, SeveralSpells, BothSides, OtherAbbreviation],
        };

    protected override void Amend(Batch batch)
    {
        Start.RefuseNoSuchDay(batch);
        End.RefuseNoSuchDay(batch);
        SplitDate.RefuseEndBeforeStart(batch, Start, End);
        batch.CountRepeated(["dispnum", "ccode"], SeveralSpells);

        CountBothSides(batch);
        CountOtherAbbreviations(batch);
    }

    private static void CountBothSides(Batch batch)
    {
        var firstSide = new Dictionary<(double, double), double>();
        var counted = new HashSet<(double, double)>();
        for (int row = 0; row < batch.Rows; row++)
        {
            var participant = (batch.Number(row, "dispnum"), batch.Number(row, "ccode"));
            double side = batch.Number(row, "sidea");
            if (!firstSide.TryAdd(participant, side) && firstSide[participant] != side && counted.Add(participant))
                batch.Count(BothSides, row);
        }
    }

    /// <summary>Counts the rows whose abbreviation mostly stands beside another code.</summary>
    private static void CountOtherAbbreviations(Batch batch)
    {
        foreach (
            var rows in Enumerable.Range(0, batch.Rows).GroupBy(row => batch.Text(row, "stabb"), StringComparer.Ordinal)
        )
        {
            double own = rows.CountBy(row => batch.Number(row, "ccode")).MaxBy(code => code.Value).Key;
            foreach (int row in rows)
            {
                if (batch.Number(row, "ccode") != own)
                    batch.Count(OtherAbbreviation, row);
            }
        }
    }
}
