namespace Counterpoise.Archive.Importers;

/// <summary>Concordance of country codes and names (countrycode). A cross-section: present-day states by their names.</summary>
internal sealed class CountryCodes : Importer
{
    public override DataSet DataSet { get; } =
        new()
        {
            Id = "country-codes",
            Title = "countrycode concordance",
            Publication = new(
                "arelbundock2018",
                "article",
                "Arel-Bundock, Vincent and Enevoldsen, Nils and Yetman, C. J.",
                "countrycode: An R Package to Convert Country Names and Country Codes",
                2018,
                "Journal of Open Source Software 3(28)"
            ),
            Licence = "GPL-3",
            WhereToGet =
                "vincentarelbundock/countrycode on GitHub, dictionary/codelist_without_cldr.csv, with the 17 columns that are read here",
            CoverageRule = "Not dated: Germany is always COW 255, Russia and the USSR 365, Serbia none.",
            Editions = [new("1.8.0", 292, new(1816, 2025))],
            Fields =
            [
                Field.Text("country.name.en").Always(),
                Field.Text("country.name.en.regex").Always(),
                Field.Integer("cown", 2, 999),
                Field.Text("cowc"),
                Field.Text("cow.name"),
                Field.Integer("gwn", 2, 999),
                Field.Text("gwc"),
                Field.Integer("p5n", 2, 999),
                Field.Text("p5c"),
                Field.Text("iso2c"),
                Field.Text("iso3c"),
                Field.Integer("iso3n", 1, 999),
                Field.Integer("un", 1, 999),
                Field.Integer("vdem", 1, 999),
                Field.Text("continent"),
                Field.Text("region"),
                Field.Text("region23"),
            ],
            Key = ["country.name.en"],
        };
}
