namespace Counterpoise.Archive.Importers;

/// <summary>
/// CEPII GeoDist by directed pair of countries, without a year. Distances in km: <c>dist</c> between the largest cities,
/// <c>distcap</c> between the capitals, <c>distw</c> and <c>distwces</c> weighted by the population of cities; the rest 0 or 1:
/// contiguity, official and spoken common language, colonial ties. Codes are ISO3 (with ANT, the Netherlands Antilles), the
/// old ones replaced by those of the present: Serbia stands for Yugoslavia.
/// </summary>
internal sealed class CountryDistances : Importer
{
    private static readonly Dictionary<string, (string Present, Quirk Quirk)> Old = new(StringComparer.Ordinal)
    {
        ["ROM"] = Renamed("ROM", "ROU"),
        ["ZAR"] = Renamed("ZAR", "COD"),
        ["YUG"] = Renamed("YUG", "SRB"),
        ["TMP"] = Renamed("TMP", "TLS"),
        ["PAL"] = Renamed("PAL", "PSE"),
    };

    private static readonly string[] Codes = ["iso_o", "iso_d"];

    private static readonly Quirk Self = new("pair of a country with itself", "kept; its distances are internal ones");

    private static readonly Quirk NoWeights = new(
        "no distance weighted by cities (CCK, CXR, MAC, MSR, PCN)",
        "kept missing"
    );

    private static readonly Quirk OneWay = new("same country (smctry) in one direction only", "kept as published");

    private static readonly Quirk TooNear = new(
        "distwces of a country to itself below a hundredth of distw (MNP, PHL)",
        "stored as missing"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "country-distances",
            Title = "CEPII GeoDist, bilateral distances",
            Publication = new(
                "mayer2011",
                "techreport",
                "Mayer, Thierry and Zignago, Soledad",
                "Notes on CEPII's Distances Measures: The GeoDist Database",
                2011,
                "CEPII Working Paper 2011-25"
            ),
            Licence = "CEPII: Etalab open licence as far as known",
            WhereToGet =
                "pachadotdev/cepiigeodist on GitHub, data/dist_cepii.rda; save it with write.csv(row.names = FALSE, na = '')",
            CoverageRule = "Every pair of 224 countries has a row; not dated, countries as about 2000.",
            Editions = [new("2011", 50_176, new(1816, 2011))],
            Fields =
            [
                Field.Text("iso_o").Always(),
                Field.Text("iso_d").Always(),
                .. new[]
                {
                    "contig",
                    "comlang_off",
                    "comlang_ethno",
                    "colony",
                    "comcol",
                    "curcol",
                    "col45",
                    "smctry",
                }.Select(flag => Field.Integer(flag, 0, 1).Always()),
                Distance("dist").Always(),
                Distance("distcap").Always(),
                Distance("distw"),
                Distance("distwces"),
            ],
            Key = ["iso_o", "iso_d"],
            Quirks = [.. Old.Values.Select(old => old.Quirk), Self, NoWeights, OneWay, TooNear],
        };

    protected override void Amend(Batch batch)
    {
        var same = new Dictionary<(string, string), double>(batch.Rows);
        for (int row = 0; row < batch.Rows; row++)
        {
            foreach (var column in Codes)
            {
                if (!Old.TryGetValue(batch.Text(row, column)!, out var old))
                    continue;
                batch.Set(row, column, old.Present);
                batch.Count(old.Quirk, row);
            }
            var pair = (batch.Text(row, "iso_o")!, batch.Text(row, "iso_d")!);
            same[pair] = batch.Number(row, "smctry");
            if (pair.Item1 == pair.Item2)
                CheckSelf(batch, row);
            bool known = !double.IsNaN(batch.Number(row, "distw"));
            if (!known)
                batch.Count(NoWeights, row);
        }
        for (int row = 0; row < batch.Rows; row++)
        {
            if (
                same.TryGetValue((batch.Text(row, "iso_d")!, batch.Text(row, "iso_o")!), out double mirror)
                && mirror != batch.Number(row, "smctry")
            )
                batch.Count(OneWay, row);
        }
    }

    private static void CheckSelf(Batch batch, int row)
    {
        batch.Count(Self, row);
        if (batch.Number(row, "distwces") < batch.Number(row, "distw") / 100)
        {
            batch.Set(row, "distwces", double.NaN);
            batch.Count(TooNear, row);
        }
    }

    // Half the circumference of the earth is 20,040 km.
    private static Field Distance(string header) => Field.Real(header, 0, 20_040);

    private static (string Present, Quirk Quirk) Renamed(string old, string present) =>
        (present, new($"old ISO3 spelling {old}", $"{present} instead"));
}
