namespace Counterpoise.Archive.Importers;

/// <summary>
/// Maddison Project: <c>gdppc</c>, GDP per capita in 2011 international dollars, and <c>pop</c>, population in thousands, by
/// country-year. <c>countrycode</c> is ISO3, with SUN, YUG and CSK for the former Soviet Union, Yugoslavia and Czechoslovakia.
/// </summary>
internal sealed class MaddisonProject : Importer
{
    // Last year of the state; the series goes on as the sum of the successors.
    private static readonly (string Code, int Last)[] Former = [("CSK", 1992), ("SUN", 1991), ("YUG", 1991)];

    private static readonly Quirk NoProduct = new("GDP per capita of zero (Emirates 1991-92)", "stored as missing");

    private static readonly Quirk AfterTheEnd = new(
        "former federation (SUN, YUG, CSK) after its end",
        "kept; the sum of the successors, to be left out beside them"
    );

    public override DataSet DataSet { get; } =
        new()
        {
            Id = "maddison",
            Title = "Maddison Project Database",
            Publication = new(
                "bolt2020",
                "techreport",
                "Bolt, Jutta and van Zanden, Jan Luiten",
                "Maddison Style Estimates of the Evolution of the World Economy: A New 2020 Update",
                2020,
                "Maddison Project Working Paper 15, University of Groningen"
            ),
            Licence = "CC BY 4.0",
            WhereToGet =
                "the Groningen Growth and Development Centre, Maddison Project Database 2020: mpd2020.xlsx, sheet 'Full data', saved as CSV",
            CoverageRule = "A country without a row or value is unknown; sparse before 1820.",
            Editions = [new("2020", 21_682, new(1816, 2018))],
            Fields =
            [
                Field.Text("countrycode").Always(),
                Field.Text("country").Always(),
                Field.Integer("year", 1, 2018).Always(),
                Field.Real("gdppc", 0, 200_000),
                Field.Real("pop", 1, 2_000_000),
            ],
            Key = ["countrycode", "year"],
            Quirks = [NoProduct, AfterTheEnd],
        };

    protected override void Amend(Batch batch)
    {
        for (int row = 0; row < batch.Rows; row++)
        {
            var code = batch.Text(row, "countrycode")!;
            if (code.Length != 3 || !code.All(char.IsAsciiLetterUpper))
                batch.Refuse(row, $"countrycode '{code}': a code has three capital letters; correct it at its source.");
            if (batch.Number(row, "gdppc") == 0)
            {
                batch.Set(row, "gdppc", double.NaN);
                batch.Count(NoProduct, row);
            }
            if (Former.Any(f => f.Code == code && batch.Number(row, "year") > f.Last))
                batch.Count(AfterTheEnd, row);
        }
    }
}
