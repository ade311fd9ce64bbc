namespace Counterpoise.Archive.Importers;

/// <summary>COW Direct Contiguity by directed dyad-year.</summary>
internal sealed class DirectContiguity : Importer
{
    private static readonly Quirk TypeChanged = new(
        "dyad-year twice because the type changed within the year",
        "least type kept"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "contiguity",
            Title = "COW Direct Contiguity",
            Publication = new(
                "stinnett2002",
                "article",
                "Stinnett, Douglas M. and Tir, Jaroslav and Schafer, Philip and Diehl, Paul F. and Gochman, Charles",
                "The Correlates of War Project Direct Contiguity Data, Version 3",
                2002,
                "Conflict Management and Peace Science 19(2)"
            ),
            Licence = Terms.Cow,
            WhereToGet = "the Correlates of War Project, correlatesofwar.org (Direct Contiguity): contdird.csv",
            CoverageRule = "A dyad without a row inside the coverage is not contiguous.",
            Editions = [new("3.2", 82_498, new(1816, 2016))],
            Fields =
            [
                Field.Integer("dyad", 2_000, 999_999).Always(),
                Field.Code("state1no"),
                Field.Text("state1ab").Always(),
                Field.Code("state2no"),
                Field.Text("state2ab").Always(),
                Field.Year("year"),
                Field.Integer("conttype", 1, 5).Always(),
                Field.Real("version", 3.2, 3.2).Always(),
            ],
            Key = ["state1no", "state2no", "year"],
            Quirks = [TypeChanged],
        };

    // Only a second row with another type is the known peculiarity; a plain repetition is a fault.
    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            var (one, other) = (batch.Number(row, "state1no"), batch.Number(row, "state2no"));
            if (one == other || batch.Number(row, "dyad") != Math.Min(one, other) * 1000 + Math.Max(one, other))
            {
                batch.Refuse(
                    row,
                    $"dyad '{batch.Number(row, "dyad")}': dyad is the lower of two codes followed by the higher; correct one."
                );
            }
        }
        batch.MergeRepeated(
            DataSet.Key,
            TypeChanged,
            differs: (first, second) => batch.Number(first, "conttype") != batch.Number(second, "conttype"),
            merge: (first, second) =>
                batch.Set(
                    first,
                    "conttype",
                    Math.Min(batch.Number(first, "conttype"), batch.Number(second, "conttype"))
                )
        );
    }
}
