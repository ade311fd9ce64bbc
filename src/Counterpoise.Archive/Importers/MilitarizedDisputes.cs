namespace Counterpoise.Archive.Importers;

/// <summary>COW Militarized Interstate Disputes (MIDA): a row for every dispute.</summary>
internal sealed class MilitarizedDisputes : Importer
{
    private static readonly Quirk Coded = new("missing coded -9", "stored as missing");

    private static readonly Quirk OngoingButEnded = new(
        "dispute that goes on at the end of 2014, but with an earlier end",
        "kept as coded"
    );

    private static readonly SplitDate Start = new("styear", "stmon", "stday");

    private static readonly SplitDate End = new("endyear", "endmon", "endday");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "mid",
            Title = "COW Militarized Interstate Disputes, disputes (MIDA)",
            Publication = DisputeParticipants.Article,
            Licence = Terms.Cow,
            WhereToGet =
                "the Correlates of War Project, correlatesofwar.org (Militarized Interstate Disputes): MIDA 5.0.csv",
            CoverageRule = "What has no row inside the coverage was no militarised dispute.",
            Editions = [new("5.0", 2_436, new(1816, 2014))],
            Fields =
            [
                Field.Integer("dispnum", 1, 99_999).Always(),
                Field.Integer("stday", 1, 31).Missing("-9", Coded),
                Field.Integer("stmon", 1, 12).Always(),
                Field.Integer("styear", 1816, 2014).Always(),
                Field.Integer("endday", 1, 31).Missing("-9", Coded),
                Field.Integer("endmon", 1, 12).Always(),
                Field.Integer("endyear", 1816, 2014).Always(),
                Field.Integer("outcome", 1, 9).Missing("-9", Coded),
                Field.Integer("settle", 1, 4).Missing("-9", Coded),
                Field.Integer("fatality", 0, 6).Missing("-9", Coded),
                // The precise number of the dead is given below a thousand only.
                Field.Integer("fatalpre", 0, 999).Missing("-9", Coded),
                Field.Integer("maxdur", 1, 10_000).Always(),
                Field.Integer("mindur", 0, 10_000).Always(),
                Field.Integer("hiact", 0, 21).Always(),
                Field.Integer("hostlev", 1, 5).Always(),
                Field.Integer("recip", 0, 1).Always(),
                Field.Integer("numa", 1, 99).Always(),
                Field.Integer("numb", 1, 99).Always(),
                Field.Integer("ongo2014", 0, 1).Always(),
                Field.Integer("version", 5, 5).Always(),
            ],
            Key = ["dispnum"],
            Quirks = [Coded, OngoingButEnded],
        };

    protected override void Amend(Batch batch)
    {
        Start.RefuseNoSuchDay(batch);
        End.RefuseNoSuchDay(batch);
        SplitDate.RefuseEndBeforeStart(batch, Start, End);
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "mindur") > batch.Number(row, "maxdur"))
            {
                batch.Refuse(
                    row,
                    "mindur lies above maxdur; the shortest duration is no longer than the longest; correct one of the two."
                );
            }
            if (batch.Number(row, "ongo2014") == 1 && batch.Number(row, "endyear") < 2014)
                batch.Count(OngoingButEnded, row);
        }
    }
}
