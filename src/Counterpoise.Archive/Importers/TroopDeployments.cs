namespace Counterpoise.Archive.Importers;

/// <summary>United States military personnel by host country-year (troopdata).</summary>
internal sealed class TroopDeployments : Importer
{
    private static readonly string[] Branches =
    [
        "troops_ad",
        "army_ad",
        "navy_ad",
        "air_force_ad",
        "marine_corps_ad",
        "coast_guard_ad",
        "space_force_ad",
        "army_national_guard",
        "air_national_guard",
        "army_reserve",
        "navy_reserve",
        "marine_corps_reserve",
        "air_force_reserve",
        "coast_guard_reserve",
        "total_selected_reserve",
        "army_civilian",
        "navy_civilian",
        "marine_corps_civilian",
        "air_force_civilian",
        "dod_civilian",
        "total_civilian",
    ];

    private static readonly Quirk NotAvailable = new("missing written NA", "stored as missing");

    private static readonly Quirk TwoSpellings = new(
        "country-year twice under two spellings of the name",
        "greatest figure of the two kept"
    );

    private static readonly Quirk NegativeBranch = new(
        "negative number of marines (1959)",
        "stored as missing; the total is kept"
    );

    private static readonly Quirk Home = new("the United States itself", "kept; readers leave it out");

    private static readonly Quirk OutsideSystem = new("territory with a code above 1000", "kept; readers leave it out");

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "us-troops",
            Title = "US military personnel by host country (troopdata)",
            Publication = new(
                "allen2022",
                "article",
                "Allen, Michael A. and Flynn, Michael E. and Martinez Machain, Carla",
                "US Global Military Deployments, 1950-2020",
                2022,
                "Conflict Management and Peace Science 39(3)"
            ),
            Licence = "GPL-3 package; US government source",
            WhereToGet = "meflynn/troopdata on GitHub, data-raw/troopdata-rebuild-country-year.csv",
            CoverageRule = "A country without a row is unknown.",
            Editions = [new("2024", 13_135, new(1950, 2024))],
            Fields =
            [
                Field.Text("countryname").Always(),
                Field.Year("year"),
                Field.Integer("ccode", 2, 99_999).Always(),
                Field.Text("iso3c").Missing("NA", NotAvailable),
                Field.Text("region").Missing("NA", NotAvailable),
                .. Branches.Select(branch => Field.Integer(branch, -1_000, 3e6).Missing("NA", NotAvailable)),
            ],
            Key = ["ccode", "year"],
            Quirks = [NotAvailable, TwoSpellings, NegativeBranch, Home, OutsideSystem],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            foreach (var branch in Branches)
            {
                if (!(batch.Number(row, branch) < 0))
                    continue;
                if (branch == "marine_corps_ad" && batch.Number(row, "year") == 1959)
                {
                    batch.Count(NegativeBranch, row);
                    batch.Set(row, branch, double.NaN);
                }
                else
                {
                    batch.Refuse(
                        row,
                        $"{branch} '{batch.Number(row, branch)}': personnel is zero or more; correct it at its source."
                    );
                }
            }
        }
        batch.MergeRepeated(
            DataSet.Key,
            TwoSpellings,
            differs: (first, second) =>
                !string.Equals(
                    batch.Text(first, "countryname"),
                    batch.Text(second, "countryname"),
                    StringComparison.Ordinal
                ),
            merge: (first, second) =>
            {
                foreach (var branch in Branches)
                {
                    double one = batch.Number(first, branch);
                    double other = batch.Number(second, branch);
                    batch.Set(
                        first,
                        branch,
                        double.IsNaN(one) ? other : Math.Max(one, double.IsNaN(other) ? one : other)
                    );
                }
            }
        );
        for (int row = 0; row < batch.Rows; row++)
        {
            if (batch.Number(row, "ccode") == 2)
                batch.Count(Home, row);
            else if (batch.Number(row, "ccode") > 1000)
                batch.Count(OutsideSystem, row);
        }
    }
}
